from __future__ import annotations

import json
import os
import pickle
from pathlib import Path

import pytest
from sandviken import FOUND

from extractor.writing import flat
from extractor.writing.formats import FORMATS, Output

TEXT = ("jsonl", "json", "table", "csv")
FILES = {
    "a.csv": "csv",
    "a.XLSX": "xlsx",
    "a.parquet": "parquet",
    "a.db": "sqlite",
    "a.sqlite3": "sqlite",
}


def written(output: Output, path: Path) -> str:
    """What a sink of this output writes to a file, of one article that comes back from JSON."""
    form = output.chosen()
    shaped = json.loads(json.dumps(pickle.loads(pickle.dumps(form)).shape(FOUND)))  # noqa: S301 - our own
    sink = form.open(path)
    sink.write(shaped)
    sink.fail({"source": "b", "stage": "read", "code": "empty", "message": "is empty", "mend": "…"})
    sink.commit()
    sink.close({"read": 1, "failed": 1})
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXT)
def test_every_text_format_writes_a_record(name: str, tmp_path: Path) -> None:
    assert "Microsoft" in written(Output(name), tmp_path / "out")


@pytest.mark.parametrize("name", TEXT)
def test_a_sink_that_is_aborted_leaves_the_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    form = Output(name).chosen()
    sink = form.open(path)
    sink.write(form.shape(FOUND))
    sink.abort()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "text"), [("json", "[]\n"), ("jsonl", ""), ("table", ""), ("csv", flat.head())]
)
def test_nothing_is_written_of_nothing(name: str, text: str, tmp_path: Path) -> None:
    sink = Output(name).chosen().open(tmp_path / "out")
    sink.close({})
    assert (tmp_path / "out").read_text() == text


def test_lines_where_nobody_watches(tmp_path: Path) -> None:
    assert written(Output(), tmp_path / "out").startswith('{"type": "record"')


def test_a_table_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "Who" in written(Output(), tmp_path / "a")
    assert "Who" not in written(Output(file=Path("x")), tmp_path / "b")
    # A table has no place for them: asking for them is asking for lines.
    assert '"type": "mention"' in written(Output(mentions=True), tmp_path / "c")


@pytest.mark.parametrize(
    ("file", "name"), [*FILES.items(), ("a.jsonl", "jsonl"), ("a.JSON", "json"), ("a", "jsonl")]
)
def test_the_ending_of_a_file_says_the_format(file: str, name: str) -> None:
    assert Output(file=Path(file)).name == name
    assert Output("json", Path(file)).name == "json"


@pytest.mark.parametrize("ending", [".gz", ".zst", ".tsv", ".xls", ".ZIP"])
def test_a_file_is_what_its_name_says(ending: str) -> None:
    with pytest.raises(
        ValueError, match=rf"\{ending} is not written; end the name in .jsonl .json .csv"
    ):
        Output(file=Path(f"a.csv{ending}"))
    assert Output("csv", Path(f"a{ending}")).name == "csv"


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_made_of_what_came_through_json(file: str, tmp_path: Path) -> None:
    output = Output(file=tmp_path / file)
    form = output.chosen()
    sink = form.open(tmp_path / file)
    sink.write(json.loads(json.dumps(form.shape(FOUND))))
    sink.close({"read": 1, "failed": 0})
    assert [path.name for path in tmp_path.iterdir()] == [file]


@pytest.mark.parametrize("name", sorted({*FORMATS} - {*TEXT}))
def test_what_is_no_text_needs_a_file(name: str) -> None:
    for file in (None, Path(os.devnull)):
        with pytest.raises(ValueError, match=f"--format {name} needs a file: -o FILE"):
            Output(name, file)


def test_a_mark_is_for_csv() -> None:
    assert Output("csv", bom=True).bom
    with pytest.raises(ValueError, match="--bom and --no-bom are for --format csv"):
        Output("jsonl", bom=True)


@pytest.mark.parametrize("name", ["table", "csv"])
def test_refuses_what_has_no_place(name: str) -> None:
    with pytest.raises(ValueError, match=f"--format {name} has no place for --mentions and --doc"):
        Output(name, mentions=True, documents=True)


def test_a_store_has_documents_always_and_no_mentions() -> None:
    assert Output(file=Path("a.db"), documents=True).name == "sqlite"
    with pytest.raises(ValueError, match="--format sqlite has no place for --mentions"):
        Output(file=Path("a.db"), mentions=True)
