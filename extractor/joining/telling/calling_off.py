"""Sentences that call off the deal just told: 그러나 계약은 없던 일이 됐다. The deal has since been scrapped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim
from extractor.joining.forms.cases import ACTORS
from extractor.joining.forms.who import names_of

if TYPE_CHECKING:
    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar

# How far behind the sentence of its deal another says that it is called off.
_CALLED_OFF_WITHIN = 90
_OFF = "cancelled"


def call_off(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """Makes the deals of the last sentence among ``facts`` cancelled where the reading calls them off.

    A sentence with a sum, or about another firm, tells of another deal; what is done cannot be called off.
    """
    line = reading.line
    if not facts or line.of("MONEY") or line.sentence.title:
        return
    told = facts[-1].sentence
    if told.title or not 0 <= line.sentence.start - told.end <= _CALLED_OFF_WITHIN:
        return
    called_off = grammar.patterns["called_off"].match(line.text)
    if called_off is None:
        return
    span = line.span(called_off.start(), called_off.end())
    named = names_of([a.mention for a in reading.arguments if a.mention.label in ACTORS])
    for at in range(len(facts) - 1, -1, -1):
        fact = facts[at]
        if fact.sentence != told:
            return
        if fact.status != "completed" and named <= names_of((*fact.investors, *fact.recipients)):
            off = claim("status", "called_off", _OFF, "", span)
            facts[at] = replace(fact, status=_OFF, claims=(*fact.claims, off))
