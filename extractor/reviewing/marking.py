"""Writes mentions and values in the notation of examples in rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.types import Date, Mention, Money, Number, Period
from extractor.writing.dicts import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.types import Quote, Record

_QUALIFIERS = frozenset(
    {"exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "multiple"}
)


def marked_value(written: str) -> str:
    """A value with single spaces and its qualifier last.

    >>> marked_value("approx KRW  300")
    'KRW 300 approx'
    """
    words = written.split()
    return " ".join(sorted(words, key=lambda word: word in _QUALIFIERS))


def written(text: str, mention: Mention) -> str:
    """A mention in the notation of examples: ``[$3bn = USD 3000000000]``, ``[COMPANY: Gaon]``."""
    words, value = text[mention.start : mention.end], mention.value
    if isinstance(value, Money):
        return f"[{words} = {_money_value(value)}]"
    if isinstance(value, Number):
        return f"[{words} = {_number_value(value)}]"
    if isinstance(value, Period):
        return f"[{words} = {_period_value(value)}]"
    if isinstance(value, Date):
        return f"[{words} = {value.iso or '?'}]"
    return f"[{mention.label}: {words}]"


def _money_value(money: Money) -> str:
    low, high = decimal(money.low), decimal(money.high)
    figures = low if low == high else f"{low} to {high}"
    qualifier = "" if money.qualifier == "exact" else f" {money.qualifier}"
    return f"{money.currency or '?'} {figures}{qualifier}"


def _number_value(number: Number) -> str:
    """One figure, or two ends of which one may be open: ``0.5``, ``20 to 30``, ``200 to``."""
    low, high = (decimal(end) if end is not None else "" for end in (number.low, number.high))
    return low if low == high else f"{low} to {high}".strip()


def _period_value(period: Period) -> str:
    ends = f"{period.start or ''}/{period.end or ''}" if period.start or period.end else ""
    return " ".join(filter(None, (ends, period.duration))) or "?"


def parts(record: Record) -> Iterator[tuple[str, str]]:
    """The parts of a record that examples mark, by role."""
    for role, fields in (
        ("investor", record.investors),
        ("recipient", record.recipients),
        ("country", record.countries),
        ("amount", (record.amount,) if record.amount else ()),
    ):
        quotes: Iterable[Quote] = (quote for field in fields for quote in field.spans)
        yield from ((role, quote.text) for quote in quotes)


def as_marks(marked: Iterable[tuple[str, str]], status: str | None) -> str:
    """The parts of a record, sorted, as examples write them."""
    marks = " ".join(f"[{role}: {words}]" for role, words in sorted(set(marked)))
    return f"{marks} => {status}" if status else marks
