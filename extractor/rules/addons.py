"""Joins the tables of an add-on to the packaged ones: lists grow, and contradictions are errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError
from extractor.rules.paths import RulePath
from extractor.rules.rowtypes import MEND, wrong_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Table = dict[str, Any]
# The keys that identify a table of a list; each value may occur once.
_IDS = ("code", "name")
_MEND = "leave it out; or write replace = true at the head of the file, and all that it needs"


def joined(layers: Sequence[tuple[Path, Table]], *, own_last: bool) -> Table:
    """The tables of all layers as one. Raises RulesError where two layers contradict each other.

    Tables of the same name are joined key by key and lists word by word. New tables of a list come
    before the others, where the first that matches wins, or with ``own_last`` behind them.
    """
    (path, table), *more = layers
    for own, added in more:
        table = _Joiner(RulePath((path,)), RulePath((own,)), own_last).tables(table, added, "")
    return table


def require_rows(table: Table, path: Path) -> None:
    """Raises RulesError for a table of a list without name and code, for duplicates and wrong types."""
    for key, listed in table.items():
        if _is_list_of_tables(listed):
            _require_own_names(key, listed, path)


def _require_own_names(key: str, listed: list[Table], path: Path) -> None:
    for kind in _IDS:
        names = [row[kind] for row in listed if kind in row]
        if len(set(names)) < len(names):
            _refuse_double(key, kind, listed, path)
    for at, row in enumerate(listed):
        if not any(row.get(kind) for kind in _IDS):
            where = f"{path}:{_heads(path, key)[at]}"
            raise RulesError(where, f"[[{key}]] needs a name", "add the missing line")
        for what in wrong_values(row):
            where = f"{path}:{_heads(path, key)[at]}"
            raise RulesError(where, f"[[{key}]] {_id(row)}: {what}", MEND)


def _refuse_double(key: str, kind: str, listed: list[Table], path: Path) -> None:
    lines, seen = _heads(path, key), dict[str, int]()
    for line, row in zip(lines, listed, strict=True):
        name = row.get(kind)
        if name is not None and seen.setdefault(name, line) != line:
            what = f"[[{key}]] {kind} {name}: there is one at {path}:{seen[name]} already"
            raise RulesError(
                f"{path}:{line}", what, f"give it another {kind}, or leave one of them"
            )


def _heads(path: Path, key: str) -> list[int]:
    """The line numbers of the heads of a list of tables, in order."""
    head = re.compile(rf"\s*\[\[\s*\"?{re.escape(key)}\"?\s*\]\]")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines, 1) if head.match(line)]


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


class _Joiner:
    """Joins the file of an add-on to the packaged file."""

    def __init__(self, base: RulePath, own: RulePath, own_last: bool) -> None:
        self._base, self._own, self._own_last = base, own, own_last

    def tables(self, base: Table, own: Table, inside: str) -> Table:
        """Both tables as one; ``inside`` is the name of the table or of the rule, for messages."""
        return {
            **base,
            **{
                key: self._value(base[key], value, inside, key) if key in base else value
                for key, value in own.items()
            },
        }

    def _value(self, base: Any, own: Any, inside: str, key: str) -> Any:  # noqa: ANN401 - of TOML
        if isinstance(base, dict) and isinstance(own, dict):
            return self.tables(base, own, inside or key)
        if _is_list_of_tables(base) and _is_list_of_tables(own):
            return self._rows(base, own)
        if isinstance(base, list) and isinstance(own, list):
            return [*base, *(word for word in own if word not in base)]
        if base != own:
            self._refuse(inside, key)
        return base

    def _rows(self, base: list[Table], own: list[Table]) -> list[Table]:
        known = {_id(row): row for row in base}
        new = [row for row in own if _id(row) not in known]
        for row in own:
            name = _id(row)
            if name in known:
                known[name] = self.tables(known[name], row, name)
        old = list(known.values())
        return [*old, *new] if self._own_last else [*new, *old]

    def _refuse(self, inside: str, key: str) -> None:
        (here, there) = (_place(path, inside, key) for path in (self._own, self._base))
        what = f"{inside}: another {key}" if inside else f"another {key}"
        raise RulesError(here, f"{what} than at {there}", _MEND)


def _id(row: Mapping[str, Any]) -> str:
    return str(next((row[kind] for kind in _IDS if kind in row), ""))


def _place(path: RulePath, inside: str, key: str) -> str:
    """``file:line`` of the rule of that name, or of the key of that table."""
    entry = path.entry(inside) if inside else ""
    if entry and not entry.endswith(":1"):
        return entry
    return path.key(inside, key)
