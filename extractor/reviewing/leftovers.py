"""What rule files hold and nobody needs: parts that nothing names, patterns that nobody can read."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import extractor.finding
import extractor.joining
from extractor.errors import RulesError
from extractor.rules.files import line_of, line_of_entry, read_toml
from extractor.rules.inventory import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 400
_NAMED = re.compile(r"\{(?:[a-z]\w*:)?([a-z]\w*)\}")
# The files whose patterns may name a file's parts, beside its own.
_SHARED = {
    "numbers": ("money", "dates"),
    "words": ("endings", "patterns"),
    "endings": ("words", "patterns"),
    "patterns": (),
}


def unused(folder: Path) -> Iterator[RulesError]:
    """The parts, word lists and small patterns of a language's files that nothing names."""
    files = {path.stem: read_toml(path) for path in sorted(folder.glob("*.toml"))}
    named = {stem: set(_named(tables)) for stem, tables in files.items()}
    for stem, tables in files.items():
        known = set(named[stem])
        frames = kinds(folder.parent) if stem in _SHARED else ()
        for other in (*_SHARED.get(stem, ()), *frames):
            known |= named.get(other, set()) - set(files.get(other, {}).get("parts", {}))
        for table, name in _defined(stem, tables):
            if name not in known and (table == "parts" or name not in _asked_by_name()):
                path = folder / f"{stem}.toml"
                where = f"{path}:{_line(path, table, name)}"
                what = f"[{table}] {name}: nothing uses it"
                yield RulesError(where, what, "delete it, or name it")


def _defined(stem: str, tables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a file defines for others to name, by the table that it stands in."""
    for table in ("parts", "lists") if stem == "words" else ("parts",):
        yield from ((table, name) for name in tables.get(table, {}))
    if stem == "patterns":
        yield from (("rule", rule["name"]) for rule in tables.get("rule", []))


def long_patterns(folder: Path) -> Iterator[RulesError]:
    """The patterns outside [parts] and [lists] with more characters than a person can follow."""
    for path in sorted(folder.glob("*.toml")):
        for table, name, pattern in _patterns(read_toml(path)):
            if len(pattern) > LONGEST:
                where = f"{path}:{_line(path, table, name)}"
                what = f"{table} {name}: a pattern of {len(pattern)} characters"
                yield RulesError(where, what, f"name pieces of it in [parts]; {LONGEST} at most")


def _patterns(tables: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for rule in tables.get("rule", []):
        yield "rule", rule["name"], rule["match"]
    for status in tables.get("status", []):
        for key in ("before", "match"):
            yield "status", status["is"], status.get(key, "")


def _named(value: object) -> Iterator[str]:
    """Every part that some pattern in the value names."""
    if isinstance(value, str):
        yield from _NAMED.findall(value)
    elif isinstance(value, dict):
        if isinstance(value.get("given"), str):
            yield value["given"]  # the small pattern that a frame's sentence must hold
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


@cache
def _asked_by_name() -> frozenset[str]:
    """Every text in quotes in the modules that ask a grammar for lists and patterns by name."""
    folders = (*extractor.finding.__path__, *extractor.joining.__path__)
    return frozenset(
        node.value
        for folder in folders
        for path in Path(folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _line(path: Path, table: str, name: str) -> int:
    listed = table in ("parts", "lists")
    return line_of_entry(path, table, name) if listed else line_of(path, name)
