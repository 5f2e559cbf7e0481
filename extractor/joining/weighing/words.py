"""The words of an article that its weights are summed over: neither names, figures nor particles."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from extractor.joining.forms.particles import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

_LETTERS_ALONE = re.compile(r"[^\W\d_]+")
# Weights are learnt from articles of up to so many words: a longer one is weighed by its beginning.
_WEIGHED_WORDS = 600
# A longer text is a collection: its beginning says nothing of the rest.
_LONGEST_ARTICLE = 2_000
# A shorter text says too little.
_ENOUGH_WORDS = 60


def article_words(readings: Sequence[Reading], grammar: Grammar) -> frozenset[str]:
    """The words of an article in small letters, each once; none where it is too short, or no one article."""
    every = (word for reading in readings for word in _of_line(reading.line, grammar))
    found = list(islice(every, _LONGEST_ARTICLE + 1))
    if not _ENOUGH_WORDS <= len(found) <= _LONGEST_ARTICLE:
        return frozenset()
    return frozenset(found[:_WEIGHED_WORDS])


def _of_line(line: Line, grammar: Grammar) -> Iterator[str]:
    """The words between the mentions of a line; particles split off where the language has them."""
    text = list(line.text)
    for placed in line.placed:
        text[placed.start : placed.end] = " " * (placed.end - placed.start)
    plain = "".join(text)
    if grammar.capitalises:
        return (match[0].casefold() for match in _LETTERS_ALONE.finditer(plain))
    stems = (plain[word.start : word.end] for word in words(plain, grammar))
    return (match[0] for stem in stems for match in _LETTERS_ALONE.finditer(stem))
