"""Which predicate governs an amount, where order and prepositions mark the parts (English).

The noun behind it (a $300m plant), the noun before its preposition (a deal worth $300m), the verb
before it (will invest $300m), the passive verb behind it ($300m will be invested), or the verb of
its relative clause (the $300m that X paid).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Link
from extractor.joining.sentences.nouns_of_deals import (
    NOUN_REACH,
    REACH,
    allows,
    deal_stated,
    head_of,
    hired,
    is_bought,
    of_goods,
    spent_on,
    whole_of,
)
from extractor.joining.sentences.verb_medial.at_opening import governed_at_opening
from extractor.joining.sentences.verb_medial.counting import veto, veto_before, veto_behind

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# How far before an amount the words that say what it is of, or where it is drawn from, may begin.
_LEFT = 48
# A contract for the new road to X, worth $3m: its worth may stand far behind.
_FAR = 120
# Behind a sum that is said between commas: the largest, $3m, goes to X.
_APPOSED = " ,"


def governed(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The amount with the predicate that governs it, if one does; the nearest reading comes first."""
    link = (
        _attribute(line, money, predicates, grammar)
        or _noun_before(line, money, predicates, grammar)
        or _verb_before(line, money, predicates, grammar)
        or _verb_behind(line, money, predicates, grammar)
        or _verb_of_relative(line, money, predicates, grammar)
        or _in_noun(line, money, predicates, grammar)
        or governed_at_opening(line, money, predicates, grammar)
    )
    if link is None or link.predicate.form != "verb":
        return link
    return link._replace(predicate=hired(link.predicate, line, predicates, grammar))


