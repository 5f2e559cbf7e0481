"""The country of one deal is not that of another: Alder has bought Nuri. Orvane is building a mill in Chile."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.deciding.at_home import by_article
from extractor.joining.deciding.order import claim, settled
from extractor.joining.forms.who import names_of
from extractor.types import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact


class _Told(NamedTuple):
    """What deals that state their place tell of a country: their sentences and parties, and who names it."""

    sentences: set[int]
    parties: set[str]
    named: set[int]

    def only_of_others(self, own: Collection[str]) -> bool:
        """Whether every sentence that names the country states a deal there, between others."""
        told = bool(own and self.sentences) and self.named <= self.sentences
        return told and self.parties.isdisjoint(own)


def away_from_others(facts: Sequence[Fact], readings: Sequence[Reading]) -> list[Fact]:
    """The facts, without the article's country where it is told of deals between others alone.

    Only of takeovers, rounds and orders, whose target may be anywhere: what somebody builds is where the article is.
    """
    stating = [fact for fact in facts if fact.places and not by_article(fact)]
    if not stating or not any(map(_is_open, facts)):
        return list(facts)  # no sentence is read for this that nobody else asks for
    told = _told(stating, readings)
    return [
        settled(fact, claim("country", "of_other_deal", ()))
        if _is_open(fact)
        and all(told[land].only_of_others(_parties(fact)) for land in _lands(fact))
        else fact
        for fact in facts
    ]


def _told(stating: Sequence[Fact], readings: Sequence[Reading]) -> Mapping[str, _Told]:
    """By country, what the deals that state it tell, and which sentences name it."""
    told = defaultdict[str, _Told](lambda: _Told(set(), set(), set()))
    for fact in stating:
        for land in _lands(fact):
            told[land].parties.update(_parties(fact))
            if _parties(fact):
                told[land].sentences.add(fact.sentence.start)
    for reading in readings:
        for placed in reading.line.placed:
            if isinstance(placed.mention.value, Place):
                told[placed.mention.value.country].named.add(reading.line.sentence.start)
    return told


def _is_open(fact: Fact) -> bool:
    return fact.kind.home is not None and by_article(fact)


def _parties(fact: Fact) -> set[str]:
    return names_of((*fact.investors, *fact.recipients))


def _lands(fact: Fact) -> set[str]:
    return {m.value.country for m in fact.places if isinstance(m.value, Place)}
