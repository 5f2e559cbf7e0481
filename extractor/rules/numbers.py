"""``numbers.toml`` of a language: its numerals and the parts that patterns build on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError
from extractor.rules.files import line_of_entry, read_toml
from extractor.rules.notation import expand, one_of
from extractor.values import Numerals

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Digits with separators, never beginning inside a longer number: what keeps a pattern linear.
DIGITS = r"(?<!\d)(?<!\d[.,])(?:\d{1,3}(?:,\d{2,3})++(?:\.\d++)?|\d++(?:\.\d++)?)"


@dataclass(frozen=True)
class NumberRules:
    """A language's numerals, and its number patterns by part name."""

    numerals: Numerals
    parts: Mapping[str, str]
    percent: re.Pattern[str]


def read_numbers(path: Path) -> NumberRules:
    """The file's tables and parts. Raises RulesError for a factor that is no number."""
    tables = read_toml(path)
    words = tables.get("words", {})
    numerals = Numerals(
        _factors(tables, "values", path),
        _factors(tables, "small", path),
        _factors(tables, "scales", path),
        _factors(tables, "plurals", path),
        frozenset(words.get("several", [])),
        frozenset(words.get("over", [])),
    )
    signs = one_of(words.get("percent", ["%"]))
    percent = re.compile(rf"(?<![\d.,])(?P<value>\d+(?:[.,]\d+)*) ?{signs}")
    return NumberRules(numerals, read_parts(tables, {"digits": DIGITS}, path), percent)


def read_parts(tables: Mapping[str, Any], known: Mapping[str, str], path: Path) -> dict[str, str]:
    """The known parts and the file's own; a later part may name an earlier one."""
    parts = dict(known)
    for name, pattern in tables.get("parts", {}).items():
        try:
            parts[name] = expand(str(pattern), {**parts, **_later(tables, name)}, str(path))
        except RulesError as error:
            where = f"{path}:{line_of_entry(path, 'parts', name)}: [parts] {name}"
            raise RulesError(where, error.what, error.mend) from error
    return parts


def _later(tables: Mapping[str, Any], name: str) -> dict[str, str]:
    """Parts after this one that name no parts themselves: order in the file is for people."""
    names = list(tables["parts"])
    after = names[names.index(name) + 1 :]
    return {n: p for n in after if "{" not in (p := str(tables["parts"][n]))}


def _factors(tables: Mapping[str, Any], name: str, path: Path) -> dict[str, Decimal]:
    try:
        return {word: Decimal(str(factor)) for word, factor in tables.get(name, {}).items()}
    except InvalidOperation as error:
        mend = 'write it in digits: million = "1000000"'
        raise RulesError(f"{path}: [{name}]", "a factor that is no number", mend) from error
