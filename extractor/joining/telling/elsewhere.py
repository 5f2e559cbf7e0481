"""The country of one deal is not that of another: Alder has bought Nuri. Orvane is building a mill in Chile."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.deciding.order import claim, settled
from extractor.joining.forms.claims import strongest
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
    if not any(_has_target(fact) and _by_article(fact) for fact in facts):
        return list(facts)
    told = _told(facts, readings)
    return [
        settled(fact, claim("country", "of_other_deal", ()))
        if _has_target(fact)
        and _by_article(fact)
        and all(told[land].only_of_others(_parties(fact)) for land in _lands(fact))
        else fact
        for fact in facts
    ]


def _told(facts: Sequence[Fact], readings: Sequence[Reading]) -> Mapping[str, _Told]:
    """By country, what the deals that state it tell, and which sentences name it."""
    told = defaultdict[str, _Told](lambda: _Told(set(), set(), set()))
    for fact in facts:
        for land in () if _by_article(fact) else _lands(fact):
            told[land].parties.update(_parties(fact))
            if _parties(fact):
                told[land].sentences.add(fact.sentence.start)
    for reading in readings:
        for placed in reading.line.placed:
            if isinstance(placed.mention.value, Place):
                told[placed.mention.value.country].named.add(reading.line.sentence.start)
    return told


def _by_article(fact: Fact) -> bool:
    where = strongest(fact.claims, "country")
    return where is not None and where.ground == "article"


def _has_target(fact: Fact) -> bool:
    return fact.kind.home is not None


def _parties(fact: Fact) -> set[str]:
    return names_of((*fact.investors, *fact.recipients))


def _lands(fact: Fact) -> set[str]:
    return {m.value.country for m in fact.places if isinstance(m.value, Place)}
