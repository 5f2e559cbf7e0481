"""Reads the day of publication, as a person, a field or a page writes it."""

from __future__ import annotations

import re
import warnings
from contextlib import suppress
from datetime import UTC, datetime, timezone

_DAY = r"\s*(\d{4})([-./]?)(\d{1,2})\2(\d{1,2})"
_TIME = (
    r"(?:[T ,.]{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?|(\d{2})(\d{2})(\d{2})?(?=\s*$))"
    r"\s*(Z|[+-]\d{2}:?\d{2}(?!\d))?"
)
_ISO = re.compile(rf"\A{_DAY}(?:{_TIME}|\.?Z?\s*$)")
# Date formats of feeds, scripts and bylines that need no general parser, once punctuation and ordinal
# endings are removed.
_ASIDE = re.compile(r"(?<=[^\W\d])\.(?= )|,(?= )|(?<=\d)[a-z]{2}(?=,? )")
_FORMS = (
    "%d %b %Y",
    "%d %B %Y",
    "%b %d %Y",
    "%B %d %Y",
    "%a %d %b %Y %H:%M:%S %z",
    "%a %b %d %Y %H:%M:%S GMT%z",
)
_LONGEST = 100
_COMPACT = 2


def parse_published(value: str, language: str | None = None) -> str | None:
    """The day as ``YYYY-MM-DD``, in the value's own time zone; None if the value states none.

    >>> parse_published("2024-07-15T08:30:00+09:00")
    '2024-07-15'
    >>> parse_published("15 July 2024", "en")
    '2024-07-15'
    >>> parse_published("yesterday", "en") is None
    True
    """
    moment = parse_moment(value, language)
    return moment[: len("YYYY-MM-DD")] if moment else None


def parse_moment(value: str, language: str | None = None, zone: str = "") -> str | None:
    """The moment as ISO 8601, as precise as ``value`` states it; None if it states no day.

    A time without an offset is in ``zone`` (``+09:00``), and one with another offset is converted to it.
    Without a zone a time stays as it is said.

    >>> parse_moment("2024-07-15T23:30:00Z", zone="+09:00")
    '2024-07-16T08:30:00+09:00'
    >>> parse_moment("2024.07.15 09:30"), parse_moment("20240715")
    ('2024-07-15T09:30:00', '2024-07-15')
    """
    iso = _ISO.match(value)
    if iso and _is_compact(iso):
        return _as_iso(_read_iso(iso), zone, timed=bool(iso[5] or iso[8]))
    if len(value) > _LONGEST or not re.search(r"\d{4}", value):
        return None
    moment = _read_form(value) or _read_freely(value, language)
    return _as_iso(moment, zone, timed=":" in value)


def _is_compact(iso: re.Match[str]) -> bool:
    """Whether an ISO date is valid in its compact form: month and day have two digits each."""
    return bool(iso[2]) or len(iso[3]) == len(iso[4]) == _COMPACT


def _read_iso(iso: re.Match[str]) -> datetime | None:
    year, _, month, day, hour, minute, second, *compact, offset = iso.groups()
    if compact[0]:
        hour, minute, second = compact
    try:
        return datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            tzinfo=read_zone(offset) if offset else None,
        )
    except ValueError:
        return None


def read_zone(offset: str) -> timezone:
    """The zone of an offset such as ``+09:00``, ``-0530`` or ``Z``.

    >>> read_zone("+0900").utcoffset(None).total_seconds() / 3600
    9.0

    Raises:
        ValueError: no zone is so far from UTC.
    """
    if offset == "Z":
        return UTC
    zone = datetime.strptime(offset.replace(":", ""), "%z").tzinfo
    assert isinstance(zone, timezone)  # noqa: S101 - that is what %z makes
    return zone


def _as_iso(moment: datetime | None, zone: str, *, timed: bool) -> str | None:
    if moment is None:
        return None
    if not timed:
        return moment.date().isoformat()
    if zone:
        own = read_zone(zone)
        moment = moment.astimezone(own) if moment.tzinfo else moment.replace(tzinfo=own)
    return moment.isoformat(timespec="seconds")


def _read_form(value: str) -> datetime | None:
    """The moment of a value in one of the plain formats; None for any other.

    >>> str(_read_form("Nov. 18th, 2019")), str(_read_form("Tue Nov 19 2019 03:05:46 GMT+0000"))
    ('2019-11-18 00:00:00', '2019-11-19 03:05:46+00:00')
    """
    said = _ASIDE.sub("", value.strip())
    for form in _FORMS:
        with suppress(ValueError):
            return datetime.strptime(said, form)  # noqa: DTZ007 - a day has no zone
    return None


def _read_freely(value: str, language: str | None) -> datetime | None:
    # Imported late: it takes 0.4 s to load, and ISO dates do not need it.
    import dateparser  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found: datetime | None = dateparser.parse(
            value,
            languages=list(dict.fromkeys([language, "en"])) if language else None,
            settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]},
        )
    return found
