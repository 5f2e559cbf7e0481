"""Which dates and periods a deal may have, by its status and the day of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.values import days

if TYPE_CHECKING:
    from datetime import date

    from extractor.types import Period

_DONE = "completed"


class When(NamedTuple):
    """The status of a deal and the day of its article."""

    status: str
    published: date | None

    def begun(self, iso: str) -> bool:
        """Whether a date begins by the day of the article; true where that is not known."""
        return self.published is None or days(iso)[0] <= self.published

    def over(self, iso: str) -> bool:
        """Whether a date ends before the day of the article; false where that is not known."""
        return self.published is not None and days(iso)[1] < self.published

    def coming(self, period: Period) -> bool:
        """Whether money of a deal that is not done may still be spent in the period."""
        return self.status != _DONE and not (period.end and self.over(period.end))

    def fits(self, period: Period) -> bool:
        """Whether the period fits the status: a completed deal does not begin in the future."""
        first = period.start or period.end
        return self.status != _DONE or first is None or self.begun(first)
