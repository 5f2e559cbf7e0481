"""Pasted and plain text: lines that are none of the article go, the others stay letter for letter.

Nothing is written anew: text is deleted, and a line end inside a paragraph becomes a space, so that
each character is where it was given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.lines import LineText, judge_lines
from extractor.reading.removed import Removed
from extractor.reading.unwrapping import wrapped_lines
from extractor.types import OffsetMap, Piece, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.reading.credits import Part
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_text import Range

_TITLE = re.compile(r"\s*(\S[^\r\n]{0,199})\r?\n[^\S\n]*\n\s*\S")
_LINE = re.compile(r"([^\r\n]*+)(\r\n|\r|\n|\Z)")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_MARK = re.compile(r"[ \t]*(?:#{1,6}[ \t]+(?=\S)|(?:[•▪◦‣●○■□◆◇∙]|[*+-](?=[ \t]))[ \t]*(?=\S))")
_RULER = re.compile(r"[-*_=~ \t]{3,}$")
# Marks of Markdown inside a line; what they stand around is a group, and stays.
_MARKDOWN = re.compile(
    r"!\[[^\]\n]{0,200}\]\([^()\s]{1,2000}\)"
    r"|\[([^\[\]\n]{1,300})\]\((?:https?://|/|#)[^()\s]{0,2000}\)"
    r"|(?<![\w*])\*\*([^\s*](?:[^*\n]{0,300}[^\s*])?)\*\*(?![*])|`([^`\n]{1,300})`"
)
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class CleanText:
    """The article's text, the way back to what was given, and what was deleted of it."""

    text: str
    offsets: OffsetMap
    cut: tuple[Removed, ...]

    def removed(self) -> tuple[Removed, ...]:
        """All that was deleted, in order."""
        return self.cut


class _Line(NamedTuple):
    """``text[start:end]`` is the line, its end is ``text[end:after]``; ``marked`` begins an item."""

    start: int
    end: int
    after: int
    marked: bool = False


def find_title(text: str, title: str | None = None) -> Span | None:
    r"""The place of the headline in ``text``: of ``title`` if the text starts with it.

    Without ``title``: the first line, if a blank line follows and it has at most 200 characters.

    >>> find_title("Headline\n\nThe first sentence.")
    Span(start=0, end=8)
    >>> find_title("The first sentence.\nThe second.") is None
    True
    """
    if title:
        start = len(text) - len(text.lstrip())
        return Span(start, start + len(title)) if text.startswith(title, start) else None
    found = _TITLE.match(text)
    return Span(found.start(1), found.start(1) + len(found[1].rstrip())) if found else None


def clean_text(text: str, rules: PageRules) -> CleanText:
    r"""The article in ``text``, by the rules for lines; a text without chrome comes back as it is.

    Quotation marks of e-mail, bullets and marks of Markdown are deleted too, a hard-wrapped
    paragraph becomes one line, and every line end is ``\n``.
    """
    cleaner = _Cleaner(text, rules)
    lines = cleaner.without_quoting(
        [_Line(*match.span(1), match.end(2)) for match in _LINE.finditer(text)]
    )
    kept = [cleaner.without_mark(line) for line in cleaner.without_chrome(lines)]
    cleaner.write(kept, _joined(text, kept))
    removed = tuple(sorted(cleaner.removed))
    clean = "".join(cleaner.parts)
    offsets = OffsetMap() if clean == text else OffsetMap(tuple(cleaner.pieces))
    return CleanText(clean, offsets, removed)


