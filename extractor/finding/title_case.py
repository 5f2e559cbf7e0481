"""Headlines in Title Case, and how the rest of an article writes their words: Gaon Buys a Mill, gaon or buys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.rules.grammar import Grammar

# A headline in Title Case: most of its longer words begin with a capital.
_FEW, _MOST = 3, 0.7
# The longest line that is read as a headline, in code points, and what ends none.
_LONGEST = 200
_NO_END = (".", ",", ";", ":")
_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# A capital in the middle of a sentence: behind a small word, a figure or a comma.
_INSIDE = re.compile(r"(?<=[\w,)%] )(?<![.!?] )[A-Z][\w-]*")
_PAIR = re.compile(r"(?=\b([A-Z][\w-]* [A-Z][\w-]*))")


def in_title_case(text: str, grammar: Grammar) -> bool:
    """Whether a headline is in title case: most longer words, and all but function words, are capitalised."""
    words = _LONG_WORD.findall(text)
    if len(words) <= _FEW or sum(w[0].isupper() for w in words) <= _MOST * len(words):
        return False
    small = {w for w in _SMALL_WORD.findall(text) if w not in grammar.cases}
    return (
        not small
        - grammar.words["determiners"]
        - grammar.words["quantities"]
        - grammar.words["title_small"]
    )


def is_headline(line: str, grammar: Grammar) -> bool:
    """Whether a line is a headline in title case, and no sentence."""
    bare = line.strip()
    return len(bare) <= _LONGEST and not bare.endswith(_NO_END) and in_title_case(bare, grammar)


@dataclass(frozen=True)
class Spelling:
    """How an article writes words: those with a small letter, those with a capital inside a sentence, pairs of capitals."""

    words: frozenset[str]
    small: frozenset[str]
    capital: frozenset[str]
    pairs: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Spelling:
        """The spelling of these lines, none of which is in title case."""
        text = "\n".join(lines)
        words = frozenset(_WORD.findall(text))
        return cls(
            words,
            frozenset(w for w in words if w[0].islower()),
            frozenset(_INSIDE.findall(text)),
            frozenset(_PAIR.findall(text)),
        )

    def is_name(self, word: str, before: str, behind: str) -> bool | None:
        """Whether a capitalised word of a headline is part of a name, by the words beside it; None if it is not told.

        What the article never writes is no part of a name that it writes without it: Nuri Wades.
        """
        if {f"{before} {word}", f"{word} {behind}"} & self.pairs:
            return True
        if word in self.capital:
            return None if word.lower() in self.small else True
        unknown = word not in self.words and before in self.capital
        return False if word.lower() in self.small or unknown else None
