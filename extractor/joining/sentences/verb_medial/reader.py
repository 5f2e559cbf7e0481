"""Reading a sentence whose order and prepositions mark the parts (English).

What governs each amount is decided in ``amounts``, which verb the items of a list share by ``ellipsis``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ACTORS
from extractor.joining.forms.clauses import Argument, Earlier, Link, Predicate, Reading
from extractor.joining.sentences.anaphors import as_anaphors, with_objects_named
from extractor.joining.sentences.around_sums import framed
from extractor.joining.sentences.predicates import find_predicates
from extractor.joining.sentences.ungoverned import (
    told_of_no_deal,
    ungoverned,
    vetoes_of_sentence,
)
from extractor.joining.sentences.verb_medial.amounts import governed
from extractor.joining.sentences.verb_medial.counting import veto
from extractor.joining.sentences.verb_medial.ellipsis import (
    continued,
    gapped,
    headed,
    itemised,
    left_over,
    verbless,
)
from extractor.joining.sentences.verb_medial.enumerating import enumerated
from extractor.joining.sentences.verb_medial.governing import idle_predicates, with_parties
from extractor.joining.sentences.verb_medial.prepositions import cased_arguments, coordinated
from extractor.joining.sentences.verb_medial.stretches import apart, regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# How far before a word the words may begin that make it part of a trade.
_COMPOUND = 40


def read_medial(line: Line, grammar: Grammar, earlier: Earlier) -> Reading:
    """The line's parties by case, and its amounts with the predicates that govern them.

    A list without a verb goes on with the ``earlier`` sentence's predicate.
    """
    line = with_objects_named(line, grammar)
    found = find_predicates(line, grammar, grammar.patterns["nominal"])
    predicates = [_voiced(p, line, grammar) for p in found if not _of_trade(p, line, grammar)]
    cased = sorted(cased_arguments(line, predicates, grammar), key=lambda a: a.start)
    arguments = coordinated(cased, line, grammar)
    no_deal = told_of_no_deal(line, grammar)
    stated = [] if no_deal else list(_links(line, predicates, arguments, grammar))
    adding = any(p.frame.adds for p in predicates)
    stated = stated or verbless(line, arguments, grammar, None if adding else earlier.governing)
    links: list[Link] = []
    for link, own in itemised(stated, arguments, line, grammar):
        free = left_over(own, link, links, line, grammar)
        links.append(with_parties(link, line, free, grammar))
    links = apart(links)
    if not links and not no_deal:
        links = enumerated(line, predicates, arguments, grammar, earlier.heading)
    idle = tuple(idle_predicates(line, predicates, links, arguments, grammar))
    loose, vetoed = ungoverned(line, links, lambda money: veto(line, money, grammar))
    vetoed += tuple(vetoes_of_sentence(line, loose, predicates, grammar, no_deal))
    parts = regions(line, links, grammar)
    return as_anaphors(Reading(line, arguments, tuple(links), parts, idle, loose, vetoed))


def _of_trade(predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether a verb is part of what a firm's trade is called: flight booking platform Alder; who buys buys."""
    if predicate.form != "verb" or predicate.frame.kind.purchase:
        return False
    if not grammar.patterns["trade_goes_on"].match(line.text, predicate.end):
        return False
    before = max(0, predicate.start - _COMPOUND), predicate.start
    if not grammar.patterns["trade_opens"].search(line.text, *before):
        return False
    return not any(p.end == predicate.start - 1 and p.mention.label in ACTORS for p in line.placed)


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
    for money in line.of("MONEY"):
        link = (
            continued(line, money, last, grammar)
            or governed(line, money, predicates, grammar)
            or gapped(line, money, last, arguments, grammar)
            or headed(line, money, predicates, arguments, grammar)
            or _by_build(line, money, grammar)
        )
        if link:
            yield link
            last = link


def _by_build(line: Line, money: Placed, grammar: Grammar) -> Link | None:
    """Marlow dug out $3m for a mill in Leeds: the build of the clause says it, whatever its verb."""
    found = next(framed(line, money, grammar), None)
    if found is None or veto(line, money, grammar):
        return None
    return Link(money, Predicate(found.frame, "verb", found.start, found.end), "object")
