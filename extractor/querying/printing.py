"""Answers as text: a table for people, CSV, JSON lines."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.terminal import one_line
from extractor.writing.dicts import decimal
from extractor.writing.guarding import guarded

if TYPE_CHECKING:
    from extractor.querying.answering import Answer, Value

# Columns that hold sums of money.
MONEY = re.compile(r"(low|high)(_before|_now)?")
_UNITS = ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "m"))
_DIGITS = 3
_DECIMAL = re.compile(r"\d+(\.\d+)?")


def as_csv(answer: Answer) -> str:
    """A line of names and a line a row; what would be a formula is guarded."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([guarded(name) for name in answer.columns])
    writer.writerows([guarded(v) if isinstance(v, str) else v for v in row] for row in answer.rows)
    return buffer.getvalue()


def as_lines(answer: Answer) -> str:
    """A JSON object a row; bytes as hexadecimal digits."""
    rows = (dict(zip(answer.columns, map(_plain, row), strict=True)) for row in answer.rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _plain(value: Value) -> Value:
    return value.hex() if isinstance(value, bytes) else value


def as_table(answer: Answer, width: int) -> str:
    """Aligned columns in so many cells of a terminal, sums in a short form."""
    # rich takes a tenth of a second to import; the other forms do without it.
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for number, name in enumerate(answer.columns):
        right = all(isinstance(row[number], int | None) for row in answer.rows) or MONEY.fullmatch(
            name
        )
        table.add_column(one_line(name), justify="right" if right else "left", overflow="fold")
    for row in answer.rows:
        cells = (_shown(name, value) for name, value in zip(answer.columns, row, strict=True))
        table.add_row(*(Text(cell) for cell in cells))
    buffer = io.StringIO()
    console = Console(file=buffer, width=width, color_system=None, highlight=False, markup=False)
    console.print(table)
    return "".join(line.rstrip() + "\n" for line in buffer.getvalue().splitlines())


def short(number: Decimal) -> str:
    """The number in its largest unit with three decimals at most, for people.

    >>> short(Decimal("656386400000")), short(Decimal("1500000")), short(Decimal(12))
    ('656.386bn', '1.5m', '12')
    """
    unit, name = next(((u, n) for u, n in _UNITS if number >= u), (Decimal(1), ""))
    return f"{decimal(round(number / unit, _DIGITS))}{name}"


def _shown(name: str, value: Value) -> str:
    if isinstance(value, str) and MONEY.fullmatch(name) and _DECIMAL.fullmatch(value):
        return short(Decimal(value))
    return "" if value is None else one_line(str(_plain(value)))
