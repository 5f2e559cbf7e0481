"""What earlier sentences leave for later ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.types import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from extractor.joining.forms.homes import Homes
    from extractor.rules.kinds import Kind

# Investors and recipients of one deal.
Sides = tuple[tuple[Mention, ...], tuple[Mention, ...]]


@dataclass(frozen=True)
class Context:
    """Whom the sentences before were about, and which places they told.

    ``home`` is the paper's country, ``parties`` the sides of the last deal of each kind that a
    sentence told without its sum, ``main`` a place of the country that the article is about.
    ``backers`` are who gave in rounds: later sentences are about who raised.
    ``firms`` are the companies of the last deal, for "the company" where a government was the topic.
    ``statuses`` tell how far the deals of each kind have come, ``latest`` the kind of the last.
    ``projects`` are those told by name, ``named`` all firms, the last first;
    ``homes`` tell where the article says that they are from.
    ``deadline`` is until when the works are built that the sentence before told without their sum.
    ``offices`` are the towns and provinces told, by the last letter of their names.
    ``toward`` are the rules that name a country as seen from home (대미 투자).
    ``published`` is the article's day, ``givers`` who invests in the last deal.
    """

    topics: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    home: str | None = None
    parties: Mapping[Kind, Sides] = field(default_factory=dict)
    main: tuple[Mention, ...] = ()
    toward: frozenset[str] = frozenset()
    backers: frozenset[str] = frozenset()
    firms: tuple[Mention, ...] = ()
    statuses: Mapping[Kind, str] = field(default_factory=dict)
    latest: Kind | None = None
    projects: tuple[Mention, ...] = ()
    named: tuple[Mention, ...] = ()
    homes: Homes | None = None
    deadline: tuple[Mention, ...] = ()
    offices: Mapping[str, Mention] = field(default_factory=dict)
    published: date | None = None
    givers: tuple[Mention, ...] = ()
