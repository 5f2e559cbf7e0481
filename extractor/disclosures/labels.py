"""Finds the titles and labels of forms in a text, however their letters are spaced."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick

from extractor.rules.disclosures import letters
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.rules.disclosures import DisclosureRules

# Marks that may stand before a label in its cell: 2. - ※ 가. (1)
_MARK = re.compile(r"[\W_]*(?:(?P<number>\d{1,2})(?:-\d{1,2})?[.)]|\w[.)]|[①-⑳])?[\W_]*")
_LAST_MARK = re.compile(
    r"(?<!\S)(?:(?P<number>\d{1,2})(?:-\d{1,2})?[.)])?\s{0,20}(?:[-–※·•*○]\s{0,20}){0,9}$"
)
_HEADING = re.compile(r"(?<![^\n\t|]) *\d{1,2}\. *(?=[^\W\d_])[^\n\t|:]{2,80}")
# Brackets behind a label hold a unit or a gloss. Those that begin a name are excluded: (주)다온.
_TAIL = re.compile(r"\((?P<said>[^()\n]{1,30})\)(?![^\W\d_])")
_SPACED_TAIL = re.compile(r"\s{1,3}\((?P<said>[^()\n]{1,30})\)(?! ?[^\W\d_])")
_BRACKETS = re.compile(r"[(\[<【{][^()\[\]<>\n]{0,40}[)\]>】}]")
# Words before a title that are more than a name.
_PROSE = re.compile(r",\s*\S|\d{4}|\S(?:\s+\S+){4}")
# The text between a title and the first label behind it on one line.
_FIRST = re.compile(r"(?<!\s)\s+1\.\s*")
# A line with so many labels is a form whose cells follow each other on one line.
_PACKED = 2
# How many characters before a label its cell may begin, and the longest line that may be a title.
_BEFORE = 80
_CELL_ENDS = "\n\t|"


class Token(NamedTuple):
    """A label or a title. ``start`` is where its mark begins (2.), ``span`` its words and brackets behind.

    ``key`` is its bare letters, "" for an unknown numbered label; ``remarks`` are the words in its
    brackets, for a title also those beside it in its cell.
    """

    key: str
    start: int
    span: Span
    remarks: tuple[str, ...] = ()
    numbered: bool = False
    title: bool = False


class _Match(NamedTuple):
    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Lexicon:
    """The titles and labels of a language as one automaton over letters and digits.

    ``signs`` are strings of which every text with a form has at least one.
    """

    automaton: ahocorasick.Automaton
    keys: frozenset[str]
    titles: frozenset[str]
    signs: tuple[str, ...]
    cancelled: frozenset[str]
    dots: str

    @classmethod
    def of(cls, rules: DisclosureRules) -> Lexicon:
        """The lexicon of the rules' forms and lists."""
        titles = frozenset(title for form in rules.forms for title in form.titles)
        read = [label for form in rules.forms for group in form.labels.values() for label in group]
        keys = rules.labels.union(key for label in read for key in label if key)
        automaton = ahocorasick.Automaton()
        for key in titles | keys:
            automaton.add_word(key, key)
        automaton.make_automaton()
        amounts = {label.key for form in rules.forms for label in form.labels.get("amount", ())}
        signs = (*sorted(titles), *sorted(f"{amount}(" for amount in amounts))
        return cls(automaton, keys, titles, signs, rules.lists["cancelled"], rules.dots)

    def may_hold(self, text: str) -> bool:
        """Whether the text may hold a form: a title, or an amount's label with brackets behind it.

        A quick test, so that articles without forms take no time.
        """
        squeezed = "".join(text.split()).lower()
        for dot in "·・./-" + self.dots:
            squeezed = squeezed.replace(dot, "")
        return any(sign in squeezed for sign in self.signs)

    def tokens(self, text: str) -> list[Token]:
        """The titles and labels of a text that holds forms, from left to right."""
        found: list[Token] = []
        matches = _leftmost(self._matches(text))
        for _, line in groupby(matches, key=lambda m: text.rfind("\n", 0, m.start)):
            found += self._of_line(text, list(line), found[-1].span.end if found else 0)
        return sorted((*found, *_headings(text, found)), key=lambda token: token.start)

    def _matches(self, text: str) -> Iterator[_Match]:
        """The matches that are whole words: no letter of the text touches them."""
        bare = letters(text, self.dots)
        for last, key in self.automaton.iter(bare.text):
            start, end = bare.places[last - len(key) + 1], bare.places[last] + 1
            if self._whole(text, start, end):
                yield _Match(key, start, end)

    def _whole(self, text: str, start: int, end: int) -> bool:
        beside = (text[start - 1 : start], text[end : end + 1])
        if any(sign.isalpha() and sign not in self.dots for sign in beside):
            return False
        inside = text[start:end]
        if {"|", "\t", ":"}.intersection(inside) or "\n\n" in inside:
            return False
        first, broken, _ = inside.partition("\n")
        return not broken or letters(first, self.dots).text not in self.keys

    def _of_line(self, text: str, matches: Sequence[_Match], after: int) -> Iterator[Token]:
        """The tokens of a line: matches where a label can stand, first in a cell or behind another."""
        for match, following in zip(matches, [*matches[1:], None], strict=True):
            begins = max(_cell_start(text, match.start), after)
            token = (
                self._title(text, match, begins, following.start if following else len(text))
                if match.key in self.titles
                else _label(text, match, begins, packed=len(matches) >= _PACKED)
            )
            if token:
                after = token.span.end
                yield token

    def _title(self, text: str, match: _Match, begins: int, limit: int) -> Token | None:
        """The title, if its cell holds nothing else but who files it and brackets; else None."""
        end = _closed(text, match.end)
        stop = min(_cell_end(text, end), limit)
        before, behind = text[begins : match.start], text[end:stop]
        plain = letters(_BRACKETS.sub(" ", behind), self.dots).text.strip("0123456789")
        beside = (plain, *(letters(word, self.dots).text for word in _BRACKETS.findall(behind)))
        if _FIRST.fullmatch(behind):
            return Token(match.key, match.start, Span(match.start, end), title=True)
        tags = tuple(letters(word, self.dots).text for word in _BRACKETS.findall(before))
        if _PROSE.search(_BRACKETS.sub(" ", before)) or (plain and plain not in self.cancelled):
            return None
        return Token(match.key, begins, Span(match.start, end), (*beside, *tags), title=True)


