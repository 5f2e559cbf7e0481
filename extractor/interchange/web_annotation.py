"""W3C Web Annotations, a page of them for each article, in JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extractor.interchange.file_names import file_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.interchange.annotations import Annotated, Deal, Mark

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters of context on each side of a quote.
_AROUND = 32


def as_web_annotations(articles: Sequence[Annotated]) -> Iterator[tuple[str, str]]:
    """For each article its text and a page of annotations of that text, each with its file's name.

    A mention is tagged with its label. A record is classified by its kind and assessed by its status; each
    of its roles links it with a mention. Positions are code points, as the standard has it.
    """
    names = file_names(article.id for article in articles)
    for article in articles:
        name = names[article.id]
        page = _page(article, f"{name}.txt", f"{name}.jsonld")
        yield f"{name}.txt", article.text
        yield f"{name}.jsonld", json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _page(article: Annotated, text: str, own: str) -> dict[str, Any]:
    ids = {mark: f"{own}#m{number}" for number, mark in enumerate(article.marks, 1)}
    items = [_marked(article, mark, ids[mark], text) for mark in article.marks]
    for number, deal in enumerate(article.deals, 1):
        items += _deal(article, deal, f"{own}#{deal.id or f'd{number}'}", ids, text)
    return {"@context": CONTEXT, "id": own, "type": "AnnotationPage", "items": items}


def _marked(article: Annotated, mark: Mark, own: str, text: str) -> dict[str, Any]:
    return {
        **_annotation(own, "tagging"),
        "body": _body(mark.label, "tagging"),
        "target": _target(article, mark, text),
    }


def _deal(
    article: Annotated, deal: Deal, own: str, ids: dict[Mark, str], text: str
) -> Iterator[dict[str, Any]]:
    said = [_body(deal.kind, "classifying")]
    said += [_body(deal.status, "assessing")] if deal.status else []
    target = _target(article, deal.anchor, text)
    yield {**_annotation(own, "classifying"), "body": said, "target": target}
    for number, argument in enumerate(deal.arguments, 1):
        yield {
            **_annotation(f"{own}-{number}", "linking"),
            "body": _body(argument.role, "tagging"),
            "target": [own, ids[argument.mark]],
        }


def _annotation(own: str, motivation: str) -> dict[str, Any]:
    return {"id": own, "type": "Annotation", "motivation": motivation}


def _body(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _target(article: Annotated, mark: Mark, source: str) -> dict[str, Any]:
    text = article.text
    place = {"type": "TextPositionSelector", "start": mark.start, "end": mark.end}
    quote = {
        "type": "TextQuoteSelector",
        "exact": article.words(mark),
        "prefix": text[max(0, mark.start - _AROUND) : mark.start],
        "suffix": text[mark.end : mark.end + _AROUND],
    }
    return {"source": source, "selector": [place, quote]}
