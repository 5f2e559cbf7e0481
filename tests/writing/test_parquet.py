from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet
from sandviken import ARTICLE, BARE, DOCUMENT, FOUND, FULL, NOTHING, Found

from extractor.errors import MissingExtra
from extractor.types import Amount, Country
from extractor.writing.columns import columns
from extractor.writing.dicts import plain
from extractor.writing.parquet import ParquetFormat

if TYPE_CHECKING:
    from pathlib import Path

SPANS = (
    "list<item: struct<text: string, start: int64, end: int64, raw_start: int64, raw_end: int64, "
    "raw_in: string>>"
)
SUM = (
    "struct<low: decimal128(38, 4), high: decimal128(38, 4), currency: string, "
    f"currency_basis: string, qualifier: string, spans: {SPANS}>"
)
PARTIES = (
    "list<item: struct<name: string, type: string, country: string, "
    f"ids: map<string, string ('ids')>, spans: {SPANS}>>"
).replace(" ('ids')", "")
SCHEMA = {
    "id": "string",
    "document": "struct<id: string, source: string, url: string, title: string, "
    "published: string, language: string>",
    "kind": "string",
    "status": "string",
    "investors": PARTIES,
    "recipients": PARTIES,
    "countries": f"list<item: struct<code: string, name: string, spans: {SPANS}>>",
    "places": f"list<item: struct<name: string, country: string, spans: {SPANS}>>",
    "amount": SUM,
    "equivalents": f"list<item: {SUM}>",
    "stake": f"struct<percent: decimal128(38, 4), spans: {SPANS}>",
    "round": f"struct<name: string, lead: list<item: string>, spans: {SPANS}>",
    "period": f"struct<start: string, end: string, duration: string, spans: {SPANS}>",
    "announced": f"struct<date: string, spans: {SPANS}>",
    "sectors": "list<item: string>",
    "purpose": f"struct<spans: {SPANS}>",
    "attribution": f"list<item: struct<name: string, spans: {SPANS}>>",
    "part_of": "string",
    "cumulative": "bool",
    "evidence": SPANS,
    "rules": "list<item: string>",
}


def written(path: Path, *entries: Found) -> pa.Table:
    form = ParquetFormat()
    sink = form.open(path)
    for entry in entries:
        sink.write(form.shape(entry))
    sink.commit()
    sink.close({})
    return parquet.read_table(path)


def test_the_columns_are_these() -> None:
    """Files of earlier versions lie beside new ones: a column that changes is a new version."""
    assert {field.name: str(field.type) for field in columns()} == SCHEMA


@pytest.mark.parametrize("entries", [(FOUND,), (NOTHING,), ()])
def test_every_file_has_the_same_columns(tmp_path: Path, entries: tuple[Found, ...]) -> None:
    assert written(tmp_path / "a.parquet", *entries).schema.equals(columns())


def test_a_record_comes_back_with_exact_sums(tmp_path: Path) -> None:
    full, bare = written(tmp_path / "a.parquet", FOUND).to_pylist()
    assert full["amount"]["low"] == Decimal(33_700_000_000)
    assert full["investors"][0]["name"] == "Microsoft"
    assert dict(full["investors"][0]["ids"]) == {"wikidata": "Q2283", "dart": "1"}
    assert full["evidence"][0]["text"] == plain(FULL)["evidence"][0]["text"]
    assert (bare["amount"], bare["stake"], bare["equivalents"]) == (None, None, [])


def test_cents_and_what_looks_like_something_else(tmp_path: Path) -> None:
    cents = Amount("12345.67", "99999999999999999999.5", "USD", "stated", "range", ())
    document = replace(DOCUMENT, id="005930", title="NA", source=None)
    record = replace(
        BARE, document=document, amount=cents, countries=(Country("NA", "Namibia", ()),)
    )
    plain_rows = [Found(ARTICLE, (), (BARE,))] * 200
    *_, row = written(
        tmp_path / "a.parquet", *plain_rows, Found(ARTICLE, (), (record,))
    ).to_pylist()
    assert row["amount"]["low"] == Decimal("12345.67")
    assert row["amount"]["high"] == Decimal("99999999999999999999.5")
    assert (row["document"]["id"], row["document"]["title"]) == ("005930", "NA")
    assert row["document"]["source"] is None
    assert row["countries"][0]["code"] == "NA"


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    written(tmp_path / "a.parquet", FOUND)
    written(tmp_path / "b.parquet", FOUND)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_groups_keep_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.writing.parquet._GROUP", 3)
    table = written(tmp_path / "a.parquet", FOUND, FOUND, FOUND, FOUND)
    assert parquet.ParquetFile(tmp_path / "a.parquet").num_row_groups == 3
    assert table["id"].to_pylist() == [FULL.id, BARE.id] * 4


def test_half_a_character_is_spelt_out(tmp_path: Path) -> None:
    odd = Found(ARTICLE, (), (replace(BARE, document=replace(DOCUMENT, source="a\udcb0")),))
    (row,) = written(tmp_path / "a.parquet", odd).to_pylist()
    assert row["document"]["source"] == "a\\udcb0"


def test_a_run_that_is_given_up_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_text("old")
    sink = ParquetFormat().open(path)
    sink.write(ParquetFormat().shape(FOUND))
    sink.abort()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'investment-extractor\[parquet\]'"):
        ParquetFormat().open(tmp_path / "a.parquet")
