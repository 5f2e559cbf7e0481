from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from sandviken import ARTICLE, BARE, DOCUMENT, FOUND, FULL, NOTHING, Found

from extractor.errors import MissingExtra
from extractor.types import Amount
from extractor.writing import workbook
from extractor.writing.flat import COLUMNS
from extractor.writing.workbook import WorkbookFormat

if TYPE_CHECKING:
    from pathlib import Path


def written(path: Path, *entries: Found) -> list[list[dict[str, Any]]]:
    """The rows of each sheet."""
    form = WorkbookFormat()
    sink = form.open(path)
    for entry in entries:
        sink.write(form.shape(entry))
    sink.commit()
    sink.close({})
    sheets = [list(sheet.values) for sheet in load_workbook(path).worksheets]
    return [[dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]] for rows in sheets]


def titled(title: str) -> Found:
    return Found(ARTICLE, (), (replace(BARE, document=replace(DOCUMENT, title=title)),))


def test_a_row_a_record_with_figures_as_numbers(tmp_path: Path) -> None:
    ((full, bare),) = written(tmp_path / "a.xlsx", FOUND)
    assert tuple(full) == COLUMNS
    assert full["low"] == 33_700_000_000
    assert full["investors"] == "Microsoft"
    assert full["amount"] == "337억 크로나"
    assert bare["low"] is None


def test_a_figure_that_excel_would_round_is_text(tmp_path: Path) -> None:
    amount = Amount("1234567890123456.7", "1000000000000000", "KRW", "stated", "range", ())
    ((row,),) = written(tmp_path / "a.xlsx", Found(ARTICLE, (), (replace(FULL, amount=amount),)))
    assert (row["low"], row["high"]) == ("1234567890123456.7", 10**15)


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("https://gaon.example", "https://gaon.example"),
        ("<r>no markup</r>", "'<r>no markup</r>"),
        ("a\x00b\udcb0", "a�b\\udcb0"),
    ],
)
def test_text_stays_text(tmp_path: Path, title: str, cell: str) -> None:
    ((row,),) = written(tmp_path / "a.xlsx", titled(title))
    assert row["title"] == cell


def test_a_cell_that_is_too_long_says_that_it_is_cut(tmp_path: Path) -> None:
    ((row,),) = written(tmp_path / "a.xlsx", titled("\U0001f600" * 20_000))
    assert row["title"].endswith("\U0001f600 … [cut, 20000 characters]")


def test_a_full_sheet_is_followed_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_ROWS", 4)
    sheets = written(tmp_path / "a.xlsx", FOUND, FOUND)
    assert [len(rows) for rows in sheets] == [3, 1]


def test_no_record_gives_the_names_of_the_columns(tmp_path: Path) -> None:
    assert written(tmp_path / "a.xlsx", NOTHING) == [[]]


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", FOUND)
    written(tmp_path / "b.xlsx", FOUND)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_run_that_is_given_up_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    sink = WorkbookFormat().open(path)
    sink.write(WorkbookFormat().shape(FOUND))
    sink.abort()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra, match=r"pip install 'investment-extractor\[excel\]'"):
        WorkbookFormat().open(tmp_path / "a.xlsx")
