"""Detects the form of bytes by how they begin, where the file name does not say it."""

from __future__ import annotations

import re

from extractor.errors import InputError
from extractor.reading.jsonlines import load

_BEGINNING = 2000
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|article|h1)\b", re.IGNORECASE)


def is_json_line(line: bytes) -> bool:
    r"""Whether a first line says that JSON lines follow.

    >>> is_json_line(b'{"text": "A"}\n'), is_json_line(b"{")
    (True, False)
    """
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        load(line.decode("utf-8-sig"), "")
    except (InputError, UnicodeDecodeError):
        return False
    return True


def sniff(data: bytes) -> str:
    """The form of bytes: json, html or text."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:_BEGINNING]
    if start.startswith((b"{", b"[{")):
        try:
            load(data.decode("utf-8-sig"), "")
        except (InputError, UnicodeDecodeError):
            return "text"
        return "json"
    return "html" if looks_like_page(start) else "text"


def looks_like_page(start: bytes) -> bool:
    """Whether bytes begin as HTML does."""
    return start.startswith(b"<") and bool(_PAGE.search(start))
