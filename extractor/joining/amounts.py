"""Which predicate governs an amount, where order and prepositions mark the parts (English).

The noun behind it (a $300m plant), the noun before its preposition (a deal worth $300m), the verb
before it (will invest $300m), the passive verb behind it ($300m will be invested), or the verb of
its relative clause (the $300m that X paid).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.clauses import Link, Predicate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.line import Line, Placed
    from extractor.rules.grammar import Grammar

_REACH = 90
_LEFT = 48
_NOUN_REACH = 60
# A contract for the new road to X, worth $3m: its worth may stand far behind.
_FAR = 120


def governed(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The amount with the predicate that governs it, if one does."""
    return (
        _attribute(line, money, predicates, grammar)
        or _noun_before(line, money, predicates, grammar)
        or _verb_before(line, money, predicates, grammar)
        or _verb_behind(line, money, predicates, grammar)
        or _verb_of_relative(line, money, predicates, grammar)
    )


def counts(line: Line, money: Placed, grammar: Grammar) -> bool:
    """Whether an amount may be put into something: no revenue, price, fine or value."""
    other = _other_noun(line.text[money.end : money.end + _NOUN_REACH], grammar)
    return not other and not _not_counted_before(line.text, money.start, grammar)


def _allows(predicate: Predicate, case: str) -> bool:
    slot = predicate.frame.slots.get("amount")
    return slot is not None and case in slot.cases


