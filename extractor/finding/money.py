"""Finds amounts of money, with the currency that their words and surroundings give."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.finding.figures import masked
from extractor.finding.scanning import fields, fold, place, scan
from extractor.types import Mention, Money, Span
from extractor.values import read_range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.finding.scanning import Found
    from extractor.rules import Rule
    from extractor.rules.money import MoneyRules, Qualifiers
    from extractor.values import Reading

WINDOW = 28
_DIGIT_OR_SCALE = 1000
# The basis of an amount without a currency, and how far behind it one in brackets stands.
_BARE, _BRACKET = "language", 2
ZERO, ONE = Decimal(0), Decimal(1)
# 3억달러(약 4000억원) 이상: the word behind the brackets bounds the amount before them.
_BRACKETS = re.compile(r"\s?\([^()\n]{1,40}\)")


def find_money(text: str, rules: MoneyRules) -> list[Mention]:
    """The amounts in the text, from left to right; an unknown currency is None.

    ``basis`` is ``stated`` if the form means one currency, ``language`` if the currency of the paper's
    country is assumed, ``default`` if the form is ambiguous and nothing resolves it.
    """
    return _of_home(list(_amounts(fold(text), rules)), rules.dearer)


def _of_home(amounts: Sequence[Mention], dearer: Collection[str]) -> list[Mention]:
    """The amounts, without those that name no currency if one of these is not in the home currency.

    16억(25억 달러): a figure that restates more units of a ``dearer`` currency (ISO 4217 codes) is not in
    the home currency, and then the currency of other bare figures is unknown too.
    """
    if any(_is_foreign(one, other, dearer) for one, other in pairwise(amounts)):
        return [m for m in amounts if not (isinstance(m.value, Money) and m.value.basis == _BARE)]
    return list(amounts)


def _is_foreign(one: Mention, other: Mention, dearer: Collection[str]) -> bool:
    """Whether brackets restate a bare figure as more units of a dearer currency."""
    bare, restated = one.value, other.value
    if not (isinstance(bare, Money) and isinstance(restated, Money)):
        return False
    beside = other.start - one.end <= _BRACKET and bare.basis == _BARE
    return beside and restated.currency in dearer and restated.low > bare.high


def _amounts(text: str, rules: MoneyRules) -> Iterator[Mention]:
    for found in scan(masked(text, rules.figures), rules.rules, rules.starts):
        amount = _amount(text, found, rules)
        if amount is None:
            continue
        money, start, end = amount
        before, begin = _before(text, start, rules.before)
        start = begin if rules.qualifier_in_span else start
        after, end = _after(text, end, rules.after)
        after = after or _behind_brackets(text, end, rules.after)
        if before or after:
            money = replace(money, qualifier=_stronger(money.qualifier, before, after))
        yield Mention("MONEY", Span(start, end), money, found.rule.id)


def _amount(text: str, found: Found, rules: MoneyRules) -> tuple[Money, int, int] | None:
    """The amount of a match, with its start and end.

    Two figures of which the second is smaller are no range: the one beside the currency counts.
    """
    groups, rule = fields(found, text), found.rule
    start, end = found.span
    if "low" in groups and "high" in groups:
        ends = read_range(rules.numerals, groups["low"], groups["high"])
        if ends is None and "cur" in groups and _leads(found):
            end = place(found, "low").end  # gave $2 million to 3 schools
            del groups["high"]
        elif ends is None:
            start = place(found, "high").start  # slid 9 to 5 million euros
            del groups["low"]
    else:
        ends = None
    low, high = ends or _bounds(groups, rules, rule.features.get("value"))
    money = _value(groups, rules, rule, (low, high)) if low and high else None
    return (money, start, end) if money else None


def _leads(found: Found) -> bool:
    """Whether the currency stands before the first figure."""
    return place(found, "cur").start < place(found, "low").start


def _value(
    groups: dict[str, str], rules: MoneyRules, rule: Rule, ends: tuple[Reading, Reading]
) -> Money | None:
    bare = rule.features.get("qualifier") == "bare"
    low, high = ends
    form = _form(groups)
    code, basis = _currency(form, rules, bare=bare)
    if (code is None and not bare) or _risky(form, low, rules):
        return None
    others = rules.currencies.meanings(form or "") if basis == "default" else ()
    factor, extra = _minor(groups, rules)
    qualifier = _kind(low, high, is_range="high" in groups and "low" in groups)
    lowest, highest = low.low * factor + extra, high.high * factor + extra
    return Money(lowest, highest, code, qualifier, basis, others)


def _minor(groups: dict[str, str], rules: MoneyRules) -> tuple[Decimal, Decimal]:
    """The factor of the figure (43 cents) and the amount that a minor unit adds (20 dollars 43 cents)."""
    if "minor" not in groups:
        return ONE, ZERO
    worth = rules.currencies.minor.get(groups["minor"], ONE)
    part = rules.numerals.read(groups["part"]) if "part" in groups else None
    return (ONE, part.low * worth) if part else (worth, ZERO)


def _form(groups: dict[str, str]) -> str | None:
    """The form of the currency, the last of two: ``$5 to US$7 billion``, ``$40 million CAD``."""
    form = groups.get("cur") or groups.get("minor")
    return form.strip(" -") if form else None


def _bounds(
    groups: dict[str, str], rules: MoneyRules, fixed: str | None
) -> tuple[Reading | None, Reading | None]:
    """Low and high of a single figure; ``fixed`` is the value of a rule that matches no figure."""
    figure = fixed or _scaled(groups)
    reading = rules.numerals.read(figure) if figure else None
    return reading, reading


def _scaled(groups: dict[str, str]) -> str | None:
    """The figure with its scale, where the currency stands between them: 60 USD million."""
    figure, scale = groups.get("low") or groups.get("high"), groups.get("scale")
    return f"{figure} {scale}" if figure and scale else figure


def _kind(low: Reading, high: Reading, *, is_range: bool) -> str:
    if is_range:
        return "range"
    if low.low != high.high:
        return "range" if low.either else "multiple"
    return "more_than" if low.over else "exact"


def _currency(form: str | None, rules: MoneyRules, *, bare: bool) -> tuple[str | None, str]:
    if form is None:
        return (rules.home, "language") if bare else (None, "stated")
    meanings = rules.currencies.meanings(form)
    if len(meanings) == 1:
        return meanings[0], "stated"
    return rules.currencies.default(form) or (meanings[0] if meanings else None), "default"


def _risky(form: str | None, low: Reading, rules: MoneyRules) -> bool:
    """Whether a form needs a scale behind it: a code that is also a word (TOP 10), a single letter (K9)."""
    return form in rules.currencies.needs_scale and low.low < _DIGIT_OR_SCALE


def _before(text: str, start: int, words: Qualifiers) -> tuple[str | None, int]:
    """The qualifier before the amount, read word by word to the left: "up to a further"."""
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


def _behind_brackets(text: str, end: int, words: Qualifiers) -> str | None:
    brackets = _BRACKETS.match(text, end)
    return _after(text, brackets.end(), words)[0] if brackets else None


def _stands_alone(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalnum()


def _known(word: str, words: Qualifiers) -> str:
    return word if word in words.meaning else word.lower()


def _stronger(own: str, before: str | None, after: str | None) -> str:
    """The stronger of two qualifiers: a range, then a bound, then "about"."""
    if own in {"range", "multiple"}:
        return own
    bounds = [q for q in (after, before) if q and q != "approx"]
    if bounds:
        return bounds[0]
    return "approx" if "approx" in (before, after) else own