def _in_noun(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """Came out of hiding with $3m in seed money from Alder: what the sum is in says the deal."""
    if veto(line, money, grammar):
        return None
    behind = (p for p in predicates if p.start >= money.end and p.form == "noun")
    noun = next(behind, None)
    if noun is None or not allows(noun, "attribute"):
        return None
    if grammar.patterns["sum_of"].fullmatch(line.text, money.end, noun.start):
        return _of_noun(line, money, noun, predicates, grammar)
    between = grammar.patterns["sum_in"].fullmatch(line.text, money.end, noun.start)
    return Link(money, noun, "attribute") if between and noun.frame.kind.holds_sum else None


def _of_noun(
    line: Line,
    money: Placed,
    noun: Predicate,
    predicates: Sequence[Predicate],
    grammar: Grammar,
) -> Link | None:
    """Is preparing $3m of investment: who is named in the sentence, as there is no verb of deals."""
    before = max(0, money.start - _LEFT), money.start
    if grammar.patterns["wanted"].search(line.text, *before):
        return None
    meant = deal_stated(noun, line, predicates, grammar)
    slots = {role: replace(slot, carry=False) for role, slot in meant.frame.slots.items()}
    return Link(money, meant._replace(frame=replace(meant.frame, slots=slots)), "attribute")


def _attribute(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """A noun right behind the amount: a $470 million agreement."""
    if veto_behind(line, money, grammar):
        return None
    meant = spent_on(line, money, predicates, grammar)
    if meant:
        return Link(money, meant, "object")
    for predicate in predicates:
        if predicate.start < money.end or predicate.form != "noun":
            continue
        between = line.text[money.end : predicate.start]
        if not grammar.patterns["attribute_gap"].match(between):
            return None
        head = head_of(predicate, line, predicates)
        if _drawn_on(head, line, money, grammar):
            return None
        if allows(head, "attribute"):
            return Link(money, deal_stated(head, line, predicates, grammar), "attribute")
    return None


def _drawn_on(noun: Predicate, line: Line, money: Placed, grammar: Grammar) -> bool:
    """$2m from its $90m rail fund: the sum that the fund holds is put into nothing here."""
    before = grammar.patterns["pot"].search(line.text, max(0, money.start - _LEFT), money.start)
    return before is not None and line.text[noun.start : noun.end] in grammar.words["pots"]


def _before(line: Line, money: Placed, grammar: Grammar) -> re.Match[str] | None:
    """The preposition right before the amount and its determiners."""
    left = line.text[max(0, money.start - _LEFT) : money.start]
    return grammar.patterns["of_noun"].search(left)


def _noun_before(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """A noun before the amount's preposition: an investment of, a contract worth."""
    preposition = _before(line, money, grammar)
    if not preposition or veto_behind(line, money, grammar):
        return None
    at = max(0, money.start - _LEFT) + preposition.start()
    case = preposition["case"]
    beside = (at - 1, at)  # behind a colon no space stands
    priced = any(p.end in beside and p.form == "noun" and allows(p, case) for p in predicates)
    if not priced and veto_before(line, money, at, grammar):
        return None
    for predicate in reversed(predicates):
        if predicate.end > at or predicate.form != "noun":
            continue
        if _apart(predicate, (at, money.start), line, predicates, grammar):
            return None
        if case == "for" and is_bought(predicate, line, predicates, grammar):
            return None
        if allows(predicate, case):
            noun = whole_of(predicate, line, predicates, grammar)
            return Link(money, deal_stated(noun, line, predicates, grammar), case)
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
    aside = grammar.patterns["when_agreed"]
    between = aside.sub("", line.text[noun.end : at])
    if grammar.patterns["figure"].search(between):
        return True
    verb = any(p.form != "noun" and noun.end <= p.start < at for p in predicates)
    worth = grammar.patterns["worth_gap"].match(aside.sub("", line.text[noun.end : start]))
    word = line.text[at:start].partition(" ")[0]
    copular = grammar.patterns["copular"].search(f"{between}{word} ")
    copular = copular or grammar.patterns["copular"].search(between)
    largest = grammar.patterns["largest"].fullmatch(line.text, noun.start, start)
    cut = grammar.patterns["noun_cut"].search(between) and not (copular or largest)
    far = len(between) > (_FAR if worth or (copular and not verb) else NOUN_REACH)
    return far or bool(cut and (verb or not worth))


def _verb_before(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The last verb before the amount: will invest $300m, agreed to buy it for $300m."""
    preposition = _before(line, money, grammar)
    case = preposition["case"] if preposition else "object"
    at = max(0, money.start - _LEFT) + preposition.start() if preposition else money.start
    if veto_before(line, money, at, grammar):
        return None
    if veto_behind(line, money, grammar):
        return None
    for predicate in reversed(predicates):
        if predicate.end > money.start or predicate.form == "noun":
            continue
        between = grammar.patterns["closed_clause"].sub("", line.text[predicate.end : money.start])
        if at < predicate.end:
            case = "object"
        if len(between) > REACH or grammar.patterns["boundary"].search(between):
            return None
        if grammar.patterns["figure"].search(between) or grammar.patterns["level"].search(between):
            return None
        if allows(predicate, case) or (case == "of" and allows(predicate, "object")):
            meant = spent_on(line, money, predicates, grammar) or predicate
            return Link(money, of_goods(meant, between, grammar), case)
    return None


def _verb_behind(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The amount is the subject: $300m will be invested, another $260m is to go into."""
    valued = grammar.patterns["valued_at"]  # the round, which values Alder at $3m, was led by
    left = max(0, money.start - _LEFT)
    if veto_before(line, money, money.start, grammar) or valued.search(
        line.text, left, money.start
    ):
        return None
    behind = [p for p in predicates if p.start >= money.end]
    far = grammar.patterns["subject_far"]
    for predicate in (p for p in behind if p.form == "passive"):
        if far.fullmatch(line.text, money.end, predicate.start):
            return Link(money, predicate, "subject")
    for predicate in behind:
        between = line.text[money.end : predicate.start]
        ok = predicate.form == "passive" and len(between) < NOUN_REACH
        if ok and not between.strip(_APPOSED):
            return _of_its_noun(line, money, predicates) or Link(money, predicate, "subject")
        if not ok or not grammar.patterns["subject_after"].match(between):
            return None
        return Link(money, predicate, "subject")
    return None


def _of_its_noun(line: Line, money: Placed, predicates: Sequence[Predicate]) -> Link | None:
    """The biggest grant, $3m, goes to Alder: the sum is that of the noun before its comma."""
    nouns = (p for p in reversed(predicates) if p.form == "noun" and p.end <= money.start)
    near = next(nouns, None)
    if near is None or near.frame.kind.outlay or not allows(near, "of"):
        return None
    if line.text[near.end : money.start].strip(_APPOSED):
        return None
    return Link(money, near, "of")


def _verb_of_relative(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The amount is the object of its relative clause: the $705m that X paid for Y, the $3m it raised."""
    verb = next((p for p in predicates if p.start >= money.end and p.form == "verb"), None)
    if verb is None or not allows(verb, "object"):
        return None
    clause = grammar.patterns["sum_that"].fullmatch(line.text, money.end, verb.start)
    told = clause is not None and (clause["who"] or verb.frame.kind.raising)
    return Link(money, verb, "object") if told else None
