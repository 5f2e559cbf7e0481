"""Offsets in UTF-16 code units, which tools written in JavaScript and Java count in."""

from __future__ import annotations

from bisect import bisect_left

_LAST_OF_PLANE = 0xFFFF


class Utf16:
    """The way between code points and UTF-16 code units of a text.

    >>> offsets = Utf16("🚀 Norvik")
    >>> offsets.units(2), offsets.points(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        self._wide = [at for at, sign in enumerate(text) if ord(sign) > _LAST_OF_PLANE]
        # The unit at which each of them has its second half.
        self._halves = [at + number + 1 for number, at in enumerate(self._wide)]

    def units(self, point: int) -> int:
        """The code units before a code point."""
        return point + bisect_left(self._wide, point)

    def points(self, unit: int) -> int:
        """The code points before a code unit. Raises ValueError in the middle of a character."""
        before = bisect_left(self._halves, unit)
        if before < len(self._halves) and self._halves[before] == unit:
            message = f"{unit} is in the middle of a character"
            raise ValueError(message)
        return unit - before
