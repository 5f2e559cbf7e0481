"""Results as JSON: one line each, or one array."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extractor.writing.dicts import Entry, document_line, mention_line, record_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def lines(
    entries: Iterable[Entry], *, mentions: bool = False, documents: bool = False
) -> Iterator[str]:
    """For each article its JSON lines in one string: document, mentions by position, records."""
    for entry in entries:
        yield line_piece(entry, mentions=mentions, documents=documents)


def line_piece(entry: Entry, *, mentions: bool = False, documents: bool = False) -> str:
    """The JSON lines of one article."""
    items = _items(entry, mentions=mentions, documents=documents)
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)


def array(
    entries: Iterable[Entry], *, mentions: bool = False, documents: bool = False
) -> Iterator[str]:
    """The same as one indented JSON array, a piece for each article and one that closes it."""
    opening = "[\n"
    for entry in entries:
        piece = array_piece(entry, mentions=mentions, documents=documents)
        if piece:
            yield opening + piece
            opening = ",\n"
    yield "\n]\n" if opening == ",\n" else "[]\n"


def array_piece(entry: Entry, *, mentions: bool = False, documents: bool = False) -> str:
    """The items of one article in the array, without what stands around them."""
    return ",\n".join(map(_indented, _items(entry, mentions=mentions, documents=documents)))


def _items(entry: Entry, *, mentions: bool, documents: bool) -> Iterator[dict[str, Any]]:
    if documents:
        yield document_line(entry.article)
    if mentions:
        for mention in sorted(entry.mentions, key=lambda mention: mention.span):
            yield mention_line(entry.article, mention)
    yield from map(record_line, entry.records)


def _indented(item: dict[str, Any]) -> str:
    # Not textwrap.indent: it breaks lines at every Unicode line separator, also inside strings.
    text = json.dumps(item, ensure_ascii=False, indent=2)
    return "  " + text.replace("\n", "\n  ")
