"""Pairs the records of one article in two runs by what they mean: amount, parties, words.

Neither the order of records nor their ids alone decide. A pair needs a tie between its amounts (or, where
one has none, between its sentences); of all that are tied the surest pair is made first. Each
record is held against a few of its like, so the work grows with the number of records.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from extractor.comparing.meaning import Gist, gist

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from extractor.comparing.run import Line

# How many records of one likeness are tried on either side of a record's place.
_NEAREST = 4


class Pairing(NamedTuple):
    """Records that correspond, and those of either run alone; in the order of the text."""

    pairs: tuple[tuple[Line, Line], ...]
    removed: tuple[Line, ...]
    added: tuple[Line, ...]


class _Edge(NamedTuple):
    """Two records that may be one, by their numbers; edges of one record are never equally strong."""

    weakness: int
    distance: int
    numbers: int
    old: int
    new: int


def pair(old: Sequence[Line], new: Sequence[Line]) -> Pairing:
    """The pairs of two lists of records of one article; mirrored if the lists are exchanged."""
    olds, news = (sorted(map(gist, lines), key=_in_text) for lines in (old, new))
    partner = dict(_equal(olds, news))
    taken = set(partner.values())
    left = [number for number in range(len(olds)) if number not in partner]
    right = [number for number in range(len(news)) if number not in taken]
    for edge in sorted(_edges(olds, news, left, right)):
        if edge.old not in partner and edge.new not in taken:
            partner[edge.old] = edge.new
            taken.add(edge.new)
    return Pairing(
        tuple((olds[one].line, news[other].line) for one, other in sorted(partner.items())),
        tuple(one.line for number, one in enumerate(olds) if number not in partner),
        tuple(one.line for number, one in enumerate(news) if number not in taken),
    )


def _in_text(one: Gist) -> tuple[tuple[int, int], str]:
    return one.place, one.whole


def _equal(olds: Sequence[Gist], news: Sequence[Gist]) -> Iterator[tuple[int, int]]:
    """Pairs of records that are the same to the letter."""
    waiting = defaultdict[str, list[int]](list)
    for number in reversed(range(len(news))):
        waiting[news[number].whole].append(number)
    for number, one in enumerate(olds):
        if waiting[one.whole]:
            yield number, waiting[one.whole].pop()


def _edges(
    olds: Sequence[Gist], news: Sequence[Gist], left: Sequence[int], right: Sequence[int]
) -> set[_Edge]:
    """The possible pairs of the records left over, each with how weak its tie is."""
    found = set(_near(olds, news, left, right))
    found |= {(one, other) for other, one in _near(news, olds, right, left)}
    return {
        _Edge(-strength, abs(olds[one].place[0] - news[other].place[0]), one + other, one, other)
        for one, other in found
        if (strength := _strength(olds[one], news[other]))
    }


def _near(
    ours: Sequence[Gist], theirs: Sequence[Gist], left: Iterable[int], right: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """For each of our records those of theirs that share a likeness with it and stand nearest."""
    alike = defaultdict[object, list[tuple[int, int]]](list)
    for number in right:
        for likeness in _likenesses(theirs[number]):
            alike[likeness].append((theirs[number].place[0], number))
    for number in left:
        for likeness in _likenesses(ours[number]):
            there = alike.get(likeness, [])
            at = bisect_left(there, (ours[number].place[0], number))
            for _, other in there[max(at - _NEAREST, 0) : at + _NEAREST]:
                yield number, other


def _likenesses(one: Gist) -> Iterator[Hashable]:
    yield "says", one.says
    yield "id", one.line.get("id")
    yield "evidence", one.evidence
    if one.sum:
        yield "sum", one.sum
        yield "figures", one.sum[:2]
        yield "digits", one.sum.digits
        yield "quote", one.quote
        yield "start", one.place[0]
        yield "end", one.place[1]


def _strength(one: Gist, other: Gist) -> int:
    """How sure it is that two records are one; 0 where nothing ties them."""
    tie = _tie(one, other)
    if not tie:
        return 0
    parties = 4 * bool(one.parties & other.parties) + 4 * (one.parties == other.parties)
    alike = 2 * (one.line.get("kind") == other.line.get("kind"))
    alike += 2 * (one.countries == other.countries) + 4 * (one.evidence == other.evidence)
    return tie + parties + alike


def _tie(one: Gist, other: Gist) -> int:
    """What ties two records: the same statement, the same id, their amounts, or else a sentence."""
    if one.says == other.says:
        return 64
    tie = 16 * (one.line.get("id") == other.line.get("id") is not None)
    if one.sum is None or other.sum is None:
        return tie + 8 * bool(one.evidence and one.evidence == other.evidence)
    meets = one.place[0] < other.place[1] and other.place[0] < one.place[1]
    sure = meets or bool(one.parties & other.parties)
    tie += 16 * (one.sum == other.sum) + 6 * meets
    if sure:
        tie += 8 * (one.sum[:2] == other.sum[:2]) + 6 * (one.sum.digits == other.sum.digits)
        tie += 4 * (one.quote == other.quote)
    return tie
