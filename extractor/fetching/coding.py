"""Unpacks the body of an answer: how it is packed stands in its Content-Encoding."""

from __future__ import annotations

import zlib

PACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS


class CutShortError(Exception):
    """The packed data end before their own end."""


class TooLargeError(Exception):
    """Unpacked it has more bytes than it may."""


def codings(said: str) -> tuple[str, ...]:
    """The codings that a header names, in the order in which they were applied.

    >>> codings("GZIP, identity")
    ('gzip', 'identity')
    """
    return tuple(part.strip() for part in said.lower().split(","))


def unpacked(body: bytes, said: tuple[str, ...], longest: int) -> bytes:
    """The body without its codings.

    Raises:
        CutShortError: the packed data are not whole.
        TooLargeError: they have more than ``longest`` bytes at some stage.
        zlib.error: they are not packed so.
    """
    for coding in reversed(said):
        if coding not in {"", "identity"} and body:
            body = _inflated(body, coding, longest)
    return body


def _inflated(data: bytes, coding: str, longest: int) -> bytes:
    if coding == "deflate":
        return _member(data, _form(data), longest)[0]
    whole, data = _member(data, _GZIP, longest)
    while data.startswith(_MAGIC):  # what else stands behind the last member is no part of it
        piece, data = _member(data, _GZIP, longest - len(whole))
        whole += piece
    return whole


def _form(data: bytes) -> int:
    """Whether a header stands before deflated data: some servers leave it out."""
    has_head = data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if has_head else -zlib.MAX_WBITS


def _member(data: bytes, form: int, longest: int) -> tuple[bytes, bytes]:
    """One stream unpacked, and what stands behind it."""
    stream = zlib.decompressobj(form)
    piece = stream.decompress(data, longest + 1)
    if len(piece) > longest:
        raise TooLargeError
    if not stream.eof:
        raise CutShortError
    return piece, stream.unused_data
