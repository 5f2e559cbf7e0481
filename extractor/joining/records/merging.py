"""The same deal told twice is one deal: title, lead and body agree or fill each other's gaps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.deadline import look
from extractor.types import Mention, Money, Name, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractor.joining.forms.facts import Fact
    from extractor.rules.kinds import Kind

# How many deals of a size, and how many tellings of a deal, a further fact is held against.
_LATEST = 24
# More than 500 may be 544: how far a figure may be above the one that it is told to exceed.
_ABOVE = Decimal("0.15")
_TWO = 2
_EXCEEDED = {"more_than", "at_least"}
# A title rounds what the body says to the figure: 1조원 for 1조2300억원 is another sum.
TOLERANCE = Decimal("0.06")


@dataclass(frozen=True)
class Deal:
    """Facts of one deal, the best statement first."""

    facts: tuple[Fact, ...]

    @property
    def best(self) -> Fact:
        """The statement that the record's amount is taken from."""
        return self.facts[0]

    @property
    def kind(self) -> Kind:
        """What the body calls the deal; a headline is short of words."""
        return next((f.kind for f in self.facts if not f.sentence.title), self.best.kind)


def merge(facts: Sequence[Fact]) -> list[Deal]:
    """The deals of an article, in the order of their first statement.

    A fact is held against the latest deals of its size, so that a table of a thousand sums takes
    a thousand steps and no million.
    """
    deals: list[list[Fact]] = []
    sizes: dict[tuple[str | None, int], list[int]] = {}
    for fact in facts:
        look()
        near = {i for size in _sizes(fact) for i in sizes.get(size, ())[-_LATEST:]}
        found = (i for i in sorted(near) if all(same_deal(fact, f) for f in deals[i][:_LATEST]))
        home = next(found, None)
        if home is None:
            home = len(deals)
            deals.append([])
        deals[home].append(fact)
        for size in _sizes(fact):
            told = sizes.setdefault(size, [])
            if home not in told[-_LATEST:]:
                told.append(home)
    return [Deal(tuple(sorted(deal, key=_rank))) for deal in deals]


def _sizes(fact: Fact) -> set[tuple[str | None, int]]:
    """Currency and number of figures of a fact's amounts, and of those a little larger or smaller."""
    return {
        (money.currency, (money.low * factor).adjusted())
        for money in _monies(fact)
        for factor in (1 - _ABOVE, Decimal(1), 1 + _ABOVE)
    }


def _rank(fact: Fact) -> tuple[bool, int, bool, bool, int]:
    """What the figures restate in other money, the most exact figures, and the body come first."""
    return (
        not fact.equivalents,
        -_round(fact.money.low),
        fact.sentence.title,
        fact.money.basis == "language",
        fact.amount.start,
    )


def same_deal(one: Fact, other: Fact) -> bool:
    """Whether two facts can be the same commitment of money; a form states each once."""
    if one.filed and other.filed and one.sentence == other.sentence:
        return False
    if not _amounts_agree(one, other) or _side_by_side(one, other):
        return False
    if one.kind.order != other.kind.order:
        titled = one.sentence.title != other.sentence.title
        return _equal(one, other) and (titled or len(_both(one) & _both(other)) >= _TWO)
    if one.sentence.title != other.sentence.title:
        return True
    if bool(one.investors) != bool(other.investors) and not _equal(one, other):
        return False
    sides = _agree(_keys(one.investors), _keys(other.investors)) or _crossed(one, other)
    return sides and _agree(_countries(one), _countries(other))


def _side_by_side(one: Fact, other: Fact) -> bool:
    """Two sums of one sentence are two deals: $6m for A and $5.9m for B; £50m and another £50m."""
    if one.sentence != other.sentence or one.money.currency != other.money.currency:
        return False
    return not _equal(one, other) or one.more or other.more


def _crossed(one: Fact, other: Fact) -> bool:
    """An aid told again beside whom it is for: nobody gives himself what he was just given."""
    if not _equal(one, other) or not (one.kind.aid and other.kind.aid):
        return False
    pairs = ((one, other), (other, one))
    return any(_keys(a.investors) and _keys(a.investors) <= _keys(b.recipients) for a, b in pairs)


def _both(fact: Fact) -> frozenset[str]:
    """Who gives and who takes: of two it may be told otherwise what they do, not the same sum twice."""
    return _keys((*fact.investors, *fact.recipients))


def _amounts_agree(one: Fact, other: Fact) -> bool:
    ours, theirs = _monies(one), _monies(other)
    return any(_close(a, b) for a in ours for b in theirs)


def _equal(one: Fact, other: Fact) -> bool:
    return (one.money.low, one.money.high) == (other.money.low, other.money.high)


def _monies(fact: Fact) -> list[Money]:
    values = (m.value for m in (fact.amount, *fact.equivalents))
    return [value for value in values if isinstance(value, Money)]


def _close(a: Money, b: Money) -> bool:
    """The same currency, and figures that are equal but for rounding."""
    if a.currency != b.currency:
        return False
    if a.low == b.low and a.high == b.high:
        return True
    small, large = sorted((a, b), key=lambda money: money.low)
    if small.qualifier in _EXCEEDED and large.low - small.low <= _ABOVE * large.low:
        return True
    rounded = "exact" not in (a.qualifier, b.qualifier) or _round(a.low) != _round(b.low)
    gap = abs(a.low - b.low)
    return rounded and gap <= TOLERANCE * max(a.low, b.low)


def _round(value: Decimal) -> int:
    """How many figures a number is written with: a rounder one may restate it."""
    return len(value.normalize().as_tuple().digits)


def _keys(parties: Iterable[Mention]) -> frozenset[str]:
    return frozenset(m.value.name for m in parties if isinstance(m.value, Name | Place))


def _countries(fact: Fact) -> frozenset[str]:
    return frozenset(m.value.country for m in fact.places if isinstance(m.value, Place))


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)
