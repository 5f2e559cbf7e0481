from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from sandviken import FOUND

from extractor.writing import flat
from extractor.writing.formats import FORMATS, Output


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


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_a_record(name: str, tmp_path: Path) -> None:
    assert "Microsoft" in written(Output(name), tmp_path / "out")


@pytest.mark.parametrize("name", FORMATS)
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


@pytest.mark.parametrize("name", ["table", "csv"])
def test_refuses_what_has_no_place(name: str) -> None:
    with pytest.raises(ValueError, match=f"--format {name} has no place for --mentions and --doc"):
        Output(name, mentions=True, documents=True)
