"""Words that stand where a party of a deal would, and that were not read as a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.forms.clauses import Link, Reading
    from extractor.rules.grammar import Grammar, Slot
    from extractor.types import Span

_WORD = re.compile(r"[^\W\d_][\w.&’'-]*")
# Up to four words behind the place where a phrase begins; a sign or a figure ends it.
_PHRASE = re.compile(r"\w[\w.,&’'-]*(?: \w[\w&’'-]*){0,3}")
_SHORTEST = 2
# How far behind its predicate a preposition is still looked for, in characters.
_REACH = 90


def unnamed_words(
    reading: Reading, link: Link, role: str, grammar: Grammar
) -> tuple[Span, str] | None:
    """The span of the nearest phrase in a case of the role's slot, with that case; None if there is none.

    Names, places, dates and sums are none.
    """
    slot = link.predicate.frame.slots.get(role)
    if slot is None:
        return None
    finding = _around_verb if grammar.capitalises else _marked
    found = next(finding(link, slot, grammar, reading), None)
    return (reading.line.span(*found[:2]), found[2]) if found else None


def _marked(
    link: Link, slot: Slot, grammar: Grammar, reading: Reading
) -> Iterator[tuple[int, int, str]]:
    """Words before the predicate with a particle of the slot, the nearest first: 나르다는, 선사에."""
    whole = grammar.words["whole"]
    words = list(_WORD.finditer(reading.line.text, 0, link.predicate.start))
    for word in reversed(words):
        particle = _particle(word[0], grammar)
        end = word.end() - len(particle)
        case = grammar.cases.get(particle, "")
        named = _taken(word.start(), word.end(), reading)
        if case in slot.cases and word[0] not in whole and not named:
            yield word.start(), end, case


def _particle(word: str, grammar: Grammar) -> str:
    """The longest particle at the end of a word that leaves two letters of it; empty without one."""
    ends = (word[at:] for at in range(_SHORTEST, len(word)))
    return next((end for end in ends if end in grammar.cases), "")


def _around_verb(
    link: Link, slot: Slot, grammar: Grammar, reading: Reading
) -> Iterator[tuple[int, int, str]]:
    """The phrase before the verb, and those behind a preposition of the slot: paid to its owners."""
    text, predicate = reading.line.text, link.predicate
    if predicate.form == "verb" and slot.cases & ABOUT:
        cuts = [m.end() for m in grammar.patterns["boundary"].finditer(text, 0, predicate.start)]
        yield from _phrase(cuts[-1] if cuts else 0, predicate.start, "subject", reading)
    if predicate.form == "verb" and "object" in slot.cases:
        yield from _phrase(predicate.end, len(text), "object", reading)
    stop = min(len(text), predicate.end + _REACH)
    for word in _WORD.finditer(text, predicate.end, stop):
        case = grammar.cases.get(word[0], "")
        if case in slot.cases and case not in ABOUT:
            yield from _phrase(word.end(), len(text), case, reading)


def _phrase(start: int, stop: int, case: str, reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The phrase that begins behind ``start``, with its case, as far as the next mention; none at one."""
    text = reading.line.text
    start += text[start : start + 1] == " "
    mentions = (at for at, end in _places(reading) if end > start)
    found = _PHRASE.match(text, start, min(stop, *mentions, stop))
    if found:
        yield start, start + len(found[0].rstrip(".,")), case


def _taken(start: int, end: int, reading: Reading) -> bool:
    return any(one < end and start < other for one, other in _places(reading))


def _places(reading: Reading) -> list[tuple[int, int]]:
    """Where the mentions and the names of the line stand."""
    places = [(one.start, one.end) for one in reading.line.placed]
    return [*places, *((one.start, one.end) for one in reading.arguments)]
