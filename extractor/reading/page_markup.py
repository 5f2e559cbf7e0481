"""Cuts an HTML page into tags and text, in one forward pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_elements import UNSEEN
from extractor.reading.page_text import decode_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.page_limits import Watch

# Every alternative consumes what it has begun, up to the end of the page, so that none is tried twice. A
# quotation mark opens a value only after "="; elsewhere in a tag it is an error of the page.
_MARKUP = re.compile(
    r"""<(?:(/?)([a-zA-Z][^\s/>]*+)(?:[^>=]++|=(?:\s*+(?:"[^"]*+"|'[^']*+'))?+)*+(?:>|\Z)"""
    r"""|!--(?:>|->|[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z))|[!?][^>]*+(?:>|\Z))"""
)
_ATTRIBUTE = re.compile(
    r"""(?<![^\s"'/])([^\s"'<>/=]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'<>]++))"""
)
_EVERY = 4096
# Only for these elements an end tag is searched up to the page's end; the others are unseen when closed.
_WHOLE = frozenset(["script", "style"])


class Markup(NamedTuple):
    """A piece of the page: a tag (``name`` in lower case), or text (``name`` is empty)."""

    name: str
    start: int
    end: int
    closing: bool = False


def read_attributes(page: str, start: int, end: int) -> dict[str, str]:
    """The attributes of the tag at ``page[start:end]``, decoded; the first of a name counts.

    >>> read_attributes('<p class="a&amp;b" id=c class=d hidden>', 0, 39)
    {'class': 'a&b', 'id': 'c'}
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(page, start + 1, end):
        name = match[1].lower()
        if name not in found:
            found[name] = decode_references(match[match.lastindex or 1]).strip()
    return found


def attribute_place(page: str, start: int, end: int, name: str) -> tuple[int, int]:
    """The range in the page of the value of an attribute of the tag at ``page[start:end]``."""
    for match in _ATTRIBUTE.finditer(page, start + 1, end):
        if match[1].lower() == name:
            return match.span(match.lastindex or 1)
    return start, start


def cut_page(
    page: str, start: int = 0, end: int | None = None, watch: Watch | None = None
) -> Iterator[tuple[str, int, int, bool]]:
    """The page as tags and text, in order; unseen elements come whole, comments not at all.

    Each piece is what ``Markup`` names. ``watch`` raises InputError when there are too many.

    >>> [name for name, *_ in cut_page("<p>A<!-- b --> c</p>")]
    ['p', '', '', 'p']
    """
    at, last, passed = start, len(page) if end is None else end, 0
    never_closed: set[str] = set()
    while at < last:
        for match in _MARKUP.finditer(page, at, last):
            begin, after = match.span()
            if begin > at:
                yield "", at, begin, False
            at = after
            name = match[2]
            if name is None:
                continue
            passed += 1
            if watch and not passed % _EVERY:
                watch.passed(_EVERY)
            name = name.lower()
            if name in UNSEEN and not match[1] and page[after - 2] != "/":
                at = _closed(page, name, after, last, never_closed)
                if name not in never_closed:
                    yield name, begin, at, False
                break
            yield name, begin, after, bool(match[1])
        else:
            if at < last:
                yield "", at, last, False
            return


def _closed(page: str, name: str, at: int, last: int, never_closed: set[str]) -> int:
    """The end offset of an unseen element; without an end tag only its start tag is unseen."""
    if name in never_closed:
        return at
    found = re.compile(rf"</{name}[^>]*+(?:>|\Z)", re.IGNORECASE).search(page, at, last)
    if found:
        return found.end()
    never_closed.add(name)
    return last if name in _WHOLE else at
