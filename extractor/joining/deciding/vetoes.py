"""Sums that a predicate of deals governs and that are of none.

A price, a figure of statistics, what visitors bring to a town, what a firm gives its customers, what
a whole trade has spent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim
from extractor.joining.forms.who import is_public
from extractor.rules.statuses import NONE
from extractor.types import Money

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from extractor.joining.deciding.candidate import Candidate, Parties
    from extractor.joining.forms.claims import Claim
    from extractor.rules.kinds import Kind

# Below this a sum is a price or a fare, whatever its currency, unless the verb is to invest.
SMALLEST = 10_000
# How far behind its verb what a sum was paid for may stand.
_PAID_FOR_WITHIN = 90


def vetoes(one: Candidate, kind: Kind, sides: Parties, status: Claim) -> Iterator[Claim]:
    """Every claim that the sum is of no deal of this kind between these sides."""
    if status.says == NONE:
        yield claim("deal", "not_so", None, status.rule, one.words)
    if _is_price(one, sides):
        yield claim(
            "deal",
            "price",
            None,
            "states_investing",
            one.line.span(one.link.amount.start, one.link.amount.end),
        )
    yield from _by_words(one, kind, sides)
    lacking = any(not _filled(slot, sides) for slot in one.frame.needs)
    if lacking and not _asset(one):
        yield claim("deal", "needs", None, one.frame.id, one.words)


def _by_words(one: Candidate, kind: Kind, sides: Parties) -> Iterator[Claim]:
    """The small patterns that say so, each where its condition holds."""
    investors, recipients, carried = sides
    public = bool(investors) and all(map(is_public, investors))
    behind = one.link.amount.end
    tests = (
        ("home_bought", kind.purchase and not recipients and one.search("home_bought")),
        ("own_shares", not recipients and one.search("own_shares")),
        ("compared", (carried or not sides.both) and one.search("compared", behind)),
        ("to_economy", not public and one.match("to_economy", behind)),
        ("to_persons", kind.aid and not public and not recipients and _to_persons(one)),
        ("officer", kind.aid and not investors and _paid(one)),
        ("crowd", (carried or not sides.both) and _of_crowd(one)),
    )
    for ground, found in tests:
        if found:
            yield claim("deal", ground, None, ground, one.span(found))


def _filled(slot: str, sides: Parties) -> bool:
    return bool({"investor": sides.investors, "recipient": sides.recipients}.get(slot, True))


def _is_price(one: Candidate, sides: Parties) -> bool:
    """A fare, a price, a sum a head: none is so small but what somebody says to have invested."""
    value = one.link.amount.mention.value
    if not isinstance(value, Money) or value.high >= SMALLEST:
        return False
    stated = one.match("states_investing", one.link.predicate.start)
    return not (stated and sides.both)


def _asset(one: Candidate) -> bool:
    """Paid $3m for the land; the $3m that it paid X for the land; sold its stake for $3m."""
    predicate, amount = one.link.predicate, one.link.amount
    if one.grammar.patterns["sold_asset"].match(one.text[predicate.start : amount.start]):
        return True
    if predicate.start >= amount.end:
        return one.search("for_asset", predicate.end, predicate.end + _PAID_FOR_WITHIN) is not None
    return one.match("for_asset", amount.end) is not None


def _to_persons(one: Candidate) -> re.Match[str] | None:
    """Gave $3m to travellers, hands its weavers $3m."""
    places = (one.link.predicate.end, one.link.amount.end)
    found = (one.match("to_persons", at) for at in places)
    return next((told for told in found if told), None)


def _paid(one: Candidate) -> re.Match[str] | None:
    """The chief executive of Gaon received $3m."""
    if one.link.predicate.form != "verb":
        return None
    return one.grammar.patterns["officer"].search(one.text[: one.link.predicate.start])


def _of_crowd(one: Candidate) -> re.Match[str] | None:
    """Foreign companies invested $3m in Laos: a statistic."""
    if one.link.predicate.form != "verb":
        return None
    return one.grammar.patterns["crowd"].search(one.text[: one.link.predicate.start])
