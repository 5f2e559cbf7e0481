"""What a page says of its article: headline, deck, days, address, publisher, byline, language."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_linked import LinkedData, read_linked_data
from extractor.reading.page_markup import attribute_place, cut_page, read_attributes
from extractor.reading.page_rules import first_match
from extractor.reading.page_scan import HEADINGS
from extractor.reading.page_text import Line, Range, cut_line, fold, letters, render_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.reading.page_rules import PageRules, Rules
    from extractor.reading.page_scan import Judgement, Scan

_TITLE_NAMES = ("og:title", "twitter:title")
_PUBLISHED_NAMES = (
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
_MODIFIED_NAMES = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
)
_PUBLISHER_NAMES = ("og:site_name", "article:media_name", "dc.publisher", "publisher")
_BYLINE_NAMES = (
    "author",
    "byl",
    "article:author",
    "og:article:author",
    "dable:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
)
_LANGUAGE_NAMES = ("og:locale", "content-language", "language", "dc.language")
_SEPARATOR = re.compile(r"\s+(?:[|:<>·»~]|[-–—]{1,2}|::)\s+|\s*\|\s*")
_LONGEST_SITE = 40
_LARGEST_HEADING = 100
_SHORTEST_TITLE = 8
_LONGEST_DECK = 400
# A line that says a day says its year.
_YEAR = re.compile(r"(?:19|20)\d\d")


class Said(NamedTuple):
    """A value as the page writes it, and where it comes from: ``meta og:title``, ``json-ld`` …."""

    value: str
    source: str


class Heading(NamedTuple):
    """The headline with its place in the page, and where it comes from."""

    line: Line
    source: str


class PageFacts(NamedTuple):
    """What a page says of its article; days and decks in order of trust, None where it says nothing."""

    title: Heading
    published: tuple[Said, ...]
    modified: tuple[Said, ...]
    deck: Said | None
    url: Said | None
    publisher: Said | None
    byline: Said | None
    language: Said | None


class _Meta(NamedTuple):
    content: str
    tag: Range


def read_facts(page: str, scan: Scan, judged: Sequence[Judgement], rules: PageRules) -> PageFacts:
    """What the page says of its article; an empty headline where it has none."""
    metas = _metas(page, scan)
    dated = [text.text for text in scan.texts if _YEAR.search(text.text)]
    data = read_linked_data(page, scan.noted["script"])
    return PageFacts(
        title=_title(page, scan, metas),
        published=tuple(
            dict.fromkeys(_published(page, scan, metas, data, _said_lines(dated, rules.published)))
        ),
        modified=tuple(dict.fromkeys(_modified(metas, data, _said_lines(dated, rules.modified)))),
        deck=_deck(scan, judged),
        url=next(_url(page, scan, metas), None),
        publisher=next(_named(metas, _PUBLISHER_NAMES, data.publisher), None),
        byline=next(_byline(scan, metas, data, rules), None),
        language=next(_language(page, scan, metas, data), None),
    )


def _metas(page: str, scan: Scan) -> dict[str, _Meta]:
    found: dict[str, _Meta] = {}
    for start, end in scan.noted["meta"]:
        said = read_attributes(page, start, end)
        name = said.get("property") or said.get("name") or said.get("itemprop") or ""
        content = fold(said.get("content", ""))
        if name and content:
            found.setdefault(name.lower(), _Meta(content, (start, end)))
    return found


def _from_metas(metas: dict[str, _Meta], names: tuple[str, ...]) -> Iterator[Said]:
    return (Said(metas[name].content, f"meta {name}") for name in names if name in metas)


def _named(metas: dict[str, _Meta], names: tuple[str, ...], data: str | None) -> Iterator[Said]:
    """Names are no addresses."""
    for said in _from_metas(metas, names):
        if not said.value.startswith(("http:", "https:")):
            yield said
    if data:
        yield Said(data, "json-ld")


def _title(page: str, scan: Scan, metas: dict[str, _Meta]) -> Heading:
    """The heading that says what the metadata say; else the metadata, less the site's name."""
    said = list(_said_titles(page, scan, metas))
    headings = list(_headings(page, scan))
    for one in said:
        matching = [heading for heading in headings if _begins(one.line.text, heading.line.text)]
        if matching:
            return max(matching, key=_size)
    first = [heading for heading in headings if heading.source == "h1"]
    if not said or (len(first) == 1 and not metas.keys() & set(_TITLE_NAMES)):
        return max(first, key=_size, default=Heading(Line("", ()), ""))
    site = metas["og:site_name"].content if "og:site_name" in metas else ""
    return said[0]._replace(line=_less_site(said[0].line, site))


