"""Which deal a predicate states, read with those around it.

A deal to buy is a purchase, a bridge loan a loan, who picks a builder orders what he builds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Frame, Grammar, Slot

REACH = 90
NOUN_REACH = 60


def allows(predicate: Predicate, case: str) -> bool:
    """Whether the predicate takes an amount in this case."""
    slot = predicate.frame.slots.get("amount")
    return slot is not None and case in slot.cases


def head_of(noun: Predicate, line: Line, predicates: Sequence[Predicate]) -> Predicate:
    """The last noun of a compound: a bridge loan is a loan, a plant expansion an expansion."""
    for other in predicates:
        if other.start == noun.end + 1 and other.form == "noun" and line.text[noun.end] == " ":
            noun = other
    return noun


def deal_stated(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """A deal is what the verb before it says: agreed to buy X in a deal worth $300m."""
    noun = _ordered(_priced(noun, line, predicates, grammar), line, predicates, grammar)
    purpose = _purpose(noun, line, predicates, grammar)
    whose = purpose or _apposed(noun, line, predicates, grammar)
    if whose:
        return whose
    verb = _verb_before(noun, predicates)
    opened = _opened(noun, line, predicates, grammar) if verb is None else None
    if opened:
        return _said_by(opened, noun, line, grammar)
    if verb is not None and _by_deal(verb, noun, line, grammar):
        return verb
    if verb is None or _free(verb, noun, line, grammar):
        return noun
    hiring = hired(verb, line, predicates, grammar) if noun.frame.kind.order else verb
    if hiring is not verb:
        return _of_one_kind(hiring, noun)  # picked Alder to build a quay under a $3m contract
    return _said_by(verb, noun, line, grammar)


def _said_by(verb: Predicate, noun: Predicate, line: Line, grammar: Grammar) -> Predicate:
    """The deal of a verb and the noun behind it: the noun's, the verb's, or the noun's with the verb's parties."""
    if verb.frame.kind == noun.frame.kind and noun.start - verb.end <= REACH:
        return _borrowed(verb, noun) if noun.frame.generic else _of_one_kind(verb, noun)
    if noun.frame.generic and noun.frame.kind.name in verb.frame.lends:
        return _borrowed(verb, noun)
    if noun.frame.generic and verb.frame.kind != noun.frame.kind:
        return of_goods(verb, line.text[verb.end : noun.start], grammar)
    near = not grammar.patterns["noun_cut"].search(line.text, verb.end, noun.start)
    return _borrowed(verb, noun) if near and noun.frame.kind.name in verb.frame.lends else noun


def _apposed(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate | None:
    """Has completed its takeover of Alder, a $3m deal: behind its comma the deal is the takeover."""
    apposed = grammar.patterns["apposed_deal"].search(line.text, 0, noun.start)
    if not noun.frame.generic or apposed is None:
        return None
    before = next((p for p in reversed(predicates) if p.end <= apposed.start()), None)
    bought = before is not None and before.form == "noun" and before.frame.kind.purchase
    return before if bought else None


def _opened(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate | None:
    """In a deal worth $3m, Alder has bought Nuri: the deal that opens a sentence is what the verb behind says."""
    verb = next((p for p in predicates if p.start >= noun.end and p.form != "noun"), None)
    if verb is None or not (verb.frame.kind.purchase or verb.frame.kind.order):
        return None
    opens = grammar.patterns["deal_opens"].match(line.text[: noun.start])
    gap = opens and grammar.patterns["deal_opens_gap"].match(line.text[noun.end : verb.start])
    return verb if gap and noun.frame.kind.order else None


def _by_deal(verb: Predicate, noun: Predicate, line: Line, grammar: Grammar) -> bool:
    """Is the new owner of Nuri after a $3m deal: the deal by which something was bought is its purchase."""
    bought = noun.frame.generic and verb.frame.kind.purchase and bool(verb.frame.given)
    after = grammar.patterns["after_deal"]
    return bought and after.match(line.text[verb.end : noun.start]) is not None


def _free(verb: Predicate, noun: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether the verb is of another clause than the noun, or whose the noun is stands behind it.

    "Nordhavn opened the $3m mill that Alder is building."
    """
    between = grammar.patterns["closed_clause"].sub("", line.text[verb.end : noun.start])
    if grammar.patterns["boundary"].search(between):
        return True
    clause = grammar.patterns["that_who"].match(line.text, noun.end)
    owned = clause is not None and line.text[clause.end() : clause.end() + 1].isupper()
    # Turned down the $3m takeover that Alder had proposed: the verb says whose it would be.
    owned = owned and not (noun.frame.kind.purchase and verb.frame.kind.purchase)
    return owned or grammar.patterns["own_clause"].fullmatch(between) is not None


def _verb_before(noun: Predicate, predicates: Sequence[Predicate]) -> Predicate | None:
    return next((p for p in reversed(predicates) if p.end <= noun.start and p.form != "noun"), None)


