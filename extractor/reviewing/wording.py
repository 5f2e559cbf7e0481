"""What `explain` says, in the language that it is asked for: ``wording.toml`` of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.rules.files import read_toml
from extractor.rules.paths import RulePath, rule_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DEFAULT = "en"


@dataclass(frozen=True, eq=False)
class Wording:
    """The sentences of one language, by table and line."""

    language: str
    tables: Mapping[str, Mapping[str, Mapping[str, str]]]

    def say(self, table: str, line: str, **values: object) -> str:
        """The sentence with its values; the name of the line where the table has none of it.

        >>> read_wording("ko").say("heading", "records", count=3)
        '레코드 3건'
        """
        told = self.tables.get(table, {}).get(line, {})
        return told.get(self.language, told.get(_DEFAULT, line)).format(**values)


@lru_cache(maxsize=4)
def read_wording(language: str, rules: Path | RulePath | None = None) -> Wording:
    """The wording of a language; English where a sentence is not in it."""
    return Wording(language, read_toml(rule_path(rules) / "wording.toml"))


def languages() -> tuple[str, ...]:
    """The languages that every sentence is in."""
    tables = read_toml(rule_path() / "wording.toml")
    lines = [set(told) for table in tables.values() for told in table.values()]
    return tuple(sorted(set.intersection(*lines))) if lines else ()
