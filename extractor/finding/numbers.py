"""Finds numbers, with the bounds and ranges that their words state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.finding.scanning import fields, fold, scan
from extractor.rules.numbers import NUMBER
from extractor.types import Mention, Number, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from extractor.rules.notation import Rule
    from extractor.rules.numbers import NumberRules


def find_numbers(text: str, rules: NumberRules) -> list[Mention]:
    """NUMBER mentions from left to right; of a range or a bound, one mention with both ends.

    Records need no numbers: this is the grammar of amounts without currencies. Simple
    rules read the text; joining rules read it again with each number masked.
    """
    folded = fold(text)
    single = list(scan(folded, rules.simple, rules.starts))
    joined = list(scan(_masked(folded, single), rules.joining))
    taken = [Span(*match.span()) for _, match in joined]
    left = (found for found in single if not _overlaps(found[1], taken))
    mentions = []
    for rule, match in sorted([*joined, *left], key=lambda found: found[1].start()):
        value = _value(fields(match, folded), rules)
        if value is not None:
            mentions.append(Mention("NUMBER", Span(*match.span()), value, rule.id))
    return mentions


def _masked(text: str, found: Iterable[tuple[Rule, re.Match[str]]]) -> str:
    """The text with every number that a rule has found masked."""
    pieces, at = [], 0
    for rule, match in found:
        if rule.features.get("label") == "NUMBER":
            mask = NUMBER[0] + NUMBER[1] * (match.end() - match.start() - 1)
            pieces += [text[at : match.start()], mask]
            at = match.end()
    return "".join([*pieces, text[at:]])


def _overlaps(match: re.Match[str], taken: Iterable[Span]) -> bool:
    return any(span.start < match.end() and match.start() < span.end for span in taken)


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
