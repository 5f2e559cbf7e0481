from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from sandviken import ARTICLE, BARE, DOCUMENT, FOUND, FULL, NOTHING, Found

from extractor.errors import InputError
from extractor.types import Article, Weighed
from extractor.writing.dicts import record_line
from extractor.writing.flat import COLUMNS, cells
from extractor.writing.store.sink import StoreFormat
from extractor.writing.store.syllables import match

if TYPE_CHECKING:
    from pathlib import Path

FAILURE = {"source": "b.txt", "stage": "read", "code": "empty", "message": "is empty", "mend": ""}
SUMMARY: dict[str, int | str] = {
    "read": 1,
    "failed": 1,
    "records": 2,
    "version": "1",
    "rules": "abc",
}
TABLES = (
    *("documents", "records", "parties", "amounts", "places"),
    *("spans", "claims", "errors", "changes", "search_data"),
)
CLAIM = Weighed(
    FULL.id, 0, "kind", "investment", won=True, ground="verb", strength=3, rule=None, words=None
)


@dataclass(frozen=True)
class Claimed(Found):
    claims: tuple[Weighed, ...] = (CLAIM,)


def write(path: Path, *entries: Found, close: bool = True) -> None:
    """One run; without ``close`` it is killed after its last commit."""
    form = StoreFormat()
    sink = form.open(path)
    for entry in entries:
        sink.write(json.loads(json.dumps(form.shape(entry))))
    sink.fail(FAILURE)
    sink.commit()
    if close:
        sink.close(SUMMARY)
    else:
        sink.write(form.shape(article("late", "2억 달러")))
        sink._store.close()  # noqa: SLF001 - as a kill does


