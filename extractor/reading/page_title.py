"""Finds the headline of a page: the heading that agrees with its metadata."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_elements import HEADINGS
from extractor.reading.page_markup import attribute_place, cut_page, read_attributes
from extractor.reading.page_text import Line, Range, fold, letters, render_line, slice_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.page_scan import Scan

_TITLE_NAMES = ("og:title", "twitter:title")
# A Hangul vowel that some pages write for a vertical bar.
_SEPARATOR = re.compile(
    r"(?<!\s)\s+(?:[|:<>·»~]|[-–—]{1,2}|::)\s+|(?:(?<!\s)\s++)?[|\u2502\u3163]\s*"
)
_LONGEST_SITE = 40
_LARGEST_HEADING = 100
_SHORTEST_TITLE = 8


class Meta(NamedTuple):
    """The content of a meta tag, and the offset of the tag."""

    content: str
    tag: Range


class Heading(NamedTuple):
    """The headline with its offsets in the page, and its source."""

    line: Line
    source: str


def read_metas(page: str, scan: Scan) -> dict[str, Meta]:
    """The meta tags by property, name or itemprop, in lower case; the first of a name counts."""
    found: dict[str, Meta] = {}
    for start, end in scan.noted["meta"]:
        said = read_attributes(page, start, end)
        name = said.get("property") or said.get("name") or said.get("itemprop") or ""
        content = fold(said.get("content", ""))
        if name and content:
            found.setdefault(name.lower(), Meta(content, (start, end)))
    return found


def find_headline(page: str, scan: Scan, metas: dict[str, Meta], headline: str | None) -> Heading:
    """The heading that agrees with the metadata; else the metadata, without the site's name.

    ``headline`` is that of the page's linked data, where it has one.
    """
    said = list(_said_titles(page, scan, metas))
    headings = list(_headings(page, scan))
    for one in said:
        matching = [heading for heading in headings if _begins(one.line.text, heading.line.text)]
        if matching:
            return max(matching, key=_size)
    first = [heading for heading in headings if heading.source == "h1"]
    if not said or (len(first) == 1 and not metas.keys() & set(_TITLE_NAMES)):
        return max(first, key=_size, default=Heading(Line("", ()), ""))
    bare = headline or (metas["headline"].content if "headline" in metas else "")
    if len(bare) >= _SHORTEST_TITLE and said[0].line.text.startswith(bare):
        return said[0]._replace(line=slice_line(said[0].line, 0, len(bare)))
    site = metas["og:site_name"].content if "og:site_name" in metas else ""
    return said[0]._replace(line=_less_site(said[0].line, site))


def _size(heading: Heading) -> int:
    return len(heading.line.text)


def _said_titles(page: str, scan: Scan, metas: dict[str, Meta]) -> Iterator[Heading]:
    for name in _TITLE_NAMES:
        if name in metas:
            place = attribute_place(page, *metas[name].tag, "content")
            yield Heading(render_line(page, [place]), f"meta {name}")
    for start, end in scan.noted["title"][:1]:
        inner = page.find(">", start) + 1, page.rfind("<", start, end)
        yield Heading(render_line(page, [inner]), "title")


def _headings(page: str, scan: Scan) -> Iterator[Heading]:
    """The lines in headings; broken pages nest them, with the whole page inside."""
    for element in scan.elements:
        if element.name in HEADINGS:
            pieces = cut_page(page, element.start, element.end)
            texts = [
                (start, end) for name, start, end, _ in islice(pieces, _LARGEST_HEADING) if not name
            ]
            heading = Heading(render_line(page, texts), element.name)
            if heading.line.text:
                yield heading


def _begins(said: str, heading: str) -> bool:
    """Whether the heading is what ``said`` begins with, punctuation aside."""
    wanted, found = letters(said), letters(heading)
    return len(found) >= _SHORTEST_TITLE and wanted.startswith(found)


def _less_site(line: Line, site: str) -> Line:
    """The title without the site's name at its end.

    >>> _less_site(Line("A new plant | Morning Gazette", ()), "").text
    'A new plant'
    """
    marks = list(_SEPARATOR.finditer(line.text))
    for mark in marks[-1:]:
        tail = line.text[mark.end() :]
        if mark.start() >= _SHORTEST_TITLE and (tail == site or len(tail) <= _LONGEST_SITE):
            return slice_line(line, 0, mark.start())
    return line
