from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from extractor.cli import commands
from extractor.errors import InputError
from extractor.querying import connection
from extractor.querying.answering import Answer, Choice, answered, questions
from extractor.querying.printing import as_csv, as_lines, as_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        # What was called off is no money; what a later run reads otherwise counts as it now is.
        ("destinations", {("PL", "EUR", 2, "400000000", "400000000")}),
        ("investors", {("Gaon Electronics", "EUR", 1, "350000000", "350000000")}),
        ("months", {("2025-03", "EUR", 2, "400000000", "400000000")}),
        (
            "errors",
            {(1, "x", "read", "empty", "is empty", ""), (2, "x", "read", "empty", "is empty", "")},
        ),
        (
            "changes",
            {("removed", "chile", "rec_chile0", "investment", "USD", "20000000", None, None)},
        ),
    ],
)
def test_ready_questions(store: Path, name: str, rows: set[tuple[object, ...]]) -> None:
    found = answered(store, name).rows
    assert rows <= {row[: len(next(iter(rows)))] for row in found}


def test_changes_since_a_run(store: Path) -> None:
    assert {row[0] for row in answered(store, "changes").rows} == {"changed", "removed"}
    since_nothing = answered(store, "changes", choice=Choice(since=0)).rows
    # What came and went in between is no change.
    assert {row[:2] for row in since_nothing} == {
        ("added", "plant"),
        ("added", "ko"),
        ("added", "scrapped"),
    }
    assert answered(store, "changes", choice=Choice(since=2)).rows == ()


def test_the_largest_are_first_and_as_many_as_asked_for(store: Path) -> None:
    answer = answered(store, "largest", choice=Choice(limit=1))
    kept = [(row[0], row[1]) for row in answer.rows]
    assert kept == [("EUR", "350000000"), ("USD", "900000000")]


@pytest.mark.parametrize("words", [["투자"], ["삼성"], ["성전자"], ["가온", "관계자"]])
def test_search_finds_parts_of_korean_words(store: Path, words: list[str]) -> None:
    assert [row[0] for row in answered(store, "search", words).rows] == ["ko"]


def test_search_knows_what_a_later_run_has_changed(store: Path) -> None:
    assert [row[0] for row in answered(store, "search", ["silent"]).rows] == ["chile"]
    assert answered(store, "search", ["smelter"]).rows == ()


def test_words_that_are_no_query_language(store: Path) -> None:
    assert answered(store, "search", ['poland" OR "*', "NEAR("]).rows == ()
    with pytest.raises(InputError, match="no word to search for"):
        answered(store, "search", ["—"])
    with pytest.raises(InputError, match="takes no words"):
        answered(store, "months", ["may"])


def test_sql_has_an_exact_sum(store: Path) -> None:
    sql = (
        "SELECT exact_sum(x) FROM (SELECT '0.1' AS x UNION ALL SELECT '0.2' UNION ALL SELECT NULL)"
    )
    assert answered(store, sql) == Answer(("exact_sum(x)",), (("0.3",),))
    assert answered(store, "SELECT exact_sum(NULL)").rows == ((None,),)


@pytest.mark.parametrize(
    "sql",
    [
        *(
            "DELETE FROM records",
            "UPDATE runs SET read = 0",
            "DROP TABLE spans",
            "CREATE TABLE a (b)",
        ),
        *(
            "CREATE TEMP TABLE a (b)",
            "INSERT INTO search (search) VALUES ('rebuild')",
            "REINDEX records",
        ),
        *("ATTACH 'other.db' AS other", "VACUUM INTO 'copy.db'", "PRAGMA journal_mode = DELETE"),
        *("PRAGMA query_only = OFF", "BEGIN IMMEDIATE", "SELECT load_extension('a')"),
    ],
)
def test_only_questions_are_answered(store: Path, sql: str) -> None:
    before = store.read_bytes()
    with pytest.raises(InputError, match=r"only questions are answered: .*write SELECT"):
        answered(store, sql)
    assert store.read_bytes() == before
    # Who reads in WAL mode needs these two beside the store.
    assert {path.name for path in store.parent.iterdir()} <= {
        "news.db",
        "news.db-shm",
        "news.db-wal",
    }


@pytest.mark.parametrize(
    "sql", ["SELECT 1; SELECT 2", "SELECT * FROM nowhere", "SELECT ?", "what is it"]
)
def test_wrong_sql_is_said_to_be_wrong(store: Path, sql: str) -> None:
    with pytest.raises(InputError, match=r"news\.db: SQLite says: "):
        answered(store, sql)


def test_a_question_without_end_is_ended(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0)
    endless = (
        "WITH RECURSIVE a (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT max(x) FROM a"
    )
    with pytest.raises(InputError, match="takes more than 60 seconds"):
        answered(store, endless)


def test_what_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such store"):
        answered(tmp_path / "none.db", "months")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as made:
        made.execute("CREATE TABLE a (b)")
    with pytest.raises(InputError, match="is a database of another program"):
        answered(other, "months")
    other.write_text("text " * 200)
    with pytest.raises(InputError, match="cannot be read as a store"):
        answered(other, "months")


def test_every_question_has_a_heading_and_an_answer(store: Path) -> None:
    for question in questions().values():
        assert len(question.heading) > len(question.name)
        words = ["투자"] if question.name == "search" else []
        assert answered(store, question.name, words, Choice(deals=True)).columns


ODD = Answer(("name", "low"), (("=1+1", "1234567890"), ("가온\x1b[31m", None), (None, "12.5")))


def test_csv_is_guarded_and_lines_are_exact() -> None:
    assert as_csv(ODD) == "name,low\n'=1+1,1234567890\n가온�[31m,\n,12.5\n"
    assert json.loads(as_lines(ODD).splitlines()[0]) == {"name": "=1+1", "low": "1234567890"}
    assert json.loads(as_lines(Answer(("a",), ((b"\x00\xff",),)))) == {"a": "00ff"}


def test_a_table_is_short_and_safe() -> None:
    assert as_table(ODD, 40).splitlines() == [
        "name           low",
        "=1+1       1.235bn",
        "가온�[31m",
        "              12.5",
    ]


def run(*arguments: str) -> str:
    done = CliRunner().invoke(commands, ["query", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_command(store: Path) -> None:
    listed = run(str(store))
    assert [line.split()[0] for line in listed.splitlines()] == list(questions())
    assert run(str(store), "destinations").startswith(
        "country,currency,records,low,high\nPL,EUR,2,"
    )
    assert run(str(store), "SELECT count(*) AS n FROM runs", "--format", "jsonl") == '{"n": 2}\n'
    assert "silent" not in run(str(store), "search", "투자", "--format", "table")
    refused = CliRunner().invoke(commands, ["query", str(store), "nothing"])
    assert refused.exit_code == 2
    assert "no question is called 'nothing'" in refused.stderr
