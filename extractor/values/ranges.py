"""The two figures of a range, which share what only one of them says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.values.numerals import Numerals
    from extractor.values.tally import Reading


class _Units(NamedTuple):
    """What a figure ends with: a scale; small units and scales; any unit and the figure before it."""

    scale: re.Pattern[str]
    tail: re.Pattern[str]
    head: re.Pattern[str]


@lru_cache(maxsize=8)
def _units(numerals: Numerals) -> _Units:
    scales = "|".join(sorted(map(re.escape, {*numerals.scales, *numerals.plurals}), key=len)[::-1])
    small = "|".join(sorted(map(re.escape, numerals.small), key=len)[::-1]) or "(?!)"
    return _Units(
        re.compile(rf"(?:{scales})s?$", re.IGNORECASE),
        re.compile(rf"(?:(?:{small})[ -]?){{0,3}}(?:[ -]?(?:{scales})s?){{1,3}}$", re.IGNORECASE),
        re.compile(rf"\A.*(?:{scales})(?![a-z])(?=.)", re.IGNORECASE),
    )


def read_range(numerals: Numerals, low: str, high: str) -> tuple[Reading, Reading] | None:
    """The two ends of a range; None where the figures are none or run down.

    The scale of the second figure counts for the first, and what the first one begins with for
    the second, where the figures then run up:

    >>> from decimal import Decimal
    >>> from extractor.values import Numerals
    >>> korean = Numerals({}, {"천": Decimal(1000)}, {"조": Decimal(10**12), "억": Decimal(10**8)}, {})
    >>> ends = [read_range(korean, *pair) for pair in (("3", "4천억"), ("1조2천", "1조3천억"), ("1조 2천", "3천억"))]
    >>> [f"{low.low} {high.low}" for low, high in ends]
    ['300000000000 400000000000', '1200000000000 1300000000000', '1200000000000 1300000000000']
    >>> read_range(korean, "9", "4")
    """
    units = _units(numerals)
    for end in _ends(high, low, units):
        last = numerals.read(end)
        for start in _starts(low, end, units):
            first = numerals.read(start)
            if first and last and first.low <= last.high and _of_one_size(first, last):
                return first, last
    return None


def _of_one_size(first: Reading, last: Reading) -> bool:
    """A range whose first figure has no scale is of figures, not of 7 and of a billion."""
    return first.scale > 1 or last.scale == 1 or first.low >= last.scale.sqrt()


def _starts(low: str, high: str, units: _Units) -> Iterator[str]:
    """The first figure with the units that it may share, then as it stands."""
    tail = units.tail.search(high)
    if tail and not units.scale.search(low):
        scale = units.scale.search(high)
        ended = scale and units.tail.search(f"{low}{scale[0]}")
        small = ended and ended.start() < len(low)
        yield from () if small else (f"{low} {tail[0].strip(' -')}",)
        yield f"{low} {scale[0]}" if scale else low
    yield low


def _ends(high: str, low: str, units: _Units) -> Iterator[str]:
    """The second figure as it stands, then behind what the first one begins with."""
    yield high
    head = units.head.match(low)
    if head:
        yield f"{head[0]} {high}"
