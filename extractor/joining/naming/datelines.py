"""Where a story was written, before its first sentence: LAGOS, Nigeria, May 3 /Wire/ -- Gaon Steel will."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.rules.grammar import Grammar


def dateline_end(sentence: str, places: Iterable[int], grammar: Grammar) -> int:
    """How long a sentence's dateline is; 0 where it has none.

    ``places`` are where the sentence's places begin. A date, a wire service or a place makes a
    dateline of what stands before the dash: Alder Foods — the baker — has none of them. A by-line
    that ran into the sentence counts as one.
    """
    byline = grammar.patterns["byline"].match(sentence)
    match = grammar.patterns["dateline"].match(sentence)
    if match is None:
        return byline.end() if byline else 0
    sure = match["sure"] or match["wire"] or any(at < match.end() for at in places)
    return match.end() if sure else 0
