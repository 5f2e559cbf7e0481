"""Reads rule files as TOML tables and CSV rows, those of an add-on joined to the packaged ones."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.caching import computed
from extractor.errors import RulesError
from extractor.rules.addons import joined, require_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from extractor.rules.paths import RulePath

Table = dict[str, Any]
Columns = tuple[str, ...]
_REPLACE = "replace"
_ALONE = "replace=true"
_COMMENT = "#"


class Row(NamedTuple):
    """A CSV row with its file and line."""

    path: Path
    line: int
    cells: dict[str, str]

    @property
    def where(self) -> str:
        """``file:line``, for messages."""
        return f"{self.path}:{self.line}"


def read_toml(path: RulePath, *, own_last: bool = False) -> Table:
    """The tables of a file; empty if no layer has the file.

    Those of an add-on are joined to the packaged tables, or replace them where the file says
    ``replace = true``. Its rules stand before the packaged ones, or behind them (``own_last``).
    Raises RulesError with file and line for a file that is not TOML, for two tables of a list with one
    name, and for an add-on that contradicts the package.
    """
    layers: list[tuple[Path, Table]] = []
    for layer in path.existing:
        stat = layer.stat()
        table = dict(_parsed(layer, stat.st_mtime_ns, stat.st_size))
        if table.pop(_REPLACE, False):
            layers.clear()
        layers.append((layer, table))
    return joined(layers, own_last=own_last) if layers else {}


@lru_cache(maxsize=128)
def _parsed(path: Path, *_stamp: int) -> Table:
    try:
        table = computed(tomllib.loads, path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise not_utf8(path, error) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        first = _first_of_double(path, int(line[1])) if line and "overwrite" in str(error) else None
        what = f"{first[0]}: there is one at {path}:{first[1]} already" if first else str(error)
        raise RulesError(where, f"not valid TOML: {what}", "mend the line") from error
    require_rows(table, path)
    return table


def read_lines(path: Path) -> list[str]:
    """The lines of a table of weights, at least one. Raises RulesError for bytes that are no UTF-8."""
    try:
        return path.read_text(encoding="utf-8").splitlines() or [""]
    except UnicodeDecodeError as error:
        raise not_utf8(path, error) from error


def not_utf8(path: Path, error: UnicodeDecodeError) -> RulesError:
    """The error for a file with bytes that are no UTF-8; ``error`` came of all its bytes."""
    line = error.object.count(b"\n", 0, error.start) + 1
    what = f"byte {error.object[error.start]:#04x} is no UTF-8"
    return RulesError(f"{path}:{line}", what, "save the file as UTF-8")


def _first_of_double(path: Path, second: int) -> tuple[str, int] | None:
    """The key that a line repeats in its table, and the number of the earlier line; None if none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    key = lines[second - 1].partition("=")[0].strip().strip("\"'")
    for at in range(second - 2, -1, -1):
        if lines[at].startswith("["):
            return None
        if "=" in lines[at] and lines[at].partition("=")[0].strip().strip("\"'") == key:
            return key, at + 1
    return None


def read_csv(path: RulePath, columns: Columns, *unique: Columns) -> list[Row]:
    """The rows of a file; empty if no layer has the file.

    The first line names the columns, any of these and one for each language by its two letters; an
    add-on may leave it out if its columns are the packaged ones. No two rows of a file may have
    the same cells in the columns of one of ``unique``. A row of an add-on that has the cells of the
    first of them in common with a packaged one adds its forms to it.
    Raises RulesError for unknown columns, for a row with too few or too many cells, and for a
    duplicate row.
    """
    rows: list[Row] = []
    usual: Columns = ()
    for layer in path.existing:
        own, alone = _rows(layer, columns, usual)
        usual = usual or (tuple(own[0].cells) if own else ())
        _require_unique(own, unique)
        rows = own if alone or not rows else _added(rows, own, unique)
    return rows


