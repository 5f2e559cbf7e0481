"""The context: what is known from earlier sentences when a sentence is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.types import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from extractor.joining.forms.homes import Homes
    from extractor.rules.kinds import Kind

# (investors, recipients) of one deal.
Sides = tuple[tuple[Mention, ...], tuple[Mention, ...]]


@dataclass(frozen=True)
class Context:
    """The topics, places and deals of the sentences before, and what holds for the whole article.

    ``home`` is the paper's country (ISO code), ``main`` a place of the country that the article is
    about, ``published`` the article's day, ``homes`` the countries that it gives its firms, ``toward``
    the rules that name a country as seen from home (대미 투자).

    ``parties`` are the sides of the last deal of each kind mentioned without an amount, ``statuses``
    the last status of each kind, ``latest`` the kind of the last deal, ``givers`` its investors and
    ``firms`` its companies ("the company", where a government was the topic).
    ``backers`` are the names of investors in rounds: later sentences are about who raised the money.
    ``unpriced`` are the kinds of the deals that each of the last sentences states without a sum.
    ``projects`` are the projects named, ``named`` all firms, the last first. ``deadline`` is the period
    of works that the sentence before mentioned without an amount. ``offices`` are the towns and
    provinces named, by the last letter of their names. ``sites`` is where the works of the last order
    without a sum are to stand. ``partial``: the last deal is of a part of a firm.
    ``firm`` is the last topic that was a firm, where a public body is the topic now.
    ``buyers`` are who placed the last order with a sum.
    ``item`` is where the item of a list begins that the sentence stands in.
    """

    topics: tuple[Mention, ...] = ()
    firm: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    home: str | None = None
    parties: Mapping[Kind, Sides] = field(default_factory=dict)
    main: tuple[Mention, ...] = ()
    toward: frozenset[str] = frozenset()
    backers: frozenset[str] = frozenset()
    firms: tuple[Mention, ...] = ()
    statuses: Mapping[Kind, str] = field(default_factory=dict)
    latest: Kind | None = None
    unpriced: tuple[frozenset[Kind], ...] = ()
    projects: tuple[Mention, ...] = ()
    named: tuple[Mention, ...] = ()
    homes: Homes | None = None
    deadline: tuple[Mention, ...] = ()
    offices: Mapping[str, Mention] = field(default_factory=dict)
    published: date | None = None
    givers: tuple[Mention, ...] = ()
    sites: tuple[Mention, ...] = ()
    buyers: tuple[Mention, ...] = ()
    partial: bool = False
    item: int = 0

    def awaits_sum(self, kind: Kind) -> bool:
        """Whether one of the last sentences states a deal of this kind without a sum."""
        return any(kind in kinds for kinds in self.unpriced)
