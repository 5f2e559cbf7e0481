"""Sentences that add to the last deal: the round was led by X, 계약 기간은 2029년까지다."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING

from extractor.joining.deciding.at_home import away_from
from extractor.joining.deciding.order import FIELDS, claim, settled
from extractor.joining.deciding.partners import side
from extractor.joining.deciding.places import may_be_destination, one_country
from extractor.joining.forms.cases import ABOUT, PLACES
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.who import names_of
from extractor.joining.telling.centering import about_another, of_firm_here
from extractor.joining.telling.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from extractor.joining.forms.clauses import Idle, Reading
    from extractor.joining.forms.context import Context
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# How far behind its deal, in code points, a sentence may add to it.
_ADDED_WITHIN = 700
# How far behind the sentence of a sale another says who the buyer is.
_BOUGHT_WITHIN = 120
# How far behind the sentence of its deal another says that it is signed.
_SIGNED_WITHIN = 90
# How far behind its deal the next sentence begins at most: a blank, a line.
_NEXT = 3
_SAID, _BOUND = "announced", "committed"
_OVER = {"completed", "cancelled"}


def add_to_deals(
    facts: list[Fact],
    reading: Reading,
    grammar: Grammar,
    context: Context,
    refused: Sequence[Fact] = (),
) -> None:
    """Puts into the ``facts`` told so far what the reading adds: parties, how long, that it is signed.

    ``context`` is that of the sentences before, ``refused`` what they tell and is no deal. An item of a
    list adds to no other's deals.
    """
    facts += told_after_all(refused, reading, grammar)
    item = context.item
    known = bisect_left(facts, item, key=lambda fact: fact.sentence.start) if item else 0
    told = facts[known:] if known else facts
    add_parties(told, reading, grammar, context, refused)
    add_takers(told, reading, grammar)
    add_roles(told, reading, grammar)
    if known:
        facts[known:] = told
    add_place(facts, reading, grammar)
    add_period(facts, reading, grammar)
    add_binding(facts, reading, grammar)


def add_parties(
    facts: list[Fact],
    reading: Reading,
    grammar: Grammar,
    context: Context,
    refused: Sequence[Fact] = (),
) -> None:
    """Puts into the last of ``facts`` of its kind whom the reading's adding predicates name."""
    for idle in adding(reading, grammar):
        at = (
            _told(facts, idle, reading, grammar)
            if "investor" in idle.predicate.frame.slots
            else None
        )
        if at is None and idle.predicate.frame.kind.purchase and not grammar.capitalises:
            at = _issue_told(facts, reading)
        if at is not None and of_firm_here(refused, facts[at], reading):
            continue
        if at is not None and not (about_another(facts[at], context.topics) or _bought(facts[at])):
            shares = _shares(reading)
            named = side(idle, "investor", reading.line.text, grammar)
            named = tuple(dict.fromkeys((*named, *shares)))
            leading = _leading(idle, named, reading, grammar) if idle.predicate.frame.leads else ()
            facts[at] = away_from(_with(facts[at], named, leading), context)
            facts += [_share(facts[at], *pair, reading) for pair in shares.items()]
            if shares:
                return


