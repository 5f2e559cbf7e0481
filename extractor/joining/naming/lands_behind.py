"""Towns that have a namesake in the land told right behind them: Toledo in Ohio; Tripoli, in the north of Lebanon.

A region may have the name of its own town: Concepcion, Tarlac.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import LAND_BEHIND
from extractor.types import Mention, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.rules.grammar import Grammar

# What may be a town, and what it may lie in.
_TOWNS = {"city", "capital"}
_LANDS = {"country", "region", "province", "state"}
# How far behind a town its land begins at most.
_LAND_WITHIN = 32
# How many characters behind a land tell whether it ends a list.
_LIST_AHEAD = 120


def with_lands_behind(
    text: str, mentions: Sequence[Mention], grammar: Grammar
) -> Sequence[Mention]:
    """The mentions; a town that the text puts into another land than the list does lies there."""
    moved = {town.span: country for town, country in _moved(text, mentions, grammar)}
    if not moved:
        return mentions
    return [
        replace(m, value=replace(m.value, country=moved[m.span]))
        if isinstance(m.value, Place) and m.span in moved
        else m
        for m in mentions
    ]


def _moved(
    text: str, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[tuple[Mention, str]]:
    """The towns whose land another place behind them names, with its code."""
    for town, land in pairwise(mentions):
        if not isinstance(town.value, Place) or not isinstance(land.value, Place):
            continue
        around = land.value.kind in _LANDS or text[town.end : land.start] == LAND_BEHIND
        kinds = town.value.kind in _TOWNS and around
        if not kinds or land.start - town.end > _LAND_WITHIN:
            continue
        apart = town.value.country != land.value.country
        if apart and _lies_in(text, town, land, grammar):
            yield town, land.value.country


def _lies_in(text: str, town: Mention, land: Mention, grammar: Grammar) -> bool:
    """Whether the words between a town and a land put it there; a list of places does not."""
    between = text[town.end : land.start]
    if between == LAND_BEHIND:
        return (
            grammar.patterns["land_ends"].match(text[land.end : land.end + _LIST_AHEAD]) is not None
        )
    return grammar.patterns["land_around"].fullmatch(between) is not None
