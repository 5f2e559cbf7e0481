"""What a mention can mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of its currency, as the text says it.

    ``low`` equals ``high`` for a single figure; ``qualifier`` says which side is open.
    ``basis`` says what settled the currency: stated, country, article, language or default;
    ``alternatives`` are further currencies that the form can mean.
    """

    low: Decimal
    high: Decimal
    currency: str | None
    qualifier: str = "exact"
    basis: str = "stated"
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number without a currency; a bound that the text leaves open is None."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Date:
    """A point in time, as precise as the text: ``2024``, ``2024-06``, ``2024-Q3``, ``2024-06-05``.

    ``iso`` is None where the words are relative and no publication date anchors them.
    """

    iso: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: ISO 8601 start and end (either open), and a duration such as ``P15Y``."""

    start: str | None = None
    end: str | None = None
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in percent."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """Who is named: the English name where a list knows it, else the words of the text.

    ``type`` is company, fund, institution, government, medium or project; ``country`` the home,
    ISO 3166-1 alpha-2. ``weak`` marks a form that is also an everyday word.
    """

    name: str
    type: str = "company"
    country: str | None = None
    ids: tuple[tuple[str, str], ...] = ()
    weak: bool = False
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a country (``kind`` country, nationality) or a state, city or site in one."""

    name: str
    country: str
    kind: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source that the article quotes."""

    name: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that a rule looks for, with what the rule file says of it."""

    kind: str
    features: frozenset[str] = field(default_factory=frozenset)


Value = Money | Number | Date | Period | Percent | Name | Place | Attribution | Cue
