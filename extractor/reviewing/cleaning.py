"""Shows what cleaning made of an input: the article's metadata, its text, and what was left out."""

from __future__ import annotations

import bisect
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.reading import Defaults, Failure, Reader, ReadingRules
from extractor.reading.byte_places import byte_places
from extractor.rules.inventory import languages
from extractor.rules.paths import rule_path
from extractor.rules.settings import read_settings
from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from extractor.reading.articles import Reading
    from extractor.reviewing.report import Report
    from extractor.types import OffsetMap

    Place = Callable[[int, int], tuple[int, int]]


def make_reader(rules: Path | None, defaults: Defaults) -> Reader:
    """A reader by the rules for pages and the settings of the languages; no other rules are loaded."""
    folder = rule_path(rules)
    settings = [read_settings(folder / code / "language.toml", code) for code in languages(folder)]
    return ReadingRules.of(settings, folder).reader(defaults)


def cleaned(readings: Iterator[Reading | Failure], report: Report) -> Iterator[Reading]:
    """The inputs that could be read; ``report`` gets the failures of the others."""
    for reading in readings:
        if isinstance(reading, Failure):
            report.failure(reading.error)
            continue
        report.read += 1
        for warning in reading.article.warnings:
            report.note(f"{reading.article.source or reading.article.id}: {warning}")
        yield reading


def show(reading: Reading, *, spans: bool, removed: bool, in_bytes: bool) -> str:
    """Text for a terminal: metadata, the article, and with ``removed`` what was left out.

    With ``spans`` each run of the article's text is a line: its start and length in the input, and the
    text. Both count characters of the decoded input, or bytes with ``in_bytes``.

    Raises:
        InputError: ``in_bytes`` is set for an input that is only a part of a file.
    """
    place = _place(reading, in_bytes=in_bytes)
    parts = [
        "\n".join(_metadata(reading)),
        "\n".join(_runs(reading, place)) if spans else _body(reading),
    ]
    if removed:
        parts.append("\n".join(_removed(reading, place)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _metadata(reading: Reading) -> Iterator[str]:
    yield f"source: {reading.article.source or reading.article.id}"
    if reading.decoded:
        yield f"encoding: {reading.decoded.encoding}"
    for name, value, source in reading.metadata:
        yield f"{name}: {one_line(value)} ({source})"


def _body(reading: Reading) -> str:
    """The text without the headline, which is shown with the metadata."""
    article = reading.article
    end = article.title_span.end if article.title_span else 0
    return article.text[end:].strip()


def _runs(reading: Reading, place: Place) -> Iterator[str]:
    article = reading.article
    at = article.apart
    for line in article.text[at:].split("\n"):
        for start, end in _pieces(article.offsets, at, at + len(line)):
            if not article.text[start:end].isspace():
                first, last = place(*article.offsets.to_raw(start, end))
                yield f"{first}\t{last - first}\t{one_line(article.text[start:end])}"
        at += len(line) + 1


def _pieces(offsets: OffsetMap, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``text[start:end]`` that the input has in one piece."""
    starts = [piece.start for piece in offsets.pieces]
    inner = starts[bisect.bisect_right(starts, start) : bisect.bisect_left(starts, end)]
    yield from ((a, b) for a, b in pairwise([start, *inner, end]) if a < b)


def _removed(reading: Reading, place: Place) -> Iterator[str]:
    for start, end, rule, text in reading.clean.removed():
        first, last = place(start, end)
        yield f"{first}\t{last - first}\t{rule}\t{one_line(text)}"


def _place(reading: Reading, *, in_bytes: bool) -> Place:
    if not in_bytes:
        return lambda start, end: (start, end)
    if reading.data is None or reading.decoded is None:
        what = "has no bytes of its own: it is a part of a file"
        raise InputError(reading.article.source or reading.article.id, what, "leave --bytes out")
    places = byte_places(reading.data, reading.decoded.encoding)
    return lambda start, end: (places[start], places[end])
