"""What to write and where: formats by name, stdout or a file."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from extractor.writing import flat, jsonlines, table
from extractor.writing.sinks import TextFormat

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.writing.sinks import Format

FORMATS = ("jsonl", "json", "table", "csv")

_RECORDS_ALONE = ("table", "csv")


@dataclass(frozen=True)
class Output:
    """A wish: ``format`` is None where the terminal decides, ``file`` None for stdout.

    Raises ValueError for a format that has no place for mentions or documents.
    """

    format: str | None = None
    file: Path | None = None
    mentions: bool = False
    documents: bool = False

    def __post_init__(self) -> None:
        wanted = [f"--{name}" for name in ("mentions", "documents") if getattr(self, name)]
        if wanted and self.format in _RECORDS_ALONE:
            said = " and ".join(wanted)
            raise ValueError(f"--format {self.format} has no place for {said}; use jsonl or json")

    @property
    def watched(self) -> bool:
        """Whether a person sees the results come."""
        return self.file is None and sys.stdout.isatty()

    def chosen(self) -> Format:
        """The format: the one that was asked for, else a table for a person, else JSON lines."""
        more = self.mentions or self.documents
        name = self.format or ("table" if self.watched and not more else "jsonl")
        if name == "table":
            return _table(watched=self.watched)
        if name == "csv":
            return TextFormat(flat.row_piece, flat.head(), empty=flat.head())
        write = jsonlines.line_piece if name == "jsonl" else jsonlines.array_piece
        piece = partial(write, mentions=self.mentions, documents=self.documents)
        if name == "jsonl":
            return TextFormat(piece)
        return TextFormat(piece, head="[\n", joint=",\n", tail="\n]\n", empty="[]\n")


def _table(*, watched: bool) -> Format:
    width = shutil.get_terminal_size().columns if watched else table.WIDTH
    piece = partial(table.block, width=width, colour=watched)
    return TextFormat(piece, table.table_head(width, colour=watched))