def _priced(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """A Gaon Steel plant with an outlay of $3m: the outlay is the plant's; a stake taken with one is bought."""
    whose = next((p for p in reversed(predicates) if p.end <= noun.start), None)
    if whose is None or whose.form != "noun":
        return noun
    between = line.text[whose.end : noun.start]
    if whose.frame.kind.purchase and grammar.patterns["stake_by"].match(between):
        return whose
    if whose.frame.kind != noun.frame.kind:
        return noun
    own = grammar.patterns["with_sum"].fullmatch(line.text, whose.end, noun.start)
    return whose if own else noun


def _purpose(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate | None:
    """A deal to buy Alder is a purchase, an agreement to invest is an investment."""
    verb = next((p for p in predicates if noun.frame.generic and p.start >= noun.end), None)
    if verb is None or verb.form != "verb":
        return None
    bought = verb.frame.kind.purchase or allows(verb, "object")
    at_once = grammar.patterns["deal_to"].fullmatch(line.text, noun.end, verb.start)
    if not bought or not at_once:
        return None
    if verb.frame.kind == noun.frame.kind:
        return _with_needs(verb, noun)  # a deal to supply trams: the noun says that it is one
    return of_goods(verb, line.text[verb.end : verb.end + NOUN_REACH], grammar)


def _of_one_kind(verb: Predicate, noun: Predicate) -> Predicate:
    """Will deliver bridges under an award from the army: whose order it is may stand as the noun has it."""
    if noun.frame.kind.order and verb.form == "verb":
        slots = _with_buyers(verb.frame, noun.frame)
        if slots is not verb.frame.slots:
            verb = verb._replace(frame=replace(verb.frame, slots=slots))
    return _with_needs(verb, noun)


def _borrowed(verb: Predicate, noun: Predicate) -> Predicate:
    """Was awarded a contract: the noun says the kind, the verb who gives and who takes."""
    said = noun.frame
    frame = replace(verb.frame, kind=said.kind, status=said.status, generic=said.generic)
    frame = replace(frame, slots=_with_buyers(frame, said)) if said.kind.order else frame
    return _with_needs(verb._replace(frame=frame), noun)


def _with_buyers(frame: Frame, noun: Frame) -> Mapping[str, Slot]:
    """Landed a contract with Alder: whose order it is stands as the noun has it, unless the verb's subject buys."""
    buyer, said = frame.slots.get("investor"), noun.slots.get("investor")
    if buyer is None or said is None or "subject" in buyer.cases or said.cases <= buyer.cases:
        return frame.slots
    return {**frame.slots, "investor": replace(buyer, cases=buyer.cases | said.cases)}


def _with_needs(verb: Predicate, noun: Predicate) -> Predicate:
    """Is supplied by Alder under a $3m order: the noun alone says that it is a deal."""
    needs = tuple(slot for slot in verb.frame.needs if slot in noun.frame.needs)
    if needs == verb.frame.needs:
        return verb
    return verb._replace(frame=replace(verb.frame, needs=needs))


def _ordered(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """Won a contract to build a $3m quay, for a hall worth $3m: the sum of the works is the order's."""
    if not noun.frame.kind.outlay:
        return noun
    orders = (p for p in reversed(predicates) if p.end <= noun.start and p.form == "noun")
    order = next((p for p in orders if p.frame.kind.order), None)
    if order is None or order.frame.generic or not allows(order, "attribute"):
        return noun
    tied = grammar.patterns["works_of_order"].fullmatch(line.text, order.end, noun.start)
    return order if tied else noun


def is_bought(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> bool:
    """Whether a verb before the noun buys what it says: to buy X's ammonia project for $2bn."""
    verb = _verb_before(noun, predicates)
    if verb is None or not (verb.frame.kind.purchase and noun.frame.kind.outlay):
        return False
    return not grammar.patterns["noun_cut"].search(line.text, verb.end, noun.start)


def whole_of(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """What the noun is of: the project, in a Nuri Cells project with an outlay of $3m."""
    if noun.frame.kind.aid:
        return noun  # finances a mill with a loan of $3m
    before = (p for p in predicates if p.form == "noun" and p.end <= noun.start)
    tied = (p for p in before if grammar.patterns["of_its"].fullmatch(line.text, p.end, noun.start))
    return next(tied, noun)


def spent_on(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate | None:
    """Spent $5m on buying Alder, will pay $5m to acquire it: the verb behind says for what."""
    behind = next((p for p in predicates if p.start >= money.end and p.form == "verb"), None)
    if behind is None or not behind.frame.kind.purchase:
        return None
    at_once = grammar.patterns["spent_on"].fullmatch(line.text, money.end, behind.start)
    return behind if at_once else None


def hired(
    verb: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """Has picked X to build ships for $3m: who picks pays."""
    before = next((p for p in reversed(predicates) if p.end <= verb.start), None)
    if before is None or not before.frame.hires or verb.start - before.end > REACH:
        return verb
    if verb.frame.kind.purchase:
        return verb  # has hired Alder Bank to sell its mill for $3m
    agent = grammar.patterns["passive_after"].match(line.text, before.end)
    if before.form == "passive" and verb.frame.kind.order and not agent:
        return verb  # was hired to build a quay for Nuri in a $3m deal
    cut = grammar.patterns["boundary"].search(line.text, before.end, verb.start)
    to_do = grammar.patterns["hired_to"].fullmatch(line.text, before.end, verb.start)
    return before if to_do and not cut else verb


def of_goods(predicate: Predicate, between: str, grammar: Grammar) -> Predicate:
    """Goods that are bought or sold are an order: the frame of goods whose buyer stands as here."""
    if not predicate.frame.kind.purchase or not grammar.patterns["goods"].search(between):
        return predicate
    buyer = _buyer_cases(predicate.frame)
    frames = (f for f in grammar.frames if f.goods and _buyer_cases(f) & buyer)
    return predicate._replace(frame=next(frames, predicate.frame))


def _buyer_cases(frame: Frame) -> frozenset[str]:
    slot = frame.slots.get("investor")
    return slot.cases if slot else frozenset()
