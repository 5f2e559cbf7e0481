"""Dates as precise as the words: calendar fields, settled by the publication date.

Answers are ISO 8601 and EDTF, as ``isodates`` has them. Words that are relative stay unresolved
(None) without an anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from extractor.values.absolute import whole_date
from extractor.values.isodates import MONTHS, WEEK, days, nth_weekday, shifted, valid, written

if TYPE_CHECKING:
    from extractor.values.durations import Length, Units
    from extractor.values.numerals import Numerals

Fields = Mapping[str, str]

CENTURY = 2000
HERE, NEXT = 0, 2
# A date that is further away is not written without its year.
NEAR = timedelta(240)
_THURSDAY = 3
# Fields that fix the year by themselves, or are fixed by the publication date.
FIXING = frozenset(
    {
        "year",
        "relyear",
        "relmonth",
        "relquarter",
        "relweek",
        "reldecade",
        "relday",
        "absolute",
        "decade",
    }
    | {"century", "ago", "direction"}
)
# How many months round the anchor may hold the day that a weekday stands beside.
_MONTHS_AROUND = (0, -1, 1, -2, 2, -3, 3)


@dataclass(frozen=True)
class Calendar:
    """The calendar words of a language, each mapped to a number.

    ``years``, ``months_off``, ``quarters_off``, ``weeks_off`` and ``days_off`` are offsets from the
    anchor (last year: -1). ``direction`` says on which side of the anchor to look: -1 back, 1
    ahead, 0 around; -2 and 2 in the week before and after. A direction word before a unit is an
    offset of one, where the tables have no word for it.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    years: Mapping[str, int]
    months_off: Mapping[str, int]
    quarters_off: Mapping[str, int]
    weeks_off: Mapping[str, int]
    days_off: Mapping[str, int]
    direction: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Units
    numerals: Numerals
    code: str = "en"

    def settle(self, fields: Fields, anchor: date | None, side: int | None = None) -> str | None:
        """The date that the fields say, with their precision.

        Known fields: year, month, day, quarter, half, nth, week, weekday, decade, century,
        direction, relyear, relmonth, relquarter, relweek, relday, ago (with length), absolute (a
        whole date, which dateparser reads). ``side`` is the direction where no word gives one.
        """
        if "absolute" in fields:
            return whole_date(fields["absolute"], self.code)
        if "decade" in fields or "century" in fields:
            return self._era(fields)
        if "direction" in fields:
            side = self.direction[fields["direction"].lower()]
        if "nth" in fields:
            return self._counted(fields, anchor, side)
        if anchor is not None and (near := self._near(fields, anchor, side)) is not None:
            return near
        return self._within_year(fields, anchor, side)

    def length(self, fields: Fields) -> Length | None:
        """The length of time of the field ``length``; None where it has no figure ("수년")."""
        return self.units.read(fields.get("length", ""))

    def away(self, length: Length | None, anchor: date | None, sign: int) -> str | None:
        """The date so far from the anchor, as precise as the length's finest unit."""
        whole = length.whole() if length else None
        if anchor is None or length is None or whole is None:
            return None
        day = shifted(anchor, sign * whole[0], sign * whole[1])
        return written(day, length.precise) if day else None

    def _near(self, fields: Fields, anchor: date, side: int | None) -> str | None:
        """The date of words that count from the anchor; None for any others."""
        if "ago" in fields:
            return self.away(self.length(fields), anchor, self.direction[fields["ago"].lower()])
        if "relday" in fields:
            return _iso(anchor, self._offset(self.days_off, fields["relday"]))
        if "weekday" in fields and "month" not in fields and "relweek" not in fields:
            return self._weekday(fields, anchor, side)
        for name, table, months, days_ in self._steps():
            if name in fields:
                offset = self._offset(table, fields[name])
                there = shifted(anchor, months * offset, days_ * offset)
                return self._part_of(name, fields, there) if there else None
        return None

    def _steps(self) -> Iterator[tuple[str, Mapping[str, int], int, int]]:
        """The fields that count units from the anchor; the months and days of each unit."""
        yield "relweek", self.weeks_off, 0, WEEK
        yield "relmonth", self.months_off, 1, 0
        yield "relquarter", self.quarters_off, MONTHS // 4, 0
        yield "reldecade", {}, 10 * MONTHS, 0

    def _part_of(self, name: str, fields: Fields, there: date) -> str | None:
        """The unit round a day, or the day of it that the other fields say."""
        if name == "relweek":
            return self._in_week(fields, there)
        if name == "relmonth":
            return self._join(there.year, there.month, fields)
        return written(there, {"relquarter": "Q", "reldecade": "X"}[name])

    def _offset(self, table: Mapping[str, int], words: str) -> int:
        """How many units from the anchor: by the table, or by a word of direction in front."""
        words = words.lower()
        if words in table:
            return table[words]
        ahead = (n for word, n in self.direction.items() if words.startswith(word))
        return max(-1, min(1, next(ahead, HERE)))

    def _in_week(self, fields: Fields, day: date) -> str:
        if "weekday" not in fields:
            return written(day, "W")
        monday = day - timedelta(day.weekday())
        return (monday + timedelta(self._day_of_week(fields))).isoformat()

    def _weekday(self, fields: Fields, anchor: date, side: int | None) -> str | None:
        """The day of a weekday: the last one (today is one) unless a word says otherwise."""
        weekday = self._day_of_week(fields)
        if "day" in fields:
            return self._dated_weekday(weekday, fields, anchor, side)
        back = (anchor.weekday() - weekday) % WEEK
        if side is None:
            return _iso(anchor, -back)
        if abs(side) == NEXT or side == HERE:
            return _iso(anchor, weekday - anchor.weekday() + side // NEXT * WEEK)
        return _iso(anchor, WEEK - back if side > 0 else -(back or WEEK))

    def _dated_weekday(
        self, weekday: int, fields: Fields, anchor: date, side: int | None
    ) -> str | None:
        """The nearest day of the month that has the weekday."""
        number = self._number(fields["day"]) or 0
        for months in _MONTHS_AROUND:
            month = shifted(anchor, months, 0)
            day = valid(month.year, month.month, number) if month else None
            if day and date.fromisoformat(day).weekday() == weekday:
                return day
        return self._day_of_month(number, anchor, side)

    def _counted(self, fields: Fields, anchor: date | None, side: int | None) -> str | None:
        """The second Wednesday of October, the first week of 2025: counted in a month or year.

        The first week of a month or a year is the one that has its first Thursday, as in ISO 8601.
        """
        rest = {k: v for k, v in fields.items() if k not in {"nth", "week", "weekday"}}
        within = self.settle(rest, anchor, side)
        if within is None and not rest and anchor:
            within = written(anchor, "M")
        nth = self._number(fields["nth"])
        if within is None or nth is None:
            return None
        weekday = self._day_of_week(fields) if "weekday" in fields else _THURSDAY
        day = nth_weekday(days(within), nth, weekday)
        return day.isoformat() if "weekday" in fields else written(day, "W")

    def _day_of_week(self, fields: Fields) -> int:
        return self.weekdays[fields["weekday"].lower().rstrip(".")]

    def _era(self, fields: Fields) -> str | None:
        number = self._number(fields.get("decade") or fields["century"])
        if number is None:
            return None
        if "century" in fields:
            return f"{number - 1:02d}XX"
        year = number if number >= 100 else CENTURY + number - 100 * (number > 20)  # noqa: PLR2004
        return f"{year // 10}X"

    def _number(self, text: str) -> int | None:
        """A number in digits or words: 3, 3rd, third, twenty-third."""
        text = text.lower()
        if text in self.ordinals:
            return self.ordinals[text]
        words = re.split("[ -]", text)
        if len(words) > 1 and words[-1] in self.ordinals:
            tens = self.numerals.read(words[0])
            return self.ordinals[words[-1]] + (int(tens.low) if tens else 0)
        reading = self.numerals.read(text)
        return int(reading.low) if reading else None

    def _year(self, fields: Fields, anchor: date | None) -> int | None:
        if "relyear" in fields:
            return anchor.year + self._offset(self.years, fields["relyear"]) if anchor else None
        if "year" in fields:
            year = self._number(fields["year"].lstrip("'’")) or 0
            return year if year >= 100 else CENTURY + year  # noqa: PLR2004 - two digits
        return None

    def _month(self, fields: Fields) -> int | None:
        word = fields.get("month", "").lower().rstrip(".")
        month = self.months.get(word) or (self._number(word) if word else None)
        return month if month is not None and 1 <= month <= MONTHS else None

    def _within_year(self, fields: Fields, anchor: date | None, side: int | None) -> str | None:
        year, month = self._year(fields, anchor), self._month(fields)
        if year is None and ("relyear" in fields or anchor is None):
            return None
        if year is None and anchor is not None:
            if month is None and "day" in fields:
                return self._day_of_month(self._number(fields["day"]) or 0, anchor, side)
            if not {"month", "quarter", "half"} & set(fields):
                return None
            return self._without_year(month, fields, anchor, side or HERE)
        return self._join(year or 0, month, fields)

    def _without_year(
        self, month: int | None, fields: Fields, anchor: date, side: int
    ) -> str | None:
        """In the anchor's year, or the nearest that a weekday beside it or the side asks for."""
        years = (anchor.year, anchor.year - 1, anchor.year + 1)
        there = [self._join(year, month, fields) for year in years if MINYEAR <= year <= MAXYEAR]
        if {"weekday", "day"} <= fields.keys():
            weekday = self._day_of_week(fields)
            fitting = (day for day in there if day and _near(day, weekday, anchor))
            there = [next(fitting, there[0]), *there]
        if side == HERE:
            return there[0]
        return next((iso for iso in there if iso and _reaches(iso, anchor, side)), None)

    def _join(self, year: int, month: int | None, fields: Fields) -> str | None:
        for part, letter in (("quarter", "Q"), ("half", "H")):
            if part in fields:
                return f"{year:04d}-{letter}{self._number(fields[part])}"
        if month is None:
            return f"{year:04d}" if "month" not in fields else None
        if "day" not in fields:
            return f"{year:04d}-{month:02d}"
        return valid(year, month, self._number(fields["day"]) or 0)

    def _day_of_month(self, number: int, anchor: date, side: int | None) -> str | None:
        """The nearest day of that number; on the side of the anchor that a word gives."""
        months = (-1, 0) if side and side < 0 else (0, 1) if side and side > 0 else (0, -1, 1)
        there = [month for n in months if (month := shifted(anchor.replace(day=1), n, 0))]
        found = [day for m in there if (day := valid(m.year, m.month, number))]
        fit = [day for day in found if _lies(date.fromisoformat(day), anchor, side)]
        return min(fit, key=lambda day: abs(date.fromisoformat(day) - anchor), default=None)


def _lies(day: date, anchor: date, side: int | None) -> bool:
    return not side or (day <= anchor if side < 0 else day >= anchor)


def _reaches(iso: str, anchor: date, side: int) -> bool:
    """Whether a date begins before the anchor ends (-1) or ends after it begins (1)."""
    first, last = days(iso)
    return not side or (first <= anchor if side < 0 else last >= anchor)


def _near(iso: str, weekday: int, anchor: date) -> bool:
    """Whether a day has the weekday and is so near that it needs no year."""
    day = date.fromisoformat(iso)
    return day.weekday() == weekday and abs(day - anchor) <= NEAR


def _iso(anchor: date, count: int) -> str | None:
    try:
        return (anchor + timedelta(count)).isoformat()
    except OverflowError:
        return None
