"""A record's line as the rows of the store's tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

Line = Mapping[str, Any]
Row = tuple[object, ...]

_HALF = re.compile("[\ud800-\udfff]")
_LARGEST = 2**63 - 1
SPAN = ("text", "start", "end", "raw_start", "raw_end")


def packed(value: object) -> str:
    """The value as JSON on one line, Korean readable."""
    return json.dumps(value, ensure_ascii=False)


def storable(line: str) -> str:
    r"""The JSON with each lone surrogate, as odd file names have them, spelt out: SQLite takes none.

    >>> storable('"a\udcb0.txt"')
    '"a\\\\udcb0.txt"'
    """
    return _HALF.sub(lambda half: rf"\\u{ord(half[0]):04x}", line)


def whole_units(number: str) -> int | None:
    """A plain decimal in whole units, half to even; None where 64 bits do not hold it.

    >>> whole_units("33700000000"), whole_units("12345.5"), whole_units("9" * 20)
    (33700000000, 12346, None)
    """
    units = int(Decimal(number).to_integral_value(ROUND_HALF_EVEN))
    return units if units <= _LARGEST else None


def record_row(line: Line) -> dict[str, object]:
    """The columns of ``records`` that the line itself says."""
    stake, announced = line["stake"] or {}, line["announced"] or {}
    funding, period = line["round"] or {}, line["period"] or {}
    return {
        "id": line["id"],
        "kind": line["kind"],
        "status": line["status"],
        "stake_percent": stake.get("percent"),
        "round": funding.get("name"),
        "round_lead": packed(funding.get("lead", [])),
        "period_start": period.get("start"),
        "period_end": period.get("end"),
        "period_duration": period.get("duration"),
        "announced": announced.get("date"),
        "sectors": packed(line["sectors"]),
        "attribution": packed([source["name"] for source in line["attribution"]]),
        "part_of": line["part_of"],
        "cumulative": int(line["cumulative"]),
        "rules": packed(line["rules"]),
        "json": packed(line),
    }


def parties(line: Line) -> Iterator[Row]:
    """Role, position, name, type, country and ids of everybody who gives or takes."""
    for role in ("investor", "recipient"):
        for position, party in enumerate(line[f"{role}s"]):
            ids = packed(party["ids"])
            yield role, position, party["name"], party["type"], party["country"], ids


def amounts(line: Line) -> Iterator[Row]:
    """The amount and its restatements: role, position, and what is said of it."""
    given = [("amount", [line["amount"]] if line["amount"] else [])]
    for role, several in (*given, ("equivalent", line["equivalents"])):
        for position, amount in enumerate(several):
            low, high = amount["low"], amount["high"]
            said = (amount["currency"], amount["currency_basis"], amount["qualifier"])
            yield role, position, low, high, whole_units(low), whole_units(high), *said


def places(line: Line) -> Iterator[Row]:
    """Role, position, name and country code of the countries and the places in them."""
    for position, country in enumerate(line["countries"]):
        yield "country", position, country["name"], country["code"]
    for position, place in enumerate(line["places"]):
        yield "place", position, place["name"], place["country"]


def spans(line: Line) -> Iterator[Row]:
    """Field, position, number and place of every quote of the record."""
    for field, value in line.items():
        if field == "evidence":
            yield from _quotes(field, 0, value)
            continue
        for position, item in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(item, dict):
                yield from _quotes(field, position, item.get("spans", ()))


def _quotes(field: str, position: int, quotes: Sequence[Line]) -> Iterator[Row]:
    for number, quote in enumerate(quotes):
        place = (quote[name] for name in SPAN)
        yield field, position, number, *place, quote.get("raw_in")


def claim_row(claim: Line) -> Row:
    """What a claim says, and where."""
    words = claim["words"] or {}
    known = (claim[name] for name in ("telling", "about", "says"))
    grounds = (claim[name] for name in ("ground", "strength", "rule"))
    return *known, int(claim["won"]), *grounds, *(words.get(name) for name in SPAN[:3])
