"""Dates as precise as the words: calendar fields, settled by the publication date.

Answers are ISO 8601: ``2024``, ``2024-06``, ``2024-06-05``, with ``2024-Q3`` and ``2024-H1``
for quarters and halves. Words that are relative stay unresolved (None) without an anchor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from extractor.values.numerals import Numerals

Fields = Mapping[str, str]

MONTHS = 12
CENTURY = 2000


@dataclass(frozen=True)
class Calendar:
    """The calendar words of a language, each mapped to a number.

    ``years``, ``months_off`` and ``days_off`` are offsets from the anchor (last year: -1),
    ``direction`` says on which side of the anchor to look (-1 past, 0 here, 1 ahead),
    ``units`` maps a unit of a duration to its ISO 8601 letter.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    years: Mapping[str, int]
    months_off: Mapping[str, int]
    days_off: Mapping[str, int]
    direction: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, str]
    numerals: Numerals
    code: str = "en"

    def settle(self, fields: Fields, anchor: date | None) -> str | None:
        """The date that the fields say, ISO 8601 with their precision.

        Known fields: year, month, day, quarter, half, weekday, direction, relyear, relmonth,
        relday, ago (with count and unit), absolute (a whole date, which dateparser reads).
        """
        if "absolute" in fields:
            return _absolute(fields["absolute"], self.code)
        if "relday" in fields or "weekday" in fields:
            return self._day_near(fields, anchor)
        if "relmonth" in fields:
            return self._month_near(fields, anchor)
        if "ago" in fields:
            return self._shifted(fields, anchor)
        return self._within_year(fields, anchor)

    def duration(self, fields: Fields) -> str | None:
        """The ISO 8601 duration of the fields ``count`` and ``unit``; None where they say none.

        "Several" counts ("수년") have no figure, and no duration.
        """
        reading = self.numerals.read(fields.get("count", ""))
        unit = self.units.get(fields.get("unit", "").lower())
        if reading is None or unit is None or reading.low != reading.high:
            return None
        return f"P{_plain(reading.low)}{unit}"

    def _shifted(self, fields: Fields, anchor: date | None) -> str | None:
        """A count of years, months or days from the anchor, as precise as its unit."""
        reading = self.numerals.read(fields["count"])
        if anchor is None or reading is None or reading.low != reading.high:
            return None
        count = int(reading.low) * self.direction[fields["ago"].lower()]
        unit = self.units[fields["unit"].lower()]
        if unit == "D":
            return _iso(anchor, count)
        year, month = divmod(
            anchor.year * MONTHS + anchor.month - 1 + count * MONTHS ** (unit == "Y"), MONTHS
        )
        return f"{year:04d}" if unit == "Y" else f"{year:04d}-{month + 1:02d}"

    def _number(self, text: str) -> int | None:
        if text.lower() in self.ordinals:
            return self.ordinals[text.lower()]
        reading = self.numerals.read(text)
        return int(reading.low) if reading else None

    def _year(self, fields: Fields, anchor: date | None) -> int | None:
        if "relyear" in fields:
            return anchor.year + self.years[fields["relyear"].lower()] if anchor else None
        if "year" in fields:
            year = int(fields["year"].lstrip("'’"))
            return year if year >= 100 else CENTURY + year  # noqa: PLR2004 - two digits
        return None

    def _month(self, fields: Fields) -> int | None:
        word = fields.get("month", "").lower().rstrip(".")
        month = self.months.get(word) or (self._number(word) if word else None)
        return month if month is not None and 1 <= month <= MONTHS else None

    def _within_year(self, fields: Fields, anchor: date | None) -> str | None:
        year, month = self._year(fields, anchor), self._month(fields)
        if year is None and "relyear" in fields:
            return None
        if year is None and month is not None:
            year = self._nearest_year(month, fields, anchor)
        if year is None and anchor is not None and {"quarter", "half", "day"} & set(fields):
            return self._part_near(fields, anchor)
        if year is None:
            return None
        return self._join(year, month, fields)

    def _join(self, year: int, month: int | None, fields: Fields) -> str | None:
        if "quarter" in fields:
            return f"{year:04d}-Q{self._number(fields['quarter'])}"
        if "half" in fields:
            return f"{year:04d}-H{self._number(fields['half'])}"
        if month is None:
            return f"{year:04d}"
        if "day" not in fields:
            return f"{year:04d}-{month:02d}"
        return _valid(year, month, self._number(fields["day"]) or 0)

    def _nearest_year(self, month: int, fields: Fields, anchor: date | None) -> int | None:
        if anchor is None:
            return None
        side = self.direction.get(fields.get("direction", "").lower(), 0)
        if side < 0 and month > anchor.month:
            return anchor.year - 1
        if side > 0 and month < anchor.month:
            return anchor.year + 1
        return anchor.year

    def _part_near(self, fields: Fields, anchor: date) -> str | None:
        if "day" in fields:
            return self._day_of_month(self._number(fields["day"]) or 0, fields, anchor)
        return self._join(anchor.year, None, fields)

    def _day_of_month(self, day: int, fields: Fields, anchor: date) -> str | None:
        ahead = self.direction.get(fields.get("direction", "").lower(), -1) > 0
        if day > anchor.day and not ahead:
            before = anchor.replace(day=1) - timedelta(days=1)
            return _valid(before.year, before.month, day)
        if day < anchor.day and ahead:
            after = anchor.replace(day=28) + timedelta(days=4)
            return _valid(after.year, after.month, day)
        return _valid(anchor.year, anchor.month, day)

    def _month_near(self, fields: Fields, anchor: date | None) -> str | None:
        if anchor is None:
            return None
        months = anchor.year * MONTHS + anchor.month - 1
        months += self.months_off[fields["relmonth"].lower()]
        year, month = divmod(months, MONTHS)
        return self._join(year, month + 1, fields)

    def _day_near(self, fields: Fields, anchor: date | None) -> str | None:
        if anchor is None:
            return None
        if "relday" in fields:
            return _iso(anchor, self.days_off[fields["relday"].lower()])
        back = (anchor.weekday() - self.weekdays[fields["weekday"].lower()]) % 7
        side = self.direction.get(fields.get("direction", "").lower(), -1)
        return _iso(anchor, 7 - back if side > 0 else -back)


def _iso(anchor: date, days: int) -> str | None:
    try:
        return (anchor + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


@lru_cache(maxsize=4096)
def _absolute(text: str, language: str) -> str | None:
    """Let dateparser read a whole date that our grammar has found; strictly, so it invents nothing.

    >>> _absolute("5 June 2024", "en"), _absolute("June 5th, 2024", "en")
    ('2024-06-05', '2024-06-05')
    """
    import dateparser  # noqa: PLC0415 - 0.4 s that only an article with a whole date pays

    found = dateparser.parse(text, languages=[language], settings={"STRICT_PARSING": True})
    return found.date().isoformat() if found else None
