"""Removes what crawlers leave of a page in its text: character references and tags."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from extractor.reading.edits import Edit
from extractor.reading.page_elements import BLOCK, INLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.edits import Draft

# Escaped once or many times; without a semicolon only for names that cannot mean anything else.
_REFERENCE = re.compile(
    r"&(?:amp;)*(?:(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    r"|(?:nbsp|quot|amp|lt|gt)(?![a-zA-Z0-9;=]))"
)
_NAME = "|".join(sorted(INLINE | BLOCK | {"br"}, key=len, reverse=True))
_TAG = re.compile(
    rf"</?(?P<name>{_NAME})"
    r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*+\s*/?>"
    r"|<!--[^<>]{0,2000}-->",
    re.IGNORECASE,
)
# A line end of the source right behind a <br> adds no line.
_SOURCE_LINE = re.compile(r"(?<![ \t])[ \t]*+\r?\n")
_CELLS = frozenset(["td", "th"])


def without_leftovers(draft: Draft) -> Draft:
    r"""The draft with its character references decoded and its tags removed; those of blocks become line ends.

    >>> from extractor.reading.edits import Draft
    >>> without_leftovers(Draft("<b>R&amp;D</b> of &euro;3<br/>A &unknown; word")).text
    'R&D of €3\nA &unknown; word'
    """
    if "&" in draft.text:
        draft = draft.edited(_references(draft.text))
    return draft.edited(_tags(draft.text)) if "<" in draft.text else draft


def _references(text: str) -> Iterator[Edit]:
    for match in _REFERENCE.finditer(text):
        said = match[0]
        while (decoded := html.unescape(said)) != said:
            said = decoded
        if said != match[0]:
            yield Edit(*match.span(), said)


def _tags(text: str) -> Iterator[Edit]:
    for match in _TAG.finditer(text):
        name = (match["name"] or "").lower()
        end = match.end()
        if name == "br" and (line := _SOURCE_LINE.match(text, end)):
            end = line.end()
        yield Edit(match.start(), end, _standing_for(name), "mark.tag")


def _standing_for(name: str) -> str:
    if name in _CELLS:
        return "\t"
    return "\n" if name in BLOCK or name == "br" else ""
