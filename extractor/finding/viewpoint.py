"""From where a text looks at a date: its day of publication, and the tense that it tells it in."""

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
# How far from a date the verb stands that it belongs to, in characters.
_REACH = 160
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+|\n")
# Where a paper is printed it may be tomorrow, and it may print what is to come a little late.
_TOMORROW, _LATE = timedelta(1), timedelta(3)


@dataclass(frozen=True)
class Telling:
    """A mention of a date in its sentence: ``text[start:end]`` and its own ``words``.

    The text has signs in place of dates, as joining rules read it.
    """

    rules: Sequence[TenseRule]
    text: str
    start: int
    end: int
    words: str

    def rule(self) -> TenseRule | None:
        """The first rule whose words stand around the mention."""
        before = _SENTENCE_END.split(self.text[max(0, self.start - _REACH) : self.start])[-1]
        after = _SENTENCE_END.split(self.text[self.end : self.end + _REACH], maxsplit=1)[0]
        return next((rule for rule in self.rules if rule.holds(before, self.words, after)), None)

    def tense(self) -> int | None:
        """-1 told as past, 1 as to come, 0 left open by the words; None where no rule holds."""
        rule = self.rule()
        return rule.tense if rule else None


@dataclass(frozen=True)
class Viewpoint:
    """The day that relative dates count from, and how a mention of a date is told."""

    calendar: Calendar
    anchor: date | None
    telling: Telling

    def settle(self, fields: Mapping[str, str], *, until: bool = False) -> str | None:
        """The date that the fields say; without a year, one that fits the tense it is told in.

        What is told as past does not lie after the publication, and what is to come not before it.
        The end of a period (``until``) may lie as far ahead as it likes.
        """
        iso = self.begun(fields, until=until)
        return (self.next(fields) or iso) if self.missed(iso, fields) else iso

    def begun(self, fields: Mapping[str, str], *, until: bool = False) -> str | None:
        """The same, for the first day of what may go on: it may lie before the publication."""
        iso = self.calendar.settle(fields, self.anchor)
        if iso is None or self.anchor is None or FIXING & fields.keys():
            return iso
        first = days(iso)[0]
        if first <= self.anchor + _TOMORROW:
            return iso
        far = first > self.anchor + NEAR and not until and "nth" not in fields
        tense = self.telling.tense()
        back = tense == BACK or (far and tense is None)
        return self.calendar.settle(fields, self.anchor, BACK) if back else iso

    def missed(self, iso: str | None, fields: Mapping[str, str]) -> bool:
        """Whether a date without a year is told as to come, and over by the publication."""
        if iso is None or self.anchor is None or FIXING & fields.keys():
            return False
        late = timedelta(0) if "weekday" in fields else _LATE
        return days(iso)[1] < self.anchor - late and self.telling.tense() == AHEAD

    def next(self, fields: Mapping[str, str]) -> str | None:
        """The next such date, where it is so near that it needs no year."""
        iso = self.calendar.settle(fields, self.anchor, AHEAD)
        near = iso and self.anchor and days(iso)[0] <= self.anchor + NEAR
        return iso if near else None
