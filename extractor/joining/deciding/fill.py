"""The facts of a sentence: one for each governed amount, or for each party or country it applies to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.candidate import Candidate
from extractor.joining.deciding.decide import decide
from extractor.joining.deciding.order import claim, settled
from extractor.joining.deciding.partners import parties_without_amount
from extractor.joining.deciding.sharing import shared_out
from extractor.joining.forms.cases import PASSED
from extractor.joining.forms.who import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Link, Reading
    from extractor.joining.forms.context import Context, Sides
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar, Slot
    from extractor.rules.kinds import Kind


def fill(reading: Reading, grammar: Grammar, context: Context) -> list[Fact]:
    """The facts of a sentence, including those marked ``lacking``."""
    facts: list[Fact] = []
    context = _in_headline(reading, context, grammar)
    for governing, region in zip(reading.links, reading.regions, strict=True):
        link = _referring(governing, context)
        known = _with_loan(link, context)
        agent = facts[-1:] if link.predicate.form == "passive" else []
        candidate = Candidate(reading, link, region, known, grammar)
        fact = _running_total(_with_agent(decide(candidate), agent), facts[-1:])
        facts.append(_of_round_led(fact, link, facts[-1:]))
    return list(shared_out(facts, reading, grammar))


def _in_headline(reading: Reading, context: Context, grammar: Grammar) -> Context:
    """The context with the parties of the headline's first part: 가온, 알더 클라우드 쓴다…14조 계약."""
    if not reading.line.sentence.title:
        return context
    return replace(context, parties=parties_without_amount(reading, context, grammar))


def _referring(link: Link, context: Context) -> Link:
    """The link with the kind of the deal just mentioned, if it states that deal's sum: "The deal is worth $3m"."""
    frame, latest = link.predicate.frame, context.latest
    if latest is None or latest is frame.kind or (frame.resumes and frame.kind.aid):
        return link
    if latest not in context.parties and not (frame.resumes and (latest.outlay or latest.raising)):
        return link
    slots = [slot for role, slot in frame.slots.items() if role in {"investor", "recipient"}]
    named = names_of([a.mention for a in link.arguments if any(_takes(slot, a) for slot in slots)])
    if frame.price and (latest.purchase or ((latest.order or latest.raising) and named)):
        giving, taking = map(names_of, context.parties.get(latest, ((), ())))
        # Gaon has won an order, or issues shares. Nuri, the buyer, will pay $3m.
        open_side = (latest.order or latest.raising) and bool(taking) and not giving
        ordered = open_side and context.awaits_sum(latest)
        refers = named <= giving or (ordered and not named & taking)
    else:
        # 다온이 투자를 유치했다. 회사는 투자 금액이 3억원이라고 밝혔다: who says so takes the money.
        taker = (frame.resumes and latest.aid) or (latest.raising and link.predicate.form == "noun")
        free = not named or (taker and named <= _taking(latest, context))
        refers = free and _states_sum(link, latest, context)
        refers = refers or (_ordered(latest, context) and _paid(link, named, latest, context))
        # Nuri has been bought by Alder. Alder said that the $3m deal had closed.
        generic = frame.generic and frame.kind.order
        if generic and latest.purchase and _of_buyer(named, latest, context):
            others = tuple(a for a in link.arguments if not names_of([a.mention]) & named)
            link, refers = link._replace(arguments=others), True
    if not (refers or _goes_on(link, latest, context)):
        return link
    meant = replace(frame, kind=latest, needs=() if frame.resumes else frame.needs)
    return link._replace(predicate=link.predicate._replace(frame=meant))


def _taking(kind: Kind, context: Context) -> set[str]:
    """Who takes the money of the deal of this kind that was told last."""
    return names_of(context.parties.get(kind, ((), ()))[1])


def _goes_on(link: Link, latest: Kind, context: Context) -> bool:
    """The ministry has approved two loans. Another $3m goes to Nuri: it is one of them too."""
    slot = link.predicate.frame.slots.get("recipient")
    taken = slot is not None and any(_takes(slot, a) for a in link.arguments)
    giving, _ = context.parties.get(latest, ((), ()))
    going = link.predicate.form == "passive" and link.predicate.frame.kind.outlay
    return latest.aid and going and taken and bool(giving)


