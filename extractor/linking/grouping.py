"""Groups records by the likeness of pairs: the likest first, one record of an article a group."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extractor.linking.likeness import ENOUGH, likeness

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from extractor.linking.statement import Statement

# How many neighbours, by day, a record is compared with among those that share a name or a sum.
_REACH = 60
# What two groups must have in common, in points a pair.
_ALIKE = 2


def groups(
    records: Sequence[Statement], copies: AbstractSet[tuple[int, int]]
) -> list[list[Statement]]:
    """The records, those of one deal together; groups and members in the order of the records.

    ``copies`` are pairs of documents that are near copies, the smaller key first.
    """
    by_key = {one.key: one for one in records}
    likes = []
    for first, second in _candidates(records, copies):
        one, other = by_key[first], by_key[second]
        points = likeness(one, other, copies=_pair(one.document, other.document) in copies)
        if points >= ENOUGH:
            likes.append((-points, first, second))
    joined = _Groups(records)
    for _, first, second in sorted(likes):
        joined.join(first, second)
    return joined.found()


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _candidates(
    records: Sequence[Statement], copies: AbstractSet[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Pairs of records of two articles that share something that few records share."""
    blocks: dict[Hashable, list[Statement]] = defaultdict(list)
    for one in records:
        for block in _blocks(one):
            blocks[block].append(one)
    found: set[tuple[int, int]] = set()
    for sharing in blocks.values():
        ordered = sorted(sharing, key=lambda one: (str(one.day), one.key))
        for place, one in enumerate(ordered):
            near = ordered[place + 1 : place + 1 + _REACH]
            found.update(
                _pair(one.key, other.key) for other in near if other.document != one.document
            )
    of_document: dict[int, list[int]] = defaultdict(list)
    for one in records:
        of_document[one.document].append(one.key)
    for first, second in copies:
        found.update(_pair(a, b) for a in of_document[first] for b in of_document[second])
    return found


def _blocks(one: Statement) -> Iterator[Hashable]:
    yield from one.investors | one.recipients
    for currency, low, _ in one.sums:
        # A sum and its neighbours: each in the steps of a logarithm that it lies between.
        step = int((low.log10() * 20).to_integral_value()) if low else 0
        yield from ((currency, near) for near in (step, step + 1))


class _Groups:
    """The group of each record, by its key; at first each is alone."""

    def __init__(self, records: Sequence[Statement]) -> None:
        self._of = {one.key: [one] for one in records}

    def join(self, first: int, second: int) -> None:
        """Put two groups together, unless an article would have two records in it or they disagree."""
        one, other = self._of[first], self._of[second]
        if {r.document for r in one} & {r.document for r in other} or not _agree(one, other):
            return
        one += other
        for record in other:
            self._of[record.key] = one

    def found(self) -> list[list[Statement]]:
        """The groups."""
        several = {id(group): sorted(group, key=lambda one: one.key) for group in self._of.values()}
        return sorted(several.values(), key=lambda group: group[0].key)


def _agree(one: Sequence[Statement], other: Sequence[Statement]) -> bool:
    """Whether on the whole the pairs across both groups are alike."""
    points = sum(likeness(a, b, copies=False) for a in one for b in other)
    return points >= _ALIKE * len(one) * len(other)
