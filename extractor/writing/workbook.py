"""Results as an Excel workbook: one row a record, with the columns of CSV. Needs the extra ``excel``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.errors import missing_extra
from extractor.writing import flat
from extractor.writing.sinks import FileSink

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extractor.writing.dicts import Entry
    from extractor.writing.sinks import Shaped

# What a sheet and a cell of Excel hold, and the digits that its numbers keep.
_ROWS, _CHARACTERS, _DIGITS = 2**20, 32767, 15
_FIGURES = frozenset(["low", "high", "stake_percent"])
_WIDTHS = {"title": 40, "investors": 24, "recipients": 24, "low": 18, "high": 18, "evidence": 80}
# A fixed day: the same records give the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class WorkbookFormat:
    """The format of an ``.xlsx`` file."""

    def shape(self, entry: Entry) -> Shaped:
        """The cells of the article's records."""
        return [flat.cells(record) for record in entry.records]

    def open(self, path: Path | None) -> WorkbookSink:
        """A sink that replaces the file when it is closed. Raises MissingExtra."""
        if path is None:
            raise ValueError("--format xlsx needs a file: -o records.xlsx")
        return WorkbookSink(path)


class WorkbookSink(FileSink):
    """Rows of a workbook; a full sheet is followed by another."""

    def __init__(self, path: Path) -> None:
        try:
            import xlsxwriter  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise missing_extra(str(path), "Excel files need xlsxwriter", "excel") from error
        super().__init__(path)
        options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
        self._book: Any = xlsxwriter.Workbook(str(self._part), options)
        self._book.set_properties({"created": _CREATED})
        self._bold = self._book.add_format({"bold": True})
        self._sheets, self._row = 0, _ROWS
        self._sheet: Any = None

    def write(self, shaped: Shaped) -> None:
        """Write the rows of one article."""
        for cells in shaped:
            self._write_row(cells)

    def _write_row(self, cells: list[str | int | None]) -> None:
        if self._row == _ROWS:
            self._begin_sheet()
        for column, (name, value) in enumerate(zip(flat.COLUMNS, cells, strict=True)):
            if value is None or value == "":
                continue
            if isinstance(value, int) or (name in _FIGURES and _exact(value)):
                self._sheet.write_number(self._row, column, Decimal(value))
            else:
                self._sheet.write_string(self._row, column, _fitting(value))
        self._row += 1

    def _begin_sheet(self) -> None:
        self._sheets += 1
        name = "records" if self._sheets == 1 else f"records {self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 1)
        for column, title in enumerate(flat.COLUMNS):
            self._sheet.set_column(column, column, _WIDTHS.get(title, 12))
            self._sheet.write_string(0, column, title, self._bold)
        self._row = 1

    def close(self, summary: Mapping[str, int | str]) -> None:  # noqa: ARG002 - a sink's
        """Write the workbook, and replace the file."""
        if not self._sheets:
            self._begin_sheet()
        self._book.close()
        self._keep()

    def abort(self) -> None:
        """Leave the file as it was."""
        self._book.close()
        self._leave()


def _exact(figure: str) -> bool:
    """Whether Excel keeps every digit."""
    return len(figure.replace(".", "").strip("0")) <= _DIGITS


def _fitting(text: str) -> str:
    """The text, cut where Excel takes no more, which it then says."""
    if text.startswith("<r>"):
        text = f"'{text}"  # xlsxwriter would take it for markup of its own
    if len(text.encode("utf-16-le")) // 2 <= _CHARACTERS:
        return text
    end = f" … [cut, {len(text)} characters]"
    return text[: _CHARACTERS // 2 - len(end)] + end
