"""``patterns.toml`` of a language: the small patterns by which joining reads a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.rules.files import read_toml
from extractor.rules.notation import NOTHING, Rule, read_rule
from extractor.rules.numbers import read_parts
from extractor.rules.vocabulary import PATTERNS

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from pathlib import Path


class Patterns(dict[str, "re.Pattern[str]"]):
    """The patterns by name, each compiled when it is first asked for: most runs need few of them.

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


def read_patterns(path: Path, code: str, known: Mapping[str, str]) -> Patterns:
    """The file's rules. A pattern may name the known parts, the file's own and the rules before it.

    Raises RulesError for a rule that lacks something or names a part that nobody defines.
    """
    tables = read_toml(path)
    parts = read_parts(tables, known, path)
    rules: dict[str, Rule] = {}
    for table in tables.get("rule", []):
        rule = read_rule(table, path, f"{code}/patterns", parts)
        parts[table["name"]] = rule.source
        rules[table["name"]] = rule
    return Patterns(rules)
