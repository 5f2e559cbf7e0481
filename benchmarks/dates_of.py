"""The dates of a text in the form of the scorer of values, kind dates: days of start and end.

    python score_values.py --kind dates -- python benchmarks/dates_of.py

A period that counts from the publication date ("over the next five years") gets its days here:
the extractor keeps what the text says, a duration.
"""

from __future__ import annotations

import json
import re
import sys
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from extractor.finding.dates import find_dates
from extractor.rules import load
from extractor.types import Date, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.rules import LanguageRules
    from extractor.types import Mention

Found = dict[str, str | None]

MONTHS = 12
# Rules whose durations have a place in the calendar, by the end of their names.
AHEAD, BACK, WITHIN = "-ahead", "-back", "-within"
_PIECES = re.compile(r"([\d.]+)([YMWD])")
_PARTS = {"Q": 3, "H": 6}


def found(text: str, lang: str, reference: str | None) -> list[Found]:
    """What the text dates, as the scorer wants it; what stays unresolved is left out."""
    mentions = find_dates(text, _rules(lang).dates, reference)
    anchor = date.fromisoformat(reference[:10]) if reference else None
    return [entry for mention in mentions if (entry := _entry(mention, anchor))]


@cache
def _rules(lang: str) -> LanguageRules:
    return load().languages[lang]


def _entry(mention: Mention, anchor: date | None) -> Found | None:
    value = mention.value
    if isinstance(value, Date):
        return _spread(value.iso, value.iso) if value.iso else None
    return _period(value, mention.rule, anchor) if isinstance(value, Period) else None


def _period(value: Period, rule: str, anchor: date | None) -> Found | None:
    if value.start and value.duration and not value.end:
        first = days(value.start)[0]
        return _between(first, later(first, value.duration) - timedelta(1))
    if value.start or value.end:
        return _spread(value.start, value.end)
    if not value.duration:
        return None
    return _anchored(value.duration, rule, anchor) or {"duration": value.duration}


def _anchored(duration: str, rule: str, anchor: date | None) -> Found | None:
    if anchor is None:
        return None
    if rule.endswith(AHEAD):
        return _between(anchor + timedelta(1), later(anchor, duration))
    if rule.endswith(BACK):
        return _between(later(anchor, duration, -1), anchor - timedelta(1))
    if rule.endswith(WITHIN):
        return _between(anchor, later(anchor, duration))
    return None


def _spread(start: str | None, end: str | None) -> Found:
    first, last = days(start)[0] if start else None, days(end)[1] if end else None
    only = start == end and first == last
    return {
        "start": first.isoformat() if first else None,
        "end": None if only or last is None else last.isoformat(),
    }


def _between(first: date, last: date) -> Found:
    return {"start": first.isoformat(), "end": last.isoformat()}


def days(iso: str) -> tuple[date, date]:
    """The first and the last day of a date with less precision.

    >>> [day.isoformat() for day in days("2024-H2")]
    ['2024-07-01', '2024-12-31']
    >>> [day.isoformat() for day in days("2024-W01")]
    ['2024-01-01', '2024-01-07']
    """
    year, _, rest = iso.partition("-")
    if rest[:1] == "W":
        monday = date.fromisocalendar(int(year), int(rest[1:]), 1)
        return monday, monday + timedelta(6)
    if "-" in rest:
        return date.fromisoformat(iso), date.fromisoformat(iso)
    first, count = _months(rest)
    last = first + count - 1
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


def _months(rest: str) -> tuple[int, int]:
    """The first month, and how many: of a quarter, a half, a month, or a year (nothing)."""
    if not rest:
        return 1, MONTHS
    if count := _PARTS.get(rest[0]):
        return (int(rest[1]) - 1) * count + 1, count
    return int(rest), 1


def later(day: date, duration: str, sign: int = 1) -> date:
    """The day a duration after (or before) another.

    >>> later(date(2024, 1, 31), "P1M").isoformat(), later(date(2024, 1, 31), "P1Y2D", -1).isoformat()
    ('2024-02-29', '2023-01-29')
    """
    months, rest = 0, 0
    for count, unit in _PIECES.findall(duration):
        months += int(float(count) * {"Y": MONTHS, "M": 1}.get(unit, 0))
        rest += int(float(count) * {"W": 7, "D": 1}.get(unit, 0))
    year, month = divmod(day.year * MONTHS + day.month - 1 + sign * months, MONTHS)
    length = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, length)) + timedelta(sign * rest)


def _answers() -> Iterator[str]:
    for line in sys.stdin:
        case = json.loads(line)
        entries = found(case["text"], case["lang"], case.get("reference"))
        yield json.dumps({"id": case["id"], "found": entries})


if __name__ == "__main__":
    sys.stdout.writelines(f"{answer}\n" for answer in _answers())
