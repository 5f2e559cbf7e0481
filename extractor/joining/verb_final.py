"""Reading a sentence whose verb comes last and whose particles mark the parts (Korean).

An amount is governed by the first predicate to its right that no other verb cuts off; a list of
amounts shares it: ``스페인에 157억 유로, 프랑스에 12억 유로를 투자한다``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.joining.clauses import Argument, Idle, Link, Predicate, Reading
from extractor.joining.particles import case_after, split, words
from extractor.joining.predicates import find_predicates
from extractor.types import Mention, Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.line import Line, Placed
    from extractor.rules.grammar import Grammar

_PARTIES = ("COMPANY", "GOVERNMENT", "COUNTRY", "PLACE", "MEDIUM")
_NAMED_CASES = {"topic", "subject", "also", "source", "joined", "with", "locative", "object"}
_ABOUT = {"topic", "subject", "also"}
_SEPARATOR = re.compile(r"[,;]|\.(?= |$)")
_LATIN = re.compile(r"(?<!\S)(?P<name>[A-Z][A-Za-z0-9&]*) $")
_HEADLINE = 24
_SHORTEST = 2
_LETTERS = re.compile(r"[\w&]+")
_RULE = "role"


def read_final(line: Line, grammar: Grammar, earlier: Predicate | None = None) -> Reading:
    """The line's parties by case, and its amounts with the predicates that govern them."""
    del earlier  # its lists end in their verb
    predicates = find_predicates(line, grammar.triggers)
    arguments = tuple(_arguments(line, grammar, predicates))
    links = [_with_parties(k, line, arguments) for k in _links(line, predicates, grammar)]
    idle = tuple(_idle(predicates, links, arguments))
    return Reading(line, arguments, tuple(links), _regions(line, links, grammar), idle)


def _idle(
    predicates: Sequence[Predicate], links: Sequence[Link], arguments: Sequence[Argument]
) -> Iterator[Idle]:
    governing = {link.predicate for link in links}
    for predicate in predicates:
        if predicate not in governing:
            before = tuple(a for a in arguments if a.end <= predicate.start)
            yield Idle(predicate, before, predicate.start)


def _with_parties(link: Link, line: Line, arguments: tuple[Argument, ...]) -> Link:
    """The parties before the predicate; in a headline those behind it too."""
    stop = max(link.predicate.start, link.amount.start)
    near = arguments if line.sentence.title else tuple(a for a in arguments if a.end <= stop)
    return link._replace(arguments=near, anchor=link.amount.start)


def _arguments(line: Line, grammar: Grammar, predicates: Sequence[Predicate]) -> list[Argument]:
    listed = [
        Argument(p.mention, _case(line, p, grammar), p.start, p.end)
        for p in line.placed
        if p.mention.label in _PARTIES
    ]
    named = _unlisted(line, grammar, predicates)
    return sorted([*listed, *named], key=lambda a: a.start)


def _case(line: Line, placed: Placed, grammar: Grammar) -> str:
    case = case_after(line.text, placed.end, grammar)
    if case == "none" and line.sentence.title and line.text[placed.end : placed.end + 1] in ",·":
        comma = line.text.find(",")
        return "headline" if placed.start < comma else case
    return case


def _unlisted(line: Line, grammar: Grammar, predicates: Sequence[Predicate]) -> Iterator[Argument]:
    """Names that no list has: the noun that fills a party's place is one."""
    taken = [(p.start, p.end) for p in line.placed] + [(p.start, p.end) for p in predicates]
    for word in words(line.text, grammar):
        if word.case in _NAMED_CASES and not _taken(word.start, word.end, taken):
            start = _name_start(line.text, word.start, taken, grammar)
            if _is_name(line.text[start : word.end], grammar):
                yield _argument(line, start, word.end, word.case)
    if line.sentence.title:
        yield from _headline(line, grammar, taken)


