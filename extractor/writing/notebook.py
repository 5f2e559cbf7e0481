"""A result as HTML for a notebook: its records as a table, then the text with what they quote marked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from extractor.writing.display import money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.types import Mention, Record
    from extractor.writing.dicts import Entry

# Colours that are calm on light and on dark ground; a label without one is grey.
_COLOURS = {"MONEY": "#3d8b5f", "COMPANY": "#3a6ea5", "COUNTRY": "#9a6a2f", "PLACE": "#9a6a2f"}
_OTHER = "#77777f"
_HEADS = ("Who", "Whom", "Where", "How much", "Kind", "Status")


def shown(entry: Entry) -> str:
    """The HTML of an article with its mentions and records; every word of the article is escaped."""
    text = entry.article.text if entry.article.given is None else entry.article.given
    marked = "".join(_pieces(text, _apart(entry.mentions)))
    body = f'<div style="white-space:pre-wrap;line-height:1.6;max-width:60em">{marked}</div>'
    return f"<div>{_table(entry.records)}{body}</div>"


def _table(records: Iterable[Record]) -> str:
    rows = [_cells("td", _row(record)) for record in records]
    if not rows:
        return "<p>no record</p>"
    return f"<table><thead>{_cells('th', _HEADS)}</thead><tbody>{''.join(rows)}</tbody></table>"


def _row(record: Record) -> Iterable[str]:
    return (
        ", ".join(party.name for party in record.investors),
        ", ".join(party.name for party in record.recipients),
        ", ".join(country.name for country in record.countries),
        money(record.amount) if record.amount else "",
        record.kind,
        record.status,
    )


def _cells(tag: str, values: Iterable[str]) -> str:
    inner = "".join(f'<{tag} style="text-align:left">{escape(value)}</{tag}>' for value in values)
    return f"<tr>{inner}</tr>"


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions by place, without those that begin inside one before."""
    end = 0
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _pieces(text: str, mentions: Iterable[Mention]) -> Iterator[str]:
    at = 0
    for mention in mentions:
        yield escape(text[at : mention.start])
        yield _mark(text[mention.start : mention.end], mention.label)
        at = mention.end
    yield escape(text[at:])


def _mark(words: str, label: str) -> str:
    colour = _COLOURS.get(label, _OTHER)
    style = f"background:{colour}33;border-bottom:2px solid {colour};color:inherit"
    return f'<mark title="{escape(label)}" style="{style}">{escape(words)}</mark>'
