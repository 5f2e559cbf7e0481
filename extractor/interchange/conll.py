"""CoNLL-2003: a token a line, with its label in IOB2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.interchange.annotations import apart
from extractor.interchange.tokens_between import sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.interchange.annotations import Annotated

_DOCUMENT = "-DOCSTART- -X- O O\n\n"


def as_conll(articles: Sequence[Annotated]) -> Iterator[tuple[str, str]]:
    """One file: four columns, of which the two in the middle are the token's place in code points.

    A token has one label: of marks that overlap, the longest stays. Roles of records have no form here.
    """
    yield "corpus.conll", "".join(map(_document, articles))


def _document(article: Annotated) -> str:
    tags: dict[int, str] = {}
    spans = tokens(article)
    kept = apart(article.marks)
    for mark in kept:
        inside = [span for span in spans if mark.start <= span.start and span.end <= mark.end]
        tags |= {span.start: f"I-{mark.label}" for span in inside}
        tags[mark.start] = f"B-{mark.label}"
    rows = (
        "".join(
            f"{article.text[start:end]} {start} {end} {tags.get(start, 'O')}\n"
            for start, end in line
        )
        for line in sentences(article.text, spans)
    )
    return _DOCUMENT + "".join(f"{row}\n" for row in rows)
