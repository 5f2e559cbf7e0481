"""Where a deal is that states no place: at its target's home, not at the other side's, else the article's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim, settled
from extractor.joining.deciding.places import main_place
from extractor.types import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.context import Context
    from extractor.joining.forms.facts import Fact
    from extractor.joining.forms.homes import Homes
    from extractor.joining.forms.line import Line
    from extractor.types import Mention


def located(fact: Fact, line: Line, context: Context) -> Fact:
    """The fact with the country that its target's home or the article tells."""
    if context.homes is None:
        return _in_article(fact, line, context)
    return _in_article(_with_target_home(fact, context.homes), line, context)


def _with_target_home(fact: Fact, homes: Homes) -> Fact:
    """The fact with the country that the article gives its target, and not the other side's.

    Danish toy maker Alder bought a chain of shops: they may be anywhere.
    """
    target, other = fact.kind.home, fact.kind.away
    if target is None or other is None:
        return fact
    own = {place.span: place for party in getattr(fact, target) for place in homes.beside(party)}
    theirs = {place.span for party in getattr(fact, other) for place in homes.beside(party)}
    places = tuple(p for p in fact.places if p.span in own or p.span not in theirs)
    if places and places == fact.places:
        return fact
    if places:
        return settled(fact, claim("country", "not_of_other_side", places))
    at_home = tuple(own.values())[:1]
    if at_home:
        return settled(fact, claim("country", "home_of_target", at_home, "", at_home[0].span))
    return settled(fact, claim("country", "not_of_other_side", ())) if fact.places else fact


def _in_article(fact: Fact, line: Line, context: Context) -> Fact:
    """The fact, with the country that the article is about where nothing else tells one.

    A paper that has a home (Korean ones) says where a takeover, a round or a contract is if it
    means its own country; English papers are read everywhere.
    """
    if fact.places or (context.home is not None and fact.kind.home is not None):
        return fact
    places = main_place(line, context)
    if not places or _of_other_side(fact, places, context):
        return fact
    return settled(fact, claim("country", "article", places, "", places[0].span))


def _of_other_side(fact: Fact, places: Sequence[Mention], context: Context) -> bool:
    """Whether the places are of the country at home in which not the target is, but the other side."""
    if context.homes is None or fact.kind.away is None:
        return False
    homes = {context.homes.country(party) for party in getattr(fact, fact.kind.away)} - {None}
    return any(isinstance(p.value, Place) and p.value.country in homes for p in places)
