"""Reads ``patterns.toml`` of a language: the small patterns by which joining reads a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.files import Table, read_toml
from extractor.rules.notation import NOTHING, Rule, read_rule
from extractor.rules.numbers import read_parts
from extractor.rules.vocabulary import PATTERNS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from extractor.rules.paths import RulePath


class Patterns(dict[str, "re.Pattern[str]"]):
    """The patterns by name, each compiled on first use: most runs need few of them.

    One that the language's file leaves out matches nothing; KeyError for a name that nobody gave.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules

    def __missing__(self, name: str) -> re.Pattern[str]:
        rule = self.rules.get(name)
        if rule is None and name not in PATTERNS:
            raise KeyError(name)
        self[name] = rule.pattern if rule else NOTHING
        return self[name]


def read_patterns(path: RulePath, code: str, known: Mapping[str, str]) -> Patterns:
    """The patterns of the file. A pattern may name known parts, parts of the file and earlier rules.

    A rule that ``widens`` another adds its pattern to that of the other.

    Raises RulesError for a rule that lacks a key or names an undefined part.
    """
    tables = read_toml(path, own_last=True)
    parts = read_parts(tables, known, path)
    rules: dict[str, Rule] = {}
    listed = tables.get("rule", [])
    for table in (table for table in listed if "widens" not in table):
        rule = read_rule(table, path, f"{code}/patterns", parts)
        for more in (more for more in listed if more.get("widens") == table["name"]):
            wider = read_rule(more, path, f"{code}/patterns", parts)
            rules[more["name"]] = wider
            rule = replace(rule, source=f"(?:{rule.source})|(?:{wider.source})")
        parts[table["name"]] = rule.source
        rules[table["name"]] = rule
    _require_widened(listed, rules, path)
    return Patterns(rules)


def _require_widened(tables: Iterable[Table], rules: Mapping[str, Rule], path: RulePath) -> None:
    for table in tables:
        if table["name"] not in rules:
            what = f"rule {table['name']}: no small pattern {table['widens']} that it could widen"
            raise RulesError(path.entry(table["name"]), what, "rules/README.md lists them")
