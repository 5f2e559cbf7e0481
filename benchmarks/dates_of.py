"""The dates of a text in the form of the scorer of values, kind dates: days of start and end.

    python score_values.py --kind dates -- python benchmarks/dates_of.py

The extractor keeps what the text says: "over the next five years" is a duration, "two months ago" a
month. The scorer's suites count both in days from the publication date; that is done here.
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
from extractor.values import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.rules import LanguageRules
    from extractor.types import Mention

Found = dict[str, str | None]

MONTHS = 12
# Rules whose lengths have a place in the calendar, by the end of their names.
AHEAD, BACK, WITHIN, AWAY = "-ahead", "-back", "-within", "-away"
_PIECES = re.compile(r"([\d.]+)([YMWD])")


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
        return _date(value.iso, mention.rule, anchor) if value.iso else None
    return _period(value, mention.rule, anchor) if isinstance(value, Period) else None


def _date(iso: str, rule: str, anchor: date | None) -> Found:
    if anchor and rule.endswith(AWAY):
        return _spread(*[same_day(anchor, iso).isoformat()] * 2)
    return _spread(iso, iso)


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
    if rule.endswith(AWAY):
        return _spread(*[later(anchor, duration).isoformat()] * 2)
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


def same_day(anchor: date, iso: str) -> date:
    """The day in a year, month or week that is to it what the anchor is to its own.

    >>> same_day(date(2024, 7, 15), "2022").isoformat(), same_day(date(2024, 7, 31), "2024-02").isoformat()
    ('2022-07-15', '2024-02-29')
    >>> same_day(date(2024, 7, 15), "2024-W27").isoformat()
    '2024-07-01'
    """
    first, last = days(iso)
    if "W" in iso:
        return first + timedelta(anchor.weekday())
    month = first.month if first.month == last.month else anchor.month
    length = monthrange(first.year, month)[1]
    return max(first, min(last, date(first.year, month, min(anchor.day, length))))


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
