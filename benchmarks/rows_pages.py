"""Cleaning pages, beside the cleaners of others, and the whole way from a page to records.

Beside the pages a second stands the F1 of the body's text: shared runs of four words.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from measuring import OURS, Row, Tool, Work, rates
from page_sets import f1, read_sets

from extractor.errors import InputError
from extractor.pipeline import Extractor
from extractor.reading import Defaults, Failure, Item, load_page_rules
from extractor.reading.decoding import decode
from extractor.reading.page import clean_page
from extractor.rules import rule_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from measuring import Effort
    from page_sets import Page

RECORDS, PEER = "extractor, to records", "trafilatura"
# From a page to records, as often as the peer cleans a page.
WANTED = 2.0


def rows(effort: Effort) -> Iterator[Row]:
    """The rows of each set of pages."""
    for name, pages in read_sets():
        yield from _rows(name, pages[: effort.most], effort.rounds)


def _rows(name: str, pages: Sequence[Page], rounds: int) -> Iterator[Row]:
    found: dict[str, list[str]] = {}
    tools = [Tool(t, partial(_cleaning, make, t, pages, found)) for t, make in CLEANERS.items()]
    tools.append(Tool(RECORDS, lambda: _records(pages)))
    size = sum(len(page.data) for page in pages) / 1e6
    got = rates(Work("pages", name, "pages/s", len(pages), size), tools, rounds)
    yield from _marked([_scored(row, pages, found) for row in got])


def _scored(row: Row, pages: Sequence[Page], found: dict[str, list[str]]) -> Row:
    if row.tool not in found:
        return row
    return replace(row, beside={**row.beside, "F1": f1(pages, found[row.tool])})


def _marked(rows: list[Row]) -> Iterator[Row]:
    """The rows, the whole way held against cleaning alone."""
    peer = next(row.figure for row in rows if row.tool == PEER)
    for row in rows:
        if row.tool == RECORDS and row.figure:
            met = row.figure >= WANTED * peer if peer else None
            yield replace(row, target=f"{WANTED:.0f} times {PEER}", met=met)
        else:
            yield row


def _cleaning(
    make: Callable[[], Callable[[bytes], str]],
    tool: str,
    pages: Sequence[Page],
    found: dict[str, list[str]],
) -> Callable[[], object]:
    clean = make()

    def work() -> None:
        _forget()
        found[tool] = [clean(page.data) for page in pages]

    return work


def _forget() -> None:
    """A page met for the first time costs more than one met again."""
    scan = sys.modules["extractor.reading.page_judging"]
    scan.judge_tag.cache_clear()
    scan.judge_names.cache_clear()


def _records(pages: Sequence[Page]) -> Callable[[], object]:
    extractor = Extractor()
    reader = extractor.reader(Defaults())

    def work() -> None:
        _forget()
        for page in pages:
            read = reader.reading(Item(page.name, None, page.data, form="html"))
            if not isinstance(read, Failure):
                extractor.extract(read.article)

    return work


def ours() -> Callable[[bytes], str]:
    """This project's reader, from bytes to the body's text."""
    rules = load_page_rules(rule_path())

    def clean(data: bytes) -> str:
        try:
            page = clean_page(decode(data, "page", page=True).text, rules, "page")
        except InputError:
            return ""
        return page.text[page.title_end :]

    return clean


def trafilatura(**settings: bool) -> Callable[[bytes], str]:
    """Trafilatura, with its own decoding."""
    from trafilatura import extract  # noqa: PLC0415 - each tool is imported where it is installed

    return lambda data: extract(data, include_comments=False, **settings) or ""


def readability() -> Callable[[bytes], str]:
    """readability-lxml; its summary is HTML."""
    from lxml.html import fromstring  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    def clean(data: bytes) -> str:
        found = fromstring(Document(data).summary())
        for part in found.iter("p", "div", "br", "li"):
            part.tail = "\n" + (part.tail or "")
        return str(found.text_content())

    return clean


def resiliparse() -> Callable[[bytes], str]:
    """Resiliparse, with its own guess of the encoding."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415

    def clean(data: bytes) -> str:
        tree = HTMLTree.parse_from_bytes(data, detect_encoding(data))
        return str(extract_plain_text(tree, main_content=True, preserve_formatting=True))

    return clean


CLEANERS: dict[str, Callable[[], Callable[[bytes], str]]] = {
    OURS: ours,
    PEER: trafilatura,
    "trafilatura, fast": lambda: trafilatura(fast=True),
    "readability-lxml": readability,
    "resiliparse": resiliparse,
}
