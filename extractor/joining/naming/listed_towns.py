"""Finds the towns of a long list where the words beside them make them one: a hall in Galashiels."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING

from extractor.types import Mention, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.rules.towns import Towns

# The patterns of what makes a town: behind a preposition, before a story.
_BESIDE = ("town_named", "town_in_dateline")
# Between a town and the land that it lies in.
_LAND_BEHIND = ", "


def with_towns(
    text: str, mentions: Sequence[Mention], grammar: Grammar, towns: Towns
) -> Sequence[Mention]:
    """The mentions in order, with the listed towns where nothing else is mentioned.

    A land that the text names behind a town of that name counts, not that of the list: in Orkney, Scotland.
    """
    found = [*_towns(text, mentions, grammar, towns)]
    return sorted([*mentions, *found], key=lambda m: m.start) if found else mentions


def _towns(
    text: str, mentions: Sequence[Mention], grammar: Grammar, towns: Towns
) -> Iterator[Mention]:
    patterns = (grammar.patterns[name] for name in _BESIDE)
    for match in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
        span, name = Span(*match.span("town")), match["town"]
        at = bisect_left(mentions, span.start, key=lambda m: m.start)
        beside = mentions[max(0, at - 1) : at + 1]
        if any(m.span.meets(span) for m in beside):
            continue
        country = towns.country(name.title() if name.isupper() else name)
        if country and country == _land(text, span.end, mentions[at : at + 1], country):
            yield Mention("PLACE", span, Place(name, country, "city"), f"towns.{name}")


def _land(text: str, end: int, behind: Sequence[Mention], listed: str) -> str:
    """The country of a town: that of the place behind its comma, or else the listed one."""
    for place in behind:
        if isinstance(place.value, Place) and text[end : place.start] == _LAND_BEHIND:
            return place.value.country
    return listed
