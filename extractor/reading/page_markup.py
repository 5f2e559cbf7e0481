"""An HTML page cut into tags and text, in one pass that goes forward only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_text import decode_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKUP = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|(!--)|[!?])")
# A quotation mark opens a value only after "="; elsewhere in a tag it is a slip.
_STOP = re.compile(r"""=\s*+(["'])|>""")
_ATTRIBUTE = re.compile(
    r"""(?<![^\s"'/])([^\s"'<>/=]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'<>]++))"""
)
_KEPT = frozenset(
    [
        "class",
        "id",
        "itemprop",
        "name",
        "property",
        "content",
        "datetime",
        "rel",
        "href",
        "style",
        "lang",
        "hidden",
    ]
)
# Elements whose content no reader sees as text.
UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "video",
        "audio",
        "select",
        "option",
        "button",
        "textarea",
        "map",
        "title",
    ]
)


class Markup(NamedTuple):
    """A piece of the page: a tag (``name`` in lower case), or text (``name`` is empty)."""

    name: str
    start: int
    end: int
    closing: bool = False


def read_attributes(page: str, piece: Markup) -> dict[str, str]:
    """The attributes that cleaning looks at, decoded; the first of a name counts."""
    if "=" not in page[piece.start : piece.end]:
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(page, piece.start + 1 + len(piece.name), piece.end):
        name = match[1].lower()
        if name in _KEPT and name not in found:
            found[name] = decode_references(match[2] or match[3] or match[4] or "").strip()
    return found


def attribute_place(page: str, start: int, name: str) -> tuple[int, int]:
    """Where the value of an attribute of the tag at ``start`` stands in the page."""
    end = _Cutter(page).tag_end(start + 1)
    for match in _ATTRIBUTE.finditer(page, start + 1, end):
        if match[1].lower() == name:
            return match.span(match.lastindex or 1)
    return start, start


def cut_page(page: str) -> Iterable[Markup]:
    """The page as tags and text, in order; unseen elements come whole, comments not at all.

    >>> [piece.name for piece in cut_page("<p>A<!-- b --> c</p>")]
    ['p', '', '', 'p']
    """
    return _Cutter(page).pieces()


class _Cutter:
    """Goes through a page once; remembers what it looked for in vain, not to look again."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.broken_quotes = False
        self.never_closed: set[str] = set()

    def pieces(self) -> Iterator[Markup]:
        page, at = self.page, 0
        while markup := _MARKUP.search(page, at):
            if markup.start() > at:
                yield Markup("", at, markup.start())
            closing, name = bool(markup[1]), (markup[2] or "").lower()
            at = self._end(markup, name, closing=closing)
            if name and (closing or name not in UNSEEN or name not in self.never_closed):
                yield Markup(name, markup.start(), at, closing)
        if at < len(page):
            yield Markup("", at, len(page))

    def _end(self, markup: re.Match[str], name: str, *, closing: bool) -> int:
        if markup[3]:
            return self._after("-->", markup.start() + 2)
        if not name:
            return self._after(">", markup.end())
        end = self.tag_end(markup.end())
        if name in UNSEEN and not closing and self.page[end - 2 : end] != "/>":
            return self._closed(name, end)
        return end

    def tag_end(self, at: int) -> int:
        """One past the ``>`` of the tag that goes on at ``at``; the page's end if there is none."""
        start = at
        while not self.broken_quotes and (stop := _STOP.search(self.page, at)):
            if not stop[1]:
                return stop.end()
            at = self.page.find(stop[1], stop.end()) + 1
            # Looked for once in vain, a closing quotation mark would be looked for at every tag.
            self.broken_quotes = not at
        return self._after(">", start)

    def _after(self, mark: str, at: int) -> int:
        found = self.page.find(mark, at)
        return found + len(mark) if found >= 0 else len(self.page)

    def _closed(self, name: str, at: int) -> int:
        """One past the end tag of an unseen element; without one, the start tag alone is unseen."""
        if name in self.never_closed:
            return at
        found = re.compile(f"</{name}[^>]*>", re.IGNORECASE).search(self.page, at)
        if found:
            return found.end()
        self.never_closed.add(name)
        return len(self.page) if name in {"script", "style"} else at
