"""What the cell behind a label says: a sum in the label's unit, a day, a share, a place."""

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

# A figure that is all a cell says but for brackets and remarks: 12,500,000 (VAT 별도).
_FIGURE = re.compile(
    r"(?P<figure>\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,9})?|\d{1,30}(?:\.\d{1,9})?)(?=\s{0,9}(?:$|\())"
)
_SHARE = re.compile(r"(?P<figure>\d{1,3}(?:\.\d+)?) ?%?$")
# What parts a unit from remarks beside it: 원, VAT 별도.
_REMARK = re.compile(r"[,/:;·]")
_WHOLE = 100
_PLACES = ("COUNTRY", "PLACE")


@dataclass(frozen=True)
class Source:
    """A text with its mentions, in order, and the rules of its language.

    Signs in full width are plain ones in the text, each where it was.
    """

    text: str
    mentions: Sequence[Mention]
    rules: LanguageRules

    def said(self, span: Span) -> str:
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
    """The sum of a cell, and the same in other currencies; None where it says none.

    A sum with its own currency is what it says; a bare figure counts in the first of ``units``
    that is one, else in the currency of the paper's home.
    """
    told = source.inside(cell, "MONEY")[:1]
    figure = _FIGURE.match(source.text[: cell.end], cell.start)
    if figure is None or (told and told[0].start == cell.start):
        own = [replace(m, value=_settled(m.value, units, source)) for m in told]
    else:
        span = Span(*figure.span("figure"))
        values = (_counted(figure["figure"], unit, source) for unit in units)
        money = next(filter(None, values), None) or _at_home(figure["figure"], source)
        own = [Mention("MONEY", span, money, rule)] if money else []
    if not own or not isinstance(own[0].value, Money) or not own[0].value.low:
        return None
    return own[0], tuple(other_money(source, cell, own[0]))


def other_money(source: Source, cell: Span, own: Mention) -> Iterator[Mention]:
    """What a cell says in another currency than ``own``: 12,500,000,000 (USD 9,000,000)."""
    for mention in source.inside(cell, "MONEY"):
        if _currency(mention) != _currency(own):
            yield mention


def _currency(mention: Mention) -> str | None:
    return mention.value.currency if isinstance(mention.value, Money) else None


def units_of(said: Iterable[str]) -> Iterator[str]:
    """What brackets say as units: ``원, VAT 별도`` is 원."""
    return (piece.strip() for words in said for piece in _REMARK.split(words) if piece.strip())


def _counted(figure: str, unit: str, source: Source) -> Money | None:
    """The figure in a unit, as amounts are written in the language: 12,500백만원, KRW 12.5 million."""
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
    """A sum whose own words leave its currency open has that of the label's unit."""
    if not isinstance(value, Money) or value.basis == "stated":
        return value
    for one in filter(None, (_counted("1", unit, source) for unit in units)):
        if one.currency in (value.currency, *value.alternatives):
            return replace(value, currency=one.currency, basis="stated", alternatives=())
    return value


def read_share(source: Source, cell: Span, rule: str) -> tuple[Mention, ...]:
    """A share in percent, whose sign stands in the label."""
    found = _SHARE.fullmatch(source.said(cell))
    share = read_digits(found["figure"]) if found else None
    if not found or not share or share > _WHOLE:
        return ()
    span = Span(cell.start, cell.start + found.end("figure"))
    return (Mention("PERCENT", span, Percent(share), rule),)


def read_places(source: Source, cell: Span) -> tuple[Mention, ...]:
    """The countries and towns of a cell; a word for home is the paper's own country."""
    found = tuple(source.inside(cell, *_PLACES))
    home = source.rules.settings.country
    word = source.rules.grammar.patterns["home"].search(source.said(cell)) if home else None
    if found or not word or not home:
        return found
    span = Span(cell.start + word.start(), cell.start + word.end())
    return (Mention("COUNTRY", span, Place(home, home, "country"), "home"),)
