"""The way back from clean text to the input as it was given."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Piece(NamedTuple):
    """A run of clean text and the run of the raw input that it stands for.

    Equal lengths mean character for character; otherwise the whole of one stands for the
    whole of the other (``&amp;`` for ``&``, a line break tag for a new line).
    """

    start: int
    end: int
    raw_start: int
    raw_end: int

    @property
    def even(self) -> bool:
        """Whether the piece stands for the raw input character for character."""
        return self.end - self.start == self.raw_end - self.raw_start


@dataclass(frozen=True)
class OffsetMap:
    """Pieces in order of ``start``, without overlaps; text between them was made by the cleaner.

    An empty map is the identity: the text is the input.

    >>> page = OffsetMap((Piece(0, 3, 10, 13), Piece(3, 4, 13, 18), Piece(4, 6, 18, 20)))
    >>> page.to_raw(1, 5)
    (11, 19)
    """

    pieces: tuple[Piece, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [piece.start for piece in self.pieces])

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The smallest half-open range of the raw input that holds ``text[start:end]``."""
        if not self.pieces:
            return start, end
        first = max(bisect_right(self._starts, start) - 1, 0)
        if self.pieces[first].end <= start and first + 1 < len(self.pieces):
            first += 1
        last = max(bisect_right(self._starts, max(end - 1, start)) - 1, first)
        return _raw_start(self.pieces[first], start), _raw_end(self.pieces[last], end)


def _raw_start(piece: Piece, start: int) -> int:
    return piece.raw_start + max(start - piece.start, 0) if piece.even else piece.raw_start


def _raw_end(piece: Piece, end: int) -> int:
    if not piece.even:
        return piece.raw_end
    return piece.raw_end - max(piece.end - end, 0)
