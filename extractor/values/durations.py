"""Lengths of time: counts of units, as ISO 8601 durations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from extractor.values.isodates import MONTHS, WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.values.numerals import Numerals

_UNIT = re.compile(r"(?<!\d)(\d*+)([YMWD])")


class Length(NamedTuple):
    """Years, months, weeks and days; ``precise`` is the finest unit (X: decades)."""

    amounts: Mapping[str, Decimal]
    precise: str

    def iso(self) -> str:
        """The length as an ISO 8601 duration; weeks with other units are counted in days."""
        amounts = dict(self.amounts)
        if len(amounts) > 1 and "W" in amounts:
            amounts["D"] = amounts.get("D", Decimal(0)) + WEEK * amounts.pop("W")
        figures = ((unit, amounts[unit]) for unit in "YMWD" if unit in amounts)
        return "P" + "".join(f"{format(count.normalize(), 'f')}{unit}" for unit, count in figures)

    def whole(self) -> tuple[int, int] | None:
        """The length as whole months and days; None where a part of one is left over."""
        months = self.amounts.get("Y", Decimal(0)) * MONTHS + self.amounts.get("M", Decimal(0))
        days = self.amounts.get("W", Decimal(0)) * WEEK + self.amounts.get("D", Decimal(0))
        return (int(months), int(days)) if months % 1 == 0 == days % 1 else None


@dataclass(frozen=True)
class Units:
    """The units of a language, each mapped to a letter of ISO 8601, some with a factor (``10Y``).

    ``counts`` are words for small numbers that numerals do not have ("a couple of"). A unit
    without a count counts once.
    """

    units: Mapping[str, str]
    counts: Mapping[str, int]
    numerals: Numerals
    _piece: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = "|".join(map(re.escape, sorted(self.units, key=len, reverse=True)))
        piece = re.compile(rf"([^,]{{0,80}}?)({words or '(?!)'})(?![a-z])", re.IGNORECASE)
        object.__setattr__(self, "_piece", piece)

    def read(self, text: str) -> Length | None:
        """The length that ``text`` writes; None where a count has no figure ("several")."""
        amounts: dict[str, Decimal] = {}
        precise = ""
        for count, word in self._piece.findall(text):
            number = self._count(count)
            unit = _UNIT.fullmatch(self.units[word.lower()])
            if number is None or unit is None:
                return None
            amounts[unit[2]] = amounts.get(unit[2], Decimal(0)) + number * int(unit[1] or 1)
            precise = "X" if unit[0] == "10Y" else unit[2]
        return Length(amounts, precise) if amounts else None

    def _count(self, text: str) -> Decimal | None:
        words = text.strip(" -").lower()
        if not words:
            return Decimal(1)
        if words in self.counts:
            return Decimal(self.counts[words])
        reading = self.numerals.read(words)
        return reading.low if reading and reading.low == reading.high else None
