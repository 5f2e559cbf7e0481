"""A run says the same in whatever form it was saved: JSON lines, a store, Parquet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extractor.comparing.comparison import Comparison, compare
from extractor.comparing.sources import Wanted, read_both, read_source
from extractor.comparing.view import Detail, sections
from extractor.errors import InputError
from extractor.pipeline import Extractor
from extractor.reviewing.explain import explained
from extractor.reviewing.page.assembling import assembled
from extractor.reviewing.page.condensing import condensed
from extractor.reviewing.page.gathering import read_articles
from extractor.reviewing.stored_claims import in_words
from extractor.writing.jsonlines import line_piece
from extractor.writing.parquet import ParquetFormat
from extractor.writing.store.sink import StoreFormat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from extractor.pipeline import Result

PLANT = "🚀 Gaon Electronics will invest €300 million in a battery plant in Poland over five years."
TEXTS = {
    "plant": f"{PLANT} Nuri Steel bought Daon Works for $1.2 billion.",
    "ko": "가온전자는 폴란드에 5000만 유로(약 750억원)를 투자하기로 했다고 밝혔다.",
    "quiet": "Nuri Steel was silent.",
}
ENDINGS = ("jsonl", "db", "parquet")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def results(extractor: Extractor, texts: dict[str, str], source: str = "") -> list[Result]:
    found = []
    for name, text in texts.items():
        given = extractor.extract_text(text, published="2025-03-04").article
        found.append(extractor.extract(replace(given, id=name, source=source or f"{name}.txt")))
    return found


def written(path: Path, found: Sequence[Result], *, failed: str = "") -> str:
    """The results in the form that the file's ending says."""
    if path.suffix == ".jsonl":
        lines = [line_piece(one, documents=True, mentions=True) for one in found]
        path.write_text("".join(lines), encoding="utf-8")
        return str(path)
    form = StoreFormat() if path.suffix == ".db" else ParquetFormat()
    sink = form.open(path)
    for one in found:
        sink.write(form.shape(one))
    if failed:
        known = {"stage": "read", "code": "empty", "message": "is empty", "mend": "fill it"}
        sink.fail({"source": failed, **known})
    sink.close({"read": len(found), "failed": bool(failed)})
    return str(path)


def compared(old: str, new: str, wanted: Wanted | None = None) -> Comparison:
    return compare(*read_both(old, new, wanted or Wanted()))


@pytest.mark.parametrize("old", ENDINGS)
@pytest.mark.parametrize("new", ENDINGS)
def test_nothing_differs(extractor: Extractor, tmp_path: Path, old: str, new: str) -> None:
    found = results(extractor, TEXTS)
    before = written(tmp_path / f"old.{old}", found)
    same = compared(before, written(tmp_path / f"new.{new}", found))
    assert (same.counts["unchanged"], same.fails("any")) == (3, False)


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_differs_is_found(extractor: Extractor, tmp_path: Path, ending: str) -> None:
    old = written(tmp_path / f"old.{ending}", results(extractor, TEXTS))
    later = {**TEXTS, "plant": TEXTS["plant"].replace("€300 million", "€300 billion")}
    new = written(tmp_path / f"new.{ending}", results(extractor, later))
    (one,) = compared(old, new).differences
    assert (one.document, one.kind, f"{one.factor:f}") == ("plant", "changed", "1000")
    (item,) = sections(compared(old, new))[0].items
    assert item.rows[0].new_quote
    assert item.rows[0].new_quote.words == "€300 billion"


def test_a_store_knows_what_was_read(extractor: Extractor, tmp_path: Path) -> None:
    """Articles without records, the texts, and what could not be read; a table of records does not."""
    found = results(extractor, TEXTS)
    run = read_source(written(tmp_path / "run.db", found, failed="none.txt"), Wanted())
    assert run.complete
    assert list(run.documents) == [*TEXTS, "none.txt"]
    assert run.documents["quiet"].text == TEXTS["quiet"]
    assert run.documents["none.txt"].error == "is empty (fill it)"
    assert not read_source(written(tmp_path / "run.parquet", found), Wanted()).complete


def claimed(name: str) -> dict[str, list[dict[str, object]]]:
    """The claims of a run by the record that they made."""
    run = read_source(name, Wanted(worded=in_words))
    amounts = (amount for one in run.documents.values() for amount in one.amounts)
    recorded = [one for one in amounts if one["outcome"] == "record"]
    for claim in (claim for one in recorded for claim in one["claims"]):
        claim["words"] = claim["words"] and {k: claim["words"][k] for k in ("text", "start", "end")}
    return {one["record"]: one["claims"] for one in recorded}


def test_the_claims_of_a_store_are_those_of_explain(extractor: Extractor, tmp_path: Path) -> None:
    found = results(extractor, TEXTS)
    store = written(tmp_path / "run.db", found)
    lines = written(tmp_path / "run.jsonl", found)
    with (tmp_path / "run.jsonl").open("a", encoding="utf-8") as stream:
        stream.writelines(f"{explained(one, shape='json')}\n" for one in found)
    stored, told = (claimed(name) for name in (store, lines))
    assert len(stored) == 3
    assert stored == told


def test_why_two_stores_differ(extractor: Extractor, tmp_path: Path) -> None:
    old = written(tmp_path / "old.db", results(extractor, TEXTS))
    later = {"plant": TEXTS["plant"].replace("will invest €300", "may invest €300")}
    new = written(tmp_path / "new.db", results(extractor, TEXTS | later))
    found = compared(old, new, Wanted(worded=in_words))
    assert found.old.has_claims
    item = sections(found, Detail(why=True))[0].items[0]
    assert item.kind == "changed"
    assert any(line.startswith("+ status") for line in item.why)


def test_articles_of_one_id_are_told_apart(extractor: Extractor, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    for source in ("monday.jsonl", "tuesday.jsonl"):
        written(store, results(extractor, {"plant": TEXTS["plant"]}, source))
    run = read_source(str(store), Wanted())
    assert list(run.documents) == ["plant", "plant (tuesday.jsonl)"]
    assert {r["document"]["id"] for d in run.documents.values() for r in d.records} == {
        *run.documents
    }
    assert not compared(str(store), str(store)).fails("any")


def test_a_page_of_a_store(extractor: Extractor, tmp_path: Path) -> None:
    """It has all but the mentions, and the claims without another file."""
    found = results(extractor, TEXTS)
    store = written(tmp_path / "run.db", found, failed="none.txt")
    stored, told = (
        read_articles(store, in_words),
        read_articles(written(tmp_path / "run.jsonl", found)),
    )
    assert {name: one.document for name, one in stored.items()} == {
        name: one.document for name, one in told.items()
    }
    assert [one.records for one in stored.values()] == [one.records for one in told.values()]
    assert len(stored["plant"].amounts) == 2
    assert "sentence" in assembled(condensed(stored.values()))


def test_a_store_is_known_by_what_is_in_it(extractor: Extractor, tmp_path: Path) -> None:
    store = written(tmp_path / "run.db", results(extractor, TEXTS))
    named = (tmp_path / "run.db").rename(tmp_path / "monday")
    assert len(read_source(str(named), Wanted()).documents) == 3
    assert store


def test_parquet_of_another_program(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    parquet.write_table(pa.table({"a": [1]}), tmp_path / "other.parquet")
    with pytest.raises(InputError, match=r"other\.parquet: holds no records of a run"):
        read_source(str(tmp_path / "other.parquet"), Wanted())
