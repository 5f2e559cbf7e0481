"""Numbers as they are written, with the bounds and ranges that their words state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.finding.patterns import fields, fold, scan
from extractor.types import Mention, Number, Span

if TYPE_CHECKING:
    from extractor.rules.numbers import NumberRules


def find_numbers(text: str, rules: NumberRules) -> list[Mention]:
    """NUMBER mentions from left to right; of a range or a bound, one mention with both ends.

    A record needs no numbers: this is the grammar that amounts are built on, on its own.
    """
    found = []
    for rule, match in scan(fold(text), rules.rules, rules.starts):
        value = _value(fields(match), rules)
        if value is not None:
            found.append(Mention("NUMBER", Span(*match.span()), value, rule.id))
    return found


def _value(groups: dict[str, str], rules: NumberRules) -> Number | None:
    """``value`` is a number by itself; ``low`` and ``high`` are ends, each of which may be open."""
    ends = [
        rules.numerals.read(groups[name]) if name in groups else None for name in ("low", "high")
    ]
    if "value" in groups:
        ends = [rules.numerals.read(groups["value"])] * 2
    if not any(ends):
        return None
    low, high = ends
    return Number(low.low if low else None, high.high if high else None)
