"""The country of one deal is not that of others: Alder has bought Nuri. Orvane, a rival, has a mill in Chile."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.deciding.at_home import by_article
from extractor.joining.deciding.bystanders import in_other_clause
from extractor.joining.deciding.order import claim, settled
from extractor.joining.forms.who import names_of
from extractor.types import Place, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.joining.sentences.readings import Readings
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention


# A country that is named more often is what the article is about.
_SELDOM = 12


class _Named(NamedTuple):
    """A place, and all mentions of its sentence."""

    place: Mention
    mentions: Sequence[Mention]


class _Told(NamedTuple):
    """What deals that state their place tell of a country: their sentences and parties, and who names it."""

    sentences: set[int]
    parties: set[str]
    named: set[int]

    def only_of_others(self, own: Collection[str]) -> bool:
        """Whether every sentence that names the country states a deal there, between others."""
        told = bool(own and self.sentences) and self.named <= self.sentences
        return told and self.parties.isdisjoint(own)


def away_from_others(facts: Sequence[Fact], readings: Readings, grammar: Grammar) -> list[Fact]:
    """The facts, without the article's country where it is told of others alone: of their deals, or of themselves."""
    told = _away_from_other_deals(facts, readings)
    # Of a deal with one side named the other may be at home there.
    between = {fact for fact in told if by_article(fact) and fact.investors and fact.recipients}
    if not between:
        return told
    helping = {name for fact in facts if fact.kind.aid for name in _parties(fact)}
    named = _where_named(readings)
    return [
        settled(fact, claim("country", "of_bystander", ()))
        if fact in between and _of_bystanders(fact, helping, named, readings.text, grammar)
        else fact
        for fact in told
    ]


def _where_named(readings: Readings) -> Mapping[str, Sequence[_Named]]:
    """By country its places, each with all mentions of its sentence."""
    found = defaultdict[str, list[_Named]](list)
    for mentions in readings.mentions:
        for place in mentions:
            if isinstance(place.value, Place):
                found[place.value.country].append(_Named(place, mentions))
    return found


def _of_bystanders(
    fact: Fact,
    helping: set[str],
    named: Mapping[str, Sequence[_Named]],
    text: str,
    grammar: Grammar,
) -> bool:
    """Whether the fact's countries are only named in clauses about firms that have no part in the deal.

    All who give one aid have a part in it.
    """
    places = [one for land in _lands(fact) for one in named.get(land, ())]
    if not 0 < len(places) <= _SELDOM:
        return False
    partaking = (_parties(fact), helping if fact.kind.aid else set[str]())
    return all(_of_other(place, mentions, partaking, text, grammar) for place, mentions in places)


def _of_other(
    place: Mention,
    mentions: Sequence[Mention],
    partaking: Sequence[set[str]],
    text: str,
    grammar: Grammar,
) -> bool:
    """Whether a place is told of a firm that is no party: Gaon has mills in Chile; the Chilean firm Gaon."""
    firms = [m for m in mentions if m.label == "COMPANY"]
    at = bisect_right(firms, place.start, key=lambda m: m.start)
    parties = [m.span for m in firms if any(names_of([m]) & names for names in partaking)]
    patterns = grammar.patterns
    if not parties and at < len(firms):
        between = text[place.end : firms[at].start]
        if patterns["apposed"].match(between):
            return True
    if not at or firms[at - 1].span in parties:
        return False
    firm = firms[at - 1].span
    if parties:
        deal = Span(parties[0].start, parties[-1].end)
        return in_other_clause(text, firm, place.span, deal, grammar)
    behind = ("clause_goes_on", "described_behind")
    return any(patterns[name].match(text, firm.end) for name in behind)


def _away_from_other_deals(facts: Sequence[Fact], readings: Sequence[Reading]) -> list[Fact]:
    """Only of takeovers, rounds and orders, whose target may be anywhere: what somebody builds is where the article is."""
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
