"""Which country an article gives a firm: Australian winemaker Southcorp, India's United Breweries, 美 로봇기업."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import PLACES, UNION
from extractor.joining.forms.who import is_weak
from extractor.types import Mention, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.rules.grammar import Grammar

# How far from a name, in characters, its country may stand.
_HOME_WITHIN = 60
# How far before a town the words may begin that make it one.
_TOWN = 32
# Signs behind a city that make it somebody's seat: Oslo-based, Oslo's.
_SEAT = "-'’"
# How far behind a name its seat may be told, and how many places on the way are looked at.
_SEAT_WITHIN, _PLACES_ON_THE_WAY = 160, 4
# How many characters behind a place tell that it is a seat.
_TELLING = 40
# How many occurrences of a name are looked at.
_OCCURRENCES_KEPT = 12


@dataclass(frozen=True)
class Homes:
    """Where an article's names occur, and its places, in order: enough to find a firm's country."""

    text: str
    occurrences: Mapping[str, Sequence[int]]
    places: Sequence[Mention]
    grammar: Grammar

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention], grammar: Grammar) -> Homes:
        """The homes of an article, from its mentions in order."""
        occurrences: dict[str, list[int]] = {}
        for mention in mentions:
            occurrences.setdefault(text[mention.start : mention.end], []).append(mention.start)
        places = [m for m in mentions if isinstance(m.value, Place)]
        return cls(text, occurrences, places, grammar)

    def country(self, firm: Mention) -> str | None:
        """The ISO code of the country that the article gives a firm; None if it gives none."""
        countries = (p.value.country for p in self.beside(firm) if isinstance(p.value, Place))
        return next(countries, None)

    def beside(self, target: Mention) -> Iterator[Mention]:
        """The countries, towns and nationalities beside any occurrence of the target's name."""
        occurrences = self.occurrences.get(self.text[target.start : target.end], ())
        for start in (target.start, *occurrences[:_OCCURRENCES_KEPT]):
            first = bisect_left(self.places, start - _HOME_WITHIN, key=lambda m: m.end)
            last = bisect_right(self.places, start, key=lambda m: m.end)
            for place in self.places[first:last]:
                between = self.text[place.end : start]
                seat = place.label != "PLACE" or between[:1] in _SEAT
                town = not is_weak(place) and self.grammar.patterns["town_of_firm"].fullmatch(
                    between
                )
                seat = seat or bool(town)
                home = seat and self.grammar.patterns["home_before"].match(between)
                if home or self.grammar.patterns["located"].match(between):
                    yield place
            yield from self._behind(start + target.end - target.start)

    def _behind(self, end: int) -> Iterator[Mention]:
        """Places that follow a name: X, an Indonesian start-up; X of Bergen."""
        first = bisect_left(self.places, end, key=lambda m: m.start)
        for place in self.places[first : first + 2]:
            between = self.text[end : min(place.start, end + _HOME_WITHIN)]
            if place.start < end + _HOME_WITHIN and self.grammar.patterns["home_behind"].match(
                between
            ):
                yield place
        for place in self.places[first : first + _PLACES_ON_THE_WAY]:
            if place.start < end + _SEAT_WITHIN and self._is_seat(end, place):
                yield place

    def _is_seat(self, end: int, place: Mention) -> bool:
        """다온은 대전에 본사를 두고 있다, 다온이 3억원을 유치했다. 이 회사는 대전에 본사를 뒀다."""
        patterns = self.grammar.patterns
        told = patterns["seat_told"].match(self.text, place.end, place.end + _TELLING)
        between = patterns["seat_of_it" if told and told["its"] else "seat_of"]
        return bool(told and between.match(self.text[end : place.start]))


def sure_places(text: str, mentions: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """The mentions; a weak place becomes sure if something lies in it, or its country is named too."""
    named = {m.value.country for m in mentions if isinstance(m.value, Place) and not m.value.weak}
    return [
        replace(m, value=replace(m.value, weak=False))
        if isinstance(m.value, Place)
        and m.value.weak
        and (m.value.country in named or _in_town(text, m, grammar))
        else m
        for m in mentions
    ]


def _in_town(text: str, place: Mention, grammar: Grammar) -> bool:
    """Whether the words before and behind make a place a town or a country: a line in Essen, in Turkey."""
    if place.label not in PLACES or getattr(place.value, "country", None) == UNION:
        return False
    before = text[max(0, place.start - _TOWN) : place.start]
    named = grammar.patterns["town_ends"].match(text, place.end)
    return bool(named and grammar.patterns["in_town"].search(before))