def _states_sum(link: Link, latest: Kind, context: Context) -> bool:
    """Whether an amount that its words make one of another kind is that of the deal just told."""
    frame, awaited = link.predicate.frame, context.awaits_sum(latest)
    if frame.generic and frame.kind.order:
        return True
    # 다온 지분을 인수한다. 투자금액은 7억 달러다: what a takeover costs, or works that were ordered.
    spent = link.case == "copula" and frame.kind.outlay and (latest.purchase or latest.order)
    # Nuri has ordered ten trams. They will cost $3m.
    costing = frame.generic and frame.kind.outlay and _ordered(latest, context)
    # 다온을 인수하기로 했다. 계약 규모는 3억 유로다: the contract is that to take over.
    sized = link.case == "copula" and frame.kind.order and latest.purchase and awaited
    # Nuri has closed its round. The investment totals $3m.
    raised = latest.raising and awaited and _by_firms(context.parties.get(latest))
    put_in = frame.kind.outlay and link.predicate.form == "noun" and raised
    return spent or costing or sized or put_in or _resumes(link, latest, context)


def _ordered(latest: Kind, context: Context) -> bool:
    """Whether the deal just told is an order without a sum, of which both sides are known."""
    return latest.order and context.awaits_sum(latest) and all(context.parties[latest])


def _by_firms(sides: Sides | None) -> bool:
    """Whether only firms take the money: a town that draws an investment in raises nothing."""
    return sides is not None and all(taker.label == "COMPANY" for taker in sides[1])


def _paid(link: Link, named: set[str], latest: Kind, context: Context) -> bool:
    """Nuri has awarded Alder a contract. Alder will receive $3m: who gets the order's sum is its supplier."""
    frame = link.predicate.frame
    slot = frame.slots.get("investor")
    gets = frame.kind.aid and slot is not None and slot.latest and link.predicate.form == "verb"
    _, taking = context.parties[latest]
    return gets and bool(named) and named <= names_of(taking)


def _of_buyer(named: set[str], latest: Kind, context: Context) -> bool:
    """Whether only the buyer of the takeover just told is named, where its sum is awaited."""
    giving, taking = map(names_of, context.parties[latest])
    return bool(named and taking) and named <= giving and context.awaits_sum(latest)


def _with_loan(link: Link, context: Context) -> Context:
    """The context in which the sum of a loan has the parties of the deal that told of it: signed a loan with Nuri."""
    frame, latest = link.predicate.frame, context.latest
    if latest is None or frame.kind in context.parties or not (frame.resumes and frame.kind.aid):
        return context
    sides = context.parties.get(latest)
    if sides is None or not context.awaits_sum(latest):
        return context
    unpriced = (frozenset({frame.kind}), *context.unpriced)
    return replace(context, parties={**context.parties, frame.kind: sides}, unpriced=unpriced)


def _resumes(link: Link, latest: Kind, context: Context) -> bool:
    """Whether the frame gives the sum of the last deal; a price is what is bought or ordered for it.

    What a seller gets for it is no price of an order.
    """
    frame = link.predicate.frame
    if not frame.resumes or not context.awaits_sum(latest):
        return False
    spoken = link.predicate.form == "verb"
    if spoken and "recipient" in frame.needs:
        return latest.order or latest.aid  # what is bought may be worth another sum than its price
    return latest.purchase or (latest.order and not spoken) or not frame.kind.purchase


def _takes(slot: Slot, argument: Argument) -> bool:
    return slot.takes(argument.mention.label, argument.case)


def _with_agent(fact: Fact, before: Sequence[Fact]) -> Fact:
    """The fact of a part with the investors of the whole: ``투자하고, 이 중 3억 유로는 … 투입된다``."""
    named = fact.investors and not fact.carried
    if named or not fact.part or not before or before[0].kind is not fact.kind:
        return fact
    if not before[0].investors:
        return fact
    return settled(fact, claim("investor", "whole", before[0].investors))


def _of_round_led(fact: Fact, link: Link, before: Sequence[Fact]) -> Fact:
    """Led Alder's $9m round with $3m: the firm whose round it is takes the part too; so does who takes a loan.

    Lends Alder $9m, while Nuri Bank adds a $3m loan of its own.
    """
    slot = link.predicate.frame.slots.get("recipient")
    if fact.recipients or slot is None or not before or before[0].kind is not fact.kind:
        return fact
    led = fact.kind.raising and slot.latest
    beside = fact.kind.aid and PASSED in slot.cases
    if not (led or beside) or not before[0].recipients:
        return fact
    return settled(fact, claim("recipient", "in_round", before[0].recipients))


def _running_total(fact: Fact, before: Sequence[Fact]) -> Fact:
    """Raised €20m from Alder, bringing its total to €55m: the same firm's, and not from Alder alone."""
    if not (fact.cumulative and fact.kind.raising):
        return fact
    raised = before[0].recipients if before and before[0].kind.raising else ()
    if not raised and any(m.start >= fact.sentence.start for m in fact.investors):
        return fact
    alone = settled(fact, claim("investor", "total", ()))
    return settled(alone, claim("recipient", "total", raised)) if raised else alone
