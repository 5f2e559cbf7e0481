"""Decodes bytes: by the encoding that the file declares, else by the first that fits without a fault."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import InputError
from extractor.reading.binary import refuse_binary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,30})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# Codecs that pages use; Python knows others (idna, unicode_escape) that are no way to write a page.
_USUAL = re.compile(
    r"ascii|euc|ks_?c|cp9|cp8(?:66|74)|uhc|johab|iso|tis|cp125|cp1361|koi8|mac|gb|big5|shift|cp932|utf-8$"
)
# What pages call euc-kr is the wider CP949 of Windows.
_KOREAN = re.compile(
    r"euc-?kr|cseuckr|korean|iso-ir-149|(cs)?ks_?c.?5601.*|windows-949|cp949|uhc|ms949"
)
# The other labels that browsers read as a wider encoding of Windows (https://encoding.spec.whatwg.org),
# by the name that Python has for the narrower one.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
# Encodings that nearly any bytes fit.
_FITS_ANYTHING = re.compile(r"iso8859|cp125|cp8|koi8|mac")
_KOREAN_USUAL = re.compile(rb"[\xa1-\xfe][\xa1-\xfe]")
_KOREAN_WIDE = re.compile(rb"[\x81-\xfe][\x41-\x5a\x61-\x7a\x81-\xa0]")
# The share of characters beyond ASCII that may be broken in a file of this encoding.
_BROKEN_SHARE = 0.05
_WIDE_SHARE = 0.2


class Decoded(NamedTuple):
    """The text without its byte order mark, and warnings about characters that were replaced."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, where: str, *, page: bool = False, charset: str | None = None) -> Decoded:
    r"""The text of ``data``; ``page`` looks for the encoding that an HTML page declares.

    ``charset`` is what the HTTP header declares. Tried in turn: byte order mark, UTF-8, the
    declared encodings, CP949 before those that fit any bytes, one of these with a few
    broken characters replaced (a warning counts them), Windows-1252.

    >>> decode("가".encode("cp949"), "a.txt")
    Decoded(text='가', encoding='cp949', warnings=())
    >>> decode(b"\xef\xbb\xbfa", "a.txt").text
    'a'

    Raises:
        InputError: the bytes are no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, where)
    refuse_binary(data, where)
    named = (charset, _named_in(data) if page else None)
    declared = list(dict.fromkeys(filter(None, map(_codec, named))))
    return _faultless(data, declared) or _nearly(data, declared) or _western(data)


def _marked(data: bytes, encoding: str, where: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if "\0" in text:
        raise InputError(
            where, "is no text: it holds NUL characters", "save it as UTF-8 text", "binary"
        )
    return Decoded(text, encoding, _replaced(text, encoding))


def _named_in(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    return found[1].decode("ascii", "replace") if found else None


def _codec(label: str | None) -> str | None:
    """The codec of a charset's label, as browsers understand it; None for one that pages do not use.

    >>> [_codec(label) for label in ("ISO-8859-1", "x-sjis", "windows-874", "ks_c_5601-1987", "idna")]
    ['cp1252', 'cp932', 'cp874', 'cp949', None]
    """
    label = (label or "").strip().lower().removeprefix("x-").removesuffix("-i")
    if _KOREAN.fullmatch(label):
        return "cp949"
    try:
        name = codecs.lookup(label.replace("windows-874", "cp874")).name
    except LookupError:
        return None
    return _WIDER.get(name, name) if _USUAL.match(name) else None


def _faultless(data: bytes, declared: Sequence[str]) -> Decoded | None:
    for encoding in _likely(data, declared):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return None


def _likely(data: bytes, declared: Sequence[str]) -> Iterator[str]:
    """The encodings to try in order; a declared one that any bytes fit (Latin-1) comes last."""
    yield "utf-8"
    yield from (encoding for encoding in declared if not _FITS_ANYTHING.match(encoding))
    if _looks_korean(data):
        yield "cp949"
    yield from filter(_FITS_ANYTHING.match, declared)


def _looks_korean(data: bytes) -> bool:
    """Whether bytes look like Korean in CP949: Western text decodes by chance, but to rare syllables."""
    wide, usual = len(_KOREAN_WIDE.findall(data)), len(_KOREAN_USUAL.findall(data))
    return usual > 0 and wide <= _WIDE_SHARE * (wide + usual)


def _nearly(data: bytes, declared: Sequence[str]) -> Decoded | None:
    for encoding in (*declared, "utf-8", "cp949"):
        text = data.decode(encoding, "replace")
        beyond = sum(character > "\x7f" for character in text)
        if text.count("\ufffd") <= _BROKEN_SHARE * beyond:
            return Decoded(text, encoding, _replaced(text, encoding))
    return None


def _western(data: bytes) -> Decoded:
    text = data.decode("cp1252", "replace")
    return Decoded(text, "cp1252", ("read as Windows-1252", *_replaced(text, "cp1252")))


def _replaced(text: str, encoding: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count} characters that are no {encoding} were replaced",) if count else ()
