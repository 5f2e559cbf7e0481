"""The benchmarks run, name every tool beside us, and say what has changed since another run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BEGIN, END = "<!-- figures: benchmarks/noting.py -->", "<!-- end of figures -->"
PEERS = {
    "articles": {"extractor", "spaCy tokeniser, warm", "spaCy tokeniser, cold", "kiwipiepy"},
    "pages": {
        "extractor",
        "extractor, to records",
        "trafilatura",
        "readability-lxml",
        "resiliparse",
    },
    "values": {"extractor", "price-parser", "quantulum3", "dateparser"},
    "growth": {"extractor", "spaCy tokeniser, cold", "spaCy PhraseMatcher"},
    "start-up": {"extractor", "import spacy", "import trafilatura", "kiwipiepy", "python -c pass"},
    "memory": {"extractor", "spaCy tokeniser"},
}


def bench(*options: str) -> str:
    command = [sys.executable, "benchmarks/bench.py", "--quick", *options]
    return subprocess.check_output(command, cwd=ROOT, text=True)


@pytest.mark.slow
def test_a_quick_run_has_every_row(tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    table = bench("-o", str(file))
    found = json.loads(file.read_text(encoding="utf-8"))
    tools: dict[str, set[str]] = {}
    for row in found["rows"]:
        tools.setdefault(row["group"], set()).add(row["tool"])
        assert (row["figure"] or 0) > 0 or f"{row['tool']:<24}not installed" in table, row
    assert {group: PEERS[group] - tools[group] for group in PEERS} == {g: set() for g in PEERS}
    assert all(row["figure"] for row in found["rows"] if row["tool"].startswith("extractor"))
    assert set(found["machine"]) >= {"processor", "cores", "system", "python", "load"}
    assert "trafilatura" in found["versions"]
    assert "targets met" in table

    later = bench("--only", "values", "-o", str(tmp_path / "later.json"), "--compare", str(file))
    assert "times the earlier run" in later
    assert "not in the earlier run" not in later

    note = tmp_path / "note.md"
    note.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n", encoding="utf-8")
    noted = [sys.executable, "benchmarks/noting.py", str(file), str(note)]
    subprocess.check_call(noted, cwd=ROOT)
    before, *figures, after = note.read_text(encoding="utf-8").splitlines()
    assert (before, figures[0], figures[-1], after) == ("Before.", BEGIN, END, "After.")
    assert {group for group in PEERS if f"| {group} | extractor" in "\n".join(figures)} == {*PEERS}
    assert "old" not in figures


def test_figures_that_are_none_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        bench("--only", "values", "-o", str(tmp_path / "later.json"), "--compare", str(file))
