"""Dates as ISO 8601 and EDTF write them, with less precision than a day where the text has less.

``2024``, ``2024-06``, ``2024-06-05``, ``2024-Q3``, ``2024-H1``, ``2024-W28`` (a week from Monday),
and EDTF's ``199X`` for a decade and ``18XX`` for a century.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = 12
WEEK = 7
_PARTS = {"Q": 3, "H": 6}


def precision(iso: str) -> str:
    """What a date is precise to: C(entury), X (decade), Y, H, Q, M, W or D.

    >>> [precision(iso) for iso in ("18XX", "199X", "2024", "2024-H1", "2024-06", "2024-06-05")]
    ['C', 'X', 'Y', 'H', 'M', 'D']
    """
    rest = iso[5:]
    if not rest:
        return "YXC"[iso.count("X")]
    return rest[0] if not rest[0].isdigit() else "D" if "-" in rest else "M"


def written(day: date, precise: str) -> str:
    """The date that a day lies in, as precise as wanted.

    >>> [written(date(2024, 7, 15), precise) for precise in "CXYHQMWD"]
    ['20XX', '202X', '2024', '2024-H2', '2024-Q3', '2024-07', '2024-W29', '2024-07-15']
    """
    year = f"{day.year:04d}"
    if precise in _PARTS:
        return f"{year}-{precise}{(day.month - 1) // _PARTS[precise] + 1}"
    if precise == "W":
        week = day.isocalendar()
        return f"{week.year:04d}-W{week.week:02d}"
    coarse = {"C": f"{year[:2]}XX", "X": f"{year[:3]}X", "Y": year, "M": f"{year}-{day.month:02d}"}
    return coarse.get(precise) or day.isoformat()


def days(iso: str) -> tuple[date, date]:
    """The first and the last day of a date.

    >>> [day.isoformat() for day in days("2024-H2")]
    ['2024-07-01', '2024-12-31']
    >>> [day.isoformat() for day in days("2024-W01")], [day.year for day in days("199X")]
    (['2024-01-01', '2024-01-07'], [1990, 1999])
    """
    precise, year = precision(iso), int(iso[:4].replace("X", "0"))
    if precise == "D":
        return date.fromisoformat(iso), date.fromisoformat(iso)
    if precise == "W":
        monday = date.fromisocalendar(year, int(iso[6:]), 1)
        return monday, monday + timedelta(WEEK - 1)
    if precise in "CXY":
        last = year + {"C": 100, "X": 10, "Y": 1}[precise] - 1
        return date(year, 1, 1), date(last, MONTHS, 31)
    count = _PARTS.get(precise, 1)
    number = int(iso[5:].lstrip("QH"))
    first, last = (number - 1) * count + 1, number * count
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def beside(iso: str, step: int) -> str | None:
    """The date of the same precision right after (1) or right before (-1); None out of range.

    >>> beside("2020", 1), beside("2024-01", -1), beside("2024-Q4", 1), beside("2024-03-01", -1)
    ('2021', '2023-12', '2025-Q1', '2024-02-29')
    """
    first, last = days(iso)
    try:
        return written(last + timedelta(1) if step > 0 else first - timedelta(1), precision(iso))
    except OverflowError:
        return None


def shifted(day: date, months: int, more: int) -> date | None:
    """The day so many months and days away; the month's last day where it is shorter.

    >>> shifted(date(2024, 1, 31), 1, 0)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    try:
        length = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, length)) + timedelta(more)
    except (ValueError, OverflowError):
        return None


def valid(year: int, month: int, number: int) -> str | None:
    """The day, ISO 8601; None where the month has no such day. Day -1 is the last."""
    try:
        last = monthrange(year, month)[1]
        return date(year, month, last if number == -1 else number).isoformat()
    except (ValueError, OverflowError):
        return None


def nth_weekday(within: tuple[date, date], nth: int, weekday: int) -> date:
    """The nth day of that weekday (Monday is 0) in a stretch of time; -1 is the last.

    >>> nth_weekday(days("2024-10"), 2, 1).isoformat(), nth_weekday(days("2024-10"), -1, 4).isoformat()
    ('2024-10-08', '2024-10-25')
    """
    first, last = within
    if nth < 0:
        return last - timedelta((last.weekday() - weekday) % WEEK)
    return first + timedelta((weekday - first.weekday()) % WEEK + WEEK * (nth - 1))
