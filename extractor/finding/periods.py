"""Builds a period from its parts: its start, its end, its length."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from extractor.finding.viewpoint import AHEAD, BACK
from extractor.types import Period
from extractor.values import FIXING, beside, days, written

if TYPE_CHECKING:
    from extractor.finding.viewpoint import Viewpoint

Fields: TypeAlias = Mapping[str, str]
# The fields by the part of a period: from, to, after, before, for; "" for those of no part.
Roles: TypeAlias = Mapping[str, Fields]


def period(roles: Roles, view: Viewpoint) -> Period:
    """The period of these parts; a start, end or duration that is not stated or unknown is None."""
    length = view.calendar.length(roles.get("for", roles.get("", {})))
    duration = length.iso() if length else None
    if "from" in roles and "to" in roles:
        return Period(*_ends(roles["from"], roles["to"], view), duration)
    start = view.settle(roles["from"]) if "from" in roles else None
    end = view.settle(roles["to"], until=True) if "to" in roles else None
    if "after" in roles and (last := view.settle(roles["after"])):
        start = beside(last, AHEAD)
    if "before" in roles and (first := view.settle(roles["before"], until=True)):
        end = beside(first, BACK)
    return Period(start, end, duration)


def joined_date(roles: Roles, view: Viewpoint) -> str | None:
    """A date relative to another: the week of it, or a length of time before or after it."""
    if "week" in roles:
        day = view.settle(roles["week"])
        return written(days(day)[0], "W") if day else None
    start = view.settle(roles["of"])
    sign = view.calendar.direction[roles[""]["ago"].lower()]
    length = view.calendar.length(roles["for"])
    return view.calendar.away(length, days(start)[0], sign) if start else None


def _ends(first: Fields, last: Fields, view: Viewpoint) -> tuple[str | None, str | None]:
    """Both ends of a range; one without a year gets it from the other.

    The end is the first such date after the start, the start the last one before the end.
    """
    if _floats(first) and (not _floats(last) or "month" in last.keys() - first.keys()):
        end = view.settle(last)
        return _beside(first, end, view, BACK), end
    if not _floats(last):
        start, end = view.begun(first), view.settle(last)
    else:
        start = view.begun(first)
        end = _beside(last, start, view, AHEAD)
        if view.missed(end, last) and (start := view.next(first) or start):
            end = _beside(last, start, view, AHEAD)
    if start and end and days(end)[1] < days(start)[0]:
        return start, None
    return start, end


def _beside(fields: Fields, known: str | None, view: Viewpoint, side: int) -> str | None:
    if known is None:
        return None
    if "month" not in fields and "day" in fields and "weekday" in fields:
        fields = {name: words for name, words in fields.items() if name != "weekday"}
    return view.calendar.settle(fields, days(known)[side < 0], side)


def _floats(fields: Fields) -> bool:
    return not FIXING & fields.keys()
