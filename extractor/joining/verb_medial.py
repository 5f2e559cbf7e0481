"""Reading a sentence whose order and prepositions mark the parts (English).

What governs each amount is told by ``amounts``; lists go on with the predicate of the amount before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.amounts import counts, governed
from extractor.joining.clauses import Argument, Link, Predicate, Reading
from extractor.joining.governing import idle_predicates, with_parties
from extractor.joining.predicates import find_predicates
from extractor.joining.prepositions import cased_arguments, coordinated
from extractor.rules.grammar import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.line import Line, Placed
    from extractor.rules.grammar import Grammar


def read_medial(line: Line, grammar: Grammar, earlier: Predicate | None = None) -> Reading:
    """The line's parties by case, and its amounts with the predicates that govern them.

    A list without a verb goes on with the ``earlier`` sentence's predicate.
    """
    found = find_predicates(line, grammar.triggers, grammar.patterns["nominal"])
    predicates = [_voiced(p, line, grammar) for p in found]
    cased = sorted(cased_arguments(line, predicates, grammar), key=lambda a: a.start)
    arguments = coordinated(cased, line, grammar)
    stated = list(_links(line, predicates, arguments, grammar))
    stated = stated or _listed(line, arguments, grammar, earlier)
    links = [with_parties(link, line, arguments, grammar) for link in stated]
    idle = tuple(idle_predicates(line, predicates, links, arguments, grammar))
    governing = {link.amount for link in links}
    loose = tuple(m for m in line.of("MONEY") if m not in governing and counts(line, m, grammar))
    return Reading(line, arguments, tuple(links), _regions(line, links), idle, loose)


def _voiced(predicate: Predicate, line: Line, grammar: Grammar) -> Predicate:
    before = line.text[max(0, predicate.start - 24) : predicate.start]
    passive = predicate.form == "verb" and grammar.patterns["passive_before"].search(before)
    agent = predicate.form == "verb" and grammar.patterns["passive_after"].match(
        line.text, predicate.end
    )
    active = grammar.patterns["progressive"].match(line.text, predicate.start)
    return predicate._replace(form="passive") if (passive or agent) and not active else predicate


def _links(
    line: Line,
    predicates: Sequence[Predicate],
    arguments: Sequence[Argument],
    grammar: Grammar,
) -> Iterator[Link]:
    last: Link | None = None
    if grammar.patterns["no_deal"].search(line.text):
        return
    for money in line.of("MONEY"):
        link = governed(line, money, predicates, grammar) or _gapped(
            line, money, last, arguments, grammar
        )
        if link:
            yield link
            last = link


def _gapped(
    line: Line, money: Placed, last: Link | None, arguments: Sequence[Argument], grammar: Grammar
) -> Link | None:
    """Beta for Rs 250 crore: the list goes on and leaves its verb out."""
    if last is None or not counts(line, money, grammar):
        return None
    if grammar.patterns["figure"].search(line.text, last.amount.end, money.start):
        return None
    if grammar.patterns["shared"].search(line.text, last.amount.end, money.start):
        return Link(money, last.predicate, last.case)
    before = (a for a in arguments if a.end <= money.start and a.mention.label != PROJECT)
    near = max(before, key=lambda a: a.end, default=None)
    if near is None or near.start < last.amount.end:
        return None
    named = grammar.patterns["gapped"].match(line.text[near.end : money.start])
    listed = last.predicate.form != "noun" or grammar.patterns["followed"].fullmatch(
        line.text, last.amount.end, near.start
    )
    return Link(money, last.predicate, last.case) if named and listed else None


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


def _regions(line: Line, links: Sequence[Link]) -> tuple[tuple[int, int], ...]:
    """Each amount's stretch: from the amount before it to the one behind it."""
    regions = []
    for i in range(len(links)):
        start = links[i - 1].amount.end if i else 0
        end = links[i + 1].amount.start if i + 1 < len(links) else len(line.text)
        regions.append((start, end))
    return tuple(regions)
