"""Parts of a total: 이 중 88억 유로, of which $300m."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.joining.merging import Deal


# How far back a part looks for its total.
_LATEST = 24


def totals(deals: Sequence[Deal]) -> Mapping[Deal, Deal]:
    """For each deal whose words call it a part, the larger deal told before it.

    The total is the last one before with the same currency and a larger figure.
    """
    found: dict[Deal, Deal] = {}
    for i, deal in enumerate(deals):
        if any(fact.part for fact in deal.facts):
            whole = next(
                (d for d in reversed(deals[max(0, i - _LATEST) : i]) if _larger(d, deal)), None
            )
            if whole is not None:
                found[deal] = whole
    return found


def _larger(whole: Deal, part: Deal) -> bool:
    ours, theirs = whole.best.money, part.best.money
    return ours.currency == theirs.currency and ours.low > theirs.low
