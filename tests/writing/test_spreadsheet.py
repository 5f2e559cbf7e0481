from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sandviken import ARTICLE, BARE, DOCUMENT, FOUND, FULL, NOTHING, Found

from extractor.types import Party
from extractor.writing.flat import cells
from extractor.writing.guarding import guarded
from extractor.writing.spreadsheet import CsvFormat

if TYPE_CHECKING:
    from pathlib import Path

BOM = b"\xef\xbb\xbf"
ENGLISH = Found(
    ARTICLE, (), (replace(BARE, document=replace(DOCUMENT, title="AI", language="en")),)
)


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A1"),
        *(" =1+1", "\t=1+1", "\r=1", "\n@A1", "\u00a0=1", "\u3000＝1", "\x00=1", "\x1f-1"),
        *("\ttab", "\rreturn", "\nline", "\x07bell"),
    ],
)
def test_what_begins_a_formula_is_guarded(text: str) -> None:
    assert guarded(text).startswith("'")


@pytest.mark.parametrize("text", ["3-4", "a=b", "가온-누리", "$5", "'=1", " 3억", "(=1)", ""])
def test_what_begins_none_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_no_control_characters_and_no_half_ones() -> None:
    assert guarded("a\x00b\x1b[31m\x85c\ttab\nline") == "a�b�[31m�c\ttab\nline"
    assert guarded("a\udcb0") == "a\\udcb0"


def test_each_of_several_names_in_a_cell_is_guarded() -> None:
    parties = tuple(Party(name, "company", None, {}, ()) for name in ("Gaon", "=HYPERLINK(1)"))
    assert "Gaon; '=HYPERLINK(1)" in cells(replace(FULL, investors=parties))


def written(form: CsvFormat, path: Path, *entries: Found) -> bytes:
    sink = form.open(path)
    for entry in entries:
        sink.write(form.shape(entry))
    sink.commit()
    sink.close({})
    return path.read_bytes()


@pytest.mark.parametrize(
    ("bom", "entries", "marked"),
    [
        (None, (FOUND,), True),
        (None, (ENGLISH, FOUND), True),
        (None, (ENGLISH,), False),
        (None, (NOTHING,), False),
        (True, (ENGLISH,), True),
        (True, (), True),
        (False, (FOUND,), False),
    ],
)
def test_a_file_with_korean_in_it_begins_with_a_mark(
    tmp_path: Path, bom: bool | None, entries: tuple[Found, ...], marked: bool
) -> None:
    data = written(CsvFormat(bom), tmp_path / "a.csv", *entries)
    assert data.startswith(BOM + b"id,document" if marked else b"id,document")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert len(rows) == sum(len(entry.records) for entry in entries)


def test_stdout_has_a_mark_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for bom, head in ((None, "id,"), (True, "\ufeffid,")):
        sink = CsvFormat(bom).open(None)
        sink.write(CsvFormat(bom).shape(FOUND))
        sink.close({})
        assert capsys.readouterr().out.startswith(head)


def test_a_run_that_is_given_up_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    sink = CsvFormat().open(path)
    sink.write(CsvFormat().shape(FOUND))
    sink.abort()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
