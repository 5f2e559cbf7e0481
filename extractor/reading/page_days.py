"""Finds the days of publication and of the last change, in a page or in lines around a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_elements import HEADINGS
from extractor.reading.page_markup import read_attributes
from extractor.reading.page_rules import first_match
from extractor.reading.stated import StatedValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.reading.page_linked import LinkedData
    from extractor.reading.page_rules import PageRules, Rules
    from extractor.reading.page_scan import Scan
    from extractor.reading.page_title import Heading, Meta

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
# A line with a day has its year, if only in two figures.
_YEAR = re.compile(r"\d\d(?:(?<=19|20)\d\d|[-./]\s?\d\d?[-./]\s?\d\d?(?!\d))")
# Years of two figures from here on are of the century before.
_CENTURY = 70
_LONGEST_LABEL = 15
# Within how many lines behind the headline a day may stand alone.
_NEAR_TITLE = 12


class Days(NamedTuple):
    """The values stated for each day, in order of trust."""

    published: tuple[StatedValue, ...]
    modified: tuple[StatedValue, ...]


class Declared(NamedTuple):
    """The declared metadata of a page: its meta tags, its JSON-LD, and the headline found by them."""

    metas: dict[str, Meta]
    data: LinkedData
    title: Heading


def page_days(page: str, scan: Scan, declared: Declared, rules: PageRules) -> Days:
    """The days of a page, by its lines, its data, its meta tags, and a day alone below the headline."""
    metas, data, title = declared
    begun = title.line.pieces[0].raw_start if title.source in HEADINGS else None
    dated = list(_dated([text.text for text in scan.texts]))
    published = (
        *_said_lines(dated, rules.published),
        *(StatedValue(day, "json-ld") for day in data.published),
        *_from_metas(metas, _PUBLISHED_NAMES),
        *_time_tags(page, scan, begun or 0),
        *(() if begun is None else _alone(scan, begun, rules)),
    )
    modified = (
        *_said_lines(dated, rules.modified),
        *(StatedValue(day, "json-ld") for day in data.modified),
        *_from_metas(metas, _MODIFIED_NAMES),
    )
    return Days(tuple(dict.fromkeys(published)), tuple(dict.fromkeys(modified)))


def line_days(lines: Iterable[str], rules: PageRules) -> Days:
    """The days by lines around an article without markup."""
    dated = [line for line in lines if _YEAR.search(line)]
    published = *_said_lines(dated, rules.published), *_said_lines(dated, rules.dated)
    return Days(published, tuple(_said_lines(dated, rules.modified)))


def _dated(texts: Sequence[str]) -> Iterator[str]:
    """The lines that name a year; a day alone goes with the label that stands in the line before it."""
    for at, text in enumerate(texts):
        if _YEAR.search(text):
            label = texts[at - 1] if at and text[0].isdigit() else ""
            yield f"{label} {text}" if 0 < len(label) <= _LONGEST_LABEL else text


def _from_metas(metas: dict[str, Meta], names: tuple[str, ...]) -> Iterator[StatedValue]:
    return (StatedValue(metas[name].content, f"meta {name}") for name in names if name in metas)


def _time_tags(page: str, scan: Scan, begun: int) -> Iterator[StatedValue]:
    """The first time tag below the headline, else the first."""
    tags = scan.noted["time"]
    for start, end in ([tag for tag in tags if tag[0] > begun] or tags)[:1]:
        said = read_attributes(page, start, end).get("datetime", "")
        yield from [StatedValue(said, "time")] if said else []


def _alone(scan: Scan, begun: int, rules: PageRules) -> Iterator[StatedValue]:
    below = [text.text for text in scan.texts if text.start > begun][:_NEAR_TITLE]
    yield from _said_lines([line for line in below if _YEAR.search(line)], rules.dated)


def _said_lines(dated: Iterable[str], rules: Rules) -> Iterator[StatedValue]:
    """The first line that says a day."""
    for line in dated:
        found = first_match(rules, line)
        if found:
            yield StatedValue(said_day(found[1]), f"line {found[0].name}")
            return


def said_day(match: re.Match[str]) -> str:
    """The day (and time, if stated) of a rule's match, as ISO 8601 or in words."""
    groups = match.groupdict()
    if groups.get("said"):
        return groups["said"]
    year = groups["year"]
    if len(year) == len("YY"):
        year = f"{'20' if int(year) < _CENTURY else '19'}{year}"
    day = f"{year}-{groups['month']:0>2}-{groups['day']:0>2}"
    if not groups.get("hour"):
        return day
    hour = int(groups["hour"]) % 12 + 12 if groups.get("pm") else int(groups["hour"])
    return f"{day}T{hour:02}:{groups['minute']}"
