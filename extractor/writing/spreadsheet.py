"""CSV for spreadsheets: a byte order mark says that it is UTF-8."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, cast

from extractor.writing import flat
from extractor.writing.output import whole
from extractor.writing.sinks import TextFormat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import TextIO

    from extractor.writing.dicts import Entry
    from extractor.writing.sinks import Shaped, Sink

BOM = "\ufeff"
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_IN_MEMORY = 2**23


@dataclass(frozen=True)
class CsvFormat:
    """One row a record. ``bom`` None: a file with Hangul in it begins with the mark, stdout never."""

    bom: bool | None = None

    def shape(self, entry: Entry) -> Shaped:
        """The article's rows."""
        return flat.row_piece(entry)

    def open(self, path: Path | None) -> Sink:
        """A sink that replaces the file when it is closed, or prints at once. Raises OSError."""
        if self.bom is None and path is not None:
            return MarkingSink(path)
        head = (BOM if self.bom else "") + flat.head()
        return TextFormat(flat.row_piece, head, empty=head).open(path)


class MarkingSink:
    """Rows that wait in a temporary file until it is known whether the file begins with a mark."""

    def __init__(self, path: Path) -> None:
        self._path, self._marked = path, False
        spool = SpooledTemporaryFile(  # noqa: SIM115 - closed by close and abort
            _IN_MEMORY, "w+", encoding="utf-8", errors="backslashreplace", newline=""
        )
        self._rows = cast("TextIO", spool)
        self._rows.write(flat.head())

    def write(self, shaped: Shaped) -> None:
        """Write one article's rows."""
        self._rows.write(shaped)
        self._marked = self._marked or bool(_HANGUL.search(shaped))

    def fail(self, failure: Mapping[str, str]) -> None:
        """A table of records has no place for failures."""

    def commit(self) -> None:
        """The file is kept when it is closed."""

    def close(self, summary: Mapping[str, int | str]) -> None:  # noqa: ARG002 - a sink's
        """Replace the file."""
        self._rows.seek(0)
        with self._rows, whole(self._path) as stream:
            stream.write(BOM if self._marked else "")
            shutil.copyfileobj(self._rows, stream)

    def abort(self) -> None:
        """Leave the file as it was."""
        self._rows.close()
