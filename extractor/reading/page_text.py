"""Makes clean text of ranges of a page: references decoded, white space folded, offsets kept."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.edits import Draft, Edit
from extractor.reading.normalising import is_normal, normalised
from extractor.types import OffsetMap, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Range = tuple[int, int]

# No code point has more than seven digits; longer ones would be numbers too long to read.
REFERENCE = re.compile(
    r"&(?:#0{0,9}[0-9]{1,7}|#[xX]0{0,9}[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)
# A reference, words with single spaces between, other white space, or a plain ampersand.
_ATOM = re.compile(rf"({REFERENCE.pattern})|[^&\s]++(?: [^&\s]++)*+|\s++|&")


_NO_LETTERS = re.compile(r"[\W_]+")


class Line(NamedTuple):
    """One line of text and the pieces that lead from it to the page; offsets count from its start."""

    text: str
    pieces: tuple[Piece, ...]


def decode_references(text: str) -> str:
    """``text`` with its character references decoded, as browsers do it.

    >>> decode_references("A&amp;B &#54620; &unknown;")
    'A&B 한 &unknown;'
    """
    if "&" not in text:
        return text
    return REFERENCE.sub(lambda match: html.unescape(match[0]), text)


def fold(text: str) -> str:
    """``text`` with each run of white space as one space, none at the ends."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """The letters and figures of a text in one case, to compare headlines."""
    return _NO_LETTERS.sub("", text).casefold()


def render_line(page: str, ranges: Iterable[Range]) -> Line:
    """The text of ranges of the page that stand in one line.

    >>> render_line("<b>A&amp;</b> B", [(3, 9), (13, 15)]).text
    'A& B'
    """
    line = _Line()
    for start, end in ranges:
        for text, raw_start, raw_end in _atoms(page, start, end):
            if text.isspace():
                line.space(raw_start, raw_end)
            elif text:
                line.add(text, raw_start, raw_end)
    return normal_line(Line("".join(line.parts), tuple(line.pieces)))


def normal_line(line: Line) -> Line:
    """The line in normal form: no hidden characters, letters in NFC."""
    if is_normal(line.text):
        return line
    draft = normalised(Draft(line.text, OffsetMap(line.pieces)))
    if draft.text == line.text:
        return line
    ends = len(draft.text) - len(draft.text.lstrip()), len(draft.text.rstrip())
    draft = draft.edited([Edit(0, ends[0]), Edit(max(ends), len(draft.text))])
    return Line(draft.text, draft.offsets.pieces)


def _atoms(page: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in _ATOM.finditer(page, start, end):
        text = html.unescape(match[0]) if match[1] else match[0]
        # An unknown reference stands for itself, and may include white space.
        yield text, match.start(), match.end()


class _Line:
    """Builds a line; a space is written when a word follows it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self._at = 0
        self._space: Range | None = None

    def space(self, start: int, end: int) -> None:
        if self._space is None:
            self._space = start, end
        elif self._space[1] == start:
            self._space = self._space[0], end

    def add(self, text: str, start: int, end: int) -> None:
        if self._space and self.parts:
            self._append(" ", *self._space)
        self._space = None
        self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        piece = Piece(self._at, self._at + len(text), start, end)
        last = self.pieces[-1] if self.pieces else None
        if last and last.raw_end == start and last.even and piece.even:
            self.pieces[-1] = Piece(last.start, piece.end, last.raw_start, end)
        else:
            self.pieces.append(piece)
        self.parts.append(text)
        self._at = piece.end


def slice_line(line: Line, start: int, end: int) -> Line:
    """The characters of ``line`` from ``start`` up to ``end``."""
    if (start, end) == (0, len(line.text)):
        return line
    pieces = (
        _clipped(piece, start, end)
        for piece in line.pieces
        if piece.start < end and piece.end > start
    )
    return Line(line.text[start:end], tuple(pieces))


def _clipped(piece: Piece, start: int, end: int) -> Piece:
    """The part of a piece inside of a slice, counted from the slice's start."""
    first, last = max(piece.start, start), min(piece.end, end)
    raw_start, raw_end = piece.raw_start, piece.raw_end
    if piece.even:
        raw_start, raw_end = raw_start + first - piece.start, raw_end + last - piece.end
    return Piece(first - start, last - start, raw_start, raw_end)


def join_lines(lines: Iterable[tuple[str, Line]]) -> Line:
    """Lines, each with the break that goes before it (not before the first), as one text."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for gap, line in lines:
        before = gap if parts else ""
        parts += before, line.text
        at += len(before)
        pieces += (
            piece._replace(start=piece.start + at, end=piece.end + at) for piece in line.pieces
        )
        at += len(line.text)
    return Line("".join(parts), tuple(pieces))
