"""Datelines before the first sentence: LAGOS, Nigeria, May 3 /Wire/ -- Gaon Steel will."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.rules.grammar import Grammar


def dateline_end(sentence: str, places: Iterable[int], grammar: Grammar) -> int:
    """The length of a sentence's dateline in code points; 0 if it has none.

    ``places`` are the offsets of the sentence's places. Words before a dash are a dateline if they
    hold a date, a wire service or a place ("Alder Foods — the baker —" is none). A by-line that ran
    into the sentence counts as a dateline.
    """
    byline = grammar.patterns["byline"].match(sentence)
    match = grammar.patterns["dateline"].match(sentence)
    if match is None:
        return byline.end() if byline else 0
    inside = [at for at in places if at < match.end()]
    begin, end = match.span("wire")
    if any(begin < at < end for at in inside):
        return 0  # Alder (Oslo) – The baker has raised
    sure = match["sure"] or match["wire"] or inside
    return match.end() if sure else 0