def add_takers(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """Puts into the last of ``facts`` of its kind who is to take it, where it lacks one: Supplier is Alder."""
    for idle in adding(reading, grammar):
        if "investor" in idle.predicate.frame.slots:
            continue
        at = _told(facts, idle, reading, grammar)
        named = side(idle, "recipient", reading.line.text, grammar)
        if at is None or facts[at].recipients or not named:
            continue
        if not names_of(named) & names_of(facts[at].investors):
            facts[at] = settled(facts[at], claim("recipient", "joined_later", named))


def told_after_all(refused: Sequence[Fact], reading: Reading, grammar: Grammar) -> Iterator[Fact]:
    """Nuri has been sold for $3m. The buyer is Alder: a sale that lacks but the buyer, with the buyer.

    Nuri took in $3m. Alder led the round: money taken in that lacks but whose it is.
    """
    if not lacks_giver(refused) or reading.links:
        return
    told = refused[-1]
    if not 0 <= reading.line.sentence.start - told.sentence.end <= _BOUGHT_WITHIN:
        return
    raising = told.kind.raising
    if raising and not grammar.patterns["round_after"].search(reading.line.text):
        return
    giving = (i for i in adding(reading, grammar) if i.predicate.frame.kind is told.kind)
    sides = (side(i, "investor", reading.line.text, grammar) for i in giving)
    named = next((names for names in sides if names or not raising), ())
    if named and not names_of(named) & names_of(told.recipients):
        claims = tuple(c for c in told.claims if c.ground != "needs")
        after_all = replace(told, claims=claims, lacking=False)
        yield settled(after_all, claim("investor", "joined_later", named))


def lacks_giver(refused: Sequence[Fact]) -> bool:
    """Whether the last of what is no deal is a sale to nobody who is named, or money taken in from nobody."""
    if not refused or not (refused[-1].kind.purchase or refused[-1].kind.raising):
        return False
    told = refused[-1]
    against = [c.ground for c in told.claims if c.about == "deal" and c.says is None]
    return bool(told.recipients) and not told.investors and against == ["needs"]


def add_roles(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """Puts into the last of ``facts`` of its kind whom the reading says to have a role that is open.

    모인 돈은 3억원이다. 투자를 받은 곳은 다온이다. Aid is given to many, of whom a sentence may name one.
    """
    for idle in reading.idle:
        sole = idle.identifies and not idle.predicate.frame.kind.aid
        at = _told(facts, idle, reading, grammar) if sole else None
        if at is None or (facts[at].investors and facts[at].recipients):
            continue
        for role in ("investor", "recipient"):
            named = side(idle, role, reading.line.text, grammar)
            known = names_of((*facts[at].investors, *facts[at].recipients))
            if named and not getattr(facts[at], FIELDS[role]) and not names_of(named) & known:
                facts[at] = settled(facts[at], claim(role, "joined_later", named))


def _shares(reading: Reading) -> Mapping[Mention, Mention]:
    """What each of several firms gives: 가온(60억원), 누리(50억원) 등이 참여했다, Alder ($3m) and Nuri ($2m)."""
    text = reading.line.text
    found = {
        a.mention: money.mention
        for money in reading.loose
        for a in reading.arguments
        if a.mention.label == "COMPANY" and a.end + 1 == money.start and text[a.end] == " "
    }
    return found if len(found) > 1 else {}


def _share(whole: Fact, giver: Mention, money: Mention, reading: Reading) -> Fact:
    given = claim("investor", "share", (giver,), "", giver.span)
    return settled(replace(part_of(whole, money, reading), whole=whole.amount), given)


def add_place(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """Says of the last of ``facts`` where its works are, by the next sentence: 신규 시설투자 333억원. 세종에 공장을 지어."""
    if not facts or facts[-1].places or not facts[-1].kind.outlay or reading.line.of("MONEY"):
        return
    behind = reading.line.sentence.start - facts[-1].sentence.end
    if not 0 <= behind <= _NEXT or reading.line.sentence.title or facts[-1].sentence.title:
        return
    acting = names_of([a.mention for a in reading.arguments if a.case in ABOUT])
    built = (i.predicate.form == "verb" and i.predicate.frame.kind.outlay for i in reading.idle)
    if not any(built) or not acting <= names_of(facts[-1].investors):
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
    if lasting and line.sentence.start - facts[-1].amount.start <= _ADDED_WITHIN:
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


def adding(reading: Reading, grammar: Grammar) -> tuple[Idle, ...]:
    """The predicates of a sentence about who takes part that name more parties of a deal."""
    found = tuple(idle for idle in reading.idle if idle.predicate.frame.adds)
    return found if found and grammar.patterns["partaking"].search(reading.line.text) else ()


def _told(facts: Sequence[Fact], idle: Idle, reading: Reading, grammar: Grammar) -> int | None:
    """The last fact of the predicate's kind that is no running total and no share, where it is near enough.

    A raised $3m in a round led by B, while C raised $2m: B led the round of the sum before.
    """
    kind, start = idle.predicate.frame.kind, reading.line.sentence.start + idle.anchor
    whole = (i for i in reversed(range(len(facts))) if not (facts[i].part and facts[i].whole))
    fitting = (i for i in whole if facts[i].kind == kind)
    told = (i for i in fitting if not facts[i].cumulative)
    at = next(told, None)
    if at is not None and grammar.capitalises:
        here = takewhile(lambda i: facts[i].sentence == reading.line.sentence, chain((at,), told))
        at = next((i for i in here if facts[i].amount.start < start), at)
    near = at is not None and start - facts[at].amount.start <= _ADDED_WITHIN
    return at if near else None


def _issue_told(facts: Sequence[Fact], reading: Reading) -> int | None:
    """다온은 전환사채 100억원어치를 발행한다. 인수자는 누리다: the last fact, if it raises money of nobody named."""
    last = facts[-1] if facts else None
    if last is None or not last.kind.raising or last.investors or last.cumulative:
        return None
    behind = reading.line.sentence.start - last.sentence.end
    return len(facts) - 1 if 0 <= behind <= _BOUGHT_WITHIN else None


def _bought(fact: Fact) -> bool:
    """Whether its own sentence says who buys: others who would buy too have no part in it."""
    buyer = strongest(fact.claims, "investor") if fact.kind.purchase and fact.investors else None
    return buyer is not None and buyer.ground != "joined_later"


def _leading(
    idle: Idle, named: Sequence[Mention], reading: Reading, grammar: Grammar
) -> tuple[Mention, ...]:
    """The first of the named, up to who only takes part: led by A and B, with participation from C."""
    spans = {a.mention: (a.start, a.end) for a in idle.arguments}
    placed = [(m, *spans[m]) for m in named if m in spans]
    for at, (one, other) in enumerate(pairwise(placed), 1):
        if grammar.patterns["beside"].search(reading.line.text, one[2], other[1]):
            return tuple(m for m, _, _ in placed[:at])
    return tuple(named)


def _with(fact: Fact, named: Sequence[Mention], leading: Sequence[Mention]) -> Fact:
    """The fact with the names that it has on neither side; the ``leading`` ones lead its round."""
    taking, giving = names_of(fact.recipients), names_of(fact.investors)
    new = [m for m in named if not names_of([m]) & taking]
    more = (m for m in new if not names_of([m]) & giving)
    leads = (*fact.leads, *(m for m in new if m in leading))
    joined = claim("investor", "joined_later", (*fact.investors, *more))
    return replace(settled(fact, joined), leads=leads)
