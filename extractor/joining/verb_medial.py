"""Reading a sentence whose order and prepositions mark the parts (English).

An amount is governed by the noun behind it (a $300m plant), by the noun before its preposition
(a deal worth $300m), by the verb before it (will invest $300m), or by the passive verb behind it
($300m will be invested).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.clauses import Argument, Link, Predicate, Reading
from extractor.joining.governing import idle_predicates, with_parties
from extractor.joining.line import restates
from extractor.joining.predicates import find_predicates
from extractor.joining.prepositions import cased_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.line import Line, Placed
    from extractor.rules.grammar import Grammar

_REACH = 90
_LEFT = 48
_NOUN_REACH = 60


def read_medial(line: Line, grammar: Grammar, earlier: Predicate | None = None) -> Reading:
    """The line's parties by case, and its amounts with the predicates that govern them.

    A list without a verb goes on with the ``earlier`` sentence's predicate.
    """
    found = find_predicates(line, grammar.triggers, grammar.patterns["nominal"])
    predicates = [_voiced(p, line, grammar) for p in found]
    arguments = tuple(sorted(cased_arguments(line, predicates, grammar), key=lambda a: a.start))
    governed = list(_links(line, predicates, arguments, grammar))
    governed = governed or _listed(line, arguments, grammar, earlier)
    links = [with_parties(link, line, arguments, grammar) for link in governed]
    idle = tuple(idle_predicates(line, predicates, links, arguments, grammar))
    return Reading(line, arguments, tuple(links), _regions(line, links), idle)


def _voiced(predicate: Predicate, line: Line, grammar: Grammar) -> Predicate:
    before = line.text[max(0, predicate.start - 24) : predicate.start]
    passive = predicate.form == "verb" and grammar.patterns["passive_before"].search(before)
    agent = predicate.form == "verb" and grammar.patterns["passive_after"].match(
        line.text, predicate.end
    )
    ends = line.text[predicate.start : predicate.end].endswith("ing")
    return predicate._replace(form="passive") if (passive or agent) and not ends else predicate


def _links(
    line: Line,
    predicates: Sequence[Predicate],
    arguments: Sequence[Argument],
    grammar: Grammar,
) -> Iterator[Link]:
    last: Link | None = None
    for money in line.of("MONEY"):
        if last and restates(line, last.amount, money, grammar):
            continue
        link = (
            _attribute(line, money, predicates, grammar)
            or _noun_before(line, money, predicates, grammar)
            or _verb_before(line, money, predicates, grammar)
            or _verb_behind(line, money, predicates, grammar)
            or _gapped(line, money, last, arguments, grammar)
        )
        if link:
            yield link
            last = link


def _gapped(
    line: Line, money: Placed, last: Link | None, arguments: Sequence[Argument], grammar: Grammar
) -> Link | None:
    """Beta for Rs 250 crore: the list goes on and leaves its verb out."""
    if last is None:
        return None
    if grammar.patterns["shared"].search(line.text, last.amount.end, money.start):
        return Link(money, last.predicate, last.case)
    start = max((a.end for a in arguments if a.end <= money.start), default=0)
    between = line.text[start : money.start]
    named = start > last.amount.end and grammar.patterns["gapped"].match(between)
    verbal = last.predicate.form != "noun"
    return Link(money, last.predicate, last.case) if named and verbal else None


def _listed(
    line: Line, arguments: Sequence[Argument], grammar: Grammar, earlier: Predicate | None
) -> list[Link]:
    """Alpha puts in Rs 400 crore. Beta is good for Rs 250 crore, Gamma for Rs 90 crore."""
    if earlier is None:
        return []
    pairs = []
    for money in line.of("MONEY"):
        near = [a for a in arguments if a.end <= money.start]
        between = line.text[near[-1].end : money.start] if near else ""
        if near and grammar.patterns["listed"].match(between):
            pairs.append(Link(money, earlier._replace(start=0, end=0), "for"))
    return pairs if len(pairs) > 1 else []


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
        if _allows(predicate, "attribute"):
            return Link(money, _meant(predicate, line, predicates, grammar), "attribute")
    return None


def _meant(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """A deal is what the verb before it says: agreed to buy X in a deal worth $300m."""
    verb = next((p for p in reversed(predicates) if p.end <= noun.start and p.form != "noun"), None)
    if verb is None or grammar.patterns["boundary"].search(line.text, verb.end, noun.start):
        return noun
    if verb.frame.kind == noun.frame.kind and noun.start - verb.end <= _NOUN_REACH:
        return verb
    if noun.frame.generic and verb.frame.kind != noun.frame.kind:
        return verb
    return _borrowed(verb, noun) if noun.frame.kind in verb.frame.lends else noun


def _borrowed(verb: Predicate, noun: Predicate) -> Predicate:
    """Was awarded a contract: the noun says the kind, the verb who gives and who takes."""
    frame = replace(verb.frame, kind=noun.frame.kind, status=noun.frame.status)
    return verb._replace(frame=frame)


def _other_noun(reach: str, grammar: Grammar) -> bool:
    """$5bn revenue, $20 a share: the amount is of something that nobody puts anywhere."""
    word = re.match(
        r"[ -](?:(?:in|of|a|an|the|net|annual|quarterly|gross|federal) )*([\w-]+(?: [\w-]+)?)",
        reach,
    )
    if word and (grammar.patterns["not_counted"].match(word[1])):
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
    if _not_counted_before(line.text, at, grammar):
        return None
    for predicate in reversed(predicates):
        if predicate.end > at or predicate.form != "noun":
            continue
        between = line.text[predicate.end : at]
        cut = re.search(r"[,;]|\b(?:and|of|for|to)\b", between)
        worth = grammar.patterns["worth_gap"].match(line.text[predicate.end : money.start])
        verb = any(p.form != "noun" and predicate.end <= p.start < at for p in predicates)
        if len(between) > _NOUN_REACH or (cut and (verb or not worth)):
            return None
        if _allows(predicate, preposition["case"]):
            meant = _meant(predicate, line, predicates, grammar)
            return Link(money, meant, preposition["case"])
    return None


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
            meant = _spent_on(line, money, predicates, grammar) or predicate
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
    for predicate in predicates:
        if predicate.start < money.end:
            continue
        between = line.text[money.end : predicate.start]
        if predicate.form == "passive" and grammar.patterns["subject_far"].fullmatch(between):
            return Link(money, predicate, "subject")
        ok = predicate.form == "passive" and len(between) < _NOUN_REACH
        if not ok or not grammar.patterns["subject_after"].match(between):
            return None
        return Link(money, predicate, "subject")
    return None


def _regions(line: Line, links: Sequence[Link]) -> tuple[tuple[int, int], ...]:
    """Each amount's stretch: from the amount before it to the one behind it."""
    regions = []
    for i in range(len(links)):
        start = links[i - 1].amount.end if i else 0
        end = links[i + 1].amount.start if i + 1 < len(links) else len(line.text)
        regions.append((start, end))
    return tuple(regions)
