"""Looks for many words in a text: those that a word of the text begins with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.rules.listed_names import HEAD

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

# Behind anything but a letter or a digit, and not at the very end.
_BEGINS = re.compile(r"(?<![^\W_])\S(?=.)", re.DOTALL)


def words_within(
    text: str, words: Container[str], lengths: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, str]]:
    """Where each of the words stands that a word of the text begins with; one of a single character stands anywhere.

    ``lengths`` are those of the words, by their first two characters. In no order.

    >>> list(words_within("In Poland", {"Po", "Poland", "land", "a"}, {"Po": [2, 6], "la": [4], "a": [1]}))
    [(3, 'Po'), (3, 'Poland'), (6, 'a')]
    """
    for begin in _BEGINS.finditer(text):
        start = begin.start()
        for length in lengths.get(text[start : start + HEAD], ()):
            word = text[start : start + length]
            if word in words:
                yield start, word
    yield from ((at, sign) for at, sign in enumerate(text) if sign in lengths)
