"""``dates.toml`` of a language: patterns of dates and periods, and the calendar's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.rules.files import read_toml
from extractor.rules.notation import Rule, read_rule
from extractor.rules.numbers import NumberRules, read_parts
from extractor.values import Calendar

if TYPE_CHECKING:
    from pathlib import Path

_TABLES = (
    "months",
    "weekdays",
    "years",
    "months_off",
    "days_off",
    "direction",
    "ordinals",
    "units",
)


@dataclass(frozen=True)
class DateRules:
    """What finding dates of one language needs."""

    rules: tuple[Rule, ...]
    calendar: Calendar


def read_dates(path: Path, code: str, numbers: NumberRules) -> DateRules:
    """The file's rules, in their order."""
    tables = read_toml(path)
    parts = read_parts(tables, numbers.parts, path)
    words = {name: tables.get(name, {}) for name in _TABLES}
    calendar = Calendar(**words, numerals=numbers.numerals, code=code)
    rules = tuple(read_rule(t, path, f"{code}/dates", parts) for t in tables.get("rule", []))
    return DateRules(rules, calendar)
