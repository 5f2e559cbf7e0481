"""Writes the figures of a run of `bench.py` into docs/performance.md, between its two marks.

python benchmarks/noting.py [out/bench.json [docs/performance.md]]
"""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import OURS, Row
from tabling import MET, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- figures: benchmarks/noting.py -->", "<!-- end of figures -->"


def main(source: str, target: str) -> None:
    """Put the figures of one file into the other. Raises ValueError where that has no marks."""
    path = Path(target)
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{target} has no place for figures: {BEGIN} … {END}")
    told = json.loads(Path(source).read_text(encoding="utf-8"))
    lines = "\n".join(noted(told))
    path.write_text(f"{before}{BEGIN}\n{lines}\n{END}{after}", encoding="utf-8")


def noted(told: dict[str, Any]) -> Iterator[str]:
    """The lines: what was measured on, and a table for each group of rows."""
    machine, versions = told["machine"], told["versions"]
    yield (
        f"{machine['processor']}, {machine['cores']} cores, {machine['system'].split('-')[0]}, Python "
        f"{machine['python']}, load {machine['load']}; medians of {told['rounds']} rounds. "
        + ", ".join(f"{name} {version}" for name, version in versions.items())
        + "."
    )
    rows = [Row(**row) for row in told["rows"]]
    for group, of_group in groupby(rows, key=lambda row: row.group):
        yield f"\n| {group} | extractor | others | wanted |\n|---|---|---|---|"
        for work, of_work in groupby(of_group, key=lambda row: row.work):
            yield _line(work, list(of_work))
    held = [row for row in rows if row.target]
    yield f"\n{sum(row.met is True for row in held)} of {len(held)} targets are met."


def _line(work: str, rows: Sequence[Row]) -> str:
    ours = [row for row in rows if row.tool.startswith(OURS)]
    others = [f"{row.tool} {_said(row)}" for row in rows if row not in ours]
    named = [_said(row) if row.tool == OURS else f"{row.tool[11:]}: {_said(row)}" for row in ours]
    wanted = [f"{row.target}: {MET[row.met]}" for row in ours if row.target]
    cells = (work, "; ".join(named), "; ".join(others), "; ".join(dict.fromkeys(wanted)))
    return f"| {' | '.join(cells)} |"


def _said(row: Row) -> str:
    if row.figure is None:
        return "not installed"
    beside = [f"{name} {short(row.beside[name])}" for name in ("MB/s", "F1") if name in row.beside]
    return f"{short(row.figure)} {row.unit}" + (f" ({', '.join(beside)})" if beside else "")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(*given, *map(str, (ROOT / "out/bench.json", ROOT / "docs/performance.md")[len(given) :]))
