"""Recases lines in capitals and in title case: GAON TO BUILD A MILL is read as Gaon to build a mill.

Names are recognised by their capital letters, so such a line is read in mixed case. No offset changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.finding.title_case import Spelling, is_headline
from extractor.types import Mention, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterator, Sequence

    from extractor.rules.grammar import Grammar

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*(?<![.'’-])|\d+(?:\.\d+)?")
# A word of a headline, without what makes it a genitive.
_TITLE_WORD = re.compile(r"[^\W\d_](?:[\w-]|['’](?!s\b))*")
# The words of a compound but its first.
_SECOND = re.compile(r"(?<=-)[A-Z][a-z]+(?=-|$)")
# The text before the first word of a sentence.
_OPENS = re.compile(r"(?:^|[.!?]) ?$")
# The least number of letters in a line, and the least share of capitals, to recase it.
_LETTERS, _SHARE = 15, 0.85
_INITIALS = 3


@dataclass(frozen=True)
class Recaser:
    """Recases text by the grammar of a language, its small words, its listed names and the forms of others."""

    grammar: Grammar
    small: Container[str]
    listed: Callable[[str], Sequence[Mention]]
    formed: Callable[[str], Sequence[Mention]]

    def recased(self, text: str) -> str:
        """The text with its lines in capitals and its headlines in title case recased; unchanged if it has none."""
        if not self.grammar.capitalises:
            return text
        lines = list(_LINE.finditer(text))
        capitals = [line for line in lines if _in_capitals(line[0])]
        headlines = [
            line for line in lines if line not in capitals and is_headline(line[0], self.grammar)
        ]
        if not (capitals or headlines):
            return text
        letters, others = list(text), {line.start() for line in (*capitals, *headlines)}
        for line in capitals:
            letters[slice(*line.span())] = self._written(line[0])
        written = Spelling.of(line[0] for line in lines if line.start() not in others)
        for line in headlines:
            letters[slice(*line.span())] = self._lowered(line[0], written)
        return "".join(letters)

    def _lowered(self, line: str, written: Spelling) -> str:
        """A headline in title case as the article writes its words; the first word of a sentence keeps its capital."""
        letters, words = list(line), list(_TITLE_WORD.finditer(line))
        plain = self._plain(line, words)
        near = ["", *(w[0] for w in words), ""]
        for at, word in enumerate(words):
            start = word.start()
            for half in _SECOND.finditer(word[0]):  # Oslo-Based
                if half[0].lower() in self.small:
                    letters[start + half.start()] = half[0][0].lower()
            if not _capitalised(word[0]) or _OPENS.search(line, max(0, start - 2), start):
                continue
            named = written.is_name(word[0], near[at], near[at + 2])
            if word.span() in plain if named is None else not named:
                letters[start] = letters[start].lower()
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
            link = self._links(form)
            if link or (before in self.grammar.words["infinitives"] and not stretch):
                yield from self._nouns(stretch, before)
                yield word.span()
                before, stretch = form if link else "", []
            else:
                stretch.append(word)
        yield from self._nouns(stretch, before)

    def _plain(self, line: str, words: Sequence[re.Match[str]]) -> set[tuple[int, int]]:
        """The words of a headline in title case that are no names: verbs, prepositions, words that are written small.

        Those in the name of a firm or a body stay (Nuri Mills, Ministry of Finance), and verbs in a listed one.
        """
        found = self.listed(line)
        listed = [m.span for m in found if isinstance(m.value, Name) and m.value.listed]
        free = [w for w in words if not any(a <= w.start() and w.end() <= b for a, b in listed)]
        sure = {w.span() for w in free if self._links(w[0].lower())}
        letters = list(line)
        for start, _ in sure:
            letters[start] = letters[start].lower()
        named = [m.span for m in self.formed("".join(letters))]
        small = [w for w in free if w.span() not in sure and w[0].lower() in self.small]
        spans = {w.span() for w in small}
        return sure | {s for s in spans if not any(_names(s, name, words, spans) for name in named)}

    def _links(self, form: str) -> bool:
        return form in self.links or form[0].isdigit() or self._verb(form)

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


def _names(
    word: tuple[int, int],
    name: tuple[int, int],
    words: Sequence[re.Match[str]],
    small: Collection[tuple[int, int]],
) -> bool:
    """Whether a small word is part of a name: all of it is small (Savings Bank), or a word before that is not (Nuri Mills)."""
    (start, end), (first, last) = word, name
    if not first <= start < end <= last:
        return False
    spans = [w.span() for w in words if first <= w.start() and w.end() <= last]
    return all(s in small for s in spans) or any(s not in small and s < word for s in spans)


def _capitalised(word: str) -> bool:
    """Whether a word has one capital, its first letter: Mill, and not SAP or iVolt."""
    return word[0].isupper() and word[1:] == word[1:].lower() and len(word) > 1


def _in_capitals(line: str) -> bool:
    capitals = sum(map(str.isupper, line))
    letters = capitals + sum(map(str.islower, line))
    return letters >= _LETTERS and capitals >= _SHARE * letters
