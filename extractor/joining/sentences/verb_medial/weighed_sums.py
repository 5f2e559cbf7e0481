"""Sums that no predicate governs, but whose words tell of a deal by their weights, where order marks the parts (English)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Link, Predicate
from extractor.joining.sentences.verb_medial.governing import with_parties
from extractor.joining.sentences.verb_medial.stretches import regions
from extractor.joining.sentences.verb_medial.words_around import likeliest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from extractor.joining.forms.clauses import Reading
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# How many times likelier than none a deal has to be.
_TIMES = 20


def with_weighed(reading: Reading, unmet: Collection[Mention], grammar: Grammar) -> Reading:
    """The reading with a link for each sum that its words tell a deal of; the same without any.

    Sums are those that nothing governs, and ``unmet``: refused, as what their predicates need is not told.
    """
    more = tuple(_weighed(reading, unmet, grammar))
    if not more:
        return reading
    links = {link.amount: link for link in (*reading.links, *more)}
    ordered = sorted(links.values(), key=lambda link: link.amount.start)
    loose = tuple(money for money in reading.loose if money not in links)
    parts = regions(reading.line, ordered, grammar)
    return replace(reading, links=tuple(ordered), regions=parts, loose=loose)


def _weighed(reading: Reading, unmet: Collection[Mention], grammar: Grammar) -> Iterator[Link]:
    """A link to a verb without words, right before the sum, whose frame is that of the likeliest class."""
    against = {veto.amount for veto in reading.vetoed}
    refused = (link.amount for link in reading.links if link.amount.mention in unmet)
    for money in (*reading.loose, *refused):
        if money in against:
            continue
        told = likeliest(reading.line, money, grammar.sums)
        frame = grammar.weighed.get(told.what)
        if frame and told.odds >= _TIMES:
            link = Link(money, Predicate(frame, "verb", money.start, money.start), "object")
            yield with_parties(link, reading.line, reading.arguments, grammar)
