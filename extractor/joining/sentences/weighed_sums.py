"""Sums that no predicate governs, but whose words tell of a deal by their weights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.line import Placed
from extractor.joining.sentences.words_around import likeliest
from extractor.rules.grammar import Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from extractor.joining.forms.clauses import Link, Reading
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# A sum and the frame that governs it.
Governed = tuple[Placed, Frame]

# How many times likelier than none a deal has to be.
_SURE = 20


def weighed_sums(
    reading: Reading, unmet: Collection[Mention], grammar: Grammar
) -> Iterator[Governed]:
    """Each sum, loose or of ``unmet``, that a deal is likely of and nothing speaks against, with the frame of its class."""
    against = {veto.amount for veto in reading.vetoed}
    refused = (link.amount for link in reading.links if link.amount.mention in unmet)
    for money in (*reading.loose, *refused) if grammar.sums else ():
        if money not in against:
            told = likeliest(reading.line, money, grammar.sums, parted=not grammar.capitalises)
            frame = grammar.weighed.get(told.what)
            if frame and told.odds >= _SURE:
                yield money, frame


def with_links(
    reading: Reading,
    links: Sequence[Link],
    regions: Callable[[Sequence[Link]], tuple[tuple[int, int], ...]],
) -> Reading:
    """The reading with these links, from left to right, and ``regions`` of them; their sums are loose no more.

    Of two links of one sum the last counts.
    """
    ordered = sorted({link.amount: link for link in links}.values(), key=lambda k: k.amount.start)
    taken = {link.amount for link in ordered}
    loose = tuple(money for money in reading.loose if money not in taken)
    return replace(reading, links=tuple(ordered), regions=regions(ordered), loose=loose)
