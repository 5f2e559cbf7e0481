"""Edits a text in steps of deletions and replacements, and keeps the offsets back through all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.removed import Removed
from extractor.types import OffsetMap, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Edit(NamedTuple):
    """Replaces ``text[start:end]`` by ``said``; ``rule`` names the rule that cut words a reader sees."""

    start: int
    end: int
    said: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text being edited, the offsets from it to the input, and what was cut so far."""

    text: str
    offsets: OffsetMap = field(default_factory=OffsetMap)
    removed: tuple[Removed, ...] = ()

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """The draft after ``edits``, which are in order and do not overlap.

        >>> draft = Draft("3&nbsp;euros").edited([Edit(1, 7, " ")])
        >>> draft.text, draft.offsets.to_raw(2, 7)
        ('3 euros', (7, 12))
        """
        edits = list(edits)
        if not edits:
            return self
        text, pieces = _rewritten(self.text, edits)
        offsets = (
            OffsetMap(tuple(chain(pieces, self.offsets))) if pieces or not text else self.offsets
        )
        return Draft(text, offsets, self.removed + tuple(self._cut(edits)))

    def _cut(self, edits: Iterable[Edit]) -> Iterator[Removed]:
        for edit in edits:
            said = self.text[edit.start : edit.end].strip()
            if edit.rule and said:
                yield Removed(*self.offsets.to_raw(edit.start, edit.end), edit.rule, said)


def _rewritten(text: str, edits: Iterable[Edit]) -> tuple[str, list[Piece]]:
    """The new text and its pieces; no pieces if no character moved."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = begun = out = 0
    for start, end, said, _ in edits:
        parts += text[at:start], said
        at = end
        if len(said) == end - start:
            continue
        out = _add(pieces, out, out + start - begun, begun, start)
        out = _add(pieces, out, out + len(said), start, end)
        begun = end
    parts.append(text[at:])
    if begun:
        _add(pieces, out, out + len(text) - begun, begun, len(text))
    return "".join(parts), pieces


def _add(pieces: list[Piece], start: int, end: int, raw_start: int, raw_end: int) -> int:
    if start < end:
        pieces.append(Piece(start, end, raw_start, raw_end))
    return end


def chain(pieces: Iterable[Piece], offsets: OffsetMap) -> Iterator[Piece]:
    """The pieces that lead straight to the input, of ``pieces`` to a middle text and ``offsets`` from there."""
    if not offsets.pieces:
        yield from pieces
        return
    at = 0
    for piece in pieces:
        if not piece.even:
            yield Piece(piece.start, piece.end, *offsets.to_raw(piece.raw_start, piece.raw_end))
            continue
        while at < len(offsets.pieces) and offsets.pieces[at].end <= piece.raw_start:
            at += 1
        inner = at
        while inner < len(offsets.pieces) and offsets.pieces[inner].start < piece.raw_end:
            yield _overlap(piece, offsets.pieces[inner], offsets)
            inner += 1


def _overlap(piece: Piece, inner: Piece, offsets: OffsetMap) -> Piece:
    start, end = max(piece.raw_start, inner.start), min(piece.raw_end, inner.end)
    shift = piece.start - piece.raw_start
    return Piece(start + shift, end + shift, *offsets.to_raw(start, end))
