"""Dates and periods, settled by the publication date where they are relative."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from extractor.finding.patterns import fields, fold, scan
from extractor.types import Date, Mention, Period, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.rules.dates import DateRules
    from extractor.values import Calendar


def find_dates(text: str, rules: DateRules, published: str | None) -> list[Mention]:
    """DATE and PERIOD mentions from left to right.

    Relative dates count from ``published`` (ISO 8601); without it they stay unresolved.
    """
    anchor = date.fromisoformat(published[:10]) if published else None
    return list(_dates(fold(text), rules, anchor))


def _dates(text: str, rules: DateRules, anchor: date | None) -> Iterator[Mention]:
    for rule, match in scan(text, rules.rules):
        groups = fields(match)
        span = Span(*match.span())
        if rule.features["label"] == "PERIOD":
            yield Mention("PERIOD", span, _period(groups, rules.calendar, anchor), rule.id)
        else:
            yield Mention("DATE", span, Date(rules.calendar.settle(groups, anchor)), rule.id)


def _period(groups: dict[str, str], calendar: Calendar, anchor: date | None) -> Period:
    first, last = _side(groups, "from_"), _side(groups, "to_")
    if "day" in last and not {"year", "relyear"} & last.keys():
        last = {**first, **last}
    start = calendar.settle(first, anchor) if first else None
    end = calendar.settle(last, anchor) if last else None
    if start and end and end < start[: len(end)]:
        end = None  # May 30 to 2: the words do not say of which month
    return Period(start, end, calendar.duration(groups))


def _side(groups: dict[str, str], prefix: str) -> dict[str, str]:
    """The fields of one end of a period; named as the calendar's."""
    return {k.removeprefix(prefix): v for k, v in groups.items() if k.startswith(prefix)}
