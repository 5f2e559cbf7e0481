"""The running sum of a written number: values, small units, scales, decimals and a sign."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

ZERO, ONE = Decimal(0), Decimal(1)
SEVERAL = (Decimal(2), Decimal("9.9"))
_THOUSAND, _MYRIAD, _LARGE = Decimal(1000), Decimal(10**4), Decimal(10**8)


class Reading(NamedTuple):
    """What a written number says: ``low`` and ``high`` are equal but for "several" forms.

    ``scale`` is the last scale word's factor (1 without one); ``over`` marks "-odd" forms, ``either``
    those of two figures ("two or three"): their bounds are said, those of "several" are not.
    """

    low: Decimal
    high: Decimal
    scale: Decimal
    over: bool = False
    either: bool = False


class Tally:
    """Collects a number word by word, as a low and a high bound.

    A section collects small units (``삼천오백``, ``two hundred``), a scale closes it (``억``,
    ``million``), and sections add up.
    """

    def __init__(self) -> None:
        self.over = self._either = False
        self._negative = False
        self._sum = (ZERO, ZERO)
        self._section = (ZERO, ZERO)
        self._pending: tuple[Decimal, Decimal] | None = None
        self._last = ONE
        self._closed = self._seen = self._figure = False
        self._decimals: str | None = None

    def value(self, number: Decimal, *, figure: bool = False) -> None:
        """A ``figure`` or a number word; behind a decimal point its digits are appended."""
        self._seen, self._closed, self._figure = True, False, figure
        if self._decimals is not None:
            self._decimals += format(number, "f")
            return
        before = self._pending or (ZERO, ZERO)
        self._pending = (before[0] + number, before[1] + number)

    def minus(self) -> None:
        """A sign before the number; behind a word it is a hyphen."""
        self._negative = self._negative or not self._seen

    def several(self) -> None:
        """A word such as "several": between two and just under ten."""
        self._seen, self._closed, self._pending = True, False, SEVERAL

    def either(self, bounds: tuple[Decimal, Decimal]) -> None:
        """One of two figures: "two or three", 이삼."""
        self._seen, self._closed, self._pending = True, False, bounds
        self._either = True

    def point(self) -> None:
        """A decimal point that is written as a word: 점, "point"."""
        self._decimals = ""

    def unit(self, factor: Decimal) -> None:
        """A small unit: it multiplies what stands before it in its section."""
        self._seen, self._closed = True, False
        one = self._taken() or (ONE, ONE)
        self._section = (self._section[0] + one[0] * factor, self._section[1] + one[1] * factor)

    def close(self, factor: Decimal, *, plural: bool) -> None:
        """A scale: it multiplies its section, with what came to a smaller scale before it.

        Two thousand six hundred million are 2,600 million.
        """
        self._seen = True
        rising = self._last < factor
        part = (ZERO, ZERO)
        if not (rising and self._closed and not any(self._section)):
            part = self._part(SEVERAL if plural else (ONE, ONE))
        if rising:
            part, self._sum = (self._sum[0] + part[0], self._sum[1] + part[1]), (ZERO, ZERO)
        self._sum = (self._sum[0] + part[0] * factor, self._sum[1] + part[1] * factor)
        self._section = (ZERO, ZERO)
        self._last, self._closed = factor, True

    def total(self) -> Reading | None:
        """The number; None where no word said one."""
        if not self._seen:
            return None
        if self._last > 1 and self._pending and ZERO < self._pending[1] < 1:
            part = self._taken() or (ZERO, ZERO)  # one million and a half
            self._sum = (self._sum[0] + part[0] * self._last, self._sum[1] + part[1] * self._last)
        self._short()
        rest = self._part((ZERO, ZERO))
        sign = -1 if self._negative else 1
        low, high = sign * (self._sum[0] + rest[0]), sign * (self._sum[1] + rest[1])
        return Reading(low, high, self._last, self.over, self._either)

    def _short(self) -> None:
        """1억8천 is 1억 8천만: typed thousands alone behind a large scale count in the one below."""
        low, high = self._section
        typed = self._figure and not self._pending and low == high
        if typed and self._last >= _LARGE and low and not low % _THOUSAND:
            below = self._last / _MYRIAD
            self._section = (low * below, high * below)

    def _part(self, empty: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
        extra = self._taken()
        more = extra or (ZERO, ZERO)
        part = (self._section[0] + more[0], self._section[1] + more[1])
        return part if any(part) or extra is not None else empty

    def _taken(self) -> tuple[Decimal, Decimal] | None:
        """The value that waits for a unit, with its decimals, taken away."""
        pending, decimals = self._pending, self._decimals
        self._pending = self._decimals = None
        if not decimals:
            return pending
        whole, part = pending or (ZERO, ZERO), Decimal(f"0.{decimals}")
        return whole[0] + part, whole[1] + part