def ask(path: Path, question: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as store:
        return store.execute(question, values).fetchall()


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {table: ask(path, f"SELECT * FROM {table}") for table in TABLES}  # noqa: S608 - names above


def article(name: str, text: str, *kinds: str, source: str | None = "a.jsonl") -> Found:
    """An article with a record of each kind, whose ids are their kinds."""
    document = replace(DOCUMENT, id=name, source=source)
    records = tuple(replace(BARE, id=kind, document=document, kind=kind) for kind in kinds)
    return Found(Article(name, text, "ko", source), (), records)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def test_one_sound_file_in_wal_mode(path: Path) -> None:
    write(path, FOUND, NOTHING)
    assert ask(path, "PRAGMA journal_mode") == [("wal",)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    assert [file.name for file in path.parent.iterdir()] == ["news.db"]


def test_the_flat_view_is_the_csv(path: Path) -> None:
    write(path, FOUND)
    columns = ", ".join(COLUMNS)
    rows = ask(path, f"SELECT {columns} FROM records_flat")  # noqa: S608 - names of columns
    expected = [[None if cell == "" else cell for cell in cells(one)] for one in FOUND.records]
    assert [list(row) for row in rows] == expected


def test_a_record_comes_back_as_its_line(path: Path) -> None:
    write(path, FOUND)
    lines = [json.loads(line) for (line,) in ask(path, "SELECT json FROM records ORDER BY key")]
    assert lines == [record_line(record) for record in FOUND.records]


def test_every_quote_is_a_row_and_a_slice_of_the_text(path: Path) -> None:
    write(path, FOUND)
    rows = ask(
        path,
        'SELECT s.text, substr(d.text, s.start + 1, s."end" - s.start) FROM spans s '
        "JOIN records r ON r.key = s.record JOIN documents d ON d.key = r.document",
    )
    assert len(rows) == json.dumps(record_line(FULL)).count('"raw_start"')
    assert all(quote == cut for quote, cut in rows)


def test_claims_hang_on_their_records(path: Path) -> None:
    write(path, Claimed(FOUND.article, FOUND.mentions, FOUND.records))
    asked = "SELECT r.id, about, says, won FROM claims c JOIN records r ON r.key = c.record"
    assert ask(path, asked) == [(FULL.id, "kind", "investment", 1)]


def test_sums_are_exact_text_beside_whole_units(path: Path) -> None:
    large = replace(FULL.equivalents[0], low="9" * 20, high="1234567.5")
    write(path, Found(ARTICLE, (), (replace(FULL, equivalents=(large,)),)))
    asked = "SELECT low, high, low_units, high_units FROM amounts ORDER BY role"
    assert ask(path, asked) == [
        ("33700000000", "33700000000", 33_700_000_000, 33_700_000_000),
        ("9" * 20, "1234567.5", None, 1_234_568),
    ]


@pytest.mark.parametrize(
    "word", ["투자", "크로나", "산드비켄", "프트", "나", "AI", "337", "데이터 스웨덴"]
)
def test_search_finds_korean_words_in_longer_ones(path: Path, word: str) -> None:
    write(path, NOTHING, FOUND)
    asked = "SELECT d.id FROM search JOIN documents d ON d.key = search.rowid WHERE search MATCH ?"
    assert ask(path, asked, match(word)) == [("seed",)]


@pytest.mark.parametrize("word", ["투지", "나크로", "크나", "센터데이", "Nothing 투자"])
def test_search_finds_no_words_that_are_not_there(path: Path, word: str) -> None:
    write(path, NOTHING, FOUND)
    assert ask(path, "SELECT rowid FROM search WHERE search MATCH ?", match(word)) == []


def test_a_document_that_comes_again_changes_nothing(path: Path) -> None:
    write(path, FOUND, NOTHING)
    before = everything(path)
    write(path, FOUND, NOTHING)
    after = everything(path)
    assert [run for (run,) in ask(path, "SELECT run FROM documents")] == [2, 2]
    for table in ("records", "spans", "changes", "search_data"):
        assert after[table] == before[table]


def test_what_has_changed_is_kept_with_its_run(path: Path) -> None:
    write(path, article("7", "투자", "funding", "grant"), FOUND)
    write(path, article("7", "지원", "grant", "contract"), FOUND)
    asked = "SELECT record, change, before IS NULL FROM changes WHERE run = 2"
    assert ask(path, asked) == [("contract", "added", 1), ("funding", "removed", 0)]
    assert ask(path, "SELECT id, run FROM records WHERE document = 1 ORDER BY key") == [
        ("grant", 1),
        ("contract", 2),
    ]
    assert ask(path, "SELECT rowid FROM search WHERE search MATCH '투자'") == [(2,)]
    assert ask(path, "SELECT rowid FROM search WHERE search MATCH '지원'") == [(1,)]


def test_articles_of_one_id_are_each_there(path: Path) -> None:
    same = article("7", "투자", "funding")
    other, elsewhere = (
        article("7", "지원", "grant"),
        article("7", "투자", "funding", source="b.jsonl"),
    )
    for _ in range(2):
        write(path, same, other, elsewhere, same)
        rows = ask(path, "SELECT id, source, copy, text FROM documents")
        assert rows == [
            *(
                ("7", "a.jsonl", 0, "투자"),
                ("7", "a.jsonl", 1, "지원"),
                ("7", "b.jsonl", 0, "투자"),
            ),
        ]
    assert ask(path, "SELECT count(*) FROM changes WHERE run = 2") == [(0,)]


def test_a_run_that_was_killed_goes_on_to_the_same_rows(path: Path, tmp_path: Path) -> None:
    articles = [article(str(n), f"{n}억 달러", "grant") for n in range(5)]
    write(path, *articles)
    killed = tmp_path / "killed.db"
    write(killed, *articles[:3], close=False)
    assert ask(killed, "SELECT status FROM runs") == [("running",)]
    assert ask(killed, "SELECT count(*) FROM documents") == [(3,)]
    write(killed, *articles[1:])
    assert everything(killed) == everything(path)
    assert ask(killed, "SELECT id, status, read FROM runs") == [(1, "finished", 1)]


def test_failures_are_rows_and_there_once(path: Path) -> None:
    write(path, FOUND, close=False)
    write(path, FOUND)
    assert ask(path, "SELECT run, source, code, message FROM errors") == [
        (1, "b.txt", "empty", "is empty")
    ]


def test_half_a_character_is_spelt_out(path: Path) -> None:
    write(path, article("a\udcb0", "투자", "grant", source="a\udcb0"))
    assert ask(path, "SELECT id, source FROM documents") == [("a\\udcb0", "a\\udcb0")]


def test_a_run_that_is_given_up_leaves_no_trace(path: Path) -> None:
    sink = StoreFormat().open(path)
    sink.write(StoreFormat().shape(FOUND))
    sink.abort()
    assert list(path.parent.iterdir()) == []
    write(path, FOUND)
    before = everything(path)
    sink = StoreFormat().open(path)
    sink.write(StoreFormat().shape(NOTHING))
    sink.abort()
    assert everything(path) == before


def test_another_program_reads_while_a_run_writes(path: Path) -> None:
    write(path, FOUND)
    sink = StoreFormat().open(path)
    sink.write(StoreFormat().shape(NOTHING))
    assert ask(path, "SELECT count(*) FROM documents") == [(1,)]
    sink.close(SUMMARY)
    assert ask(path, "SELECT count(*) FROM documents") == [(2,)]


def test_a_file_that_is_no_store_is_left_alone(path: Path) -> None:
    path.write_text("no database, but longer than a header of SQLite would be, so that it is read")
    with pytest.raises(InputError, match="cannot be used as a store: file is not a database"):
        StoreFormat().open(path)
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE mine (a)")
    with pytest.raises(InputError, match="is a database of another program"):
        StoreFormat().open(path)


def test_a_store_of_another_version_is_left_alone(path: Path) -> None:
    write(path, FOUND)
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA user_version = 9")
    with pytest.raises(InputError, match="is a store of version 9, not 1"):
        StoreFormat().open(path)
