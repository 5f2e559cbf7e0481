"""Reads ``numbers.toml`` of a language: its numerals and the parts that patterns build on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError
from extractor.rules.files import read_toml
from extractor.rules.notation import (
    NOTHING,
    Rule,
    compile_pattern,
    expand,
    one_of,
    one_of_listed,
    read_rule,
)
from extractor.rules.paths import RulePath
from extractor.values import Numerals

if TYPE_CHECKING:
    from collections.abc import Mapping


# Digits with separators, never beginning inside a longer number: what keeps a pattern linear.
DIGITS = r"(?<!\d)(?<!\d[.,'’])(?:\d{1,3}(?:[,'’]\d{2,3})++(?:\.\d++)?|\d++(?:\.\d++)?)"

# Placeholders, for the joining rules, of the characters of a number that a simple rule has found. They
# are private-use characters of Unicode, which texts do not have.
NUMBER = ("\ue009", "\ue00a")

# The tables of words with factors, and the lists of words without, in the order of Numerals.
_TABLES = ("values", "small", "scales", "plurals", "ordinals")
_MARKS = ("several", "over", "points", "minus")


@dataclass(frozen=True)
class NumberRules:
    """The numerals of a language, its number patterns by part name, and the rules for numbers alone.

    ``simple`` rules read the text, ``joining`` rules what they found: their patterns have
    ``{number}``. Every match of a simple rule begins with ``starts``.
    """

    numerals: Numerals
    parts: Mapping[str, str]
    percent: re.Pattern[str]
    simple: tuple[Rule, ...]
    joining: tuple[Rule, ...]
    starts: re.Pattern[str] | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules; the joining ones last."""
        return self.simple + self.joining


def read_numbers(path: RulePath, code: str) -> NumberRules:
    """The file's tables, parts and rules. Raises RulesError for a factor that is no number."""
    tables = read_toml(path)
    words = tables.get("words", {})
    either = _pairs(tables, path)
    known = {"digits": DIGITS, "either": one_of(either) or NOTHING.pattern}
    known["added"] = _added_scales(tables, path)
    parts = read_parts(tables, known, path)
    values, small, scales, plurals, ordinals = (_factors(tables, n, path) for n in _TABLES)
    several, over, points, minus = (frozenset(words.get(name, [])) for name in _MARKS)
    fraction = _fraction(tables, parts, path)
    numerals = Numerals(
        values, small, scales, plurals, ordinals, either, several, over, points, minus, fraction
    )
    signs = one_of(words.get("percent", ["%"]))
    percent = re.compile(rf"(?<![\d.,])(?P<value>\d+(?:[.,]\d+)*) ?{signs}")
    inside = {**parts, "number": f"{NUMBER[0]}{NUMBER[1]}*+"}
    rules = [read_rule(t, path, f"{code}/numbers", inside) for t in tables.get("rule", [])]
    joining = tuple(rule for rule in rules if NUMBER[0] in rule.source)
    simple = tuple(rule for rule in rules if rule not in joining)
    starts = compile_pattern(tables["starts"], parts, str(path)) if "starts" in tables else None
    return NumberRules(numerals, parts, percent, simple, joining, starts)


def _added_scales(tables: Mapping[str, Any], path: RulePath) -> str:
    """A pattern for the scales of an add-on; those of the package stand in patterns of their own."""
    packaged = read_toml(RulePath(path.layers[:1]))
    tables_of = ("scales", "plurals")
    listed = (w for t in tables_of for w in tables.get(t, {}) if w not in packaged.get(t, {}))
    return one_of(listed) or NOTHING.pattern


def _fraction(
    tables: Mapping[str, Any], parts: Mapping[str, str], path: RulePath
) -> re.Pattern[str] | None:
    """The pattern of fractions, if the language has one."""
    pattern = tables.get("fraction", {}).get("match")
    return compile_pattern(str(pattern), parts, f"{path}: [fraction]") if pattern else None


def read_parts(
    tables: Mapping[str, Any], known: Mapping[str, str], path: RulePath
) -> dict[str, str]:
    """The known parts and those of the file; a later part may name an earlier one.

    A part that is a list matches any of its words, in lower case or capitalised.
    """
    parts = dict(known)
    for name, part in tables.get("parts", {}).items():
        try:
            parts[name] = _expanded(part, {**parts, **_later(tables, name)}, path)
        except RulesError as error:
            where = f"{path.key('parts', name)}: [parts] {name}"
            raise RulesError(where, error.what, error.mend) from error
    return parts


def _expanded(part: str | list[str], parts: Mapping[str, str], path: RulePath) -> str:
    if isinstance(part, list):
        return one_of_listed([*part, *(word.capitalize() for word in part)])
    return expand(str(part), parts, str(path))


def _later(tables: Mapping[str, Any], name: str) -> dict[str, str]:
    """Later parts that name no parts themselves: these may stand anywhere in the file."""
    names = list(tables["parts"])
    after = names[names.index(name) + 1 :]
    return {n: p for n in after if "{" not in (p := str(tables["parts"][n]))}


def _pairs(tables: Mapping[str, Any], path: RulePath) -> dict[str, tuple[Decimal, Decimal]]:
    """The words of ``[either]`` that mean one of two figures, each with both."""
    try:
        ends = {
            w: tuple(map(Decimal, text.split())) for w, text in tables.get("either", {}).items()
        }
        return {word: (low, high) for word, (low, high) in ends.items()}
    except (InvalidOperation, ValueError) as error:
        mend = 'write both in digits: "two or three" = "2 3"'
        raise RulesError(f"{path}: [either]", "not two figures", mend) from error


def _factors(tables: Mapping[str, Any], name: str, path: RulePath) -> dict[str, Decimal]:
    try:
        return {word: Decimal(str(factor)) for word, factor in tables.get(name, {}).items()}
    except InvalidOperation as error:
        mend = 'write it in digits: million = "1000000"'
        raise RulesError(f"{path}: [{name}]", "a factor that is no number", mend) from error
