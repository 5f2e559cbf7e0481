"""The day of publication, from what a person, a field or a page says."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime

_ISO = re.compile(r"\s*(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?!\d)(?:[T ,]+\d|\s*$|Z?$)")
_LONGEST = 100


def parse_published(value: str, language: str | None = None) -> str | None:
    """The day as ``YYYY-MM-DD``, in the value's own time zone; None where none is said.

    >>> parse_published("2024-07-15T08:30:00+09:00")
    '2024-07-15'
    >>> parse_published("15 July 2024", "en")
    '2024-07-15'
    >>> parse_published("yesterday", "en") is None
    True
    """
    iso = _ISO.match(value)
    if iso:
        return day_of(*iso.groups())
    if len(value) > _LONGEST or not re.search(r"\d{4}", value):
        return None
    return _read_freely(value, language)


def day_of(year: str, month: str, day: str) -> str | None:
    """The day as ``YYYY-MM-DD``; None where the calendar has no such day.

    >>> day_of("2024", "7", "5"), day_of("2024", "13", "1")
    ('2024-07-05', None)
    """
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _read_freely(value: str, language: str | None) -> str | None:
    # Late: it takes 0.4 s to be ready, and ISO dates do not need it.
    import dateparser  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found: datetime | None = dateparser.parse(
            value,
            languages=[language] if language else None,
            settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]},
        )
    return found.date().isoformat() if found else None
