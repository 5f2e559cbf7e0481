"""Rule files as data: TOML tables and CSV rows, each remembering its line for messages."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import RulesError

Table = dict[str, Any]


class Row(NamedTuple):
    """One CSV row and its line."""

    line: int
    cells: dict[str, str]


def data_folder() -> Path:
    """The rules that come with the package: inside the wheel, or beside the sources."""
    inside = Path(__file__).parent / "data"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "rules"


def read_toml(path: Path) -> Table:
    """The file's tables; a file that does not exist has none.

    Raises RulesError with file and line where the file is no TOML.
    """
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        raise RulesError(where, f"not valid TOML: {error}", "mend the line") from error


def read_csv(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """The file's rows; a file that does not exist has none.

    The first line names the columns: these, and one for each language by its two letters.
    Raises RulesError for other columns and for a row with too few or too many cells.
    """
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        head = tuple(next(reader, ()))
        if tuple(name for name in head if not is_language(name)) != columns:
            mend = f"the first line is {','.join(columns)} and a column for each language"
            raise RulesError(f"{path}:1", "wrong columns", mend)
        return [_row(path, reader.line_num, head, cells) for cells in reader if cells]


def is_language(name: str) -> bool:
    """Whether a key or a column names a language: ISO 639-1, two letters."""
    return len(name) == 2 and name.islower()  # noqa: PLR2004 - two letters


def _row(path: Path, line: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        what = f"{len(cells)} cells where {len(columns)} are wanted"
        raise RulesError(f"{path}:{line}", what, "quote a cell that holds a comma")
    return Row(line, dict(zip(columns, cells, strict=True)))


def line_of(path: Path, name: str) -> int:
    """The line that names a rule, for messages; 1 where none does."""
    wanted = re.compile(rf'^\s*(?:name|code|is)\s*=\s*"{re.escape(name)}"')
    with path.open(encoding="utf-8") as file:
        return next((number for number, line in enumerate(file, 1) if wanted.match(line)), 1)


def line_of_table(path: Path, name: str) -> int:
    """The line of a table's head, for messages; 1 where there is none."""
    with path.open(encoding="utf-8") as file:
        return next((n for n, line in enumerate(file, 1) if line.startswith(f"[{name}]")), 1)


def line_of_entry(path: Path, table: str, key: str) -> int:
    """The line of a key in a table, for messages; 1 where there is none."""
    wanted = re.compile(rf'"?{re.escape(key)}"?\s*=')
    inside = False
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            inside = line.startswith(f"[{table}]") or (inside and not line.startswith("["))
            if inside and wanted.match(line):
                return number
    return 1
