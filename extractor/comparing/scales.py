"""Errors of scale: an amount, or a part of it, that is off by a power of ten."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.comparing.meaning import digits, sum_of
from extractor.comparing.quotes import quotes

if TYPE_CHECKING:
    from extractor.comparing.run import Line

# Up to 조 for 만, and a little more.
_POWERS = range(1, 17)
_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)


def scale(old: Line | None, new: Line | None) -> Decimal | None:
    """The power of ten between two amounts of one currency, or between parts of them; None without one.

    >>> euros = {"low": "300", "high": "300", "currency": "EUR"}
    >>> scale(euros, {"low": "300000", "high": "300000", "currency": "EUR"})
    Decimal('1E+3')
    >>> scale(euros, {"low": "500", "high": "500", "currency": "EUR"})

    A part is off where the words have its digits: 1조7000억 read as 1조 and 7000조.

    >>> won = {"currency": "KRW", "spans": [{"text": "1조7000억", "start": 0, "end": 7}]}
    >>> right = {**won, "low": "1700000000000", "high": "1700000000000"}
    >>> scale(right, {**won, "low": "7001000000000000", "high": "7001000000000000"})
    Decimal('1E+4')
    """
    before, after = sum_of(old), sum_of(new)
    if not before or not after or before.currency != after.currency:
        return None
    words = next(quotes(old), {}).get("text", "")
    figures = {digits(Decimal(one.replace(",", ""))) for one in _FIGURES.findall(words)}
    bounds = zip(before[:2], after[:2], strict=True)
    factors = {_whole(*bound) or _in_part(*bound, figures) for bound in bounds}
    return factors.pop() if len(factors) == 1 else None


def _whole(old: Decimal, new: Decimal) -> Decimal | None:
    """The power of ten between two numbers; None where there is none."""
    if old <= 0 or new <= 0 or old == new or digits(old) != digits(new):
        return None
    return Decimal(1).scaleb(new.adjusted() - old.adjusted())


def _in_part(old: Decimal, new: Decimal, figures: set[str]) -> Decimal | None:
    """The power of ten by which one of the figures in the words counts more, or less."""
    apart = int(abs(new - old))
    for power in _POWERS:
        part, rest = divmod(apart, 10**power - 1)
        if part and not rest and digits(Decimal(part)) in figures:
            return Decimal(1).scaleb(power if new > old else -power)
    return None
