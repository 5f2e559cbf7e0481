"""Reads ``dates.toml`` of a language: patterns of dates and periods, and the words of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.rules.files import read_toml
from extractor.rules.notation import Rule, compile_pattern, read_rule
from extractor.rules.numbers import NumberRules, read_parts
from extractor.rules.tenses import TenseRule, read_tenses
from extractor.values import Calendar, Units

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from extractor.rules.paths import RulePath

_TABLES = (
    "months",
    "weekdays",
    "years",
    "months_off",
    "quarters_off",
    "weeks_off",
    "days_off",
    "direction",
    "ordinals",
)
# Placeholders, for the joining rules, of a date, a length of time and another period that simple rules
# have found. They are private-use characters of Unicode, which texts do not have.
DATE, LENGTH, OTHER = "\ue000", "\ue001", "\ue002"
_SLOTS = {"date": DATE, "duration": LENGTH}


@dataclass(frozen=True)
class DateRules:
    """The rules for finding dates of one language.

    ``simple`` rules read the text, ``joining`` rules what they found: their patterns have
    ``{date}`` or ``{duration}``. Every match begins with ``starts``; ``tenses`` decide whether a
    date without a year is past or to come.
    """

    simple: tuple[Rule, ...]
    joining: tuple[Rule, ...]
    calendar: Calendar
    tenses: tuple[TenseRule, ...] = ()
    starts: re.Pattern[str] | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules; the joining ones last."""
        return self.simple + self.joining


def read_dates(path: RulePath, code: str, numbers: NumberRules) -> DateRules:
    """The file's rules, in their order."""
    tables = read_toml(path)
    parts = read_parts(tables, {**numbers.parts, **_SLOTS}, path)
    words = {name: tables.get(name, {}) for name in _TABLES}
    units = Units(tables.get("units", {}), tables.get("counts", {}), numbers.numerals)
    calendar = Calendar(**words, units=units, numerals=numbers.numerals, code=code)
    rules = [read_rule(t, path, f"{code}/dates", parts) for t in tables.get("rule", [])]
    joining = [rule for rule in rules if set(_SLOTS.values()) & set(rule.source)]
    simple = tuple(rule for rule in rules if rule not in joining)
    tenses = tuple(read_tenses(tables, parts, path, code))
    return DateRules(simple, tuple(joining), calendar, tenses, _starts(tables, parts, path))


def _starts(
    tables: Mapping[str, Any], parts: Mapping[str, str], path: RulePath
) -> re.Pattern[str] | None:
    """The pattern of what a match of the file's rules can begin with, placeholders included."""
    if "starts" not in tables:
        return None
    return compile_pattern(f"{tables['starts']}|[{DATE}{LENGTH}]", parts, str(path))
