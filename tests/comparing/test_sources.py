"""What can be compared: JSON lines, folders, git revisions; and what cannot."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from comparing.making import Line, quote, record
from extractor.comparing.comparison import compare
from extractor.comparing.decisions import read_decisions
from extractor.comparing.saved import read_run
from extractor.comparing.sources import Wanted, read_both, read_source
from extractor.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT: Line = {"type": "document", "schema": 1, "id": "a", "source": "a.txt", "text": "Gaon"}

AMOUNT: Line = {"amount": {"span": quote("₩5", 10)}, "record": "rec_10", "reason": "", "claims": []}


def written(path: Path, *lines: object) -> str:
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return str(path)


def golden(folder: Path, name: str, *records: Line) -> None:
    path = folder / f"{name}.golden.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(records, ensure_ascii=False, indent=2), encoding="utf-8")
    path.with_name(f"{path.name.partition('.')[0]}.txt").write_text("Gaon", encoding="utf-8")


def test_all_that_the_command_writes_in_one_file(tmp_path: Path) -> None:
    explained = {"document": "a", "source": "a.txt", "amounts": [AMOUNT]}
    failed = {"source": "b.txt", "stage": "read", "code": "empty", "message": "is empty"}
    mention = {"type": "mention", "document": {"id": "a"}, "label": "MONEY"}
    lines = [DOCUMENT, mention, record(), failed, explained]
    found = read_run(written(tmp_path / "run.jsonl", *lines))
    assert found.complete
    assert found.documents["a"].text == "Gaon"
    assert found.documents["a"].records == (record(),)
    assert found.documents["a"].amounts == (AMOUNT,)
    assert found.documents["b.txt"].error == "is empty"


def test_records_alone_do_not_say_what_was_read(tmp_path: Path) -> None:
    assert not read_run(written(tmp_path / "run.jsonl", record())).complete
    assert read_run(written(tmp_path / "empty.jsonl")).documents == {}


def test_an_array(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(json.dumps([DOCUMENT, record()], indent=2))
    assert read_run(str(path)).documents["a"].records == (record(),)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"a": 1}', r":1: says of no document"),
        ("[1]", r":1: is no JSON object"),
        ("{", r":1: is no JSON"),
        ("[" * 100_000, r":1: is no JSON"),
        ('{"type": "deal", "document": {"id": "a"}}', r"type 'deal'"),
        (json.dumps(record(schema=2)), "has schema 2, not 1"),
        (json.dumps(record(amount="5")), "'amount' is not as the output"),
        (json.dumps(record(amount={"low": "many", "high": "1"})), "'amount' is not as the output"),
        (json.dumps(record(amount={"low": "NaN", "high": "1"})), "'amount' is not as the output"),
        (json.dumps(record(investors=["Gaon"])), "'investors' is not as the output"),
        (json.dumps(record(evidence=["Gaon"])), "'evidence' is not as the output"),
        (json.dumps(record(purpose={"spans": [1]})), "'spans' is not as the output"),
    ],
)
def test_what_the_command_has_not_written(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text(line)
    with pytest.raises(InputError, match=message):
        read_run(str(path))


def test_a_document_twice(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r":2: document 'a' comes a second time"):
        read_run(written(tmp_path / "run.jsonl", DOCUMENT, DOCUMENT))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "one of the two is empty"),
        ("none.jsonl", "no such file"),
        ("none:folder", "git knows no revision 'none'|not a git repository"),
        ("-x:folder", "no such file and no git revision"),
        ("none.db", "no such store"),
        ("a.sqlite", "is a database of another program"),
        ("a.csv", "is a table, which does not say where the words stand"),
        ("none.parquet", "no such file"),
        ("a.parquet", "cannot be read as Parquet"),
        ("empty", "holds no goldens and no articles"),
    ],
)
def test_what_cannot_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    for table in ("a.sqlite", "a.csv", "a.parquet"):
        (tmp_path / table).touch()
    with pytest.raises(InputError, match=message):
        read_source(name, Wanted())
    with pytest.raises(InputError, match="only one of the two"):
        read_both("-", "-", Wanted())


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(InputError, match="is not UTF-8"):
        read_run(str(path))


def test_a_folder_of_goldens(tmp_path: Path) -> None:
    golden(tmp_path, "ko/a", record(document={"id": "ko/a.txt"}))
    golden(tmp_path, "ko/quiet")
    golden(tmp_path, ".hidden/b", record())
    found = read_source(str(tmp_path), Wanted())
    assert {name: len(one.records) for name, one in found.documents.items()} == {
        "ko/a.txt": 1,
        "ko/quiet.txt": 0,
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [("{}", "is no golden"), ("[{}]", "says of no document"), ("[1]", "is no JSON object")],
)
def test_a_golden_that_is_none(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.golden.json").write_text(text)
    with pytest.raises(InputError, match=message):
        read_source(str(tmp_path), Wanted())


def test_a_run_of_the_folder_calls_its_articles_by_longer_paths(tmp_path: Path) -> None:
    """`extractor run samples` calls samples/ko/a.txt what the golden calls ko/a.txt."""
    golden(tmp_path / "samples", "ko/a", record(document={"id": "ko/a.txt"}))
    run = written(tmp_path / "run.jsonl", record(document={"id": "samples/ko/a.txt"}))
    for sides in ((str(tmp_path / "samples"), run), (run, str(tmp_path / "samples"))):
        found = compare(*read_both(*sides, Wanted()))
        assert (found.unchanged, found.documents) == (1, ())


def git(folder: Path, *arguments: str) -> None:
    known = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *known, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_revision_against_the_working_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden(tmp_path, "news/가온", record(document={"id": "가온.txt"}))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "a")
    golden(tmp_path, "news/가온", record("6", document={"id": "가온.txt"}))
    golden(tmp_path, "news/b", record(document={"id": "b.txt"}))
    monkeypatch.chdir(tmp_path)
    found = compare(*read_both("HEAD:news", "news", Wanted()))
    assert {one.document: one.kind for one in found.differences} == {
        "가온.txt": "changed",
        "b.txt": "added",
    }
    with pytest.raises(InputError, match="no such folder in this revision"):
        read_source("HEAD:none", Wanted())
    # Names are from where one is, as those of other files are.
    monkeypatch.chdir(tmp_path / "news")
    assert set(read_source("HEAD:.", Wanted()).documents) == {"가온.txt"}


def decision(verdict: str | None = "accept", **more: object) -> Line:
    known = {"type": "decision", "schema": 1, "document": {"id": "a"}}
    return {**known, "record": "rec_10", "verdict": verdict, "note": None, **more}


def says(low: str) -> Line:
    amount = {"low": low, "high": low, "currency": "KRW", "qualifier": "exact"}
    return {
        "kind": "investment",
        "status": "planned",
        "investors": ["Gaon"],
        "recipients": [],
        "countries": [],
        "amount": amount,
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "fails"),
    [
        ([record()], [record("6")], decision(), False),
        ([record()], [record("6")], decision(says=says("6")), False),
        # Nobody has seen the record as it is now.
        ([record()], [record("6")], decision(says=says("5")), True),
        ([record()], [record("6")], decision(record=None, says=says("6")), False),
        ([record()], [record("6")], decision("reject"), True),
        ([record()], [record("6")], decision(None, note="look again"), True),
        ([record()], [], decision("reject"), False),
        ([record()], [], decision("accept"), True),
        # What is rejected fails, even if only its place has changed.
        ([record()], [record(rules=[])], decision("reject"), True),
        ([record()], [record(rules=[])], decision(None), False),
        ([record()], [record("6")], decision(document={"id": "b"}), True),
    ],
)
def test_decisions_settle_differences(
    tmp_path: Path, old: list[Line], new: list[Line], line: Line, fails: bool
) -> None:
    sides = written(tmp_path / "old.jsonl", *old), written(tmp_path / "new.jsonl", *new)
    decisions = read_decisions("d.jsonl", [json.dumps(line)])
    found = compare(*read_both(*sides, Wanted()), decisions=decisions)
    assert found.fails("value") is fails


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (record(), "d.jsonl:1: is no decision"),
        (decision("maybe"), "has verdict 'maybe'"),
        (decision(schema=2), "has schema 2, not 1"),
        (decision(document="a"), "a decision without document"),
        (decision(record=None), "without record and without says"),
    ],
)
def test_what_is_no_decision(line: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_decisions("d.jsonl", [json.dumps(line)])


def test_quotes_of_either_run_are_kept(tmp_path: Path) -> None:
    """The file of a document is where its lines can be pointed to."""
    found = read_run(written(tmp_path / "run.jsonl", record(evidence=[quote("Gaon", 0)])))
    assert str(found.documents["a"].file) == "a.txt"
