"""Finds faults of rule files beside their examples: unused parts, long patterns, verbs without forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError
from extractor.rules.files import read_toml
from extractor.rules.inventory import kinds
from extractor.rules.triggers import is_plain
from extractor.rules.vocabulary import PATTERNS
from extractor.rules.wordlists import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extractor.rules.paths import RulePath

LONGEST = 400
_VERB = 'list its forms there, as in: spend = "spend spends spent spending"'
_ONE_WORD = (
    'list the verb alone, as in: spend = "spend spends spent spending"; {said!r} is the predicate'
)
_ASKED = frozenset({*PATTERNS, *LISTS})
_NAMED = re.compile(r"\{(?:[a-z]\w*:)?([a-z]\w*)\}")
# The other files whose patterns may name the parts of a file.
_SHARED = {
    "numbers": ("money", "dates"),
    "words": ("endings", "patterns", "names"),
    "endings": ("words", "patterns"),
    "patterns": (),
}


def unused(folder: RulePath) -> Iterator[RulesError]:
    """An error for each part, word list and small pattern of a language's files that nothing uses."""
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
    """The names that a file defines, each with its table."""
    for table in ("parts", "lists") if stem == "words" else ("parts",):
        yield from ((table, name) for name in tables.get(table, {}))
    if stem == "patterns":
        yield from (
            ("rule", rule["name"]) for rule in tables.get("rule", []) if "widens" not in rule
        )


def long_patterns(folder: RulePath) -> Iterator[RulesError]:
    """An error for each pattern outside [parts] and [lists] that is too long to read."""
    for path in (folder / name for name in folder.names("*.toml")):
        for table, name, pattern in _patterns(read_toml(path)):
            if len(pattern) > LONGEST:
                where = _place(path, table, name)
                what = f"{table} {name}: a pattern of {len(pattern)} characters"
                yield RulesError(where, what, f"name pieces of it in [parts]; {LONGEST} at most")


def unlisted_verbs(folder: RulePath) -> Iterator[RulesError]:
    """An error for each predicate of a frame whose verb ``endings.toml`` does not list.

    And for each verb that it lists with other words: forms are those of one word.
    """
    path = folder / "endings.toml"
    verbs = read_toml(path).get("verbs", {})
    for said in (verb for verb in verbs if " " in verb):
        what = f"[verbs] {said}: a verb of several words has no forms"
        yield RulesError(path.key("verbs", said), what, _ONE_WORD.format(said=said))
    known = {word for verb, forms in verbs.items() for word in (verb, *forms.split(" "))}
    for path in (folder / f"{kind}.toml" for kind in kinds(folder.parent) if known):
        for frame in read_toml(path).get("frame", []):
            for said in (*frame.get("predicate", ()), *frame.get("passive", ())):
                if is_plain(said) and not known.intersection(said.split(" ")):
                    what = f"frame {frame['name']}: endings.toml [verbs] knows no verb of {said!r}"
                    mend = _ONE_WORD.format(said=said) if " " in said else _VERB
                    yield RulesError(path.entry(frame["name"]), what, mend)


def _patterns(tables: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for rule in tables.get("rule", []):
        yield "rule", rule["name"], rule["match"]
    for status in tables.get("status", []):
        for key in ("before", "match"):
            yield "status", status["name"], status.get(key, "")


def _named(value: object) -> Iterator[str]:
    """The names of parts in all patterns of the value."""
    if isinstance(value, str):
        yield from _NAMED.findall(value)
    elif isinstance(value, dict):
        if isinstance(value.get("given"), str):
            yield value["given"]  # the small pattern that a frame's sentence must hold
        if isinstance(value.get("around"), list):
            yield from value["around"]  # those around the sum that a frame takes
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


def _place(path: RulePath, table: str, name: str) -> str:
    return path.key(table, name) if table in ("parts", "lists") else path.entry(name)
