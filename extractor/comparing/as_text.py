"""A comparison as text, for terminals and for the messages of failed tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extractor.comparing.view import BRIEF, sections, summary
from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.comparing.comparison import Comparison
    from extractor.comparing.excerpts import Excerpt
    from extractor.comparing.view import Detail, Item, Row, Section

_COLOURS = {"removed": "red", "added": "green", "changed": "yellow"}


def as_text(comparison: Comparison, detail: Detail = BRIEF) -> str:
    """The articles with differences, and a summary. Colours are escape codes that click takes out."""
    parts = [section_text(section) for section in sections(comparison, detail)]
    names = f"{one_line(comparison.old.name)} → {one_line(comparison.new.name)}"
    parts.append("\n".join([names, *(f"  {line}" for line in summary(comparison))]))
    return "\n\n".join(parts) + "\n"


def section_text(section: Section) -> str:
    """An article with its differences."""
    lines = [" ".join([click.style(one_line(section.document), bold=True), *section.notes])]
    for item in section.items:
        lines += _item(item)
    return "\n".join(lines)


def _item(item: Item) -> Iterator[str]:
    kind = click.style(f"{item.kind:<8}", fg=_COLOURS.get(item.kind))
    verdict = f"  [{item.verdict}]" if item.verdict else ""
    yield f"  {kind} {item.name}{verdict}"
    if item.quote:
        yield f"           {quoted(item.quote)}"
    for row in item.rows:
        yield from _row(row)
    yield from (f"    why {line}" for line in item.why)


def _row(row: Row) -> Iterator[str]:
    flag = f"   {click.style(row.flag.upper(), fg='red', bold=True)}" if row.flag else ""
    yield f"    {row.name}: {row.old} → {row.new}{flag}"
    if row.old_quote == row.new_quote:
        quotes = [("both", row.new_quote)]
    else:
        quotes = [("old", row.old_quote), ("new", row.new_quote)]
    for side, quote in quotes:
        if quote:
            yield f"      {side:<5}{quoted(quote)}"


def quoted(quote: Excerpt) -> str:
    """The quote in its context and where it is.

    >>> from extractor.comparing.excerpts import Excerpt
    >>> click.unstyle(quoted(Excerpt("invests ", "€5m", " here", 8, 11)))
    '“invests [€5m] here” 8–11'
    """
    words = click.style(f"[{quote.words}]", bold=True)
    return f"“{quote.before}{words}{quote.behind}” {quote.start}–{quote.end}"
