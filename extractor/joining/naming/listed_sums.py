"""The items of a list of sums, each behind its name: 가온 3조원, 누리 2조원이다 (Korean)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

_FEWEST = 2
# How far before its sum an item's name begins at most.
_NAME = 30


class Item(NamedTuple):
    """A sum and the half-open positions of the name before it."""

    start: int
    end: int
    money: Placed


def items_of(line: Line, grammar: Grammar) -> tuple[Item, ...]:
    """The items of the line's list up to its end, at least two; half of the names are known to be firms."""
    sums = line.of("MONEY")
    if len(sums) < _FEWEST or not grammar.patterns["items_end"].match(line.text[sums[-1].end :]):
        return ()
    found: list[Item] = []
    for before, money in pairwise([None, *sums]):
        item = _item(line, before.end if before else 0, money, grammar) if money else None
        tied = item and before and found and _tied(line, before.end, item.start, grammar)
        found = [*(found if tied else ()), item] if item else []
    firms = {(p.start, p.end) for p in line.of("COMPANY")}
    known = sum((i.start, i.end) in firms for i in found)
    return tuple(found) if len(found) >= _FEWEST and known * _FEWEST >= len(found) else ()


def _item(line: Line, floor: int, money: Placed, grammar: Grammar) -> Item | None:
    start = max(floor, money.start - _NAME)
    found = grammar.patterns["name_of_sum"].search(line.text, start, money.start)
    return Item(*found.span("name"), money) if found else None


def _tied(line: Line, end: int, start: int, grammar: Grammar) -> bool:
    return grammar.patterns["items_tied"].fullmatch(line.text, end, start) is not None