class _Cleaner:
    """Deletes from a text, and tells what."""

    def __init__(self, text: str, rules: PageRules) -> None:
        self.text, self.rules = text, rules
        self.removed: list[Removed] = []
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self._at = 0

    def cut(self, start: int, end: int, rule: str) -> None:
        said = self.text[start:end]
        if said.strip():
            self.removed.append(Removed(start, end, rule, said.strip()))

    def without_quoting(self, lines: Sequence[_Line]) -> Sequence[_Line]:
        """A text that is mostly quoted is the quoted text."""
        filled = [line for line in lines if self.text[line.start : line.end].strip()]
        marks = {line.start: _QUOTED.match(self.text, line.start, line.end) for line in filled}
        if sum(map(bool, marks.values())) <= _MOSTLY * len(filled):
            return lines
        found = []
        for line in lines:
            mark = marks.get(line.start)
            if mark:
                self.cut(*mark.span(), "mark.quoted")
            found.append(line._replace(start=mark.end()) if mark else line)
        return found

    def without_chrome(self, lines: Sequence[_Line]) -> Iterator[_Line]:
        """The lines that no rule takes, without credits at their ends.

        Of blank lines in a row one is kept, and none at the beginning.
        """
        said = [LineText(self.text[line.start : line.end].strip()) for line in lines]
        blank = True
        for line, parts in zip(lines, judge_lines(said, self.rules, pasted=True), strict=True):
            kept = self.without_credits(line, parts)
            if kept and (parts or not blank):
                blank = not parts
                yield kept

    def without_credits(self, line: _Line, parts: Sequence[Part]) -> _Line | None:
        """What the parts keep of a line; None where they keep nothing."""
        content = self.text[line.start : line.end]
        begin = line.start + len(content) - len(content.lstrip())
        kept = line if not parts else None
        for start, end, rule in parts:
            if rule or _RULER.match(content):
                self.cut(begin + start, begin + end, rule or "mark.ruler")
            elif len(parts) == 1:
                kept = line
            else:
                kept = line._replace(start=begin + start, end=begin + end)
        return kept

    def without_mark(self, line: _Line) -> _Line:
        """The line without the bullet or the mark of a heading before it."""
        mark = _MARK.match(self.text, line.start, line.end)
        if not mark:
            return line
        self.cut(*mark.span(), "mark.item")
        return line._replace(start=mark.end(), marked=True)

    def write(self, lines: Sequence[_Line], joined: set[int]) -> None:
        """The lines, each with its end: a space before a line that is ``joined``."""
        for at, line in enumerate(lines):
            for start, end in self.without_markdown(line):
                self.add(self.text[start:end], start, end)
            if line.after > line.end:
                self.add(" " if at + 1 in joined else "\n", line.end, line.after)

    def without_markdown(self, line: _Line) -> Iterator[Range]:
        at = line.start
        for mark in _MARKDOWN.finditer(self.text, line.start, line.end):
            start, end = mark.span(mark.lastindex) if mark.lastindex else (mark.end(), mark.end())
            self.cut(mark.start(), start, "mark.markdown")
            self.cut(end, mark.end(), "mark.markdown")
            yield at, mark.start()
            yield start, end
            at = mark.end()
        yield at, line.end

    def add(self, said: str, start: int, end: int) -> None:
        """Text that stands for ``text[start:end]``."""
        if not said:
            return
        last = self.pieces[-1] if self.pieces else None
        piece = Piece(self._at, self._at + len(said), start, end)
        if last and last.raw_end == start and _even(last) and _even(piece):
            self.pieces[-1] = Piece(last.start, piece.end, last.raw_start, end)
        else:
            self.pieces.append(piece)
        self.parts.append(said)
        self._at = piece.end


def _even(piece: Piece) -> bool:
    return piece.end - piece.start == piece.raw_end - piece.raw_start


def _joined(text: str, lines: Sequence[_Line]) -> set[int]:
    """The places of lines that go on with the paragraph of the line before them."""
    groups = list(_paragraphs(text, lines))
    wrapped = wrapped_lines([[text[lines[at].start : lines[at].end] for at in g] for g in groups])
    return {at for group, one in zip(groups, wrapped, strict=True) if one for at in group[1:]}


def _paragraphs(text: str, lines: Sequence[_Line]) -> Iterator[list[int]]:
    """Places of lines without a blank line, a deleted one, or the beginning of an item between them."""
    group: list[int] = []
    for at, line in enumerate(lines):
        blank = not text[line.start : line.end].strip()
        apart = at and lines[at - 1].after < line.start and not line.marked
        if group and (blank or line.marked or apart):
            yield group
            group = []
        if not blank:
            group.append(at)
    if group:
        yield group
