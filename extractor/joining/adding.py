"""Sentences that add to a deal just told: the round was led by X, Y took part as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.parties import names_of, side

if TYPE_CHECKING:
    from extractor.joining.clauses import Reading
    from extractor.joining.facts import Fact
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# How far behind its deal, in code points, a sentence may add to it.
_REACH = 700


def add_parties(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """Puts into the last of ``facts`` of its kind whom the reading's adding predicates name."""
    for idle in reading.idle:
        frame = idle.predicate.frame
        if not frame.adds:
            continue
        at = next((i for i in reversed(range(len(facts))) if facts[i].kind == frame.kind), None)
        if (
            at is None
            or idle.anchor + reading.line.sentence.start - facts[at].amount.start > _REACH
        ):
            continue
        fact = facts[at]
        taking = names_of(fact.recipients)
        found = side(idle, "investor", reading.line.text, grammar)
        new = tuple(m for m in found if not names_of([m]) & taking)
        facts[at] = _with(fact, new, leading=frame.leads)


def _with(fact: Fact, new: tuple[Mention, ...], *, leading: bool) -> Fact:
    known = names_of(fact.investors)
    more = tuple(m for m in new if not names_of([m]) & known)
    leads = (*fact.leads, *new) if leading else fact.leads
    return replace(fact, investors=(*fact.investors, *more), leads=leads)