def _label(text: str, match: _Match, begins: int, *, packed: bool) -> Token | None:
    mark = _MARK.fullmatch(text, begins, match.start)
    if mark is None and packed:
        mark = _LAST_MARK.search(text, max(begins, match.start - _BEFORE), match.start)
    if mark is None:
        return None
    end, remarks = _tail(text, match.end)
    return Token(
        match.key, mark.start(), Span(match.start, end), remarks, mark["number"] is not None
    )


def _leftmost(matches: Iterable[_Match]) -> Iterator[_Match]:
    """The matches without overlaps: the leftmost, and of those the longest."""
    end = 0
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if match.start >= end:
            yield match
            end = match.end


def _cell_start(text: str, at: int) -> int:
    """The start of the cell at an offset, or an offset so far back that no label can follow it."""
    first = max(at - _BEFORE, 0)
    found = max(text.rfind(sign, first, at) for sign in _CELL_ENDS)
    return found + 1 if found >= 0 else first


def _cell_end(text: str, at: int) -> int:
    found = [place for sign in _CELL_ENDS if (place := text.find(sign, at, at + _BEFORE)) >= 0]
    return min(found, default=min(at + _BEFORE, len(text)))


def _closed(text: str, end: int) -> int:
    """The end of a label, past the bracket that closes behind its last letters: 회사명(성명)."""
    return end + (text[end : end + 1] == ")")


def _tail(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """The end of the brackets behind a label, and the words in each."""
    remarks = []
    end = _closed(text, end)
    while tail := _TAIL.match(text, end) or _SPACED_TAIL.match(text, end):
        remarks.append(tail["said"])
        end = tail.end()
    return end, tuple(remarks)


def _headings(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens for numbered labels that no list has; they end the value before them."""
    starts = [token.span.start for token in tokens]
    for match in _HEADING.finditer(text):
        first = bisect_left(starts, match.start())
        known = first < len(tokens) and starts[first] < match.end()
        if not known and (first == 0 or tokens[first - 1].span.end <= match.start()):
            yield Token("", match.start(), Span(*match.span()), numbered=True)