def _attribute(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """A noun right behind the amount: a $470 million agreement."""
    reach = line.text[money.end : money.end + _NOUN_REACH]
    if _other_noun(reach, grammar):
        return None
    for predicate in predicates:
        if predicate.start < money.end or predicate.form != "noun":
            continue
        between = line.text[money.end : predicate.start]
        if not grammar.patterns["attribute_gap"].match(between):
            return None
        head = _head(predicate, line, predicates)
        if _allows(head, "attribute"):
            return Link(money, _meant(head, line, predicates, grammar), "attribute")
    return None


def _head(noun: Predicate, line: Line, predicates: Sequence[Predicate]) -> Predicate:
    """The last noun of a compound: a bridge loan is a loan, a plant expansion an expansion."""
    for other in predicates:
        if other.start == noun.end + 1 and other.form == "noun" and line.text[noun.end] == " ":
            noun = other
    return noun


def _meant(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """A deal is what the verb before it says: agreed to buy X in a deal worth $300m."""
    noun = _priced(noun, line, predicates, grammar)
    purpose = _purpose(noun, line, predicates, grammar)
    if purpose:
        return purpose
    verb = next((p for p in reversed(predicates) if p.end <= noun.start and p.form != "noun"), None)
    if verb is None or grammar.patterns["boundary"].search(line.text, verb.end, noun.start):
        return noun
    if verb.frame.kind == noun.frame.kind and noun.start - verb.end <= _REACH:
        return _borrowed(verb, noun) if noun.frame.generic else verb
    if noun.frame.generic and noun.frame.kind in verb.frame.lends:
        return _borrowed(verb, noun)
    if noun.frame.generic and verb.frame.kind != noun.frame.kind:
        return _of_goods(verb, line.text[verb.end : noun.start], grammar)
    near = not grammar.patterns["noun_cut"].search(line.text, verb.end, noun.start)
    return _borrowed(verb, noun) if near and noun.frame.kind in verb.frame.lends else noun


def _priced(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """A Gaon Steel plant with an outlay of $3m: the outlay is the plant's."""
    whose = next((p for p in reversed(predicates) if p.end <= noun.start), None)
    if whose is None or whose.form != "noun" or whose.frame.kind != noun.frame.kind:
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
    bought = verb.frame.kind == "acquisition" or _allows(verb, "object")
    at_once = grammar.patterns["deal_to"].fullmatch(line.text, noun.end, verb.start)
    ahead = line.text[verb.end : verb.end + _NOUN_REACH]
    return _of_goods(verb, ahead, grammar) if bought and at_once else None


def _borrowed(verb: Predicate, noun: Predicate) -> Predicate:
    """Was awarded a contract: the noun says the kind, the verb who gives and who takes."""
    said = noun.frame
    frame = replace(verb.frame, kind=said.kind, status=said.status, generic=said.generic)
    return verb._replace(frame=frame)


def _other_noun(reach: str, grammar: Grammar) -> bool:
    """$5bn revenue, $20 a share: the amount is of something that nobody puts anywhere."""
    measured = grammar.patterns["measured"].match(reach)
    if measured and grammar.patterns["not_counted"].match(measured["of"]):
        return True
    if grammar.patterns["traded"].match(reach) or grammar.patterns["provision"].match(reach):
        return True
    return grammar.patterns["per"].match(reach.lstrip(" ")) is not None


def _before(line: Line, money: Placed, grammar: Grammar) -> re.Match[str] | None:
    """The preposition right before the amount and its determiners."""
    left = line.text[max(0, money.start - _LEFT) : money.start]
    return grammar.patterns["of_noun"].search(left)


def _noun_before(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """A noun before the amount's preposition: an investment of, a contract worth."""
    preposition = _before(line, money, grammar)
    if not preposition:
        return None
    at = max(0, money.start - _LEFT) + preposition.start()
    case = preposition["case"]
    priced = any(p.end == at - 1 and p.form == "noun" and _allows(p, case) for p in predicates)
    if not priced and _not_counted_before(line.text, at, grammar):
        return None
    for predicate in reversed(predicates):
        if predicate.end > at or predicate.form != "noun":
            continue
        if _apart(predicate, (at, money.start), line, predicates, grammar):
            return None
        if case == "for" and _bought(predicate, line, predicates, grammar):
            return None
        if _allows(predicate, case):
            noun = _whole(predicate, line, predicates, grammar)
            return Link(money, _meant(noun, line, predicates, grammar), case)
    return None


def _apart(
    noun: Predicate,
    gap: tuple[int, int],
    line: Line,
    predicates: Sequence[Predicate],
    grammar: Grammar,
) -> bool:
    """Whether what stands between a noun and its sum parts them; ``gap``: preposition and sum."""
    at, start = gap
    between = line.text[noun.end : at]
    if grammar.patterns["figure"].search(between):
        return True
    verb = any(p.form != "noun" and noun.end <= p.start < at for p in predicates)
    worth = grammar.patterns["worth_gap"].match(line.text[noun.end : start])
    copular = grammar.patterns["copular"].search(between)
    largest = grammar.patterns["largest"].fullmatch(line.text, noun.start, start)
    cut = grammar.patterns["noun_cut"].search(between) and not (copular or largest)
    far = len(between) > (_FAR if worth else _NOUN_REACH)
    return far or bool(cut and (verb or not worth))


def _bought(noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar) -> bool:
    """Whether a verb before the noun buys what it says: to buy X's ammonia project for $2bn."""
    verb = next((p for p in reversed(predicates) if p.end <= noun.start and p.form != "noun"), None)
    if verb is None or verb.frame.kind != "acquisition" or noun.frame.kind != "investment":
        return False
    return not grammar.patterns["noun_cut"].search(line.text, verb.end, noun.start)


def _whole(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """What the noun is of: the project, in a Nuri Cells project with an outlay of $3m."""
    before = (p for p in predicates if p.form == "noun" and p.end <= noun.start)
    tied = (p for p in before if grammar.patterns["of_its"].fullmatch(line.text, p.end, noun.start))
    return next(tied, noun)


def _not_counted_before(text: str, at: int, grammar: Grammar) -> bool:
    """Revenue of, a market worth, fell to: what stands right before says it is no investment."""
    near = re.findall(r"[\w-]+", text[max(0, at - 40) : at])[-3:]
    listed = grammar.words["not_invested"] | grammar.words["reached"]
    return any(word in listed for word in near)


def _verb_before(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The last verb before the amount: will invest $300m, agreed to buy it for $300m."""
    preposition = _before(line, money, grammar)
    case = preposition["case"] if preposition else "object"
    at = max(0, money.start - _LEFT) + preposition.start() if preposition else money.start
    if _not_counted_before(line.text, at, grammar):
        return None
    if _other_noun(line.text[money.end : money.end + _NOUN_REACH], grammar):
        return None
    for predicate in reversed(predicates):
        if predicate.end > money.start or predicate.form == "noun":
            continue
        between = line.text[predicate.end : money.start]
        if at < predicate.end:
            case = "object"
        if len(between) > _REACH or grammar.patterns["boundary"].search(between):
            return None
        if grammar.patterns["figure"].search(between) or grammar.patterns["level"].search(between):
            return None
        if _allows(predicate, case) or (case == "of" and _allows(predicate, "object")):
            meant = _spent_on(line, money, predicates, grammar) or _hired(
                predicate, line, predicates, grammar
            )
            return Link(money, _of_goods(meant, between, grammar), case)
    return None


def _spent_on(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate | None:
    """Spent $5m on buying Alder, will pay $5m to acquire it: the verb behind says for what."""
    behind = next((p for p in predicates if p.start >= money.end), None)
    if behind is None or behind.form != "verb" or behind.frame.kind != "acquisition":
        return None
    at_once = grammar.patterns["spent_on"].fullmatch(line.text, money.end, behind.start)
    return behind if at_once else None


def _hired(
    verb: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """Has picked X to build ships for $3m: who picks pays."""
    before = next((p for p in reversed(predicates) if p.end <= verb.start), None)
    if before is None or not before.frame.hires or verb.start - before.end > _REACH:
        return verb
    cut = grammar.patterns["boundary"].search(line.text, before.end, verb.start)
    to_do = grammar.patterns["hired_to"].fullmatch(line.text, before.end, verb.start)
    return before if to_do and not cut else verb


def _of_goods(predicate: Predicate, between: str, grammar: Grammar) -> Predicate:
    """Goods that are bought are an order."""
    if predicate.frame.kind != "acquisition" or not grammar.patterns["goods"].search(between):
        return predicate
    frame = next((f for f in grammar.frames if f.goods), predicate.frame)
    return predicate._replace(frame=frame)


def _verb_behind(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The amount is the subject: $300m will be invested, another $260m is to go into."""
    behind = [p for p in predicates if p.start >= money.end]
    far = grammar.patterns["subject_far"]
    for predicate in (p for p in behind if p.form == "passive"):
        if far.fullmatch(line.text, money.end, predicate.start):
            return Link(money, predicate, "subject")
    for predicate in behind:
        between = line.text[money.end : predicate.start]
        ok = predicate.form == "passive" and len(between) < _NOUN_REACH
        if ok and not between.strip():
            return Link(money, predicate, "subject")
        if not ok or not grammar.patterns["subject_after"].match(between):
            return None
        return Link(money, predicate, "subject")
    return None


def _verb_of_relative(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The amount is the object of its relative clause: the $705m that X paid for Y."""
    verb = next((p for p in predicates if p.start >= money.end and p.form == "verb"), None)
    if verb is None or not _allows(verb, "object"):
        return None
    clause = grammar.patterns["sum_that"].fullmatch(line.text, money.end, verb.start)
    return Link(money, verb, "object") if clause else None
