"""An investment record, field by field as it is written (schema 1).

A field of spans quotes the best statement first. Numbers are plain decimal strings in units of
the currency, dates ISO 8601 with the text's precision, countries ISO 3166-1 alpha-2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.types.dictionaries import SCHEMA, plain, rebuilt
from extractor.types.spans import Quote

Quotes = tuple[Quote, ...]
# How far a deal is.
STATUSES = ("considering", "planned", "announced", "committed", "completed", "cancelled")


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """The article that a record comes from."""

    id: str
    source: str | None
    url: str | None
    title: str | None
    published: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who gives, buys, raises or supplies; ``country`` is its home."""

    name: str
    type: str
    country: str | None
    ids: Mapping[str, str]
    spans: Quotes


@dataclass(frozen=True, slots=True)
class Country:
    """Where the money goes."""

    code: str
    name: str
    spans: Quotes


@dataclass(frozen=True, slots=True)
class PlaceField:
    """A state, city or site in a country."""

    name: str
    country: str
    spans: Quotes


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, as the text says it."""

    low: str
    high: str
    currency: str | None
    currency_basis: str
    qualifier: str
    spans: Quotes


@dataclass(frozen=True, slots=True)
class Stake:
    """The share that is bought."""

    percent: str
    spans: Quotes


@dataclass(frozen=True, slots=True)
class Round:
    """A funding round and who leads it."""

    name: str
    lead: tuple[str, ...]
    spans: Quotes


@dataclass(frozen=True, slots=True)
class PeriodField:
    """Over which time."""

    start: str | None
    end: str | None
    duration: str | None
    spans: Quotes


@dataclass(frozen=True, slots=True)
class Announced:
    """When it was said or done."""

    date: str
    spans: Quotes


@dataclass(frozen=True, slots=True)
class Purpose:
    """What for, in the article's words."""

    spans: Quotes


@dataclass(frozen=True, slots=True)
class Source:
    """Whom the article quotes for it."""

    name: str
    spans: Quotes


@dataclass(frozen=True, slots=True)
class Record:
    """One commitment of money that an article states."""

    id: str
    document: DocumentReference
    kind: str
    status: str
    investors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    countries: tuple[Country, ...] = ()
    places: tuple[PlaceField, ...] = ()
    amount: Amount | None = None
    equivalents: tuple[Amount, ...] = ()
    stake: Stake | None = None
    round: Round | None = None
    period: PeriodField | None = None
    announced: Announced | None = None
    sectors: tuple[str, ...] = ()
    purpose: Purpose | None = None
    attribution: tuple[Source, ...] = ()
    part_of: str | None = None
    cumulative: bool = False
    evidence: Quotes = ()
    rules: tuple[str, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """The record as the command prints it, ready for JSON."""
        return {"type": "record", "schema": SCHEMA, **plain(self)}

    @classmethod
    def from_dict(cls, line: Mapping[str, Any]) -> Record:
        """The record of its dict, equal to the original.

        Raises InputError, naming the field, for what ``to_dict`` does not write.
        """
        return rebuilt(cls, line, "record")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim that was made about a record, and whether it won.

    ``telling`` counts the sentences that state the deal; ``about`` is the question, ``says`` the answer,
    ``ground`` and ``rule`` what it rests on, ``words`` where the text says so.
    """

    record: str
    telling: int
    about: str
    says: str
    won: bool
    ground: str
    strength: int
    rule: str | None
    words: Quote | None
