"""Reading a sentence whose verb comes last and whose particles mark the parts (Korean).

An amount is governed by the first predicate to its right that no other verb cuts off; a list of
amounts shares it: ``스페인에 157억 유로, 프랑스에 12억 유로를 투자한다``.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.joining.anaphora import anaphors
from extractor.joining.clauses import Argument, Idle, Link, Predicate, Reading
from extractor.joining.members import members
from extractor.joining.particles import case_after, split
from extractor.joining.phrases import phrases
from extractor.joining.predicates import find_predicates
from extractor.joining.scope import clause_start, with_parties
from extractor.joining.unlisted import described, unlisted
from extractor.types import Mention, Money, Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.line import Line, Placed
    from extractor.rules.grammar import Grammar

_PARTIES = ("COMPANY", "GOVERNMENT", "COUNTRY", "PLACE", "MEDIUM")
_PLACES = {"COUNTRY", "PLACE"}
_ABOUT = {"topic", "subject", "also"}
_HEADLINE = 24


def read_final(line: Line, grammar: Grammar, earlier: Predicate | None = None) -> Reading:
    """The line's parties by case, and its amounts with the predicates that govern them."""
    del earlier  # its lists end in their verb
    predicates = find_predicates(line, grammar.triggers)
    arguments = tuple(_arguments(line, grammar, predicates))
    links = [with_parties(k, line, arguments, grammar) for k in _links(line, predicates, grammar)]
    idle = tuple(_idle(predicates, links, arguments))
    loose = tuple(_loose(line, links, grammar))
    return Reading(line, arguments, tuple(links), _regions(line, links, grammar), idle, loose)


def _loose(line: Line, links: Sequence[Link], grammar: Grammar) -> Iterator[Placed]:
    """The amounts that count and have no predicate."""
    governed = {link.amount for link in links}
    return (m for m in line.of("MONEY") if m not in governed and _counts(line, m, grammar))


def _idle(
    predicates: Sequence[Predicate], links: Sequence[Link], arguments: Sequence[Argument]
) -> Iterator[Idle]:
    """Predicates without an amount. A noun of a frame that takes none has its names behind it."""
    governing = {link.predicate for link in links}
    for predicate in predicates:
        if predicate not in governing:
            naming = predicate.form == "noun" and "amount" not in predicate.frame.slots
            near = tuple(a for a in arguments if naming or a.end <= predicate.start)
            yield Idle(predicate, near, predicate.start)


def _arguments(line: Line, grammar: Grammar, predicates: Sequence[Predicate]) -> list[Argument]:
    listed = [
        Argument(_sure(p, line, grammar), _case(line, p, grammar), p.start, p.end)
        for p in line.placed
        if p.mention.label in _PARTIES
    ]
    listed += [one for p in line.of("COMPANY") for one in _owner(p, line, grammar)]
    standing = (
        Argument(mention, _case_of_firm(line.text, end, grammar), start, end)
        for mention, start, end in anaphors(line, grammar)
    )
    named = unlisted(line, grammar, predicates)
    told = list(phrases(line, grammar, predicates))
    funds = [a for a in told if a.mention.label == "PROJECT"]
    firms = (a for a in (*listed, *standing, *named) if not any(_within(a, f) for f in funds))
    beside = members(line, grammar)
    found = (_backer(a, line, grammar) for a in (*firms, *told, *beside))
    return sorted(found, key=lambda a: a.start)


def _within(argument: Argument, other: Argument) -> bool:
    return other.start <= argument.start and argument.end <= other.end


def _backer(argument: Argument, line: Line, grammar: Grammar) -> Argument:
    """누리벤처스가 주도한 시리즈A에서: the subject of such a clause gives to whom the sentence is about."""
    gives = argument.case == "subject" and grammar.patterns["backing"].match(
        line.text, argument.end
    )
    return argument._replace(case="source") if gives else argument


def _sure(placed: Placed, line: Line, grammar: Grammar) -> Mention:
    """The mention; a weak name behind a description is a name: 전기차 업체 루시드."""
    value = placed.mention.value
    if isinstance(value, Name) and value.weak and described(line.text, placed.start, grammar):
        return replace(placed.mention, value=replace(value, weak=False))
    return placed.mention


def _case(line: Line, placed: Placed, grammar: Grammar) -> str:
    case = case_after(line.text, placed.end, grammar)
    place = placed.mention.label in _PLACES and case in _ABOUT
    if place and grammar.patterns["site_of"].match(line.text, placed.end):
        return "none"
    officer = grammar.patterns["officer"].match(line.text[placed.end : placed.end + _HEADLINE])
    if case == "none" and officer and placed.mention.label == "COMPANY":
        return case_after(line.text, placed.end + officer.end(), grammar)
    item = grammar.patterns["item"].match(line.text)
    if case == "none" and item and item.start("name") == placed.start:
        return "headline"
    if placed.mention.label == "COMPANY" and case in {"none", "genitive"}:
        case = _case_of_firm(line.text, placed.end, grammar)
    titled = case == "none" and line.sentence.title
    return _headline_case(line, placed, grammar) if titled else case


def _headline_case(line: Line, placed: Placed, grammar: Grammar) -> str:
    """가온전자, 폴란드에 …: who stands before the comma, or opens the headline, is its subject."""
    after = line.text[placed.end : placed.end + 1]
    acts = after in ",·" and placed.start < line.text.find(",")
    opens = placed.start == 0 and after == " " and placed.mention.label in {"COMPANY", "GOVERNMENT"}
    # 가온중공업 계열사인 누리조선이: whose firm it is.
    owns = grammar.patterns["belonging"].match(line.text[placed.end :])
    return "headline" if acts or (opens and not owns) else "none"


