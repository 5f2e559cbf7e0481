"""Reads ``money.toml`` of a language: patterns of amounts, and the words that qualify them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.caching import compiled
from extractor.rules.files import Table, read_toml
from extractor.rules.notation import NOTHING, Rule, compile_pattern, one_of, read_rule
from extractor.rules.numbers import NumberRules, read_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.rules.currencies import Currencies
    from extractor.rules.paths import RulePath
    from extractor.values import Numerals

# The first of the placeholder characters for figures.
_MASK = 0xE010
# The kind of figures that belong to no amount: they are matched, and left as they are.
_NONE = "none"


@dataclass(frozen=True)
class MoneyRules:
    """The rules for finding amounts of one language.

    Every match of a rule begins with ``starts``, which is quick to look for. One unit of a currency in
    ``dearer`` (ISO 4217 codes) is worth more than one of the ``home`` currency.
    """

    figures: Figures
    rules: tuple[Rule, ...]
    starts: re.Pattern[str] | None
    numerals: Numerals
    currencies: Currencies
    before: Qualifiers
    after: Qualifiers
    home: str | None
    dearer: frozenset[str]
    qualifier_in_span: bool


@dataclass(frozen=True)
class Figures:
    """The figures that amounts are made of, by kind.

    ``pattern`` has a group for each kind, the first that matches wins; Figures begin
    with ``starts``. ``masks`` holds the placeholders for the first and the further characters of a
    figure of each kind: private-use characters of Unicode, which texts do not have. A kind without
    masks is no figure of an amount.
    """

    pattern: re.Pattern[str]
    starts: re.Pattern[str]
    masks: Mapping[str, tuple[str, str]]

    @property
    def parts(self) -> dict[str, str]:
        """The named parts for patterns: one for each kind, ``figure`` for the first character of any, ``unfigured`` for another."""
        parts = {kind: f"{first}{rest}*+" for kind, (first, rest) in self.masks.items()}
        firsts = "".join(first for first, _ in self.masks.values())
        return {**parts, "figure": f"[{firsts}]", "unfigured": f"[^{firsts}]"} if firsts else {}


@dataclass(frozen=True)
class Qualifiers:
    """Words beside an amount: ``pattern`` finds them, ``meaning`` says what they mean."""

    pattern: re.Pattern[str] | None
    meaning: Mapping[str, str]


def read_money(
    path: RulePath, code: str, numbers: NumberRules, currencies: Currencies, home: str | None
) -> MoneyRules:
    """The file's rules, in their order. ``home`` is the currency of an amount without one."""
    tables = read_toml(path)
    known = {**numbers.parts, **currencies.parts(code)}
    figures = _figures(tables, known, path)
    parts = read_parts(tables, {**known, **figures.parts}, path)
    return MoneyRules(
        figures,
        tuple(read_rule(t, path, f"{code}/money", parts) for t in tables.get("rule", [])),
        compile_pattern(tables["starts"], parts, str(path)) if "starts" in tables else None,
        numbers.numerals,
        currencies,
        _qualifiers(tables.get("before", {}), r"(?<![^\W_])(?P<word>{})\s?$"),
        _qualifiers(tables.get("after", {}), r"\s?(?P<word>{})"),
        home,
        frozenset(tables.get("dearer", ())),
        bool(tables.get("qualifier_in_span")),
    )


def _figures(tables: Table, known: Mapping[str, str], path: RulePath) -> Figures:
    """The kinds of ``[figures]`` in order; a language without any matches digits in its rules."""
    table = dict(tables.get("figures", {"starts": NOTHING.pattern, _NONE: NOTHING.pattern}))
    parts = {**known, **{n: p for n, p in tables.get("parts", {}).items() if "{" not in str(p)}}
    starts = table.pop("starts")
    kinds = [kind for kind in table if kind != _NONE]
    arms = (f"(?P<{kind}>{pattern})" for kind, pattern in table.items())
    return Figures(
        compile_pattern("|".join(arms), parts, f"{path}: [figures]"),
        compile_pattern(starts, parts, f"{path}: [figures] starts"),
        {kind: (chr(_MASK + 2 * at), chr(_MASK + 2 * at + 1)) for at, kind in enumerate(kinds)},
    )


def _qualifiers(table: Mapping[str, list[str]], form: str) -> Qualifiers:
    meaning = {word: name for name, words in table.items() for word in words}
    if not meaning:
        return Qualifiers(None, {})
    return Qualifiers(compiled(form.format(one_of(meaning)), re.IGNORECASE), meaning)
