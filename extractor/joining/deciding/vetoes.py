"""Vetoes: why an amount that a predicate of deals governs is no deal.

It is a price, a figure of statistics, what visitors spend in a town, what a firm gives its customers,
or what a whole industry has spent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim
from extractor.joining.forms.who import all_public, names_of
from extractor.rules.statuses import NONE
from extractor.types import Money

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from extractor.joining.deciding.candidate import Candidate, Parties
    from extractor.joining.forms.claims import Claim
    from extractor.rules.grammar import Grammar
    from extractor.rules.kinds import Kind
    from extractor.types import Mention

# A lower amount is a price or a fare in any currency, unless the verb is to invest.
SMALLEST = 10_000
_DONE = "completed"
# How far behind its verb, in characters, the thing that an amount was paid for may stand.
_PAID_FOR_WITHIN = 90


def vetoes(
    candidate: Candidate, kind: Kind, sides: Parties, taken: Sequence[Mention], status: Claim
) -> Iterator[Claim]:
    """A claim for each reason that the amount is no deal of this kind between these parties.

    ``taken``: the recipients, or the thing that is bought.
    """
    if status.says == NONE:
        yield claim("deal", "not_so", None, status.rule, candidate.words)
    if _is_price(candidate, sides):
        price = candidate.link.amount.mention.span
        yield claim("deal", "price", None, "states_investing", price)
    yield from _by_words(candidate, kind, sides)
    yield from _of_past_years(candidate, kind, sides, status)
    filled = {"investor": sides.investors, "recipient": taken}
    lacking = [slot for slot in candidate.frame.needs if not filled.get(slot, True)]
    if lacking == ["investor"] and candidate.search("nobody_named"):
        lacking = []  # sold to a private buyer
    told = _asset(candidate) or _of_asset_before(candidate, sides) or _aid_before(candidate)
    if lacking and not told:
        yield claim("deal", "needs", None, candidate.frame.id, candidate.words)
    if candidate.frame.resumes and not candidate.context.awaits_sum(candidate.frame.kind):
        yield claim("deal", "nothing_before", None, candidate.frame.id, candidate.words)


def _of_past_years(
    candidate: Candidate, kind: Kind, sides: Parties, status: Claim
) -> Iterator[Claim]:
    """최근 10년간 저출산에 200조원을 쏟아부었다: what a public body has spent over years is statistics."""
    if status.says != _DONE or not (kind.outlay or kind.aid) or not all_public(sides.investors):
        return
    years = candidate.search("past_years", 0, candidate.link.predicate.start)
    if years:
        yield claim("deal", "past_years", None, "past_years", candidate.span(years))


def _worth_whole(candidate: Candidate) -> re.Match[str] | None:
    """The words that put a whole firm at the sum, where a part is bought: 20% of it, valuing it at $3m."""
    valued = candidate.search("valued_at", 0, candidate.link.amount.start)
    if valued is None:
        return None
    others = (o for o in candidate.reading.links if o.amount != candidate.link.amount)
    told = candidate.frame.resumes and candidate.context.partial
    told = told or any(o.predicate.frame.kind.purchase for o in others)
    return valued if told or candidate.search("of_part") else None


def _by_words(candidate: Candidate, kind: Kind, sides: Parties) -> Iterator[Claim]:
    """Vetoes by small patterns, each tried where its condition holds."""
    investors, recipients, carried = sides
    public, raising = all_public(investors), candidate.frame.kind.raising
    ahead, behind = candidate.link.amount.start, candidate.link.amount.end
    tests = (
        ("home_bought", kind.purchase and not recipients and candidate.search("home_bought")),
        ("valuation", kind.purchase and _worth_whole(candidate)),
        ("own_shares", not recipients and candidate.search("own_shares")),
        ("from_sale", raising and not investors and candidate.search("from_sale", 0, ahead)),
        ("compared", (carried or not sides.both) and _of_statistics(candidate, kind)),
        ("to_economy", not public and candidate.match("to_economy", behind)),
        ("to_persons", kind.aid and not public and not recipients and _to_persons(candidate)),
        ("private_loan", kind.aid and _by_private_lenders(candidate, investors)),
        # The chief executive of Gaon received $3m: a manager is paid.
        (
            "officer",
            ((kind.aid and not investors) or (kind.order and candidate.frame.resumes))
            and _before_verb(candidate, "officer"),
        ),
        # Foreign companies invested $3m in Laos.
        ("crowd", (carried or not sides.both) and _of_crowd(candidate)),
    )
    for ground, found in tests:
        if found:
            yield claim("deal", ground, None, ground, candidate.span(found))


def _of_statistics(candidate: Candidate, kind: Kind) -> re.Match[str] | None:
    """The words that compare the sum with another, or put it at so much where no works just told cost it."""
    behind = candidate.link.amount.end
    compared = candidate.search("compared", behind)
    told = candidate.context.awaits_sum(kind)
    return compared if compared or told else candidate.search("put_at", behind)


def _by_private_lenders(candidate: Candidate, investors: Sequence[Mention]) -> re.Match[str] | None:
    """The words that say that somebody lends, where all who do are savings banks and the like: no public aid."""
    lender = candidate.grammar.patterns["private_lender"]
    private = bool(investors) and all(any(map(lender.search, names_of([m]))) for m in investors)
    return candidate.match("lent", candidate.link.predicate.start) if private else None


def is_everyday(money: Mention, grammar: Grammar) -> bool:
    """Whether a sum is so small in its currency that it is a price or a fare: 9.5 pence."""
    value = money.value
    if not isinstance(value, Money):
        return False
    return value.high < grammar.smallest.get(value.currency or "", SMALLEST)


def _is_price(candidate: Candidate, sides: Parties) -> bool:
    """Whether an amount is so small that it is a price, and nobody is said to invest it."""
    if not is_everyday(candidate.link.amount.mention, candidate.grammar):
        return False
    stated = candidate.match("states_investing", candidate.link.predicate.start)
    return not (stated and sides.both)


def _asset(candidate: Candidate) -> bool:
    """Whether the amount buys or sells an asset, which needs no second party: paid $3m for the land."""
    predicate, amount = candidate.link.predicate, candidate.link.amount
    if candidate.grammar.patterns["sold_asset"].match(
        candidate.text[predicate.start : amount.start]
    ):
        return True
    if predicate.start >= amount.end:
        return (
            candidate.search("for_asset", predicate.end, predicate.end + _PAID_FOR_WITHIN)
            is not None
        )
    return candidate.match("for_asset", amount.end) is not None


def _of_asset_before(candidate: Candidate, sides: Parties) -> bool:
    """Whether it is the price of what its payer just bought, or somebody sold: bought a mill. It paid $3m."""
    kind, slot = candidate.frame.kind, candidate.slot("recipient")
    if slot is None or not slot.latest or not candidate.context.awaits_sum(kind):
        return False
    giving, taking = candidate.context.parties.get(kind, ((), ()))
    payer = names_of(sides.investors)
    return not taking and bool(payer) and (not giving or bool(names_of(giving) & payer))


def _aid_before(candidate: Candidate) -> bool:
    """Whether the sentences before state an aid: Perak gives $5m to three firms. Gaon gets $3m."""
    slot = candidate.slot("investor")
    return slot is not None and slot.latest and candidate.frame.kind in candidate.context.statuses


def _to_persons(candidate: Candidate) -> re.Match[str] | None:
    """The words that give the money to persons: gave $3m to travellers, hands its weavers $3m."""
    places = (candidate.link.predicate.end, candidate.link.amount.end)
    found = (candidate.match("to_persons", at) for at in places)
    return next((match for match in found if match), None)


def _of_crowd(candidate: Candidate) -> re.Match[str] | None:
    """The words for a whole trade, which are no name: foreign builders, but not Gaon Builders."""
    found = _before_verb(candidate, "crowd")
    if found is None or candidate.line.sentence.title:
        return found
    firms = (a for a in candidate.link.arguments if a.mention.label == "COMPANY")
    subject = (a for a in firms if found.start() <= a.start and a.end <= found.end())
    return None if any(" " in candidate.text[a.start : a.end] for a in subject) else found


def _before_verb(candidate: Candidate, pattern: str) -> re.Match[str] | None:
    """The match of a small pattern before a predicate that is a verb."""
    if candidate.link.predicate.form != "verb":
        return None
    return candidate.grammar.patterns[pattern].search(
        candidate.text[: candidate.link.predicate.start]
    )
