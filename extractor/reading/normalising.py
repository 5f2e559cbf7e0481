"""Letters in their composed form (NFC), with the way back to how they were written."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from extractor.types import OffsetMap, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def compose_letters(text: str, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    r"""``text`` in NFC, and the map from it to where ``offsets`` led from ``text``.

    >>> compose_letters("e\u0301", OffsetMap())
    ('é', OffsetMap(pieces=(Piece(start=0, end=1, raw_start=0, raw_end=2),)))
    """
    if unicodedata.is_normalized("NFC", text):
        return text, offsets
    parts, pieces, at = [], [], 0
    for start, end, composed in _runs(text):
        parts.append(composed)
        pieces.append(Piece(at, at + len(composed), start, end))
        at += len(composed)
    return "".join(parts), OffsetMap(tuple(chain(pieces, offsets)))


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches that stay as they are, and the clusters between them that NFC changes."""
    run = 0
    for start, end in _clusters(text):
        cluster = text[start:end]
        composed = unicodedata.normalize("NFC", cluster)
        if composed == cluster:
            continue
        if run < start:
            yield run, start, text[run:start]
        yield start, end, composed
        run = end
    if run < len(text):
        yield run, len(text), text[run:]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(text)):
        if not _joins(text[at]):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _joins(character: str) -> bool:
    """Marks join the letter before them, and so do the vowels and finals of loose Hangul."""
    return character > "\u02ff" and (
        "\u1160" <= character <= "\u11ff" or unicodedata.category(character)[0] == "M"
    )


def chain(pieces: Iterable[Piece], offsets: OffsetMap) -> Iterator[Piece]:
    """``pieces`` lead to a middle text and ``offsets`` from there to the input: both in one."""
    at = 0
    for piece in pieces:
        if not offsets.pieces or not _even(piece):
            yield Piece(piece.start, piece.end, *offsets.to_raw(piece.raw_start, piece.raw_end))
            continue
        while at < len(offsets.pieces) and offsets.pieces[at].end <= piece.raw_start:
            at += 1
        for inner in offsets.pieces[at:]:
            if inner.start >= piece.raw_end:
                break
            yield _overlap(piece, inner, offsets)


def _overlap(piece: Piece, inner: Piece, offsets: OffsetMap) -> Piece:
    start, end = max(piece.raw_start, inner.start), min(piece.raw_end, inner.end)
    shift = piece.start - piece.raw_start
    return Piece(start + shift, end + shift, *offsets.to_raw(start, end))


def _even(piece: Piece) -> bool:
    return piece.end - piece.start == piece.raw_end - piece.raw_start
