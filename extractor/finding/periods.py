"""What the parts of a period say together: where it starts, where it ends, how long it lasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from extractor.types import Period
from extractor.values import FIXING, beside, days, written

if TYPE_CHECKING:
    from datetime import date

    from extractor.values import Calendar

Fields: TypeAlias = Mapping[str, str]
# The fields of each part of a period: from, to, after, before, for; "" for those of no part.
Roles: TypeAlias = Mapping[str, Fields]

_BACK, _AHEAD = -1, 1


def period(roles: Roles, calendar: Calendar, anchor: date | None) -> Period:
    """The period that the parts say; a part that is not said, or not known, stays None."""
    length = calendar.length(roles.get("for", roles.get("", {})))
    duration = length.iso() if length else None
    if "from" in roles and "to" in roles:
        return Period(*_ends(roles["from"], roles["to"], calendar, anchor), duration)
    start = calendar.settle(roles["from"], anchor) if "from" in roles else None
    end = calendar.settle(roles["to"], anchor) if "to" in roles else None
    if "after" in roles and (last := calendar.settle(roles["after"], anchor)):
        start = beside(last, _AHEAD)
    if "before" in roles and (first := calendar.settle(roles["before"], anchor)):
        end = beside(first, _BACK)
    return Period(start, end, duration)


def joined_date(roles: Roles, calendar: Calendar, anchor: date | None) -> str | None:
    """A date that hangs on another: the week of it, or so long before or after it."""
    if "week" in roles:
        day = calendar.settle(roles["week"], anchor)
        return written(days(day)[0], "W") if day else None
    start = calendar.settle(roles["of"], anchor)
    sign = calendar.direction[roles[""]["ago"].lower()]
    length = calendar.length(roles["for"])
    return calendar.away(length, days(start)[0], sign) if start else None


def _ends(
    first: Fields, last: Fields, calendar: Calendar, anchor: date | None
) -> tuple[str | None, str | None]:
    """Both ends of a range; one without a year of its own is settled by the other.

    The end is the first such date after the start, the start the last one before the end.
    """
    if _floats(first) and (not _floats(last) or "month" in last.keys() - first.keys()):
        end = calendar.settle(last, anchor)
        return _beside(first, end, calendar, _BACK), end
    start = calendar.settle(first, anchor)
    if not _floats(last):
        end = calendar.settle(last, anchor)
    else:
        end = _beside(last, start, calendar, _AHEAD)
    if start and end and days(end)[1] < days(start)[0]:
        return start, None
    return start, end


def _beside(fields: Fields, known: str | None, calendar: Calendar, side: int) -> str | None:
    if known is None:
        return None
    if "month" not in fields and "day" in fields and "weekday" in fields:
        fields = {name: words for name, words in fields.items() if name != "weekday"}
    return calendar.settle(fields, days(known)[side < 0], side)


def _floats(fields: Fields) -> bool:
    return not FIXING & fields.keys()
