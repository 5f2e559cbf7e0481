"""``money.toml`` of a language: patterns of amounts, and the words that qualify them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.rules.files import read_toml
from extractor.rules.notation import Rule, compile_pattern, one_of, read_rule
from extractor.rules.numbers import NumberRules, read_parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extractor.rules.currencies import Currencies
    from extractor.values import Numerals


@dataclass(frozen=True)
class MoneyRules:
    """What finding amounts of one language needs.

    ``starts`` is what every match of a rule begins with; it is quick to look for.
    """

    rules: tuple[Rule, ...]
    starts: re.Pattern[str] | None
    numerals: Numerals
    currencies: Currencies
    before: Qualifiers
    after: Qualifiers
    home: str | None
    qualifier_in_span: bool


@dataclass(frozen=True)
class Qualifiers:
    """Words beside an amount: ``pattern`` finds them, ``meaning`` says what they mean."""

    pattern: re.Pattern[str] | None
    meaning: Mapping[str, str]


def read_money(
    path: Path, code: str, numbers: NumberRules, currencies: Currencies, home: str | None
) -> MoneyRules:
    """The file's rules, in their order. ``home`` is the currency of an amount without one."""
    tables = read_toml(path)
    parts = read_parts(tables, {**numbers.parts, **currencies.parts(code)}, path)
    return MoneyRules(
        tuple(read_rule(t, path, f"{code}/money", parts) for t in tables.get("rule", [])),
        compile_pattern(tables["starts"], parts, str(path)) if "starts" in tables else None,
        numbers.numerals,
        currencies,
        _qualifiers(tables.get("before", {}), r"(?<![^\W_])(?P<word>{})\s?$"),
        _qualifiers(tables.get("after", {}), r"\s?(?P<word>{})"),
        home,
        bool(tables.get("qualifier_in_span")),
    )


def _qualifiers(table: Mapping[str, list[str]], form: str) -> Qualifiers:
    meaning = {word: name for name, words in table.items() for word in words}
    if not meaning:
        return Qualifiers(None, {})
    return Qualifiers(re.compile(form.format(one_of(meaning)), re.IGNORECASE), meaning)
