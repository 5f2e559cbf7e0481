"""Reads ``[[tense]]`` of ``dates.toml``: words around a date that say whether it is past or to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.notation import Example, compile_pattern, read_example, require_examples

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from extractor.rules.files import Table
    from extractor.rules.paths import RulePath

_TENSES = {"past": -1, "open": 0, "coming": 1}
_PLACES = ("before", "date", "after")
_KEYS = {"name", "about", "is", *_PLACES, "expect", "reject"}


@dataclass(frozen=True, eq=False)
class TenseRule:
    """Words around a date that mark it as past (-1) or to come (1), or leave it open (0).

    A position without a pattern accepts anything. Examples are sentences with a date decided by this
    rule (``expect``, with the resulting dates), and sentences without one.
    """

    id: str
    where: str
    tense: int
    places: tuple[re.Pattern[str] | None, ...]
    expect: tuple[Example, ...]
    reject: tuple[str, ...]

    def holds(self, before: str, words: str, after: str) -> bool:
        """Whether the words before the date, of the date and behind it fit."""
        pairs = zip(self.places, (before, words, after), strict=True)
        return all(pattern is None or pattern.search(text) for pattern, text in pairs)


def read_tenses(
    tables: Table, parts: Mapping[str, str], path: RulePath, code: str
) -> Iterator[TenseRule]:
    """The file's tables in their order: the first that holds decides. Raises RulesError."""
    for table in tables.get("tense", []):
        name = str(table.get("name", ""))
        where = path.entry(name)
        _require_keys(table, f"tense {name}", where)
        yield TenseRule(
            f"{code}/dates.{name}",
            where,
            _TENSES[table["is"]],
            tuple(
                compile_pattern(table[place], parts, f"{where}: tense {name}")
                if place in table
                else None
                for place in _PLACES
            ),
            tuple(read_example(line) for line in table["expect"]),
            tuple(table["reject"]),
        )


def _require_keys(table: Table, what: str, where: str) -> None:
    if not table.get("name") or table.get("is") not in _TENSES or not {*_PLACES} & set(table):
        mend = f"is: {', '.join(_TENSES)}; words: {', '.join(_PLACES)}"
        raise RulesError(where, f"{what} needs name, is, and the words around a date", mend)
    unknown = set(table) - _KEYS
    if unknown:
        mend = f"known keys: {', '.join(sorted(_KEYS))}"
        raise RulesError(where, f"{what}: unknown key {', '.join(sorted(unknown))}", mend)
    require_examples(table, what, where)