def _size(heading: Heading) -> int:
    return len(heading.line.text)


def _said_titles(page: str, scan: Scan, metas: dict[str, _Meta]) -> Iterator[Heading]:
    for name in _TITLE_NAMES:
        if name in metas:
            place = attribute_place(page, *metas[name].tag, "content")
            yield Heading(render_line(page, [place]), f"meta {name}")
    for start, end in scan.noted["title"][:1]:
        inner = page.find(">", start) + 1, page.rfind("<", start, end)
        yield Heading(render_line(page, [inner]), "title")


def _headings(page: str, scan: Scan) -> Iterator[Heading]:
    """What stands in headings; broken pages nest them, with the whole page inside."""
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
            return cut_line(line, mark.start())
    return line


def _published(
    page: str, scan: Scan, metas: dict[str, _Meta], data: LinkedData, lines: Iterable[Said]
) -> Iterator[Said]:
    yield from lines
    yield from (Said(day, "json-ld") for day in data.published)
    yield from _from_metas(metas, _PUBLISHED_NAMES)
    for start, end in scan.noted["time"][:1]:
        said = read_attributes(page, start, end).get("datetime", "")
        yield from [Said(said, "time")] if said else []


def _modified(metas: dict[str, _Meta], data: LinkedData, lines: Iterable[Said]) -> Iterator[Said]:
    yield from lines
    yield from (Said(day, "json-ld") for day in data.modified)
    yield from _from_metas(metas, _MODIFIED_NAMES)


def _said_lines(dated: Iterable[str], rules: Rules) -> Iterator[Said]:
    """The first line that says a day."""
    for line in dated:
        found = first_match(rules, line)
        if found:
            yield Said(said_day(found[1]), f"line {found[0].name}")
            return


def said_day(match: re.Match[str]) -> str:
    """The day, and the time if it is said, that a rule's match names, as ISO 8601 or in words."""
    groups = match.groupdict()
    if groups.get("said"):
        return groups["said"]
    day = f"{groups['year']}-{groups['month']:0>2}-{groups['day']:0>2}"
    if not groups.get("hour"):
        return day
    hour = int(groups["hour"]) % 12 + 12 if groups.get("pm") else int(groups["hour"])
    return f"{day}T{hour:02}:{groups['minute']}"


def _deck(scan: Scan, judged: Sequence[Judgement]) -> Said | None:
    """The text of the first element whose names say that it is the deck."""
    for at, said in enumerate(judged):
        if said.deck:
            texts = [text.text for text in scan.texts if _holds(scan, at, text.element)]
            whole = "\n".join(texts)
            if 0 < len(whole) <= _LONGEST_DECK:
                return Said(whole, "element")
    return None


def _byline(
    scan: Scan, metas: dict[str, _Meta], data: LinkedData, rules: PageRules
) -> Iterator[Said]:
    yield from _named(metas, _BYLINE_NAMES, None)
    if data.author:
        yield Said(data.author, "json-ld")
    for text in scan.texts:
        found = first_match(rules.byline, text.text)
        if found:
            yield Said(fold(found[1][0]), f"line {found[0].name}")


def _holds(scan: Scan, at: int, inner: int) -> bool:
    return scan.elements[at].start <= scan.elements[inner].start < scan.elements[at].end


def _url(page: str, scan: Scan, metas: dict[str, _Meta]) -> Iterator[Said]:
    links = (read_attributes(page, *place) for place in scan.noted["link"])
    said = [
        Said(link.get("href", ""), "link canonical")
        for link in links
        if link.get("rel", "").lower() == "canonical"
    ]
    for url in (*said, *_from_metas(metas, ("og:url",))):
        if url.value.startswith(("http://", "https://")):
            yield url


def _language(page: str, scan: Scan, metas: dict[str, _Meta], data: LinkedData) -> Iterator[Said]:
    for place in scan.noted["html"][:1]:
        said = read_attributes(page, *place).get("lang", "")
        yield from [Said(said, "html lang")] if said else []
    yield from _from_metas(metas, _LANGUAGE_NAMES)
    if data.language:
        yield Said(data.language, "json-ld")
