"""Reads the values in cells: an amount in the label's unit, a share, a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.finding.money import find_money
from extractor.types import Mention, Money, Percent, Place, Span
from extractor.values import read_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.rules import LanguageRules
    from extractor.types.values import Value

# A figure that fills a cell, but for brackets and remarks: 12,500,000 (VAT 별도).
_FIGURE = re.compile(
    r"(?P<figure>\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,9})?|\d{1,30}(?:\.\d{1,9})?)(?=\s{0,9}(?:$|\())"
)
_SHARE = re.compile(r"(?P<figure>\d{1,3}(?:\.\d+)?) ?%?$")
# Signs between a unit and remarks beside it: 원, VAT 별도.
_REMARK = re.compile(r"[,/:;·]")
_WHOLE = 100
_PLACES = ("COUNTRY", "PLACE")


@dataclass(frozen=True)
class Source:
    """A text with its mentions, in order, and the rules of its language.

    Full-width characters are replaced by plain ones, without moving any.
    """

    text: str
    mentions: Sequence[Mention]
    rules: LanguageRules

    def words(self, span: Span) -> str:
        """The words at a span."""
        return self.text[span.start : span.end]

    def inside(self, span: Span, *labels: str) -> list[Mention]:
        """The mentions inside a span that have one of the labels."""
        first = bisect_left(self.mentions, span.start, key=lambda m: m.start)
        last = bisect_left(self.mentions, span.end, key=lambda m: m.start)
        return [m for m in self.mentions[first:last] if m.label in labels and m.end <= span.end]


def read_sum(
    source: Source, cell: Span, units: Sequence[str], rule: str
) -> tuple[Mention, tuple[Mention, ...]] | None:
    """The amount of a cell and its equivalents in other currencies; None if it states none.

    An amount with a currency is taken as it is. A bare figure is counted in the first of ``units``
    that is a unit of money, else in the currency of the paper's country.
    """
    stated = source.inside(cell, "MONEY")[:1]
    figure = _FIGURE.match(source.text[: cell.end], cell.start)
    if figure is None or (stated and stated[0].start == cell.start):
        amounts = [replace(m, value=_settled(m.value, units, source)) for m in stated]
    else:
        span = Span(*figure.span("figure"))
        values = (_counted(figure["figure"], unit, source) for unit in units)
        money = next(filter(None, values), None) or _at_home(figure["figure"], source)
        amounts = [Mention("MONEY", span, money, rule)] if money else []
    if not amounts or not isinstance(amounts[0].value, Money) or not amounts[0].value.low:
        return None
    return amounts[0], tuple(other_money(source, cell, amounts[0]))


def other_money(source: Source, cell: Span, amount: Mention) -> Iterator[Mention]:
    """The amounts of a cell in another currency than ``amount``: 12,500,000,000 (USD 9,000,000)."""
    for mention in source.inside(cell, "MONEY"):
        if _currency(mention) != _currency(amount):
            yield mention


def _currency(mention: Mention) -> str | None:
    return mention.value.currency if isinstance(mention.value, Money) else None


def units_of(brackets: Iterable[str]) -> Iterator[str]:
    """The possible units in the words of brackets: 원 and VAT 별도 of ``원, VAT 별도``."""
    return (piece.strip() for words in brackets for piece in _REMARK.split(words) if piece.strip())


def _counted(figure: str, unit: str, source: Source) -> Money | None:
    """The value of a figure in a unit, as the language writes amounts (12,500백만원); None if it does not."""
    head, _, tail = unit.partition(" ")
    for shape in (f"{figure}{unit}", f"{figure} {unit}", f"{head} {figure} {tail}".rstrip()):
        found = find_money(shape, source.rules.money)
        if len(found) == 1 and found[0].start == 0 and found[0].end == len(shape):
            value = found[0].value
            assert isinstance(value, Money)  # noqa: S101 - a MONEY mention
            return replace(value, basis="stated", alternatives=()) if value.currency else None
    return None


def _at_home(figure: str, source: Source) -> Money | None:
    currency, number = source.rules.settings.currency, read_digits(figure)
    return Money(number, number, currency, basis="language") if currency and number else None


def _settled(value: Value, units: Sequence[str], source: Source) -> Value:
    """The value; an ambiguous currency becomes that of the label's unit."""
    if not isinstance(value, Money) or value.basis == "stated":
        return value
    for in_unit in filter(None, (_counted("1", unit, source) for unit in units)):
        if in_unit.currency in (value.currency, *value.alternatives):
            return replace(value, currency=in_unit.currency, basis="stated", alternatives=())
    return value


def read_share(source: Source, cell: Span, rule: str) -> tuple[Mention, ...]:
    """The share that the cell states, above 0 and at most 100 percent; empty if it states none.

    The percent sign may stand in the label instead.
    """
    found = _SHARE.fullmatch(source.words(cell))
    share = read_digits(found["figure"]) if found else None
    if not found or not share or share > _WHOLE:
        return ()
    span = Span(cell.start, cell.start + found.end("figure"))
    return (Mention("PERCENT", span, Percent(share), rule),)


def read_places(source: Source, cell: Span) -> tuple[Mention, ...]:
    """The countries and towns of a cell; a word such as 국내 gives the paper's own country."""
    found = tuple(source.inside(cell, *_PLACES))
    home = source.rules.settings.country
    word = source.rules.grammar.patterns["home"].search(source.words(cell)) if home else None
    if found or not word or not home:
        return found
    span = Span(cell.start + word.start(), cell.start + word.end())
    return (Mention("COUNTRY", span, Place(home, home, "country"), "home"),)
