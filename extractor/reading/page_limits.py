"""Limits of a page: characters, tags, depth."""

from __future__ import annotations

from extractor.deadline import look
from extractor.errors import InputError

# Larger than any page that a person made, and small enough to be processed.
LARGEST = 20_000_000
MOST_TAGS = 500_000
DEEPEST = 2_000
_MEND = "save the article alone"


class Watch:
    """Counts the tags of one input, and looks at the clock; ``where`` names it in messages."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._tags = 0

    def passed(self, tags: int) -> None:
        """Count ``tags`` more.

        Raises:
            InputError: they are too many by now, or the time is up.
        """
        self._tags += tags
        if self._tags > MOST_TAGS:
            raise InputError(
                self.where, f"the page has more than {MOST_TAGS} tags", _MEND, "too-large"
            )
        look()

    def sized(self, page: str) -> None:
        """Raise InputError where the page is too large."""
        if len(page) > LARGEST:
            raise InputError(
                self.where, f"the page has more than {LARGEST} characters", _MEND, "too-large"
            )

    def nested(self, depth: int) -> None:
        """Raise InputError where elements are nested too deep."""
        if depth > DEEPEST:
            raise InputError(
                self.where,
                f"the page is nested more than {DEEPEST} elements deep",
                _MEND,
                "too-large",
            )
