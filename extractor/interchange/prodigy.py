"""Prodigy: a task a line, with tokens, spans and relations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extractor.interchange.tokens_between import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.interchange.annotations import Annotated, Deal, Mark
    from extractor.types import Span

    Marked = Mapping[Mark, dict[str, Any]]


def as_prodigy(articles: Sequence[Annotated]) -> Iterator[tuple[str, str]]:
    """tasks.jsonl, for the recipes that mark spans and relations. Places are code points."""
    lines = (json.dumps(_task(article), ensure_ascii=False) + "\n" for article in articles)
    yield "tasks.jsonl", "".join(lines)


def _task(article: Annotated) -> dict[str, Any]:
    spans = tokens(article)
    anchors = [deal.anchor for deal in article.deals]
    marked = {mark: _marked(mark, spans) for mark in (*article.marks, *anchors)}
    return {
        "text": article.text,
        "tokens": [_token(article.text, number, span) for number, span in enumerate(spans)],
        "spans": [marked[mark] for mark in article.marks],
        "relations": [one for deal in article.deals for one in _relations(deal, marked)],
        "meta": {"document": article.id, "title": article.document.get("title")},
    }


def _token(text: str, number: int, span: Span) -> dict[str, Any]:
    white = text[span.end : span.end + 1].isspace()
    place = {"start": span.start, "end": span.end}
    return {"text": text[span.start : span.end], **place, "id": number, "ws": white}


def _marked(mark: Mark, spans: Sequence[Span]) -> dict[str, Any]:
    inside = [at for at, one in enumerate(spans) if mark.start < one.end and one.start < mark.end]
    around = {"token_start": inside[0], "token_end": inside[-1]}
    return {"start": mark.start, "end": mark.end, **around, "label": mark.label}


def _relations(deal: Deal, marked: Marked) -> Iterator[dict[str, Any]]:
    head = marked[deal.anchor]
    for role, mark in deal.arguments:
        child = marked[mark]
        yield {
            "head": head["token_end"],
            "child": child["token_end"],
            "head_span": head,
            "child_span": child,
            "label": role,
            "record": deal.id,
        }
