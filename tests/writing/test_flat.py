from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from sandviken import ARTICLE, BARE, DOCUMENT, FOUND, FULL, NOTHING, TEXT, Found

from extractor.types import Amount
from extractor.writing.flat import COLUMNS, rows


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines(keepends=True)))


FIRST, SECOND = read("".join(rows([FOUND])))


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("id", "rec_6b1f09c2d4aa"),
        ("document", "seed"),
        ("kind", "investment"),
        ("investors", "Microsoft"),
        ("investor_countries", "US"),
        ("recipients", "산드비켄 시"),
        ("recipient_countries", ""),
        ("countries", "SE"),
        ("low", "33700000000"),
        ("currency", "SEK"),
        ("amount", "337억 크로나"),
        ("amount_start", str(TEXT.index("337"))),
        ("amount_raw_end", str(TEXT.index("(약") + 100)),
        ("equivalents", "KRW 4400000000000"),
        ("stake_percent", "51"),
        ("round_lead", "Microsoft"),
        ("period_duration", "P2Y"),
        ("announced", "2024-06"),
        ("sectors", "data_center; ai"),
        ("purpose", "데이터센터"),
        ("cumulative", "true"),
        ("evidence_start", "8"),
    ],
)
def test_cells(column: str, cell: str) -> None:
    assert FIRST[column] == cell


def test_what_is_not_said_is_an_empty_cell() -> None:
    said = {column for column, cell in SECOND.items() if cell}
    document = {"document", "source", "title", "published", "language"}
    assert said == {"id", "kind", "status", "cumulative", *document}


def test_the_column_names_come_once_and_first() -> None:
    pieces = list(rows([FOUND, NOTHING, FOUND]))
    assert pieces[0] == ",".join(COLUMNS) + "\n"
    assert pieces[2] == ""
    assert "".join(pieces).count("recipient_countries") == 1


def test_commas_quotes_and_line_breaks_come_back() -> None:
    title = 'He said "3억, 5억"\nand left'
    record = replace(BARE, document=replace(DOCUMENT, title=title))
    (row,) = read("".join(rows([Found(ARTICLE, (), (record,))])))
    assert row["title"] == title


def test_a_range_of_a_restatement() -> None:
    amount = Amount("2000000000", "9900000000", None, "default", "multiple", ())
    record = replace(FULL, equivalents=(amount,))
    (row,) = read("".join(rows([Found(ARTICLE, (), (record,))])))
    assert row["equivalents"] == "2000000000..9900000000"
