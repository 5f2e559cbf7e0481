"""Scores records against annotated ones: found, and right in every field that counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from training.compiling import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractor.types import Record
    from training.articles import Annotated


@dataclass(frozen=True)
class Deal:
    """What is compared of a deal: its sum, kind, givers (each with all its names) and countries; who takes is not."""

    low: Decimal
    currency: str
    kind: str
    givers: tuple[frozenset[str], ...]
    countries: frozenset[str]
    takers: tuple[frozenset[str], ...] = ()
    optional: bool = False

    def same_sum(self, other: Deal) -> bool:
        """Whether both have the same sum."""
        return (self.low, self.currency) == (other.low, other.currency)

    def agrees(self, other: Deal) -> bool:
        """Whether kind, givers and countries are the same too."""
        both = (self.givers, other.givers), (other.givers, self.givers)
        named = all(any(one & two for two in theirs) for ours, theirs in both for one in ours)
        return named and (self.kind, self.countries) == (other.kind, other.countries)


@dataclass
class Score:
    """Counts of deals: annotated, read, found among both, right in every field; and of articles without one."""

    annotated: int = 0
    read: int = 0
    found: int = 0
    right: int = 0
    without: int = 0
    invented: int = 0

    def f1(self, hits: int) -> float:
        """The balanced F score of so many hits; 0 if there is nothing to hit."""
        total = self.annotated + self.read
        return 2 * hits / total if total else 0.0

    def __str__(self) -> str:
        invented = f"{self.invented} of {self.without} articles without a deal give one"
        return (
            f"record F1 {self.f1(self.found):.3f}, strict F1 {self.f1(self.right):.3f} "
            f"({self.annotated} deals, {self.read} read, {self.found} found, {self.right} right); {invented}"
        )


def annotated(article: Annotated) -> list[Deal]:
    """The deals that the marks state."""
    return [_of_gold(record) for record in compiled(article)["records"] if record["amount"]]


def _of_gold(record: dict[str, Any]) -> Deal:
    return Deal(
        Decimal(record["amount"]["low"]),
        record["amount"]["currency"],
        record["kind"],
        tuple(map(frozenset, record["investors"])),
        frozenset(record["countries"]),
        tuple(map(frozenset, record["recipients"])),
        record["optional"],
    )


def of_records(records: Iterable[Record]) -> list[Deal]:
    """The deals that the package has read."""
    return [
        Deal(
            Decimal(record.amount.low),
            record.amount.currency or "",
            record.kind,
            tuple(frozenset({p.name, *(s.text for s in p.spans)}) for p in record.investors),
            frozenset(country.code for country in record.countries),
        )
        for record in records
        if record.amount is not None
    ]


def add(score: Score, wanted: Sequence[Deal], read: Sequence[Deal]) -> None:
    """Adds an article to the score. Neither finding nor missing an optional deal counts."""
    left = list(read)
    score.without += not wanted
    score.invented += not wanted and bool(read)
    for deal in sorted(wanted, key=lambda d: d.optional):
        near = [other for other in left if deal.same_sum(other)]
        best = next((o for o in near if deal.agrees(o)), near[0] if near else None)
        if best is not None:
            left.remove(best)
        if deal.optional:
            continue
        score.annotated += 1
        score.read += best is not None
        score.found += best is not None
        score.right += best is not None and deal.agrees(best)
    score.read += len(left)
