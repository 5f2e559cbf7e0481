"""What rule files hold and nobody needs: parts that nothing names, patterns that nobody can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError
from extractor.rules.files import read_toml
from extractor.rules.inventory import kinds
from extractor.rules.vocabulary import LISTS, PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extractor.rules.paths import RulePath

LONGEST = 400
_ASKED = frozenset({*PATTERNS, *LISTS})
_NAMED = re.compile(r"\{(?:[a-z]\w*:)?([a-z]\w*)\}")
# The files whose patterns may name a file's parts, beside its own.
_SHARED = {
    "numbers": ("money", "dates"),
    "words": ("endings", "patterns"),
    "endings": ("words", "patterns"),
    "patterns": (),
}


def unused(folder: RulePath) -> Iterator[RulesError]:
    """The parts, word lists and small patterns of a language's files that nothing names."""
    files = {
        name.removesuffix(".toml"): read_toml(folder / name) for name in folder.names("*.toml")
    }
    named = {stem: set(_named(tables)) for stem, tables in files.items()}
    for stem, tables in files.items():
        known = set(named[stem])
        frames = kinds(folder.parent) if stem in _SHARED else ()
        for other in (*_SHARED.get(stem, ()), *frames):
            known |= named.get(other, set()) - set(files.get(other, {}).get("parts", {}))
        for table, name in _defined(stem, tables):
            if name not in known and (table == "parts" or name not in _ASKED):
                where = _place(folder / f"{stem}.toml", table, name)
                what = f"[{table}] {name}: nothing uses it"
                yield RulesError(where, what, "delete it, or name it")


def _defined(stem: str, tables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a file defines for others to name, by the table that it stands in."""
    for table in ("parts", "lists") if stem == "words" else ("parts",):
        yield from ((table, name) for name in tables.get(table, {}))
    if stem == "patterns":
        yield from (
            ("rule", rule["name"]) for rule in tables.get("rule", []) if "widens" not in rule
        )


def long_patterns(folder: RulePath) -> Iterator[RulesError]:
    """The patterns outside [parts] and [lists] with more characters than a person can follow."""
    for path in (folder / name for name in folder.names("*.toml")):
        for table, name, pattern in _patterns(read_toml(path)):
            if len(pattern) > LONGEST:
                where = _place(path, table, name)
                what = f"{table} {name}: a pattern of {len(pattern)} characters"
                yield RulesError(where, what, f"name pieces of it in [parts]; {LONGEST} at most")


def _patterns(tables: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for rule in tables.get("rule", []):
        yield "rule", rule["name"], rule["match"]
    for status in tables.get("status", []):
        for key in ("before", "match"):
            yield "status", status["name"], status.get(key, "")


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


def _place(path: RulePath, table: str, name: str) -> str:
    return path.key(table, name) if table in ("parts", "lists") else path.entry(name)
