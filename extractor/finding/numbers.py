"""Finds numbers, with the bounds and ranges that their words state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.finding.scanning import fields, fold, scan
from extractor.rules.numbers import NUMBER
from extractor.types import Mention, Number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.finding.scanning import Found
    from extractor.rules.numbers import NumberRules
    from extractor.types import Span


def find_numbers(text: str, rules: NumberRules) -> list[Mention]:
    """NUMBER mentions from left to right; of a range or a bound, one mention with both ends.

    Records need no numbers: this is the grammar of amounts without currencies. Simple
    rules read the text; joining rules read it again with each number masked.
    """
    folded = fold(text)
    single = list(scan(folded, rules.simple, rules.starts))
    joined = list(scan(_masked(folded, single), rules.joining))
    taken = [found.span for found in joined]
    left = (found for found in single if not _overlaps(found.span, taken))
    mentions = []
    for found in sorted([*joined, *left], key=lambda found: found.span):
        value = _value(fields(found, folded), rules)
        if value is not None:
            mentions.append(Mention("NUMBER", found.span, value, found.rule.id))
    return mentions


def _masked(text: str, numbers: Iterable[Found]) -> str:
    """The text with every number that a rule has found masked."""
    pieces, at = [], 0
    for found in numbers:
        start, end = found.span
        if found.rule.features.get("label") == "NUMBER":
            pieces += [text[at:start], NUMBER[0] + NUMBER[1] * (end - start - 1)]
            at = end
    return "".join([*pieces, text[at:]])


def _overlaps(span: Span, taken: Iterable[Span]) -> bool:
    return any(span.meets(other) for other in taken)


def _value(groups: dict[str, str], rules: NumberRules) -> Number | None:
    """The number of a match: of its ``value``, or of its ends ``low`` and ``high``, each of which may be open."""
    ends = [
        rules.numerals.read(groups[name]) if name in groups else None for name in ("low", "high")
    ]
    if "value" in groups:
        ends = [rules.numerals.read(groups["value"])] * 2
    if not any(ends):
        return None
    low, high = ends
    return Number(low.low if low else None, high.high if high else None)
