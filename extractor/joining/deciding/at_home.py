"""The country of a deal whose sentence names none.

It is the country of the target, never that of the other party alone; else the country of the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim, settled
from extractor.joining.deciding.places import main_place
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.who import is_public
from extractor.joining.naming.datelines import dateline_end
from extractor.types import Name, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.context import Context
    from extractor.joining.forms.facts import Fact
    from extractor.joining.forms.homes import Homes
    from extractor.joining.forms.line import Line
    from extractor.types import Mention

# How far before and behind a sentence of an order the words may stand that make it a licence's.
_LICENCE_BEFORE, _LICENCE_BEHIND = 400, 200
# How many characters of a paragraph may hold its dateline.
_DATELINE = 160


def located(facts: Sequence[Fact], line: Line, context: Context) -> list[Fact]:
    """The facts of a sentence, each with a country: its target's if the article gives one, else the article's.

    None for an item beside others that have a place each: $40m to Alder in Norway, $9m to Birk.
    """
    free = [_placeless(fact, context) for fact in facts]
    own = [
        _without_place(fact) if anywhere else _with_target_home(fact, context.homes)
        for fact, anywhere in zip(facts, free, strict=True)
    ]
    return [
        fact if anywhere or _beside_placed(fact, own) else _in_article(fact, line, context)
        for fact, anywhere in zip(own, free, strict=True)
    ]


def _placeless(fact: Fact, context: Context) -> bool:
    """Whether the sum goes to no place: a licence is for the whole world."""
    return context.homes is not None and _licensed(fact, context.homes)


def _without_place(fact: Fact) -> Fact:
    return settled(fact, claim("country", "licence", ())) if fact.places else fact


def _beside_placed(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether somebody gets the sum, and others of the sentence get theirs in places of their own."""
    return (
        bool(fact.recipients)
        and not fact.places
        and any(
            other.places and other.recipients and other.recipients != fact.recipients
            for other in facts
            if all(fact.sentence.start <= p.start < fact.sentence.end for p in other.places)
        )
    )


def _licensed(fact: Fact, homes: Homes) -> bool:
    """Whether an order is for a licence: rights go to a firm, and to no place."""
    around = max(0, fact.sentence.start - _LICENCE_BEFORE), fact.sentence.end + _LICENCE_BEHIND
    pattern = homes.grammar.patterns["licence"]
    return fact.kind.order and pattern.search(homes.text, *around) is not None


def _with_target_home(fact: Fact, homes: Homes | None) -> Fact:
    """The fact with its target's country, and without places that only say where the other party is from.

    Danish toy maker Alder bought a chain of shops: they may be anywhere.
    """
    target, other = _sides(fact, homes)
    if homes is None or target is None or other is None:
        return fact
    buyers = () if homes.grammar.capitalises or not fact.kind.order else fact.investors
    states = tuple(m for m in buyers if isinstance(m.value, Place))
    if states and states == buyers:  # 폴란드는 창원에 본사를 둔 가온과 공급 계약을 맺었다
        return settled(fact, claim("country", "home_of_target", states, "", states[0].span))
    of_target = {
        place.span: place
        for party in getattr(fact, target)
        for place in homes.beside(party)
        if place.label == "COUNTRY" or not any(_of_many(giver, homes) for giver in fact.investors)
    }
    of_other = {place.span for party in getattr(fact, other) for place in homes.beside(party)}
    places = tuple(p for p in fact.places if p.span in of_target or p.span not in of_other)
    if places and places == fact.places:
        return fact
    if places:
        return settled(fact, claim("country", "not_of_other_side", places))
    at_home = tuple(of_target.values())[:1] or _of_stand_in(fact, target, homes)
    if fact.kind.purchase and not fact.places:
        at_home = (
            at_home or tuple(p for m in getattr(fact, target) for p in homes.named_after(m))[:1]
        )
    if at_home:
        return settled(fact, claim("country", "home_of_target", at_home, "", at_home[0].span))
    return settled(fact, claim("country", "not_of_other_side", ())) if fact.places else fact