def _taken(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _name_start(line: str, start: int, taken: Sequence[tuple[int, int]], grammar: Grammar) -> int:
    """Where a name of several words begins.

    After what describes it (클라우드 업체 카빈드라 클라우드웍스), or at a word of Latin letters
    before the last one (A1 미디어).
    """
    described = grammar.patterns["described_name"].search(line, max(0, start - _HEADLINE), start)
    latin = _LATIN.search(line, max(0, start - _HEADLINE), start)
    for found in (described, latin):
        if found and found.end() == start and _opens(found, start, taken, grammar):
            return found.start("name")
    return start


def _opens(
    found: re.Match[str], start: int, taken: Sequence[tuple[int, int]], grammar: Grammar
) -> bool:
    free = not _taken(found.start("name"), start - 1, taken)
    return free and found["name"].strip() not in grammar.words["descriptors"]


def _is_name(text: str, grammar: Grammar) -> bool:
    """Whether a noun may be somebody's name: no everyday word, no title, no verb's stem."""
    last = text.rsplit(" ", 1)[-1]
    if len(last) < _SHORTEST or last[0].isdigit() or not _LETTERS.fullmatch(last):
        return False
    if last in grammar.words["nobody"] or last in grammar.words["descriptors"]:
        return False
    if any(grammar.patterns[name].search(last) for name in ("verb_stem", "common_noun")):
        return False
    return not any(last.endswith(t) for t in grammar.words["titles"] if len(t) >= _SHORTEST)


def _argument(line: Line, start: int, end: int, case: str) -> Argument:
    span = line.span(start, end)
    name = Name(line.text[start:end], listed=False)
    return Argument(Mention("COMPANY", span, name, _RULE), case, start, end)


def _headline(line: Line, grammar: Grammar, taken: Sequence[tuple[int, int]]) -> Iterator[Argument]:
    """``가온전자, 폴란드에 …``: the headline's subject stands before its first comma."""
    comma = line.text.find(",")
    head = line.text[:comma] if comma > 0 else ""
    if not head or len(head) > _HEADLINE or any(a < comma for a, _ in taken):
        return
    for match in re.finditer(r"[^·ㆍ]+", head):
        text = match[0].strip()
        start = head.find(text, match.start())
        first = text.rsplit(" ", 1)[-1]
        start += len(text) - len(first)
        if not _taken(start, start + len(first), taken) and _is_name(first, grammar):
            yield _argument(line, start, start + len(first), "headline")


def _links(line: Line, predicates: Sequence[Predicate], grammar: Grammar) -> Iterator[Link]:
    for money in line.of("MONEY"):
        if _counts(line, money, grammar):
            link = _right(line, money, predicates, grammar) or _left(
                line, money, predicates, grammar
            )
            if link:
                yield link


def _counts(line: Line, money: Placed, grammar: Grammar) -> bool:
    """Whether the amount can be put into something: no revenue, price, fine or value."""
    clause = line.text[_clause_start(line.text, money.start, grammar) : money.start]
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


def _sum_of(one: str, two: str, grammar: Grammar) -> bool:
    """배당금 총액은: the noun before the noun that the clause is about."""
    return one in grammar.words["not_invested"] and split(two, grammar)[1] in _ABOUT


def _not_invested(word: str, grammar: Grammar, *, any_case: bool) -> bool:
    """매출 100억원, 매출은 … 100억원: right before the amount, or as what the clause is about."""
    if any_case and grammar.patterns["per"].search(word):
        return True
    listed = grammar.words["not_invested"]
    stem, case = split(word, grammar)
    if any_case and (word in listed or stem in listed):
        return True
    return stem in listed and case in _ABOUT


def _clause_start(line: str, at: int, grammar: Grammar) -> int:
    """Where the clause of ``at`` begins: after the last comma or cutting verb before it."""
    start = 0
    for pattern in (_SEPARATOR, grammar.patterns["barrier"]):
        for match in pattern.finditer(line, 0, at):
            start = max(start, match.end())
    return start


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
            return Link(money, predicate, case)
    return None


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
