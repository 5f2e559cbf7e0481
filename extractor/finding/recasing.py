"""Recases lines in capitals: GAON TO BUILD A MILL is read as Gaon to build a mill.

Names are recognised by their capital letters, so a line in capitals is read in mixed case. No offset
changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*(?<![.'’-])|\d+(?:\.\d+)?")
# The text before the first word of a sentence.
_OPENS = re.compile(r"(?:^|[.!?]) ?$")
# The least number of letters in a line, and the least share of capitals, to recase it.
_LETTERS, _SHARE = 15, 0.85
_INITIALS = 3


@dataclass(frozen=True)
class Recaser:
    """Recases text by the grammar of a language and its listed names."""

    grammar: Grammar
    listed: Callable[[str], Sequence[Mention]]

    def recased(self, text: str) -> str:
        """The text with its lines in capitals recased; unchanged if it has none."""
        if not self.grammar.capitalises:
            return text
        letters = list(text)
        for line in _LINE.finditer(text):
            if _in_capitals(line[0]):
                letters[slice(*line.span())] = self._written(line[0])
        return "".join(letters)

    def _written(self, line: str) -> str:
        spelled = _WORD.sub(_spelled, line)
        if len(spelled) != len(line):
            return line  # a letter that has no small one of its length
        letters = list(spelled)
        names = [(m.start, m.end) for m in self.listed(spelled)]
        for start, end in self._small(spelled):
            if not any(a < end and start < b for a, b in names):
                first = _OPENS.search(spelled, max(0, start - 2), start) is not None
                letters[start + first : end] = spelled[start + first : end].lower()
        return "".join(letters)

    def _small(self, line: str) -> Iterator[tuple[int, int]]:
        """The words that are no names: verbs, prepositions, and nouns behind an article."""
        before, stretch = "", list[re.Match[str]]()
        for word in _WORD.finditer(line):
            form = word[0].lower()
            link = form in self.links or form[0].isdigit() or self._verb(form)
            if link or (before in self.grammar.words["infinitives"] and not stretch):
                yield from self._nouns(stretch, before)
                yield word.span()
                before, stretch = form if link else "", []
            else:
                stretch.append(word)
        yield from self._nouns(stretch, before)

    def _nouns(self, stretch: Sequence[re.Match[str]], before: str) -> Iterator[tuple[int, int]]:
        """The words between two others that are no part of a name."""
        words = self.grammar.words
        thing = before in words["before_things"] or before[:1].isdigit()
        if stretch and thing and stretch[-1][0] not in words["firm_ends"]:
            yield from (word.span() for word in stretch)
        elif stretch and stretch[0][0].lower() in self.common:
            yield from (word.span() for word in stretch if word[0].lower() in self.common)

    def _verb(self, form: str) -> bool:
        verbs = self.grammar.words["verb_forms"] | self.grammar.words["past_forms"]
        return form in verbs or self.grammar.triggers.is_verb(form)

    @cached_property
    def links(self) -> frozenset[str]:
        """Words that end a name: prepositions, articles, auxiliaries."""
        words = self.grammar.words
        cases = frozenset(word for case in self.grammar.cases for word in case.split(" "))
        return words["determiners"] | words["no_description"] | words["quantities"] | cases

    @cached_property
    def common(self) -> frozenset[str]:
        """Nouns that are no names unless a name stands before them."""
        lists = ("firm_nouns", "assets", "goods_nouns", "things", "project_nouns", "not_invested")
        return frozenset[str]().union(*(self.grammar.words[name] for name in lists))


def _spelled(word: re.Match[str]) -> str:
    """A word in mixed case: MILL is Mill; abbreviations stay."""
    return word[0] if len(word[0]) <= _INITIALS else word[0][0] + word[0][1:].lower()


def _in_capitals(line: str) -> bool:
    capitals = sum(map(str.isupper, line))
    letters = capitals + sum(map(str.islower, line))
    return letters >= _LETTERS and capitals >= _SHARE * letters
