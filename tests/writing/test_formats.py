from __future__ import annotations

from pathlib import Path

import pytest
from sandviken import FOUND

from extractor.writing.formats import FORMATS, Output


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_a_record(name: str) -> None:
    assert "Microsoft" in "".join(Output(name).writer()([FOUND]))


def test_lines_where_nobody_watches() -> None:
    assert "".join(Output().writer()([FOUND])).startswith('{"type": "record"')


def test_a_table_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "Who" in "".join(Output().writer()([FOUND]))
    assert "Who" not in "".join(Output(file=Path("x")).writer()([FOUND]))
    # A table has no place for them: asking for them is asking for lines.
    assert '"type": "mention"' in "".join(Output(mentions=True).writer()([FOUND]))


@pytest.mark.parametrize("name", ["table", "csv"])
def test_refuses_what_has_no_place(name: str) -> None:
    with pytest.raises(ValueError, match=f"--format {name} has no place for --mentions and --doc"):
        Output(name, mentions=True, documents=True)
