"""Merges the facts of one deal: title, lead and body agree or fill each other's gaps."""

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

# How many deals of a size, and how many facts of a deal, a further fact is compared with.
_LATEST = 24
# How far an amount may be above the one that "more than" states: more than 500 may be 544.
_ABOVE = Decimal("0.15")
_TWO = 2
_EXCEEDED = {"more_than", "at_least"}
# How far a rounded amount may differ: a title's 1조원 is not the body's 1조2300억원.
TOLERANCE = Decimal("0.06")


@dataclass(frozen=True)
class Deal:
    """Facts of one deal, the best statement first."""

    facts: tuple[Fact, ...]

    @property
    def best(self) -> Fact:
        """The fact that gives the record's amount."""
        return self.facts[0]

    @property
    def kind(self) -> Kind:
        """The kind by the body, which is more precise than a headline."""
        return next((f.kind for f in self.facts if not f.sentence.title), self.best.kind)


def merge(facts: Sequence[Fact]) -> list[Deal]:
    """The deals of an article, in the order in which they are first stated.

    A fact is compared with the latest deals of its size only, so that the time grows linearly with
    the number of facts.
    """
    deals: list[list[Fact]] = []
    sizes: dict[tuple[str | None, int], list[int]] = {}
    for fact in facts:
        look()
        near = {i for size in _sizes(fact) for i in sizes.get(size, ())[-_LATEST:]}
        found = (i for i in sorted(near) if all(same_deal(fact, f) for f in deals[i][:_LATEST]))
        place = next(found, None)
        if place is None:
            place = len(deals)
            deals.append([])
        deals[place].append(fact)
        for size in _sizes(fact):
            latest = sizes.setdefault(size, [])
            if place not in latest[-_LATEST:]:
                latest.append(place)
    return _with_headlines([Deal(tuple(sorted(deal, key=_rank))) for deal in deals])


def _with_headlines(deals: Sequence[Deal]) -> list[Deal]:
    """The deals; a headline's sum of the paper's own currency restates the body's: 다온 1280억에 인수, 9200만달러."""
    kept = list(deals)
    for told in [deal for deal in deals if all(map(_in_own_currency, deal.facts))]:
        body = [d for d in kept if not d.best.sentence.title and _same_sides(d.best, told.best)]
        if body and all(d.best.money.currency != told.best.money.currency for d in body):
            whole = kept.index(body[0])
            kept[whole] = Deal((*body[0].facts, *told.facts))
            kept.remove(told)
    return kept


def _in_own_currency(fact: Fact) -> bool:
    """Whether it is a headline's sum without a currency, which is that of the paper's language."""
    return fact.sentence.title and fact.money.basis == "language"


def _same_sides(one: Fact, other: Fact) -> bool:
    """Whether two facts are of one kind, with a party that both name, and no other party or land."""
    ours, theirs = _keys(one.investors), _keys(other.investors)
    taking, taken = _keys(one.recipients), _keys(other.recipients)
    sides = _agree(ours, theirs) and _agree(taking, taken) and _both(one) & _both(other)
    return bool(sides) and one.kind == other.kind and _agree(_countries(one), _countries(other))


def _sizes(fact: Fact) -> set[tuple[str | None, int]]:
    """Currency and decimal exponent of a fact's amounts, and of amounts a little larger or smaller."""
    return {
        (money.currency, (money.low * factor).adjusted())
        for money in _monies(fact)
        for factor in (1 - _ABOVE, Decimal(1), 1 + _ABOVE)
    }


def _rank(fact: Fact) -> tuple[bool, int, bool, bool, int]:
    """The sort key of a deal's facts: first those with equivalents, exact figures, from the body."""
    return (
        not fact.equivalents,
        -_digits(fact.money.low),
        fact.sentence.title,
        fact.money.basis == "language",
        fact.amount.start,
    )


def same_deal(one: Fact, other: Fact) -> bool:
    """Whether two facts can be the same commitment of money; a form states each commitment once."""
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
    """Whether two amounts of a sentence are two deals: $6m for A and $5.9m for B; £50m and another £50m.

    Two facts of one amount are, where each has takers of its own: A와 B에 50억원씩.
    """
    if one.amount == other.amount:
        return not _agree(_keys(one.recipients), _keys(other.recipients))
    if one.sentence != other.sentence:
        return one.again or other.again  # 앞서 4월에도 30억원을 넣었다
    if one.money.currency != other.money.currency:
        return False
    return not _equal(one, other) or one.more or other.more


def _crossed(one: Fact, other: Fact) -> bool:
    """Whether one fact names as the giver of aid whom the other names as its recipient."""
    if not _equal(one, other) or not (one.kind.aid and other.kind.aid):
        return False
    pairs = ((one, other), (other, one))
    return any(_keys(a.investors) and _keys(a.investors) <= _keys(b.recipients) for a, b in pairs)


def _both(fact: Fact) -> frozenset[str]:
    """The names of all parties."""
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
    """Whether amounts have one currency and are equal but for rounding."""
    if a.currency != b.currency:
        return False
    if a.low == b.low and a.high == b.high:
        return True
    small, large = sorted((a, b), key=lambda money: money.low)
    if small.qualifier in _EXCEEDED and large.low - small.low <= _ABOVE * large.low:
        return True
    rounded = "exact" not in (a.qualifier, b.qualifier) or _digits(a.low) != _digits(b.low)
    gap = abs(a.low - b.low)
    return rounded and gap <= TOLERANCE * max(a.low, b.low)


def _digits(value: Decimal) -> int:
    """The number of significant digits."""
    return len(value.normalize().as_tuple().digits)


def _keys(parties: Iterable[Mention]) -> frozenset[str]:
    return frozenset(m.value.name for m in parties if isinstance(m.value, Name | Place))


def _countries(fact: Fact) -> frozenset[str]:
    return frozenset(m.value.country for m in fact.places if isinstance(m.value, Place))


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)
