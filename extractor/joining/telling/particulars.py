"""Sentences that add to the last deal where it is, how long it lasts and that it is signed: 계약 기간은 2029년까지다."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim, settled
from extractor.joining.deciding.places import may_be_destination, one_country
from extractor.joining.forms.cases import ABOUT, PLACES
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.who import names_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar

# How far behind its deal, in code points, a sentence may add how long it lasts.
_LASTING_WITHIN = 700
# How far behind the sentence of its deal another says that it is signed.
_SIGNED_WITHIN = 90
# How far behind its deal the next sentence begins at most: a blank, a line.
_NEXT = 3
_SAID, _BOUND = "announced", "committed"
_OVER = {"completed", "cancelled"}


def add_place(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """Says of the last of ``facts`` where its works are, by the next sentence: 신규 시설투자 333억원. 세종에 공장을 지어."""
    if not facts or facts[-1].places or not facts[-1].kind.outlay or reading.line.of("MONEY"):
        return
    behind = reading.line.sentence.start - facts[-1].sentence.end
    if not 0 <= behind <= _NEXT or reading.line.sentence.title or facts[-1].sentence.title:
        return
    acting = names_of([a.mention for a in reading.arguments if a.case in ABOUT])
    built = (i.predicate.form == "verb" and i.predicate.frame.kind.outlay for i in reading.idle)
    told = grammar.patterns["works_purpose"].match(reading.line.text)
    if not (told or any(built)) or not acting <= names_of(facts[-1].investors):
        return
    places = one_country(
        tuple(
            a.mention
            for a in reading.arguments
            if a.mention.label in PLACES and may_be_destination(a, reading, grammar)
        )
    )
    if places:
        there = claim("country", "works_behind", places, "", places[0].span)
        facts[-1] = settled(facts[-1], there)


def add_period(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """Puts into the last of ``facts`` how long it lasts: 계약 기간은 2029년 6월까지다."""
    line = reading.line
    periods = line.of("PERIOD")
    if not periods or reading.links or not facts or facts[-1].periods:
        return
    lasting = grammar.patterns["lasting"].search(line.text)
    if lasting and line.sentence.start - facts[-1].amount.start <= _LASTING_WITHIN:
        nearest = min(periods, key=lambda p: abs(p.start - lasting.end()))
        facts[-1] = replace(facts[-1], periods=(nearest.mention,))


def add_binding(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """Makes the deals of the last of ``facts`` binding where the reading says that they are signed.

    두 은행은 울산에 40억원씩 투자한다. 두 은행장은 약정서에 도장을 찍었다.
    """
    line = reading.line
    if not facts or reading.links or reading.loose or line.sentence.title:
        return
    told = facts[-1].sentence
    signed = grammar.patterns["signed_later"].match(line.text)
    if signed is None or told.title or not 0 <= line.sentence.start - told.end <= _SIGNED_WITHIN:
        return
    span = line.span(signed.start(), signed.end())
    present = {rule.id for rule in grammar.statuses if rule.follows}
    for at in range(len(facts) - 1, -1, -1):
        if facts[at].sentence != told:
            return
        if _open(facts[at], present):
            bound = claim("status", "signed_later", _BOUND, "", span)
            facts[at] = replace(facts[at], status=_BOUND, claims=(*facts[at].claims, bound))


def _open(fact: Fact, present: Collection[str]) -> bool:
    """Whether the sentence itself leaves open how far the deal is: told in the present, or announced."""
    said = strongest(fact.claims, "status")
    told = said is not None and (said.rule in present or said.ground == "before")
    return fact.status == _SAID or (told and fact.status not in _OVER)
