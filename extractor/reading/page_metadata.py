"""Reads the metadata of a page: headline, deck, days, address, publisher, byline, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_days import Declared, line_days, page_days
from extractor.reading.page_deck import find_deck
from extractor.reading.page_linked import LinkedData, read_linked_data
from extractor.reading.page_markup import read_attributes
from extractor.reading.page_rules import first_match
from extractor.reading.page_text import Line, fold
from extractor.reading.page_title import Heading, Meta, find_headline, read_metas
from extractor.reading.stated import StatedValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.reading.page_judging import Judgement
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_scan import Scan

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
_CANONICAL = re.compile("canonical", re.IGNORECASE)


class PageFacts(NamedTuple):
    """The metadata that a page states; days in order of trust, None for what it does not state."""

    title: Heading
    published: tuple[StatedValue, ...]
    modified: tuple[StatedValue, ...]
    deck: StatedValue | None
    url: StatedValue | None
    publisher: StatedValue | None
    byline: StatedValue | None
    language: StatedValue | None


def read_facts(page: str, scan: Scan, judged: Sequence[Judgement], rules: PageRules) -> PageFacts:
    """The metadata of a page; the headline is empty if there is none."""
    metas = read_metas(page, scan)
    data = read_linked_data(page, scan.noted["script"])
    publisher = next(_named(metas, _PUBLISHER_NAMES, data.publisher), None)
    title = find_headline(page, scan, metas, data.headline)
    days = page_days(page, scan, Declared(metas, data, title), rules)
    writers = _byline(scan, metas, data, rules)
    return PageFacts(
        title=title,
        published=days.published,
        modified=days.modified,
        deck=find_deck(scan, judged, title, rules),
        url=next(_url(page, scan, metas), None),
        publisher=publisher,
        byline=next((one for one in writers if _is_person(one, publisher)), None),
        language=next(_language(page, scan, metas, data), None),
    )


def _is_person(byline: StatedValue, publisher: StatedValue | None) -> bool:
    """Whether a byline is more than the paper's name, which some pages give as the writer."""
    return publisher is None or byline.value != publisher.value


def line_facts(lines: Sequence[str], rules: PageRules) -> PageFacts:
    """The metadata by lines around an article without markup."""
    days = line_days(lines, rules)
    return PageFacts(
        title=Heading(Line("", ()), ""),
        published=days.published,
        modified=days.modified,
        deck=None,
        url=None,
        publisher=None,
        byline=next(_byline_lines(lines, rules), None),
        language=None,
    )


def _from_metas(metas: dict[str, Meta], names: tuple[str, ...]) -> Iterator[StatedValue]:
    return (StatedValue(metas[name].content, f"meta {name}") for name in names if name in metas)


def _named(
    metas: dict[str, Meta], names: tuple[str, ...], data: str | None
) -> Iterator[StatedValue]:
    """The values of meta tags and data that are names, not addresses."""
    for said in _from_metas(metas, names):
        if not said.value.startswith(("http:", "https:")):
            yield said
    if data:
        yield StatedValue(data, "json-ld")


def _byline(
    scan: Scan, metas: dict[str, Meta], data: LinkedData, rules: PageRules
) -> Iterator[StatedValue]:
    yield from _named(metas, _BYLINE_NAMES, None)
    if data.author:
        yield StatedValue(data.author, "json-ld")
    yield from _byline_lines((text.text for text in scan.texts), rules)


def _byline_lines(lines: Iterable[str], rules: PageRules) -> Iterator[StatedValue]:
    for line in lines:
        found = first_match(rules.byline, line)
        if found:
            said = found[1].groupdict().get("name") or found[1][0]
            yield StatedValue(fold(said), f"line {found[0].name}")


def _url(page: str, scan: Scan, metas: dict[str, Meta]) -> Iterator[StatedValue]:
    links = (
        read_attributes(page, start, end)
        for start, end in scan.noted["link"]
        if _CANONICAL.search(page, start, end)
    )
    said = [
        StatedValue(link.get("href", ""), "link canonical")
        for link in links
        if link.get("rel", "").lower() == "canonical"
    ]
    for url in (*said, *_from_metas(metas, ("og:url",))):
        if url.value.startswith(("http://", "https://")):
            yield url


def _language(
    page: str, scan: Scan, metas: dict[str, Meta], data: LinkedData
) -> Iterator[StatedValue]:
    for place in scan.noted["html"][:1]:
        said = read_attributes(page, *place).get("lang", "")
        yield from [StatedValue(said, "html lang")] if said else []
    yield from _from_metas(metas, _LANGUAGE_NAMES)
    if data.language:
        yield StatedValue(data.language, "json-ld")
