"""Sentences that add to the last deal: the round was led by X, 계약 기간은 2029년까지다."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING

from extractor.joining.deciding.at_home import away_from
from extractor.joining.deciding.order import FIELDS, claim, settled
from extractor.joining.deciding.partners import side
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.who import names_of
from extractor.joining.telling.centering import about_another, of_firm_here
from extractor.joining.telling.particulars import add_binding, add_period, add_place
from extractor.joining.telling.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.joining.forms.clauses import Idle, Reading
    from extractor.joining.forms.context import Context
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar
    from extractor.rules.kinds import Kind
    from extractor.types import Mention

# How far behind its deal, in code points, a sentence may add to it.
_ADDED_WITHIN = 700
# How far behind the sentence of a sale another says who the buyer is.
_BOUGHT_WITHIN = 120


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
        kind = idle.predicate.frame.kind
        if at is None and (kind.raising if grammar.capitalises else kind.purchase):
            at = _issue_told(facts, reading)
        if at is not None and of_firm_here(refused, facts[at], reading):
            continue
        if at is not None and not (about_another(facts[at], context.topics) or _by_one(facts[at])):
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
    fitting = (i for i in whole if facts[i].kind == kind or _aid_of_nobody(facts[i], kind, start))
    told = (i for i in fitting if not facts[i].cumulative)
    at = next(told, None)
    if at is not None and grammar.capitalises:
        here = takewhile(lambda i: facts[i].sentence == reading.line.sentence, chain((at,), told))
        at = next((i for i in here if facts[i].amount.start < start), at)
    near = at is not None and start - facts[at].amount.start <= _ADDED_WITHIN
    return at if near else None


def _aid_of_nobody(fact: Fact, kind: Kind, start: int) -> bool:
    """Alder is to get a loan of $3m. The money comes from the bank: words of a round tell who gives it."""
    behind = 0 <= start - fact.sentence.end <= _BOUGHT_WITHIN
    return kind.raising and fact.kind.aid and not fact.investors and behind


def _issue_told(facts: Sequence[Fact], reading: Reading) -> int | None:
    """다온은 전환사채 100억원어치를 발행한다. 인수자는 누리다: the last fact, if it takes money of nobody named."""
    last = facts[-1] if facts else None
    if last is None or last.investors or last.cumulative:
        return None
    if not (last.kind.raising or last.kind.aid):
        return None
    behind = reading.line.sentence.start - last.sentence.end
    return len(facts) - 1 if 0 <= behind <= _BOUGHT_WITHIN else None


def _by_one(fact: Fact) -> bool:
    """Whether its own sentence says who buys or helps: others who would do so too have no part in it."""
    alone = fact.investors and (fact.kind.purchase or fact.kind.aid)
    giver = strongest(fact.claims, "investor") if alone else None
    return giver is not None and giver.ground != "joined_later"


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
