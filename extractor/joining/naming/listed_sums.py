"""The items of a list of sums, each behind its name: 가온 3조원, 누리에 2조원이다 (Korean)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.forms.cases import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

_FEWEST = 2
# How far before its sum an item's name begins at most.
_NAME = 30
# What a place is overwritten with where its own letters do not count.
_PLACE = "X"


class Item(NamedTuple):
    """A sum, the half-open positions of the name before it, and where the item begins."""

    start: int
    end: int
    money: Placed
    floor: int


def items_of(line: Line, grammar: Grammar, *, counted: bool) -> tuple[Item, ...]:
    """The items of the line's list up to its end, at least two; half of them hold known firms or places.

    Any names will do where the sentence before has ``counted`` them.
    """
    sums = line.of("MONEY")
    if len(sums) < _FEWEST or not grammar.patterns["items_end"].match(line.text[sums[-1].end :]):
        return ()
    found = next(reversed(list(_runs(line, sums, grammar))), ())
    ends = found and found[-1].money is sums[-1]
    return found if ends and (counted or _known(found, line, grammar, places=True)) else ()


def with_own_sums(line: Line, grammar: Grammar, *, counted: bool) -> Iterator[Item]:
    """The items of the line's lists, whatever governs them; half of them are known to be firms, or all counted."""
    sums = line.of("MONEY")
    for found in _runs(line, sums, grammar) if len(sums) >= _FEWEST else ():
        if counted or _known(found, line, grammar, places=False):
            yield from found


def _runs(line: Line, sums: Sequence[Placed], grammar: Grammar) -> Iterator[tuple[Item, ...]]:
    """Each list of two items at least that nothing parts."""
    found: list[Item] = []
    for before, money in pairwise([None, *sums]):
        item = _item(line, before.end if before else 0, money, grammar) if money else None
        if item and before and found and _tied(line, before.end, item.start, grammar):
            found.append(item)
            continue
        if len(found) >= _FEWEST:
            yield tuple(found)
        found = [item] if item else []
    if len(found) >= _FEWEST:
        yield tuple(found)


def _known(items: Sequence[Item], line: Line, grammar: Grammar, *, places: bool) -> bool:
    firms = {(p.start, p.end) for p in line.of("COMPANY")}
    known = sum(
        (item.start, item.end) in firms
        or grammar.patterns["describing"].search(line.text, item.floor, item.start) is not None
        or (places and holds_place(item, line))
        for item in items
    )
    return known * _FEWEST >= len(items)


def holds_place(item: Item, line: Line) -> bool:
    """Whether a place stands in the item: 폴란드 공장에 3억 유로."""
    return any(item.floor <= p.start < item.money.start for p in line.of(*PLACES))


def _item(line: Line, floor: int, money: Placed, grammar: Grammar) -> Item | None:
    start = max(floor, money.start - _NAME)
    found = grammar.patterns["name_of_sum"].search(line.text, start, money.start)
    return Item(*found.span("name"), money, floor) if found else None


def _tied(line: Line, end: int, start: int, grammar: Grammar) -> bool:
    """Whether nothing but a comma and the words of an item stand there; places are overwritten (첸나이)."""
    between = line.text[end:start]
    for place in line.of(*PLACES):
        if end <= place.start and place.end <= start:
            name = _PLACE * (place.end - place.start)
            between = f"{between[: place.start - end]}{name}{between[place.end - end :]}"
    return grammar.patterns["items_tied"].fullmatch(between) is not None
