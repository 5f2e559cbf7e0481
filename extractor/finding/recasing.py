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
    from collections.abc import Callable, Collection, Container, Sequence

    from extractor.rules.grammar import Grammar

_LINE = re.compile(r"[^\n]+")
# A word, without what makes it a genitive, and the words of a compound but its first.
_WORD = re.compile(r"[^\W\d_](?:[\w-]|['’](?!s\b))*", re.IGNORECASE)
_GENITIVE = re.compile(r"(?<=\w['’])S\b")
_SECOND = re.compile(r"(?<=-)[A-Z][a-z]+(?=-|$)")
# The text before the first word of a sentence.
_OPENS = re.compile(r"(?:^|[.!?]) ?$")
# The least number of letters in a line, and the least share of capitals, to recase it.
_LETTERS, _SHARE = 15, 0.85
# How many letters an abbreviation may have that stays as it is in a line of capitals.
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
        titled = {
            line.start(): self._spelled(line[0]) if _in_capitals(line[0]) else line[0]
            for line in lines
            if _in_capitals(line[0]) or is_headline(line[0], self.grammar)
        }
        if not titled:
            return text
        written = Spelling.of(line[0] for line in lines if line.start() not in titled)
        letters = list(text)
        for start, line in titled.items():
            letters[start : start + len(line)] = self._lowered(line, written)
        return "".join(letters)

    def _spelled(self, line: str) -> str:
        """A line in capitals in title case: MILL is Mill; abbreviations stay unless they are words."""
        names = [m.span for m in self.listed(line)]

        def spelled(word: re.Match[str]) -> str:
            small = word[0].lower()
            if len(small) == 1:
                counted = line[: word.start()][-1:].isdigit()  # $8M
                return small if counted or small in self.links else word[0]
            short = len(small) <= _INITIALS
            stays = short and (_inside(word.span(), names) or not self._is_small(small))
            return word[0] if stays else word[0][0] + small[1:]

        title = _GENITIVE.sub("s", _WORD.sub(spelled, line))
        return title if len(title) == len(line) else line  # a letter that has no small one

    def _lowered(self, line: str, written: Spelling) -> str:
        """A headline in title case as the article writes its words; the first word of a sentence keeps its capital."""
        letters, words = list(line), list(_WORD.finditer(line))
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

    def _plain(self, line: str, words: Sequence[re.Match[str]]) -> set[tuple[int, int]]:
        """The words of a headline in title case that are no names: verbs, prepositions, words that are written small.

        Those in the name of a firm or a body stay (Nuri Mills, Ministry of Finance), and verbs in a listed one.
        """
        found = self.listed(line)
        listed = [m.span for m in found if isinstance(m.value, Name) and m.value.listed]
        free = [word for word in words if not _inside(word.span(), listed)]
        links = {word.span() for word in free if self._links(word[0].lower())}
        letters = list(line)
        for start, _ in links:
            letters[start] = letters[start].lower()
        formed = (m.span for m in self.formed("".join(letters)))
        named = [name for name in formed if not self._counted(line, name[0])]
        small = {w.span() for w in free if self._is_small(w[0].lower())} - links
        small -= {s for s in small if any(_names(s, n, words, small) for n in named)}
        return links | (small - self._goods(line, words, links | small))

    def _counted(self, line: str, start: int) -> bool:
        """Whether a quantity stands right before the words: $4 Million Strategic Investment."""
        before = line[:start].rstrip().rpartition(" ")[2].lower()
        return before in self.grammar.words["quantities"]

    def _goods(
        self, line: str, words: Sequence[re.Match[str]], plain: Collection[tuple[int, int]]
    ) -> set[tuple[int, int]]:
        """The goods that a firm is named by, where nothing follows them: from Halden Jets."""
        found = set[tuple[int, int]]()
        for name, goods, behind in zip(words, words[1:], [*words[2:], None], strict=False):
            alone = name.span() not in plain and goods.span() in plain
            ends = behind is None or behind.span() in plain or line[goods.end()] != " "
            if (
                alone
                and ends
                and self.grammar.patterns["named_by_goods"].fullmatch(
                    line, name.start(), goods.end()
                )
            ):
                found.add(goods.span())
        return found

    def _is_small(self, form: str) -> bool:
        stem = self.grammar.patterns["inflected"].fullmatch(form)
        listed = form in self.small or (stem is not None and stem["stem"] in self.small)
        return listed or self._links(form)

    def _links(self, form: str) -> bool:
        """Whether a word in small letters ends a name: a verb, a preposition, an auxiliary."""
        verbs = self.grammar.words["verb_forms"] | self.grammar.words["past_forms"]
        return form in self.links or form in verbs or self.grammar.triggers.is_verb(form)

    @cached_property
    def links(self) -> frozenset[str]:
        """Words that end a name: prepositions, articles, auxiliaries."""
        words = self.grammar.words
        cases = frozenset(word for case in self.grammar.cases for word in case.split(" "))
        return words["determiners"] | words["no_description"] | words["quantities"] | cases


def _inside(word: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word[0] and word[1] <= end for start, end in spans)


def _names(
    word: tuple[int, int],
    name: tuple[int, int],
    words: Sequence[re.Match[str]],
    small: Collection[tuple[int, int]],
) -> bool:
    """Whether a small word is part of a name: all of it is small (Savings Bank), or a word before that is not (Nuri Mills)."""
    if not _inside(word, [name]):
        return False
    spans = [w.span() for w in words if _inside(w.span(), [name])]
    return all(s in small for s in spans) or any(s not in small and s < word for s in spans)


def _capitalised(word: str) -> bool:
    """Whether a word has one capital, its first letter: Mill, and not SAP or iVolt."""
    return word[0].isupper() and word[1:] == word[1:].lower() and len(word) > 1


def _in_capitals(line: str) -> bool:
    capitals = sum(map(str.isupper, line))
    letters = capitals + sum(map(str.islower, line))
    return letters >= _LETTERS and capitals >= _SHARE * letters
