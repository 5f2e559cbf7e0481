"""What a record states of its deal, as far as two records can be compared by it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

Line = Mapping[str, Any]


@dataclass(frozen=True)
class Statement:
    """A record, by its key in the store.

    ``sums`` are the amount and its restatements: currency and bounds. Names are compared in the
    alphabet that they are written in; ``fields`` are what the record says, for what sources disagree on.
    """

    key: int
    document: int
    day: date | None
    kind: str
    sums: tuple[tuple[str, Decimal, Decimal], ...]
    investors: frozenset[str]
    recipients: frozenset[str]
    countries: frozenset[str]
    fields: Mapping[str, str]


def statement(key: int, document: int, published: str | None, line: Line) -> Statement:
    """The record of a line of the store."""
    sums = [line["amount"], *line["equivalents"]] if line["amount"] else line["equivalents"]
    return Statement(
        key,
        document,
        date.fromisoformat(published[:10]) if published else None,
        line["kind"],
        tuple(
            (s["currency"], Decimal(s["low"]), Decimal(s["high"])) for s in sums if s["currency"]
        ),
        frozenset(_names(line["investors"])),
        frozenset(_names(line["recipients"])),
        frozenset(country["code"] for country in line["countries"]),
        _fields(line),
    )


def _names(parties: Iterable[Line]) -> Iterable[str]:
    for party in parties:
        yield " ".join(party["name"].casefold().split())


def _fields(line: Line) -> dict[str, str]:
    """What can be held against another record's; what is not said is left out."""
    amount = line["amount"] or {}
    found: dict[str, Any] = {
        "kind": line["kind"],
        "status": line["status"],
        "investors": sorted(_names(line["investors"])),
        "recipients": sorted(_names(line["recipients"])),
        "countries": sorted(country["code"] for country in line["countries"]),
        "stake": (line["stake"] or {}).get("percent"),
        "round": (line["round"] or {}).get("name"),
    }
    if amount.get("currency"):
        found[f"amount {amount['currency']}"] = [amount["low"], amount["high"]]
    return {name: json.dumps(value) for name, value in found.items() if value}
