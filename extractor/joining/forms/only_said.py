"""Places where nothing is spent, though the text names them: an event is there, a firm is from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.rules.grammar import Grammar

# How far before a place the words may begin that say what takes place there, and how far behind whose home it is.
_EVENT = 60
# How far before a country its article begins.
_ARTICLE = 4


def only_said(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a place, from ``start`` to ``end``, is only that of an event or a firm."""
    return of_event(text, start, end, grammar) or of_stand_in(text, start, end, grammar)


def of_event(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a place is only that of an event, or is not meant: shares fell in Tokyo, its first outside Norway."""
    before = max(0, start - _EVENT), start
    return bool(
        grammar.patterns["event_named"].match(text, end)
        or grammar.patterns["event_at"].search(text, *before)
        or grammar.patterns["not_there"].search(text, *before)
    )


def of_stand_in(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a place only says where a firm is from that an earlier sentence named: the US trader."""
    around = max(0, start - _ARTICLE), end + _EVENT
    named = grammar.patterns["home_of_stand_in"].search(text, *around)
    return named is not None and named.end("home") == end
