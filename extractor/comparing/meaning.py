"""What a record says, apart from where the text says it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.comparing.quotes import quotes

if TYPE_CHECKING:
    from extractor.comparing.run import Line

_PLACES = ("spans", "evidence")
# What says how a record came about; the id follows from the others.
METADATA = ("id", "document", "rules")
# What every record has alike.
SAME = ("type", "schema")


def meaning(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON is of any shape
    """A field's value without places; of one that is nothing but its words, the words.

    >>> meaning("stake", {"percent": "51", "spans": [{"text": "51%", "start": 3, "end": 6}]})
    {'percent': '51'}
    >>> meaning("purpose", {"spans": [{"text": "a plant", "start": 3, "end": 10}]})
    ['a plant']
    """
    if name in _PLACES:
        return None
    bare = _without_places(value)
    return [quote["text"] for quote in quotes(value)] if bare == {} and value else bare


def _without_places(value: Any) -> Any:  # noqa: ANN401 - JSON is of any shape
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key not in _PLACES}
    return [_without_places(item) for item in value] if isinstance(value, list) else value


class Sum(NamedTuple):
    """An amount: its figures as numbers, so that 2.2E9 is 2200000000."""

    low: Decimal
    high: Decimal
    currency: str | None

    @property
    def digits(self) -> str:
        """The figures without their scale: 3억 and 3조 have the same."""
        return f"{digits(self.low)}–{digits(self.high)}"


def digits(number: Decimal) -> str:
    """The digits of a number without the zeros at either end, which its scale makes.

    >>> digits(Decimal("4100")), digits(Decimal("0.41"))
    ('41', '41')
    """
    return "".join(map(str, number.as_tuple().digits)).strip("0")


class Gist(NamedTuple):
    """A record in what pairs it: place, amount with its quote, parties, and the rest as text."""

    line: Line
    whole: str
    says: str
    place: tuple[int, int]
    sum: Sum | None
    quote: str
    parties: frozenset[str]
    countries: frozenset[str]
    evidence: str


def gist(line: Line) -> Gist:
    """What pairs a record with another."""
    amount, evidence = line.get("amount"), line.get("evidence") or []
    words = [*quotes(amount), *evidence]
    places = [(quote["start"], quote["end"]) for quote in words[:1]]
    says = {key: meaning(key, item) for key, item in line.items() if key not in _UNSAID}
    return Gist(
        line,
        json.dumps(line, sort_keys=True),
        json.dumps(says, sort_keys=True),
        places[0] if places else (0, 0),
        sum_of(amount),
        words[0]["text"] if amount and words else "",
        frozenset(p["name"] for role in ("investors", "recipients") for p in line.get(role) or ()),
        frozenset(country["code"] for country in line.get("countries") or ()),
        evidence[0]["text"] if evidence else "",
    )


# What a part belongs to has an id that follows from places; see `differences.py`.
_UNSAID = {*METADATA, *SAME, "part_of", "evidence"}


def sum_of(amount: Line | None) -> Sum | None:
    """The figures of an amount; None where there is none."""
    if not amount:
        return None
    return Sum(Decimal(amount["low"]), Decimal(amount["high"]), amount.get("currency"))
