"""Amounts of money, with the currency that their words and surroundings settle."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.finding.patterns import fields, fold, scan
from extractor.types import Mention, Money, Span
from extractor.values import Reading

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from extractor.rules.money import MoneyRules, Qualifiers

WINDOW = 28
_DIGIT_OR_SCALE = 1000


def find_money(text: str, rules: MoneyRules) -> list[Mention]:
    """The amounts in the text, from left to right; a currency that is not settled is None.

    ``basis`` is ``stated`` where the form means one currency, ``language`` where the paper's own
    is meant, ``default`` where the form is shared and nothing beside it settles it.
    """
    folded = fold(text)
    return list(_amounts(folded, rules))


def _amounts(text: str, rules: MoneyRules) -> Iterator[Mention]:
    for rule, match in scan(text, rules.rules):
        groups = fields(match)
        bare = rule.features.get("qualifier") == "bare"
        money = _value(match, groups, rules, bare=bare)
        if money is None:
            continue
        start, end = match.span()
        before, begin = _before(text, start, rules.before)
        start = begin if rules.qualifier_in_span else start
        after, end = _after(text, end, rules.after)
        qualifier = _stronger(money.qualifier, before, after)
        yield Mention("MONEY", Span(start, end), replace(money, qualifier=qualifier), rule.id)


def _value(
    match: re.Match[str], groups: dict[str, str], rules: MoneyRules, *, bare: bool
) -> Money | None:
    low, high = _bounds(groups, rules)
    if low is None or high is None:
        return None
    form = groups.get("minor") or _form(match)
    code, basis = _currency(form, rules, bare=bare)
    others = rules.currencies.meanings(form or "") if basis == "default" else ()
    if code is None and not bare:
        return None
    if _risky(form, low, rules):
        return None
    factor = rules.currencies.minor.get(form or "", Decimal(1)) if "minor" in groups else Decimal(1)
    qualifier = _kind(low, high, is_range="high" in groups and "low" in groups)
    return Money(low.low * factor, high.high * factor, code, qualifier, basis, others)


def _form(match: re.Match[str]) -> str | None:
    """The currency's form, the one of the second figure first: ``$5 to US$7 billion``."""
    groups = match.groupdict()
    form = groups.get("cur2") or groups.get("cur")
    return form.strip(" -") if form else None


def _bounds(groups: dict[str, str], rules: MoneyRules) -> tuple[Reading | None, Reading | None]:
    """Low and high; the second figure's scale counts for the first where that has none."""
    read = rules.numerals.read
    high = read(groups["high"]) if "high" in groups else None
    low = read(groups["low"] + " " + groups.get("scale", "")) if "low" in groups else high
    if high is None or low is None:
        return low, low
    if low.scale == 1 and high.scale > 1 and low.low < high.low:
        scaled = low.low * high.scale
        if scaled <= high.high:
            low = Reading(scaled, scaled, high.scale)
    return low, high


def _kind(low: Reading, high: Reading, *, is_range: bool) -> str:
    if is_range:
        return "range"
    if low.low != high.high:
        return "multiple"
    return "more_than" if low.over else "exact"


def _currency(form: str | None, rules: MoneyRules, *, bare: bool) -> tuple[str | None, str]:
    if form is None:
        return (rules.home, "language") if bare else (None, "stated")
    meanings = rules.currencies.meanings(form)
    if len(meanings) == 1:
        return meanings[0], "stated"
    return rules.currencies.default(form) or (meanings[0] if meanings else None), "default"


def _risky(form: str | None, low: Reading, rules: MoneyRules) -> bool:
    """A code that is a word too (TOP 10) or a single letter (K9) needs a scale behind it."""
    return form in rules.currencies.needs_scale and low.low < _DIGIT_OR_SCALE


def _before(text: str, start: int, words: Qualifiers) -> tuple[str | None, int]:
    """What stands before the amount, read word by word to the left: "up to a further"."""
    meaning: str | None = None
    kept = start
    for _ in range(3):
        window = text[max(0, start - WINDOW) : start]
        found = words.pattern.search(window) if words.pattern else None
        if not found:
            break
        start -= len(window) - found.start()
        name = words.meaning[_known(found["word"], words)]
        if name != "exact":
            meaning = meaning or name
            kept = start
    return meaning, kept


def _after(text: str, end: int, words: Qualifiers) -> tuple[str | None, int]:
    meaning: str | None = None
    for _ in range(2):
        found = words.pattern.match(text, end) if words.pattern else None
        if not found or (meaning and not _stands_alone(text, found.end())):
            break
        if found[0][0].isspace() and len(found["word"]) == 1:
            break  # 2조원대 is about two trillion, 2조원 대비 is not
        name = words.meaning[_known(found["word"], words)]
        meaning = name if meaning in (None, "approx") else meaning
        end = found.end()
    return meaning, end


def _stands_alone(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalnum()


def _known(word: str, words: Qualifiers) -> str:
    return word if word in words.meaning else word.lower()


def _stronger(own: str, before: str | None, after: str | None) -> str:
    """A range stays one; a bound says more than "about"."""
    if own in {"range", "multiple"}:
        return own
    bounds = [q for q in (after, before) if q and q != "approx"]
    if bounds:
        return bounds[0]
    return "approx" if "approx" in (before, after) else own
