"""Looks for many words in a text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Making the automaton takes as long as looking for each word in so many characters, or in short texts that
# count as so many each.
_FEW, _EACH = 4000, 1000


class Words:
    """Words to look for, all at once by an automaton; it is made when there is text enough for it.

    >>> list(Words(["Po", "Poland"]).within("In Poland"))
    [(3, 'Po'), (3, 'Poland')]
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._looked = 0

    def within(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each of them begins, wherever it stands, in no order."""
        self._looked += _EACH + len(text)
        if self._looked <= _FEW:
            return self._one_by_one(text)
        return ((last + 1 - len(word), word) for last, word in self._automaton.iter(text))

    def _one_by_one(self, text: str) -> Iterator[tuple[int, str]]:
        for word in self._words:
            at = text.find(word)
            while at >= 0:
                yield at, word
                at = text.find(word, at + 1)

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for word in self._words:
            automaton.add_word(word, word)
        automaton.make_automaton()
        return automaton
