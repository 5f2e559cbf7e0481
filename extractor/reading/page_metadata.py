"""What a page says of its article: headline, day, address and language."""

from __future__ import annotations

import json
import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_markup import attribute_place
from extractor.reading.page_rules import PageRules, first_match
from extractor.reading.page_text import Line, Range, cut_line, fold, render_line
from extractor.reading.page_tree import PageTree, TextRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bs4.element import Tag

    from extractor.reading.page_blocks import Block

_TITLE_NAMES = ("og:title", "twitter:title")
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
)
_SEPARATOR = re.compile(r"\s+(?:[|:<>·»~]|[-–—]{1,2}|::)\s+|\s*\|\s*")
_LONGEST_SITE = 40
_LARGEST_HEADING = 100
_SHORTEST_TITLE = 8
_LETTERS = re.compile(r"[\W_]+")


class PageFacts(NamedTuple):
    """The headline with its place; ``published`` in order of trust, as the page writes it."""

    title: Line
    published: tuple[str, ...]
    url: str | None
    language: str | None


class _Meta(NamedTuple):
    content: str
    start: int


def read_facts(page: str, tree: PageTree, blocks: Iterable[Block], rules: PageRules) -> PageFacts:
    """What the page says of its article; an empty headline where it has none."""
    metas = _metas(tree)
    return PageFacts(
        title=_title(page, tree, metas),
        published=tuple(dict.fromkeys(_published(page, tree, metas, blocks, rules))),
        url=_url(tree, metas),
        language=_language(tree),
    )


def _metas(tree: PageTree) -> dict[str, _Meta]:
    found: dict[str, _Meta] = {}
    for tag in tree.soup.find_all("meta"):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        content = fold(str(tag.get("content") or ""))
        if name and content:
            found.setdefault(name, _Meta(content, tag.sourcepos or 0))
    return found


def _title(page: str, tree: PageTree, metas: dict[str, _Meta]) -> Line:
    """The heading that says what the metadata say; else the metadata, less the site's name."""
    said = list(_said_titles(page, tree, metas))
    headings = [_heading(page, tag) for tag in tree.soup.find_all(["h1", "h2", "h3"])]
    for line in said:
        matching = [heading for heading in headings if _begins(line.text, heading.text)]
        if matching:
            return max(matching, key=_size)
    first = [line for tag in tree.soup.find_all("h1") if (line := _heading(page, tag)).text]
    if not said or (len(first) == 1 and not metas.keys() & set(_TITLE_NAMES)):
        return max(first, key=_size, default=Line("", ()))
    site = metas["og:site_name"].content if "og:site_name" in metas else ""
    return _less_site(said[0], site)


def _size(line: Line) -> int:
    return len(line.text)


def _said_titles(page: str, tree: PageTree, metas: dict[str, _Meta]) -> Iterator[Line]:
    for name in _TITLE_NAMES:
        if name in metas:
            yield render_line(page, [attribute_place(page, metas[name].start, "content")])
    for place in tree.titles[:1]:
        yield render_line(page, [place])


def _heading(page: str, tag: Tag) -> Line:
    """What stands in a heading; broken pages nest them, with the whole page inside."""
    nodes = islice(tag.descendants, _LARGEST_HEADING)
    return render_line(page, (_place(run) for run in nodes if isinstance(run, TextRun)))


def _place(run: TextRun) -> Range:
    return run.start, run.end


def _begins(said: str, heading: str) -> bool:
    """Whether the heading is what ``said`` begins with, punctuation aside."""
    wanted, found = _LETTERS.sub("", said).casefold(), _LETTERS.sub("", heading).casefold()
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
            return cut_line(line, mark.start())
    return line


def _published(
    page: str, tree: PageTree, metas: dict[str, _Meta], blocks: Iterable[Block], rules: PageRules
) -> Iterator[str]:
    for block in blocks:
        found = first_match(rules.published, block.text)
        if found:
            yield _said_day(found[1])
            break
    yield from _linked_data(page, tree)
    yield from (metas[name].content for name in _DATE_NAMES if name in metas)
    for tag in tree.soup.find_all("time", limit=1):
        yield from filter(None, [str(tag.get("datetime") or "")])


def _said_day(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("said"):
        return groups["said"]
    return f"{groups['year']}-{groups['month']:0>2}-{groups['day']:0>2}"


def _linked_data(page: str, tree: PageTree) -> Iterator[str]:
    """``datePublished`` of the JSON-LD, wherever it stands in it."""
    for start, end in tree.data:
        try:
            waiting = deque([json.loads(page[start:end], strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.popleft()
            if isinstance(value, dict):
                day = value.get("datePublished")
                yield from [day] if isinstance(day, str) else []
                waiting += value.values()
            elif isinstance(value, list):
                waiting += value


def _url(tree: PageTree, metas: dict[str, _Meta]) -> str | None:
    links = tree.soup.find_all("link")
    said = [str(link.get("href") or "") for link in links if link.get("rel") == "canonical"]
    said += [metas["og:url"].content] if "og:url" in metas else []
    return next((url for url in said if url.startswith(("http://", "https://"))), None)


def _language(tree: PageTree) -> str | None:
    root = tree.soup.find("html")
    return str(root.get("lang") or "") or None if root else None
