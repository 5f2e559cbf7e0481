"""Resolves dates by the day of publication and the tense of the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extractor.values import FIXING, NEAR, days

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.rules.tenses import TenseRule
    from extractor.values import Calendar

BACK, AHEAD = -1, 1
# How far from a date its verb may stand, in characters.
_REACH = 160
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+|\n")
# Tolerances in days: in another time zone it may be tomorrow already, and a paper may be a little late.
_TOMORROW, _LATE = timedelta(1), timedelta(3)


@dataclass(frozen=True)
class DateContext:
    """A mention of a date in its sentence: ``text[start:end]``, and its ``words``.

    The text has placeholders for dates, as joining rules read it.
    """

    rules: Sequence[TenseRule]
    text: str
    start: int
    end: int
    words: str

    def rule(self) -> TenseRule | None:
        """The first tense rule that fits the words around the mention; None if none."""
        before = _SENTENCE_END.split(self.text[max(0, self.start - _REACH) : self.start])[-1]
        after = _SENTENCE_END.split(self.text[self.end : self.end + _REACH], maxsplit=1)[0]
        return next((rule for rule in self.rules if rule.holds(before, self.words, after)), None)

    def tense(self) -> int | None:
        """-1 for past, 1 for to come, 0 if the words leave it open; None if no rule holds."""
        rule = self.rule()
        return rule.tense if rule else None


@dataclass(frozen=True)
class Viewpoint:
    """The day that relative dates count from, and the context of a date."""

    calendar: Calendar
    anchor: date | None
    context: DateContext

    def settle(self, fields: Mapping[str, str], *, until: bool = False) -> str | None:
        """The date of the fields; one without a year gets the year that fits its tense.

        A past date is not after the publication, one to come not before it. The end of a period
        (``until``) may lie far ahead.
        """
        iso = self.begun(fields, until=until)
        return (self.next(fields) or iso) if self.missed(iso, fields) else iso

    def begun(self, fields: Mapping[str, str], *, until: bool = False) -> str | None:
        """As ``settle``, for the start of a period, which may lie before the publication."""
        iso = self.calendar.settle(fields, self.anchor)
        if iso is None or self.anchor is None or FIXING & fields.keys():
            return iso
        first = days(iso)[0]
        if first <= self.anchor + _TOMORROW:
            return iso
        far = first > self.anchor + NEAR and not until and "nth" not in fields
        tense = self.context.tense()
        back = tense == BACK or (far and tense is None)
        return self.calendar.settle(fields, self.anchor, BACK) if back else iso

    def missed(self, iso: str | None, fields: Mapping[str, str]) -> bool:
        """Whether a date without a year is to come by its words, but over by the publication."""
        if iso is None or self.anchor is None or FIXING & fields.keys():
            return False
        late = timedelta(0) if "weekday" in fields else _LATE
        return days(iso)[1] < self.anchor - late and self.context.tense() == AHEAD

    def next(self, fields: Mapping[str, str]) -> str | None:
        """The next such date, if it is near enough to need no year."""
        iso = self.calendar.settle(fields, self.anchor, AHEAD)
        near = iso and self.anchor and days(iso)[0] <= self.anchor + NEAR
        return iso if near else None