def _case_of_firm(text: str, end: int, grammar: Grammar) -> str:
    """The case of a firm by the words that it stands with: 다온 지분 60%를, 다온 백신 개발에."""
    if grammar.patterns["share_object"].match(text[end:]):
        return "object"
    case = case_after(text, end, grammar)
    told = case == "none" and grammar.patterns["attributed"].match(text[end:])
    return "attributed" if told else case


def _owner(placed: Placed, line: Line, grammar: Grammar) -> Iterator[Argument]:
    """다온의 백신 개발에 지원한다: the owner is whom it is for, besides being an owner."""
    told = grammar.patterns["attributed"].match(line.text[placed.end :])
    if told and case_after(line.text, placed.end, grammar) == "genitive":
        yield Argument(placed.mention, "attributed", placed.start, placed.end)


def _links(line: Line, predicates: Sequence[Predicate], grammar: Grammar) -> Iterator[Link]:
    if grammar.patterns["no_deal"].search(line.text):
        return
    for money in line.of("MONEY"):
        if _counts(line, money, grammar):
            link = _right(line, money, predicates, grammar) or _left(
                line, money, predicates, grammar
            )
            if link:
                yield link


def _counts(line: Line, money: Placed, grammar: Grammar) -> bool:
    """Whether the amount can be put into something: no revenue, price, fine or value."""
    if line.sentence.title and _vague(money):
        return False
    clause = line.text[clause_start(line.text, money.start, grammar) : money.start]
    *before, last = clause.split() or [""]
    if _not_invested(last, grammar, any_case=True):
        return False
    if any(_not_invested(word, grammar, any_case=False) for word in before):
        return False
    if any(_sum_of(one, two, grammar) for one, two in pairwise((*before, last))):
        return False
    if any(split(word, grammar)[0] in grammar.words["traders"] for word in (*before, last)):
        return False
    return not grammar.patterns["headed"].match(line.text, money.end)


def _vague(money: Placed) -> bool:
    """수백억 투자: a headline's round word for sums that nobody counted, without a currency."""
    value = money.mention.value
    return isinstance(value, Money) and (value.qualifier, value.basis) == ("multiple", "language")


def _sum_of(one: str, two: str, grammar: Grammar) -> bool:
    """배당금 총액은: the noun before the noun that the clause is about."""
    return one in grammar.words["not_invested"] and split(two, grammar)[1] in _ABOUT


def _not_invested(word: str, grammar: Grammar, *, any_case: bool) -> bool:
    """매출 100억원, 매출은 … 100억원: right before the amount, or as what the clause is about.

    What the sum is put into is none of it: 수출에 100억원을 지원한다.
    """
    if any_case and grammar.patterns["per"].search(word):
        return True
    listed = grammar.words["not_invested"]
    stem, case = split(word, grammar)
    if any_case and (word in listed or stem in listed):
        return case != "locative"
    return stem in listed and case in _ABOUT


def _right(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    case = _money_case(line.text, money.end, grammar)
    for predicate in predicates:
        if predicate.start < money.end:
            continue
        if grammar.patterns["barrier"].search(line.text, money.end, predicate.start):
            return None
        slot = predicate.frame.slots.get("amount")
        if slot and case in slot.cases:
            return Link(money, _gone_on_to(predicate, line, predicates, grammar), case)
    return None


def _gone_on_to(
    predicate: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """1200억원을 들여 다온을 인수했다: the takeover that the money goes into, at the sentence's end."""
    last = predicates[-1]
    taken_over = last.frame.kind == "acquisition" and last.form == "verb"
    if not taken_over or predicate.frame.kind == last.frame.kind:
        return predicate
    goes_on = grammar.patterns["goes_on"].match(line.text[predicate.start :])
    cut = grammar.patterns["barrier"].search(line.text, predicate.end, last.start)
    return last if goes_on and not cut else predicate


def _money_case(line: str, end: int, grammar: Grammar) -> str:
    if grammar.patterns["sized"].match(line, end):
        return "attribute"
    return case_after(line, end, grammar)


def _left(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """``투자액은 3조원이다``: the noun of the sum stands before, the amount is its predicate."""
    if not grammar.patterns["amounting"].match(line.text, money.end):
        return None
    for predicate in reversed(predicates):
        if predicate.end > money.start:
            continue
        between = line.text[predicate.end : money.start]
        slot = predicate.frame.slots.get("amount")
        if not slot or "copula" not in slot.cases or predicate.form != "noun":
            continue
        if grammar.patterns["barrier"].search(between) or not _marked(between, grammar):
            return None
        return Link(money, predicate, "copula")
    return None


def _marked(between: str, grammar: Grammar) -> bool:
    return grammar.patterns["sum_marked"].match(between) is not None


def _regions(line: Line, links: Sequence[Link], grammar: Grammar) -> tuple[tuple[int, int], ...]:
    """The stretch of the line that belongs to each amount: from the amount before to this one."""
    regions: list[tuple[int, int]] = []
    for i, link in enumerate(links):
        same = i > 0 and links[i - 1].predicate == link.predicate
        start = links[i - 1].amount.end if same else _region_start(line, link, links[:i], grammar)
        last = i + 1 == len(links) or links[i + 1].predicate != link.predicate
        end = max(link.predicate.end, link.amount.end) if last else link.amount.start
        regions.append((start, end))
    return tuple(regions)


def _region_start(line: Line, link: Link, before: Sequence[Link], grammar: Grammar) -> int:
    floor = max((max(b.amount.end, b.predicate.end) for b in before), default=0)
    anchor = min(link.amount.start, link.predicate.start)
    barriers = (m.end() for m in grammar.patterns["barrier"].finditer(line.text, floor, anchor))
    return max([floor, *barriers])
