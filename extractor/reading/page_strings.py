"""Decodes strings of a script, with the offsets of every character."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_text import REFERENCE
from extractor.types import OffsetMap, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ESCAPE = re.compile(
    r"(\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}"
    r"|u\{[0-9a-fA-F]{1,6}\}|x[0-9a-fA-F]{2}|.|$))|[^\\\n]++|\n",
    re.DOTALL,
)
_REFERENCE = re.compile(rf"({REFERENCE.pattern})|[^&\n]++|\n|&")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": " ", "\n": ""}
_HEXADECIMAL = 16
_LAST = 0x10FFFF


class Virtual(NamedTuple):
    """Text that is encoded in a page, and the offsets to it."""

    text: str
    offsets: OffsetMap


def decode_string(page: str, start: int, end: int) -> Virtual:
    r"""The text of the string between ``start`` and ``end``, with its escapes decoded.

    >>> found = decode_string(r'"a\u00e9\n"', 1, 10)
    >>> found.text, [piece.raw_start for piece in found.offsets.pieces]
    ('aé\n', [1, 2, 8])
    """
    return _decode(_ESCAPE.finditer(page, start, end), _unescape)


def decode_html(text: str) -> Virtual:
    """``text`` with its character references decoded once."""
    return _decode(_REFERENCE.finditer(text), html.unescape)


def _decode(matches: Iterable[re.Match[str]], read: Callable[[str], str]) -> Virtual:
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for match in matches:
        text = read(match[1]) if match[1] else match[0]
        if text:
            pieces.append(Piece(at, at + len(text), *match.span()))
            parts.append(text)
            at += len(text)
    return Virtual("".join(parts), OffsetMap(tuple(pieces)))


def _unescape(escape: str) -> str:
    r"""The character of an escape; U+FFFD for half a surrogate pair.

    >>> [_unescape(e) for e in (r"\u0041", r"\/", r"\n", r"\ud83d\ude00", r"\ud83d", r"\x41")]
    ['A', '/', '\n', '😀', '\ufffd', 'A']
    """
    kind = escape[1:2]
    if kind not in {"u", "x"} or len(escape) == len("\\u"):
        return _SHORT.get(kind, kind)
    if escape.count("\\") > 1:
        high, low = (int(half, _HEXADECIMAL) for half in escape[2:].split("\\u"))
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(escape[2:].strip("{}"), _HEXADECIMAL)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > _LAST else chr(code)  # noqa: PLR2004 - halves of pairs