def is_language(name: str) -> bool:
    """Whether a key or a column names a language: ISO 639-1, two letters."""
    return len(name) == 2 and name.islower()  # noqa: PLR2004 - two letters


def _rows(path: Path, columns: Columns, usual: Columns) -> tuple[list[Row], bool]:
    """The rows of one file, and whether it replaces the packaged one.

    The first line names the columns; without it they are the ``usual`` ones, of the packaged file.
    """
    try:
        with io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="") as file:
            reader = csv.reader(file)
            lines = [(reader.line_num, cells) for cells in reader if cells]
    except UnicodeDecodeError as error:
        raise not_utf8(path, error) from error
    except csv.Error as error:
        raise RulesError(str(path), f"not valid CSV: {error}", "save it as UTF-8") from error
    alone = bool(lines) and "".join(lines[0][1][0].split()) == _ALONE
    lines = lines[alone:]
    if lines and columns[0] not in lines[0][1]:
        lines.insert(0, (0, list(usual)))
    if not lines:
        return [], alone
    (at, head), *rows = lines
    if unknown := {name for name in head if not is_language(name)} - {*columns}:
        mend = f"they are {', '.join(columns)} and one for each language"
        raise RulesError(f"{path}:{at}", f"no such column: {', '.join(sorted(unknown))}", mend)
    missing = dict.fromkeys({*usual} - {*head}, "")
    return [_row(path, line, tuple(head), cells, missing) for line, cells in rows], alone


def _row(path: Path, line: int, columns: Columns, cells: list[str], missing: dict[str, str]) -> Row:
    if len(cells) != len(columns):
        what = f"{len(cells)} cells where {len(columns)} are wanted"
        mend = "quote a cell that holds a comma"
        if cells[0].startswith(_COMMENT):
            what, mend = (
                f"{what}: a CSV file has no comments",
                "leave the line, or the # of it, out",
            )
        raise RulesError(f"{path}:{line}", what, mend)
    return Row(path, line, {**dict(zip(columns, cells, strict=True)), **missing})


def _keyed(rows: Iterable[Row], columns: Columns) -> Iterator[tuple[Columns, Row]]:
    """The rows without an empty cell in these columns, each with the cells there."""
    for row in rows:
        key = tuple([row.cells[column] for column in columns])
        if all(key):
            yield key, row


def _require_unique(rows: list[Row], unique: Iterable[Columns]) -> None:
    for columns in unique:
        seen: dict[Columns, Row] = {}
        for key, row in _keyed(rows, columns):
            if seen.setdefault(key, row) is not row:
                raise _double(row, columns, key, seen[key])


def _double(row: Row, columns: Columns, key: Columns, other: Row) -> RulesError:
    what = f"{' and '.join(columns)} {', '.join(key)}: there is a row at {other.where} already"
    return RulesError(row.where, what, "leave one of them; forms of one name are parted by |")


def _added(rows: list[Row], own: list[Row], unique: tuple[Columns, ...]) -> list[Row]:
    """The packaged rows with the forms that own rows of the same name add, and the own rows."""
    first, *others = unique
    known = dict(_keyed(rows, first))
    new = []
    for row in own:
        key = tuple(row.cells[column] for column in first)
        if key in known:
            known[key] = _with_forms(known[key], row, key)
        else:
            new.append(row)
    added = [*known.values(), *new]
    for columns in others:
        _require_unique(added, [columns])
    return added


def _with_forms(row: Row, own: Row, key: Columns) -> Row:
    cells = dict(row.cells)
    for column, cell in own.cells.items():
        if is_language(column):
            forms = dict.fromkeys([*cells.get(column, "").split("|"), *cell.split("|")])
            cells[column] = "|".join(form for form in forms if form)
        elif cell and cell != cells[column]:
            what = f"{', '.join(key)}: {column} {cell} is {cells[column] or 'empty'} at {row.where}"
            raise RulesError(own.where, what, "leave the cell empty, or give the row another name")
    return Row(own.path, own.line, cells)
