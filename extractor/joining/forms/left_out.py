"""The words of a sentence that say nothing of who puts how much into what: a line is read without them.

What only weighs a sum, what a name is besides, who says all this, when somebody acts. Frames and small patterns need
no place for them.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Mention, Sentence

# What deals are told of: nothing that names one of these is left out.
_TOLD = frozenset({"COMPANY", "COUNTRY", "MONEY", "PLACE"})
# The small patterns of what may be left out right before a mention, and how far before it that may begin.
_AHEAD = {"MONEY": "hedge", "COMPANY": "trade_ahead"}
_AHEAD_WITHIN = 48


def left_out(
    text: str, sentence: Sentence, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[tuple[int, int]]:
    """The half-open stretches of a sentence that its line is read without; ``mentions`` are its own, in order."""
    yield from _ahead(text, sentence, mentions, grammar)
    yield from _forms_of_law(text, mentions, grammar)
    yield from _days(text, mentions, grammar)
    yield from _appositions(text, sentence, mentions, grammar)
    yield from _attribution(text, sentence, mentions, grammar)
    for found in grammar.patterns["aside_words"].finditer(text, sentence.start, sentence.end):
        yield found.span()


def _ahead(
    text: str, sentence: Sentence, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[tuple[int, int]]:
    """What stands right before an amount and only weighs it, or before a name and only says what it makes.

    In excess of $3m, a whopping $3m, 무려 3억원; to pump maker Alder.
    """
    before = sentence.start
    for mention in mentions:
        within = max(before, mention.start - _AHEAD_WITHIN), mention.start
        before = max(before, mention.end)
        name = _AHEAD.get(mention.label)
        found = grammar.patterns[name].search(text, *within) if name else None
        if found:
            yield found.span()


def _forms_of_law(
    text: str, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[tuple[int, int]]:
    """The form of law that a name begins with: 주식회사 가온."""
    for name in (m for m in mentions if m.label == "COMPANY"):
        found = grammar.patterns["form_ahead"].match(text, name.start, name.end)
        if found:
            yield found.span()


def _days(text: str, mentions: Sequence[Mention], grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The day between who acts and the rest: 가온은 12일 공장을 짓는다."""
    for date in (m for m in mentions if m.label == "DATE"):
        found = grammar.patterns["day_aside"].match(text, date.start)
        if found:
            yield found.span()


def _appositions(
    text: str, sentence: Sentence, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[tuple[int, int]]:
    """What a name is, between commas: Alder, a maker of pumps, has. No other name and no sum is in it."""
    told = [m for m in mentions if m.label in _TOLD]
    for name, following in zip_longest(told, told[1:]):
        if name.label == "MONEY":
            continue
        found = grammar.patterns["appositive"].match(text, name.end, sentence.end)
        if found and (following is None or found.end() <= following.start):
            yield found.span()


def _attribution(
    text: str, sentence: Sentence, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[tuple[int, int]]:
    """Who says all this, at the end and not by name: , according to a filing.

    That the company says so is left out where the sentence names one.
    """
    found = grammar.patterns["attribution"].search(text, sentence.start, sentence.end)
    if found is None or any(m.end > found.start() for m in mentions if m.label in _TOLD):
        return
    if found["firm"] is None or any(m.label == "COMPANY" for m in mentions):
        yield found.span()
