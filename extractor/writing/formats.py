"""What to write and where: formats by name, stdout or a file."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from extractor.writing import jsonlines, table
from extractor.writing.sinks import TextFormat
from extractor.writing.spreadsheet import CsvFormat

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.storage import Remote
    from extractor.writing.sinks import Format

FORMATS = ("jsonl", "json", "table", "csv", "xlsx", "parquet", "sqlite")

# What has no place for mentions, and what has none for documents: the store always has these.
_NO_MENTIONS = ("table", "csv", "xlsx", "parquet", "sqlite")
_NO_DOCUMENTS = ("table", "csv", "xlsx", "parquet")
_IN_FILES_ALONE = ("xlsx", "parquet", "sqlite")
_ENDINGS = {
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
}
# A file of such a name would not be what it says.
_NOT_WRITTEN = (".tsv", ".xls", ".ods", ".gz", ".bz2", ".xz", ".zst", ".zip")


@dataclass(frozen=True)
class Output:
    """A wish: ``format`` is None where the file's ending or the terminal decides, ``file`` None for stdout.

    ``bom`` is whether CSV begins with a byte order mark, None where a file's text decides.
    Raises ValueError for a format that has no place for what is asked for.
    """

    format: str | None = None
    file: Path | Remote | None = None
    mentions: bool = False
    documents: bool = False
    bom: bool | None = None

    def __post_init__(self) -> None:
        name = self.name
        if self.file and not self.format and self.file.suffix.lower() in _NOT_WRITTEN:
            written = ".jsonl .json .csv .xlsx .parquet .db"
            raise ValueError(f"{self.file.suffix} is not written; end the name in {written}")
        wanted = ["--mentions"] if self.mentions and name in _NO_MENTIONS else []
        wanted += ["--documents"] if self.documents and name in _NO_DOCUMENTS else []
        if wanted:
            said = " and ".join(wanted)
            raise ValueError(f"--format {name} has no place for {said}; use jsonl or json")
        if name in _IN_FILES_ALONE and (self.file is None or _special(self.file)):
            raise ValueError(f"--format {name} needs a file: -o FILE")
        if self.bom is not None and name != "csv":
            raise ValueError("--bom and --no-bom are for --format csv")

    @property
    def watched(self) -> bool:
        """Whether a person sees the results come."""
        return self.file is None and sys.stdout.isatty()

    @property
    def name(self) -> str:
        """The format: what was asked for, what the file ends in, a table for a person, else JSON lines."""
        if self.format:
            return self.format
        if self.file:
            return _ENDINGS.get(self.file.suffix.lower(), "jsonl")
        more = self.mentions or self.documents
        return "table" if self.watched and not more else "jsonl"

    def chosen(self) -> Format:
        """The format, made."""
        if self.name == "table":
            return _table(watched=self.watched)
        if self.name == "csv":
            return CsvFormat(self.bom)
        if self.name in _IN_FILES_ALONE:
            return _in_file(self.name)
        write = jsonlines.line_piece if self.name == "jsonl" else jsonlines.array_piece
        piece = partial(write, mentions=self.mentions, documents=self.documents)
        if self.name == "jsonl":
            return TextFormat(piece)
        return TextFormat(piece, head="[\n", joint=",\n", tail="\n]\n", empty="[]\n")


def _special(file: Path | Remote) -> bool:
    """Whether the file is a device or a pipe."""
    return file.exists() and not file.is_file()


def _in_file(name: str) -> Format:
    # Each is imported when it is asked for: one loads SQLite, two need extras.
    if name == "xlsx":
        from extractor.writing.workbook import WorkbookFormat  # noqa: PLC0415

        return WorkbookFormat()
    if name == "parquet":
        from extractor.writing.parquet import ParquetFormat  # noqa: PLC0415

        return ParquetFormat()
    from extractor.writing.store.sink import StoreFormat  # noqa: PLC0415

    return StoreFormat()


def _table(*, watched: bool) -> Format:
    width = shutil.get_terminal_size().columns if watched else table.WIDTH
    piece = partial(table.block, width=width, colour=watched)
    return TextFormat(piece, table.table_head(width, colour=watched))
