"""Finds the towns of a long list where the words beside them make them one: a hall in Galashiels."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import LAND_BEHIND, PLACES
from extractor.types import Mention, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.rules.towns import Towns

# Where a line begins.
_LINE = re.compile(r"\A|\n")


def with_towns(
    text: str, mentions: Sequence[Mention], grammar: Grammar, towns: Towns
) -> Sequence[Mention]:
    """The mentions in order, with the listed towns where nothing else is mentioned.

    A land that the text names behind a town of that name counts, not that of the list: in Orkney, Scotland.
    """
    towns_told = [*_towns(text, mentions, grammar, towns)]
    if not towns_told:
        return mentions
    parts = {part.span for town in towns_told for part in _within(town.span, mentions)}
    kept = (m for m in mentions if m.span not in parts)
    return sorted([*kept, *towns_told], key=lambda m: m.start)


def _towns(
    text: str, mentions: Sequence[Mention], grammar: Grammar, towns: Towns
) -> Iterator[Mention]:
    for match in _beside(text, grammar):
        span, name = Span(*match.span("town")), match["town"]
        if not all(_part_of(span, m) for m in _within(span, mentions)):
            continue
        country = towns.country(name.title() if name.isupper() else name)
        behind = bisect_left(mentions, span.end, key=lambda m: m.start)
        if country and country == _land(text, span.end, mentions[behind : behind + 1], country):
            yield Mention("PLACE", span, Place(name, country, "city"), f"towns.{name}")


def _within(span: Span, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions that share a character with the span."""
    first = bisect_left(mentions, span.start, key=lambda m: m.start)
    last = bisect_left(mentions, span.end, key=lambda m: m.start)
    first -= bool(first and mentions[first - 1].end > span.start)
    return mentions[first:last]


def _part_of(town: Span, place: Mention) -> bool:
    """Whether a place is only a part of the town's name: Lagos in Lagos de Moreno, Niger in Niger State."""
    inside = town.start <= place.start and place.end <= town.end
    return place.label in PLACES and inside and place.span != town


def _beside(text: str, grammar: Grammar) -> Iterator[re.Match[str]]:
    """Where the words beside a name make it a town: a preposition before it, a story behind it in a dateline."""
    yield from grammar.patterns["town_named"].finditer(text)
    opens = grammar.patterns["town_in_dateline"]
    lines = (match.end() for match in _LINE.finditer(text))
    yield from filter(None, (opens.match(text, at) for at in lines))


def _land(text: str, end: int, behind: Sequence[Mention], listed: str) -> str:
    """The country of a town: that of the place behind its comma, or else the listed one."""
    for place in behind:
        if isinstance(place.value, Place) and text[end : place.start] == LAND_BEHIND:
            return place.value.country
    return listed
