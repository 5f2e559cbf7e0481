"""Reads ``wording.toml``: the sentences of `explain` in several languages."""

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
    """The sentences for one language, by table and line."""

    language: str
    tables: Mapping[str, Mapping[str, Mapping[str, str]]]

    def say(self, table: str, line: str, **values: object) -> str:
        """The sentence with its values filled in; English if the language lacks it, else the line's name.

        >>> read_wording("ko").say("heading", "records", count=3)
        '레코드 3건'
        """
        sentences = self.tables.get(table, {}).get(line, {})
        return sentences.get(self.language, sentences.get(_DEFAULT, line)).format(**values)


@lru_cache(maxsize=4)
def read_wording(language: str, rules: Path | RulePath | None = None) -> Wording:
    """The wording for a language. Raises RulesError if the file cannot be read."""
    return Wording(language, read_toml(rule_path(rules) / "wording.toml"))
