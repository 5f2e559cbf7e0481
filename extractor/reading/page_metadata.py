"""What a page says of its article: headline, deck, days, address, publisher, byline, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_linked import LinkedData, read_linked_data
from extractor.reading.page_markup import read_attributes
from extractor.reading.page_rules import first_match
from extractor.reading.page_text import Line, fold
from extractor.reading.page_title import Heading, Meta, find_headline, read_metas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.reading.page_judging import Judgement
    from extractor.reading.page_rules import PageRules, Rules
    from extractor.reading.page_scan import Scan

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
_LONGEST_DECK = 400
_LONGEST_LABEL = 15
_CANONICAL = re.compile("canonical", re.IGNORECASE)
# A line that says a day says its year.
_YEAR = re.compile(r"(?:19|20)\d\d")


class Said(NamedTuple):
    """A value as the page writes it, and where it comes from: ``meta og:title``, ``json-ld`` …."""

    value: str
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


def read_facts(page: str, scan: Scan, judged: Sequence[Judgement], rules: PageRules) -> PageFacts:
    """What the page says of its article; an empty headline where it has none."""
    metas = read_metas(page, scan)
    dated = list(_dated([text.text for text in scan.texts]))
    data = read_linked_data(page, scan.noted["script"])
    publisher = next(_named(metas, _PUBLISHER_NAMES, data.publisher), None)
    writers = _byline(scan, metas, data, rules)
    return PageFacts(
        title=find_headline(page, scan, metas, data.headline),
        published=tuple(
            dict.fromkeys(_published(page, scan, metas, data, _said_lines(dated, rules.published)))
        ),
        modified=tuple(dict.fromkeys(_modified(metas, data, _said_lines(dated, rules.modified)))),
        deck=_deck(scan, judged),
        url=next(_url(page, scan, metas), None),
        publisher=publisher,
        byline=next((one for one in writers if _is_person(one, publisher)), None),
        language=next(_language(page, scan, metas, data), None),
    )


def _is_person(byline: Said, publisher: Said | None) -> bool:
    """Some pages name the paper as its own writer."""
    return publisher is None or byline.value != publisher.value


def line_facts(lines: Sequence[str], rules: PageRules) -> PageFacts:
    """What lines around an article without markup say of it."""
    dated = [line for line in lines if _YEAR.search(line)]
    return PageFacts(
        title=Heading(Line("", ()), ""),
        published=tuple(_said_lines(dated, rules.published)),
        modified=tuple(_said_lines(dated, rules.modified)),
        deck=None,
        url=None,
        publisher=None,
        byline=next(_byline_lines(lines, rules), None),
        language=None,
    )


def _dated(texts: Sequence[str]) -> Iterator[str]:
    """The lines that name a year; a day alone goes with the label that stands in the line before it."""
    for at, text in enumerate(texts):
        if _YEAR.search(text):
            label = texts[at - 1] if at and text[0].isdigit() else ""
            yield f"{label} {text}" if 0 < len(label) <= _LONGEST_LABEL else text


def _from_metas(metas: dict[str, Meta], names: tuple[str, ...]) -> Iterator[Said]:
    return (Said(metas[name].content, f"meta {name}") for name in names if name in metas)


def _named(metas: dict[str, Meta], names: tuple[str, ...], data: str | None) -> Iterator[Said]:
    """Names are no addresses."""
    for said in _from_metas(metas, names):
        if not said.value.startswith(("http:", "https:")):
            yield said
    if data:
        yield Said(data, "json-ld")


def _published(
    page: str, scan: Scan, metas: dict[str, Meta], data: LinkedData, lines: Iterable[Said]
) -> Iterator[Said]:
    yield from lines
    yield from (Said(day, "json-ld") for day in data.published)
    yield from _from_metas(metas, _PUBLISHED_NAMES)
    for start, end in scan.noted["time"][:1]:
        said = read_attributes(page, start, end).get("datetime", "")
        yield from [Said(said, "time")] if said else []


def _modified(metas: dict[str, Meta], data: LinkedData, lines: Iterable[Said]) -> Iterator[Said]:
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
    scan: Scan, metas: dict[str, Meta], data: LinkedData, rules: PageRules
) -> Iterator[Said]:
    yield from _named(metas, _BYLINE_NAMES, None)
    if data.author:
        yield Said(data.author, "json-ld")
    yield from _byline_lines((text.text for text in scan.texts), rules)


def _byline_lines(lines: Iterable[str], rules: PageRules) -> Iterator[Said]:
    for line in lines:
        found = first_match(rules.byline, line)
        if found:
            said = found[1].groupdict().get("name") or found[1][0]
            yield Said(fold(said), f"line {found[0].name}")


def _holds(scan: Scan, at: int, inner: int) -> bool:
    return scan.elements[at].start <= scan.elements[inner].start < scan.elements[at].end


def _url(page: str, scan: Scan, metas: dict[str, Meta]) -> Iterator[Said]:
    links = (
        read_attributes(page, start, end)
        for start, end in scan.noted["link"]
        if _CANONICAL.search(page, start, end)
    )
    said = [
        Said(link.get("href", ""), "link canonical")
        for link in links
        if link.get("rel", "").lower() == "canonical"
    ]
    for url in (*said, *_from_metas(metas, ("og:url",))):
        if url.value.startswith(("http://", "https://")):
            yield url


def _language(page: str, scan: Scan, metas: dict[str, Meta], data: LinkedData) -> Iterator[Said]:
    for place in scan.noted["html"][:1]:
        said = read_attributes(page, *place).get("lang", "")
        yield from [Said(said, "html lang")] if said else []
    yield from _from_metas(metas, _LANGUAGE_NAMES)
    if data.language:
        yield Said(data.language, "json-ld")
