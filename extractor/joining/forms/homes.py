"""Which country an article gives a firm: Australian winemaker Southcorp, India's United Breweries, 美 로봇기업."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeGuard

from extractor.joining.forms.cases import PLACES, UNION
from extractor.joining.forms.only_said import of_stand_in
from extractor.joining.forms.who import is_weak, names_of
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.rules.grammar import Grammar

# How far from a name, in characters, its country may stand.
_HOME_WITHIN = 60
# How far before a town the words may begin that make it one.
_TOWN = 32
# Signs behind a city that make it somebody's seat: Oslo-based, Oslo's.
_SEAT = "-'’"
_BASED = "-"
_STOP = re.compile(r"[.!?\n]")
# How far behind a name its seat may be told, and how many places on the way are looked at.
_SEAT_WITHIN, _PLACES_ON_THE_WAY = 160, 4
# How far behind a name the words may stand for it that say where it is at home.
_STAND_IN_WITHIN = 600
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
    firms: Sequence[Mention]
    last: Mapping[str, int]  # where each country is named last, and not as somebody's seat
    grammar: Grammar

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention], grammar: Grammar) -> Homes:
        """The homes of an article, from its mentions in order."""
        occurrences: dict[str, list[int]] = {}
        for mention in mentions:
            occurrences.setdefault(text[mention.start : mention.end], []).append(mention.start)
        places = [m for m in mentions if isinstance(m.value, Place)]
        firms = [m for m in mentions if m.label == "COMPANY"]
        last = {
            m.value.country: m.start
            for m in places
            if isinstance(m.value, Place) and text[m.end : m.end + 1] != _BASED
        }
        return cls(text, occurrences, places, firms, last, grammar)

    def country(self, firm: Mention) -> str | None:
        """The ISO code of the country that the article gives a firm; None if it gives none."""
        countries = (p.value.country for p in self.beside(firm) if isinstance(p.value, Place))
        return next(countries, None)

    def named_behind(self, place: Mention) -> bool:
        """Whether the text behind a place names its country again."""
        country = place.value.country if isinstance(place.value, Place) else ""
        return self.last.get(country, 0) > place.end

    def in_its_stand_in(self, target: Mention) -> Mention | None:
        """The town or land of the words that stand for a firm right behind it: Alder grows. The Galway company."""
        names, near = names_of([target]), (target.end, target.end + _STAND_IN_WITHIN)
        first, last = (bisect_left(self.places, at, key=lambda m: m.start) for at in near)
        for place in self.places[first:last]:
            if not of_stand_in(self.text, place.start, place.end, self.grammar):
                continue
            at = bisect_left(self.firms, place.start, key=lambda m: m.start)
            told, following = self.firms[max(0, at - 1) : at], self.firms[at : at + 1]
            if names_of(told) & names and not any(self._apposed(place, m) for m in following):
                return place
        return None

    def _apposed(self, place: Mention, firm: Mention) -> bool:
        """The Belgian contractor Alder: the words are of the firm behind them."""
        between = self.text[place.end : firm.start]
        return self.grammar.patterns["apposed"].match(between) is not None

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
                if home and between.startswith(",") and self._of_another(place, target):
                    continue
                if home or self.grammar.patterns["located"].match(between):
                    yield place
            yield from self._behind(start + target.end - target.start)

    def _of_another(self, place: Mention, target: Mention) -> bool:
        """While Gaon cut jobs in Peru, Alder: the place is told of the firm that acts before it."""
        at = bisect_left(self.firms, place.start, key=lambda m: m.start)
        for firm in self.firms[max(0, at - 1) : at]:
            behind = ("clause_goes_on", "described_behind")
            acts = any(self.grammar.patterns[one].match(self.text, firm.end) for one in behind)
            one = not _STOP.search(self.text, firm.end, place.start)
            return acts and one and not names_of([firm]) & names_of([target])
        return False

    def named_after(self, target: Mention) -> Iterator[Mention]:
        """The place that the article tells and a name of no list begins with: 하이퐁콜드 of 하이퐁."""
        if self.grammar.capitalises or not isinstance(target.value, Name) or target.value.listed:
            return
        name = self.text[target.start : target.end]
        for start in map(self.occurrences.get, (name[:end] for end in range(2, len(name) - 1))):
            if start:
                at = bisect_left(self.places, start[0], key=lambda m: m.start)
                yield from (m for m in self.places[at : at + 1] if m.start == start[0])

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


def towns_told(text: str, mentions: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """The mentions; a weak place becomes sure if the words beside it make it a place."""
    return [
        _sure(m, m.value) if _is_weak(m.value) and _in_town(text, m, grammar) else m
        for m in mentions
    ]


def sure_beside(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; a weak place becomes sure if its country is named too, or a place there."""
    values = [m.value for m in mentions]
    named = {value.country for value in values if isinstance(value, Place) and not value.weak}
    return [
        _sure(m, m.value) if _is_weak(m.value) and m.value.country in named else m for m in mentions
    ]


def _is_weak(value: object) -> TypeGuard[Place]:
    return isinstance(value, Place) and value.weak


def _sure(mention: Mention, place: Place) -> Mention:
    return replace(mention, value=replace(place, weak=False))


def _in_town(text: str, place: Mention, grammar: Grammar) -> bool:
    """Whether the words before and behind make a place a town or a country: a line in Essen, in Turkey; ERODE: The."""
    if place.label not in PLACES or getattr(place.value, "country", None) == UNION:
        return False
    opens = grammar.patterns["town_in_dateline"].match(text, place.start)
    if opens and opens.end("town") == place.end:
        return True
    before = text[max(0, place.start - _TOWN) : place.start]
    if grammar.patterns["state_cut_short"].search(f"{before}{text[place.start : place.end]}"):
        return True
    named = grammar.patterns["town_ends"].match(text, place.end)
    return bool(named and grammar.patterns["in_town"].search(before))
