"""Plain text: where its headline stands."""

from __future__ import annotations

import re

from extractor.types import Span

_TITLE = re.compile(r"\s*(\S[^\r\n]{0,199})\r?\n[^\S\n]*\n\s*\S")


def find_title(text: str, title: str | None = None) -> Span | None:
    r"""The place of the headline in ``text``: of ``title`` if the text starts with it.

    Without ``title``: the first line, if a blank line follows and it has at most 200 characters.

    >>> find_title("Headline\n\nThe first sentence.")
    Span(start=0, end=8)
    >>> find_title("The first sentence.\nThe second.") is None
    True
    """
    if title:
        start = len(text) - len(text.lstrip())
        return Span(start, start + len(title)) if text.startswith(title, start) else None
    found = _TITLE.match(text)
    return Span(found.start(1), found.start(1) + len(found[1].rstrip())) if found else None
