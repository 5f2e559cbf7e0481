"""Where a line calls a frame: every trigger's matches, the longest at each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Predicate

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Frame, Grammar

# How many characters before a word show whether it is a noun.
_BEFORE = 40
_RANK = {"verb": 0, "passive": 1, "noun": 2}


def find_predicates(
    line: Line, grammar: Grammar, nominal: re.Pattern[str] | None = None
) -> list[Predicate]:
    """The predicates of a line from left to right, without overlaps but of verbs that only add parties.

    Of two readings of a word the verb wins, but behind words that ``nominal`` matches (an order).
    공동 투자하다 may add to an earlier deal or have a sum of its own: it is both.
    """
    found = [
        Predicate(trigger.frame, trigger.form, match.start(), match.end())
        for trigger, match in grammar.triggers.find(line.text)
        if not _in_name(line, match.start(), match.end())
    ]
    found = [p for p in found if _given(p.frame, line, grammar)]
    found.sort(key=lambda p: (p.start - p.end, _rank(p, line, nominal), not p.frame.given, p.start))
    adding = [p for p in found if p.frame.adds and p.form == "verb"]
    kept = [*_apart(p for p in found if p not in adding), *_apart(adding)]
    return sorted(kept, key=lambda p: p.start)


def _given(frame: Frame, line: Line, grammar: Grammar) -> bool:
    """Whether the line has what the frame needs to be meant at all."""
    return frame.given is None or grammar.patterns[frame.given].search(line.text) is not None


def _apart(ranked: Iterable[Predicate]) -> list[Predicate]:
    """Those of the ranked that overlap with none before them."""
    kept: list[Predicate] = []
    taken: set[int] = set()
    for predicate in ranked:
        if predicate.start not in taken and predicate.end - 1 not in taken:
            kept.append(predicate)
            taken.update(range(predicate.start, predicate.end))
    return kept


def _rank(predicate: Predicate, line: Line, nominal: re.Pattern[str] | None) -> int:
    before = line.text[max(0, predicate.start - _BEFORE) : predicate.start]
    if nominal and predicate.form == "noun" and nominal.search(before):
        return -1
    return _RANK[predicate.form]


def _in_name(line: Line, start: int, end: int) -> bool:
    """가온투자증권 is no investing: the trigger lies inside a name."""
    return any(p.start <= start and end <= p.end for p in line.placed)
