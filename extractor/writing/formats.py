"""What to write and where: formats by name, stdout or a file."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from extractor.writing import flat, jsonlines, table
from extractor.writing.dicts import Entry

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("jsonl", "json", "table", "csv")
Writer: TypeAlias = Callable[[Iterable[Entry]], Iterator[str]]

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

    def writer(self) -> Writer:
        """What turns articles into pieces of text, at least one piece an article's records."""
        more = self.mentions or self.documents
        chosen = self.format or ("table" if self.watched and not more else "jsonl")
        if chosen == "table":
            return _table(watched=self.watched)
        if chosen == "csv":
            return flat.rows
        write = jsonlines.lines if chosen == "jsonl" else jsonlines.array
        return partial(write, mentions=self.mentions, documents=self.documents)


def _table(*, watched: bool) -> Writer:
    if not watched:
        return table.blocks
    return partial(table.blocks, width=shutil.get_terminal_size().columns, colour=True)
