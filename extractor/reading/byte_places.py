"""Byte offsets of the characters of a decoded file."""

from __future__ import annotations

import codecs

from extractor.reading.decoding import MARKS


def byte_places(data: bytes, encoding: str) -> list[int]:
    r"""The byte offset at which each character begins, and last the number of bytes.

    ``encoding`` is what ``decode`` said; a byte order mark belongs to no character, and what was
    replaced is as long as the bytes that could not be read.

    >>> byte_places("\ufeff가a".encode(), "utf-8")
    [3, 6, 7]
    >>> byte_places(b"a\xffb", "utf-8")
    [0, 1, 2, 3]
    """
    mark = next((mark for mark, name in MARKS if name == encoding and data.startswith(mark)), b"")
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    places: list[int] = []
    begun = len(mark)
    for at in range(begun, len(data)):
        said = decoder.decode(data[at : at + 1])
        if said:
            # A byte that ends a broken character may be a character itself.
            places += (begun, *[at] * (len(said) - 1))
            begun = at + 1
    places += [begun] * len(decoder.decode(b"", final=True))
    return [*places, len(data)]
