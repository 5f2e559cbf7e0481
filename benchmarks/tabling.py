"""The table of a run of benchmarks, and what has changed since another run."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from measuring import OURS, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Of these units less is better.
LOW = frozenset({"s", "MB"})
MET = {True: "met", False: "MISSED", None: "nothing to hold it against"}


def table(
    rows: Sequence[Row], before: Mapping[tuple[str, str, str], float | None]
) -> Iterator[str]:
    """The lines of one group of rows after the other.

    ``before`` are the figures of an earlier run; each row says how many times as good it is now.
    """
    for group, of_group in groupby(rows, key=lambda row: row.group):
        yield f"\n{group.upper()}"
        for work, of_work in groupby(of_group, key=lambda row: row.work):
            yield f"  {work}"
            told = list(of_work)
            ours = next((row.figure for row in told if row.tool == OURS), None)
            yield from (f"    {line(row, ours, before)}".rstrip() for row in told)


def line(row: Row, ours: float | None, before: Mapping[tuple[str, str, str], float | None]) -> str:
    """A row: tool, figure and its range, how we compare, further figures, the target.

    >>> line(Row("g", "w", "spaCy", "articles/s", 50.0, 49.0, 51.0), 100.0, {}).split()
    ['spaCy', '50.0', 'articles/s', '(49.0', 'to', '51.0)', 'extractor', '2.00', 'times']
    >>> line(Row("g", "w", "spaCy", "articles/s"), 100.0, {}).split()
    ['spaCy', 'not', 'installed']
    """
    if row.figure is None:
        return f"{row.tool:<24}not installed"
    said = [f"{row.tool:<24}{short(row.figure):>9} {row.unit:<11}", _range(row)]
    if ours and row.tool != OURS:
        times = row.figure / ours if row.unit in LOW else ours / row.figure
        said.append(f"extractor {times:.2f} times")
    said += [f"{name} {short(figure)}" for name, figure in row.beside.items()]
    if row.target:
        said.append(f"wanted {row.target}: {MET[row.met]}")
    if before:
        said.append(_since(row, before))
    return "  ".join(part for part in said if part)


def _range(row: Row) -> str:
    if row.least is None or row.greatest is None:
        return ""
    return f"({short(row.least)} to {short(row.greatest)})"


def _since(row: Row, before: Mapping[tuple[str, str, str], float | None]) -> str:
    earlier = before.get(row.key)
    if not earlier or not row.figure:
        return "not in the earlier run"
    times = earlier / row.figure if row.unit in LOW else row.figure / earlier
    return f"{times:.2f} times the earlier run"


def short(figure: float) -> str:
    """A figure with three digits or all of its whole ones.

    >>> short(0.4567), short(45.67), short(45678.9)
    ('0.457', '45.7', '45,679')
    """
    for least, digits in ((100, 0), (10, 1), (1, 2)):
        if figure >= least:
            return f"{figure:,.{digits}f}"
    return f"{figure:.3f}"


def verdict(rows: Sequence[Row]) -> Iterator[str]:
    """How many targets are met, and which are not."""
    held = [row for row in rows if row.target]
    missed = [row for row in held if row.met is not True]
    yield f"\n{len(held) - len(missed)} of {len(held)} targets met"
    yield from (f"- {'; '.join(row.key)} (wanted {row.target}: {MET[row.met]})" for row in missed)