def _of_stand_in(fact: Fact, target: str, homes: Homes) -> tuple[Mention, ...]:
    """Alder raised $3m. The Galway company …: where the words that stand for who raises have it from."""
    raising = getattr(fact, target) if fact.kind.raising else ()
    found = (homes.in_its_stand_in(party) for party in raising)
    return tuple(place for place in found if place)[:1]


def _of_many(giver: Mention, homes: Homes | None) -> bool:
    """유럽투자은행은 스웨덴 업체 다온에 대출한다: a bank of many states, whose loan is where the firm is at home."""
    name = giver.value
    bank = (
        isinstance(name, Name) and name.type == "institution" and name.listed and not name.country
    )
    return bank and homes is not None and not homes.grammar.capitalises


def _sides(fact: Fact, homes: Homes | None) -> tuple[str | None, str | None]:
    """The side whose country the deal has, and the other; a lender's home says nothing, a state's does."""
    kind = fact.kind
    lent = kind.aid and fact.investors and fact.recipients
    if lent and not any(
        is_public(giver) and not _of_many(giver, homes) for giver in fact.investors
    ):
        return "recipients", "investors"
    return kind.home, kind.away


def _in_article(fact: Fact, line: Line, context: Context) -> Fact:
    """The fact, with the country that the article is about if it has none yet.

    A paper with a home country (Korean ones) says so where a takeover, a round or a contract is at
    home; English papers have readers, and deals, in any country.
    """
    if fact.places or (context.home is not None and fact.kind.home is not None):
        return fact
    places = main_place(line, context)
    if (
        not places
        or _of_other_side(fact, places, context)
        or _seat_of_lender(fact, places, context)
    ):
        return fact
    return settled(fact, claim("country", "article", places, "", places[0].span))


def away_from(fact: Fact, context: Context) -> Fact:
    """The fact, without the article's country if that is but the home of who was told later to give."""
    if not (by_article(fact) and _of_other_side(fact, fact.places, context)):
        return fact
    return settled(fact, claim("country", "not_of_other_side", ()))


def by_article(fact: Fact) -> bool:
    """Whether a fact has its country only from what the article is about."""
    where = strongest(fact.claims, "country")
    return where is not None and where.ground == "article"


def _seat_of_lender(fact: Fact, places: Sequence[Mention], context: Context) -> bool:
    """WASHINGTON, May 3 – The World Bank lends Gaon $3m: a bank of many states lends elsewhere than it writes."""
    if not (fact.kind.aid and context.homes and fact.investors and fact.recipients):
        return False
    givers = [party.value for party in fact.investors]
    if not all(isinstance(g, Name) and g.type == "institution" and not g.country for g in givers):
        return False
    text, place = context.homes.text, places[0]
    least = max(0, place.start - _DATELINE)
    begin = text.rfind("\n", least, place.start) + 1
    if begin == 0 < least:
        return False  # far inside its paragraph
    if context.homes.grammar.patterns["item_start"].match(text, begin):
        return False  # Espoo • The bank has promised Toroid a loan
    head = text[begin : begin + _DATELINE]
    seat = place.end - begin <= dateline_end(head, [place.start - begin], context.homes.grammar)
    # ABUJA – The bank lends Gaon $3m. It is in Oyo State
    return seat and not context.homes.named_behind(place)


def _of_other_side(fact: Fact, places: Sequence[Mention], context: Context) -> bool:
    """Whether the places lie in the country of the party that is not the target, and not in the target's."""
    target, other = _sides(fact, context.homes)
    if context.homes is None or other is None:
        return False
    homes = {context.homes.country(party) for party in getattr(fact, other)} - {None}
    if target is not None:
        homes -= {getattr(party.value, "country", None) for party in getattr(fact, target)}
    return any(isinstance(p.value, Place) and p.value.country in homes for p in places)
