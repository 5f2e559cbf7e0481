"""The words that the articles write with a small letter, for `rules/LANGUAGE/small.csv`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# How often a word has to stand in the articles: what stands once may be a slip.
_LEAST = 1
# A word with a small letter that goes on no other: no second half of well-known, no genitive.
_SMALL = re.compile(r"(?<![\w’'.@/-])[a-z][a-z-]*[a-z](?![\w’'@/-])")


def small_words(texts: Iterable[str]) -> str:
    """The table of the words that are written small, in order of the alphabet.

    >>> small_words(["Gaon buys a mill.", "A mill of Gaon’s."])
    'word\\nmill\\n'
    """
    found = Counter(word for text in texts for word in _SMALL.findall(text))
    kept = sorted(word for word, times in found.items() if times >= _LEAST)
    return "\n".join(["word", *kept]) + "\n"
