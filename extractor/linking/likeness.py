"""How much speaks for two records telling of one deal."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from extractor.linking.statement import Statement

# From here on two records tell of one deal.
ENOUGH = 5
# Sums this near are one sum, rounded or converted on another day; days this far apart are of other deals.
_NEAR, _ROUNDED, _FAR = Decimal("1.005"), Decimal("1.06"), 30
# A sum with no more digits than this is a round one, which many deals have.
_ROUND = 1
# What a name counts, for or against.
_NAME = 3


def likeness(one: Statement, other: Statement, *, copies: bool) -> int:
    """Points for and against; ``copies`` are articles of nearly the same words."""
    return (
        _sums(one, other)
        + _parties(one, other)
        + _sets(one.countries, other.countries)
        + (1 if one.kind == other.kind else -1)
        + _days(one, other)
        + (3 if copies else 0)
    )


def _sums(one: Statement, other: Statement) -> int:
    """3 for one sum, 4 where it is no round one, less for one that is only near; -3 for another.

    Sums of which no two have one currency cannot be told apart: they speak against as another does.
    """
    pairs = [(a, b) for a in one.sums for b in other.sums if a[0] == b[0]]
    if not pairs:
        return -3 if one.sums and other.sums else 0
    apart, sum_ = min((_apart(a, b), a[1]) for a, b in pairs)
    if apart <= _NEAR:
        digits = len(sum_.normalize().as_tuple().digits)
        return 4 if digits > _ROUND else 3
    return 2 if apart <= _ROUNDED else -3


def _apart(one: tuple[str, Decimal, Decimal], other: tuple[str, Decimal, Decimal]) -> Decimal:
    """The larger over the smaller; 1 where the ranges meet."""
    if one[1] <= other[2] and other[1] <= one[2]:
        return Decimal(1)
    low, high = sorted([one[1], other[1]])
    return high / low if low else Decimal(1000)


def _parties(one: Statement, other: Statement) -> int:
    """Points of both sides; others on one side, and nobody in common on the other, weighs double."""
    sides = (
        _names(one.investors, other.investors),
        _names(one.recipients, other.recipients),
    )
    return sum(sides) + (-_NAME if min(sides) < 0 and max(sides) <= 0 else 0)


def _names(one: AbstractSet[str], other: AbstractSet[str]) -> int:
    """3 for a common name or a short form of one, -3 for none, 0 where they cannot be compared.

    That is where one names nobody, or writes in another alphabet.
    """
    pairs = [(a, b) for a in one for b in other if a.isascii() == b.isascii()]
    if any(a == b or a.startswith(f"{b} ") or b.startswith(f"{a} ") for a, b in pairs):
        return _NAME
    return -_NAME if pairs else 0


def _sets(one: AbstractSet[str], other: AbstractSet[str]) -> int:
    if not one or not other:
        return 0
    return 1 if one & other else -2


def _days(one: Statement, other: Statement) -> int:
    if one.day is None or other.day is None:
        return 0
    days = abs((one.day - other.day).days)
    if days > _FAR:
        return -9
    return 1 if days <= 3 else 0  # noqa: PLR2004 - the same news goes round for days
