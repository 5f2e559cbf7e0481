"""Text for the cells of a spreadsheet, which reads some beginnings as a formula."""

from __future__ import annotations

import re

# What begins a formula, also in its full-width form and behind white space or control characters.
_FORMULA = re.compile(
    r"\A(?:[\s\x00-\x1f\x7f-\x9f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n\x00-\x1f\x7f-\x9f])"
)
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\r\n"}


def guarded(text: str) -> str:
    r"""The text as no formula: an apostrophe before what would begin one, and no control characters.

    >>> guarded("=1+1"), guarded(" -2+3"), guarded("3-4"), guarded("a\x07")
    ("'=1+1", "' -2+3", '3-4', 'a\ufffd')
    """
    shown = text.translate(_CONTROLS).encode("utf-8", "backslashreplace").decode()
    return f"'{shown}" if _FORMULA.match(text) else shown
