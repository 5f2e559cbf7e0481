"""Splits an amount that applies to each of several, and pairs amounts with names in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.order import FIELDS, claim, settled
from extractor.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention


_SEVERAL = 2
# What several amounts may be told in the order of.
_ORDERED = ("investor", "recipient", "country")
# How far behind an amount's stretch the word for "each" may stand, in characters.
_EACH_BEHIND = 12


def shared_out(facts: Sequence[Fact], reading: Reading, grammar: Grammar) -> Iterator[Fact]:
    """The facts of a sentence; an amount given for each of several becomes one fact for each."""
    facts = _with_raiser(facts)
    paired = _in_order(facts, reading, grammar)
    if paired:
        yield from paired
        return
    text, links = reading.line.text, reading.links
    for at, (fact, region) in enumerate(zip(facts, reading.regions, strict=True), start=1):
        stop = links[at].amount.start if at < len(links) else len(text)
        around = text[region[0] : min(region[1] + _EACH_BEHIND, stop)]
        if grammar.patterns["each"].search(around):
            yield from _for_each(fact)
        else:
            yield fact


def _with_raiser(facts: Sequence[Fact]) -> Sequence[Fact]:
    """이번 52억원 유치로 다온의 누적 투자금은 143억원이 됐다: whose total it is has raised the round, too."""
    totals = [f.recipients for f in facts if f.kind.raising and f.cumulative and f.recipients]
    if not totals:
        return facts
    return [
        settled(f, claim("recipient", "in_round", totals[0]))
        if f.kind.raising and not (f.recipients or f.investors)
        else f
        for f in facts
    ]


def _for_each(fact: Fact) -> Iterator[Fact]:
    """One fact for each country, each investor or each taker that the amount applies to."""
    codes = dict.fromkeys(m.value.country for m in fact.places if isinstance(m.value, Place))
    if len(codes) > 1:
        for code in codes:
            inside = (
                m for m in fact.places if isinstance(m.value, Place) and m.value.country == code
            )
            yield settled(fact, claim("country", "each", tuple(inside)))
    elif len(fact.investors) > 1:
        for investor in fact.investors:
            yield settled(fact, claim("investor", "each", (investor,)))
    elif len(fact.recipients) > 1:
        for taker in fact.recipients:
            yield settled(fact, claim("recipient", "each", (taker,)))
    else:
        yield fact


def _in_order(facts: Sequence[Fact], reading: Reading, grammar: Grammar) -> list[Fact]:
    """The facts paired with names: Alpha and Beta raised $5m and $3m respectively; empty if not so said."""
    shared = len({link.predicate for link in reading.links}) == 1
    respectively = grammar.patterns["in_order"].search(reading.line.text)
    if len(facts) < _SEVERAL or not shared or not respectively:
        return []
    for about in _ORDERED:
        named = max((getattr(f, FIELDS[about]) for f in facts), key=len)
        if len(named) == len(facts) and not _between(named, facts):
            pairs = zip(facts, named, strict=True)
            return [settled(fact, claim(about, "in_order", (one,))) for fact, one in pairs]
    return []


def _between(named: Sequence[Mention], facts: Sequence[Fact]) -> bool:
    """Whether a name stands among the sums, which is its own one's: 체코에 3억 유로, 인도에 2억 유로를 각각."""
    first, last = facts[0].amount.start, facts[-1].amount.end
    return any(first <= name.start < last for name in named)
