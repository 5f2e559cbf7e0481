"""How much of a page is read before it is given up: bytes, tags, depth, time."""

from __future__ import annotations

import time

from extractor.errors import InputError

# Deeper and longer than any page that a person made, and short enough for every walk over it.
LARGEST = 20_000_000
MOST_TAGS = 500_000
DEEPEST = 2_000
LONGEST = 60.0


class Watch:
    """Counts the tags of one input and the seconds since it was begun.

    ``where`` names the input in messages; ``seconds`` is how long it may take.
    """

    def __init__(self, where: str, seconds: float = LONGEST) -> None:
        self.where = where
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._tags = 0

    def passed(self, tags: int) -> None:
        """Count ``tags`` more.

        Raises:
            InputError: they are too many by now, or the time is up.
        """
        self._tags += tags
        if self._tags > MOST_TAGS:
            raise InputError(self.where, f"the page has more than {MOST_TAGS} tags")
        if time.monotonic() > self._until:
            raise InputError(self.where, f"took more than {self._seconds:g} seconds to read")

    def sized(self, page: str) -> None:
        """Raise InputError where the page is too large."""
        if len(page) > LARGEST:
            raise InputError(self.where, f"the page has more than {LARGEST} characters")

    def nested(self, depth: int) -> None:
        """Raise InputError where elements are nested too deep."""
        if depth > DEEPEST:
            raise InputError(self.where, f"the page is nested more than {DEEPEST} elements deep")
