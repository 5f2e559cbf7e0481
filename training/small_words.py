"""The words that the articles write with a small letter, for `rules/LANGUAGE/small.csv`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A word with a small letter that goes on no other: no second half of well-known, no genitive.
_SMALL = re.compile(r"(?<![\w’'.@/-])[a-z][a-z-]*[a-z](?![\w’'@/-])")


def small_words(texts: Iterable[str]) -> str:
    r"""The table of the words that are written small, in order of the alphabet.

    >>> small_words(["Gaon buys a mill.", "A mill of Gaon’s, well-known."])
    'word\nbuys\nmill\nof\nwell-known\n'
    """
    found = {word for text in texts for word in _SMALL.findall(text)}
    return "\n".join(["word", *sorted(found)]) + "\n"
