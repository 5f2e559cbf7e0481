"""Where a target is at home: Australian winemaker Southcorp, India's United Breweries, 美 로봇기업."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.types import Mention, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.facts import Fact
    from extractor.rules.grammar import Grammar

_BY_TARGET = {"funding", "acquisition"}
_REACH = 60


def with_target_home(fact: Fact, text: str, mentions: Sequence[Mention], grammar: Grammar) -> Fact:
    """The fact, with the country that the article gives its target where no place was found."""
    if fact.kind not in _BY_TARGET or fact.places:
        return fact
    homes = (
        place for target in fact.recipients for place in _before(target, text, mentions, grammar)
    )
    home = next(homes, None)
    return replace(fact, places=(home,)) if home else fact


def _before(
    target: Mention, text: str, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[Mention]:
    """Countries and nationalities right before any telling of the target's name."""
    words = text[target.start : target.end]
    starts = [target.start, *(m.start for m in mentions if text[m.start : m.end] == words)]
    for start in starts:
        for place in mentions:
            near = start - _REACH < place.end <= start and place.label != "PLACE"
            between = text[place.end : start] if near else ""
            if near and isinstance(place.value, Place) and _home(between, grammar):
                yield place


def _home(between: str, grammar: Grammar) -> bool:
    return grammar.patterns["home_before"].match(between) is not None
