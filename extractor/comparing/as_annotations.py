"""A comparison as annotations of GitHub Actions: a line for each difference, at its file and line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import click

from extractor.comparing.as_text import quoted
from extractor.comparing.quotes import quotes
from extractor.comparing.view import BRIEF, sections, summary
from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extractor.comparing.comparison import Comparison
    from extractor.comparing.run import Line
    from extractor.comparing.view import Detail, Item, Section

_LEVELS = {"removed": "error", "added": "error", "changed": "error"}
# As the runner reads them back.
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def as_annotations(comparison: Comparison, detail: Detail = BRIEF) -> str:
    """Errors for values, notices for what has only moved, and the summary as the last one."""
    lines: list[str] = []
    for section in sections(comparison, detail):
        documents = (
            run.documents.get(section.document) for run in (comparison.new, comparison.old)
        )
        file = next((one.file for one in documents if one and one.file), None)
        lines += _section(section, file)
    lines.append(_annotation("notice", {"title": "extractor diff"}, "\n".join(summary(comparison))))
    return "".join(f"{line}\n" for line in lines)


def _section(section: Section, file: Path | None) -> Iterator[str]:
    where = {"file": file.as_posix()} if file else {}
    for note in section.notes:
        yield _annotation("warning", {**where, "title": section.document}, note)
    for item in section.items:
        line = _line(file, item.difference.record)
        place = {**where, "line": str(line)} if where and line else where
        level = "notice" if item.difference.settled else _LEVELS.get(item.kind, "notice")
        title = f"{item.kind} in {section.document}"
        yield _annotation(level, {**place, "title": title}, click.unstyle(_message(item)))


def _message(item: Item) -> str:
    lines = [" ".join(filter(None, (item.name, item.verdict)))]
    lines += [
        f"{r.name}: {r.old} → {r.new}{'  ' * bool(r.flag)}{r.flag.upper()}" for r in item.rows
    ]
    quote = item.quote or next((row.new_quote for row in item.rows if row.new_quote), None)
    return "\n".join([*lines, *([quoted(quote)] if quote else []), *item.why])


def _annotation(level: str, properties: dict[str, str], message: str) -> str:
    said = ",".join(
        f"{name}={_escaped(one_line(value), _IN_PROPERTIES)}" for name, value in properties.items()
    )
    return f"::{level} {said}::{_escaped(message, _ESCAPES)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    r"""The text as a workflow command holds it.

    >>> _escaped("50%\nmore", _ESCAPES)
    '50%25%0Amore'
    """
    return "".join(escapes.get(sign, sign) for sign in text)


def _line(file: Path | None, record: Line) -> int | None:
    """The line of a record's amount, or of its sentence, in the article's file."""
    words = [*quotes(record.get("amount")), *quotes(record.get("evidence"))]
    if not file or not words or "raw_start" not in words[0]:
        return None
    raw = _raw(file)
    # A title that was given apart is no place in the file.
    return (
        None
        if raw is None or "raw_in" in words[0]
        else 1 + raw.count("\n", 0, words[0]["raw_start"])
    )


@lru_cache(maxsize=1)
def _raw(file: Path) -> str | None:
    """The characters of an article's file as it is read; None where it is not there."""
    # Imported for annotations alone.
    from extractor.errors import InputError  # noqa: PLC0415
    from extractor.reading.decoding import decode  # noqa: PLC0415

    try:
        page = file.suffix.lower() in {".html", ".htm"}
        return decode(file.read_bytes(), str(file), page=page).text
    except (OSError, InputError):
        return None
