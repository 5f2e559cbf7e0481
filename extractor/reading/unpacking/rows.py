"""Rows of CSV and Parquet tables, whose columns are named as the keys of a JSON line."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import InputError, missing_extra
from extractor.reading.decoding import decode
from extractor.reading.jsonlines import make_entry
from extractor.reading.unread import LARGEST, Failure, Item, lines_of, seekable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extractor.reading.unread import Place

_KEYS = ("id", "text", "html", "published", "language", "url", "title")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",\t;"
# A line behind the last one: a row that holds it began a quotation and never ended it.
_END = "\x1c"
_BATCH = 64


def tabled(stream: BinaryIO, place: Place) -> Iterator[Item | Failure]:
    """The rows of a CSV table: comma, tab or semicolon, whichever its first line has most of.

    Raises:
        InputError: no column is called text or html, or it is no such table.
    """
    csv.field_size_limit(LARGEST)
    lines, wide = _lines(stream, place.name)
    first = next(lines, "")
    lines = itertools.chain([first], lines, [_END])
    rows = csv.reader(lines, delimiter=max(_DELIMITERS, key=first.count))
    try:
        names = next(rows, [])
        named = names if wide else _decoded(names, place.name)[0]
        head = [name.strip().lower() for name in named]
        _refuse_textless(head, place.name)
        for number, cells in enumerate(filter(None, rows), 1):
            if cells != [_END]:
                yield _row(head, cells, f"{place.name}:{number}", place, wide=wide)
    except csv.Error as error:
        mend = "save it again as CSV in UTF-8"
        raise InputError(place.name, f"is no sound CSV: {error}", mend, "broken") from error


def _lines(stream: BinaryIO, where: str) -> tuple[Iterator[str], bool]:
    """The lines, and whether they are decoded; else each character stands for a byte.

    Separators and quotes are the same bytes in UTF-8 and CP949, so a row can be decoded by itself.
    """
    mark = next(lines_of(stream, where), b"")
    if mark.startswith(_WIDE):
        text = mark + stream.read(LARGEST)
        return iter(io.StringIO(text.decode("utf-16", "replace"), newline="")), True
    first = mark.removeprefix(codecs.BOM_UTF8)
    rest = (line.decode("latin-1") for line in lines_of(stream, where))
    return itertools.chain([first.decode("latin-1")], rest), False


def _row(
    head: list[str], cells: list[str], where: str, place: Place, *, wide: bool
) -> Item | Failure:
    if cells[-1].endswith(_END):
        what = "opens a quotation that never ends: it may hold the rows behind it"
        return Failure(where, InputError(where, what, "close it, or double the quote", "broken"))
    if len(cells) > len(head):
        what = f"has {len(cells)} cells, and the table {len(head)} columns"
        return Failure(where, InputError(where, what, "quote cells that hold commas", "broken"))
    try:
        decoded, warnings = (cells, ()) if wide else _decoded(cells, where)
        entry = make_entry(dict(zip(head, decoded, strict=False)), where, where)
    except InputError as error:
        return Failure(where, error)
    return Item(where, place.name, entry, warnings=warnings)


def _decoded(cells: list[str], where: str) -> tuple[list[str], tuple[str, ...]]:
    found = decode("\n".join(cells).encode("latin-1"), where)
    texts = [cell.encode("latin-1").decode(found.encoding, "replace") for cell in cells]
    return texts, found.warnings


def columned(stream: BinaryIO, place: Place) -> Iterator[Item | Failure]:
    """The rows of a Parquet table; a cell of bytes is decoded as a file is.

    Raises:
        InputError: pyarrow is not installed, no column is called text or html, or it is broken.
    """
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 - an extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise missing_extra(place.name, "is a Parquet table", "parquet") from error
    try:
        table = ParquetFile(seekable(stream, place.name), pre_buffer=False)
        names = {name.lower(): name for name in table.schema_arrow.names}
        _refuse_textless(names, place.name)
        wanted = [names[key] for key in _KEYS if key in names]
        batches = table.iter_batches(batch_size=_BATCH, columns=wanted)
        rows = (row for batch in batches for row in batch.to_pylist())
        for number, row in enumerate(rows, 1):
            yield _stated(row, f"{place.name}:{number}", place)
    except (ArrowException, OSError) as error:
        what = f"is a broken Parquet table: {str(error).splitlines()[0]}"
        raise InputError(place.name, what, "get the file again", "broken") from error


def _stated(row: Mapping[str, Any], where: str, place: Place) -> Item | Failure:
    fields: dict[str, object] = {}
    warnings: tuple[str, ...] = ()
    try:
        for key, value in row.items():
            name, stated = key.lower(), value
            if isinstance(value, bytes):
                found = decode(value, where, page=name == "html")
                stated, warnings = found.text, warnings + found.warnings
            fields[name] = stated.isoformat() if isinstance(stated, date) else stated
        entry = make_entry(fields, where, where)
    except InputError as error:
        return Failure(where, error)
    return Item(where, place.name, entry, warnings=warnings)


def _refuse_textless(names: Iterable[str], where: str) -> None:
    if not {"text", "html"} & set(names):
        shown = ", ".join(list(names)[:12]) or "none"
        what = f"has no column of articles; its columns: {shown}"
        raise InputError(where, what, "call the column of articles text or html", "no-text")
