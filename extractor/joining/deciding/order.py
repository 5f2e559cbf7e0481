"""The order of decisions: by what each question about a sum is answered, the strongest ground first.

Every claim is made on one of these grounds. What a rule says on a ground higher up wins against all
below it; this page is the whole order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extractor.joining.forms.claims import Claim, strongest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.joining.forms.claims import Answer
    from extractor.joining.forms.facts import Fact
    from extractor.types import Span

ORDER: Mapping[str, tuple[str, ...]] = {
    # Whether the sum is of a deal. All but the last are against it.
    "deal": (
        "not_so",  # denied, ruled out, only supposed
        "price",  # a fare, a price, a sum a head
        "home_bought",  # where somebody lives
        "own_shares",  # a firm's own shares, bought back
        "compared",  # a figure of statistics, where nobody is named
        "to_economy",  # what visitors bring to a town
        "to_persons",  # what a firm gives its customers or staff
        "officer",  # what a manager is paid
        "crowd",  # what a whole trade has spent
        "needs",  # the frame needs a party that the sentence has not
        "predicate",  # a predicate of deals governs it
    ),
    "kind": (
        "allotted",
        "firm",
        "joining_in",
        "public_money",
        "after_round",
        "public_taker",
        "public_giver",
        "to_build",
        "goods",
        "new_shares",
        "frame",
    ),
    "investor": (
        "each",  # one of several that give each
        "in_order",  # the first sum is the first name's
        "givers_of_parts",  # who gives the parts of the sum
        "joined_later",  # a later sentence names who takes part
        "whole",  # who gives the whole gives its part
        "after_round",  # who raises is whom the sentences are about: nobody gives
        "crossed",  # the sides of an order stand in their other order
        "builders",  # of an agreement to build, the firms that pay
        "allotted",  # a state allots, and the owner is given
        "deal_before",  # the sides of the deal just told
        "owner_of_works",  # a state has licensed a firm's plant: the firm builds it
        "owns_sum",  # whose sum it is
        "acts",  # stands in a case that the frame's slot takes
        "owns",  # only owns the plant, and nobody else acts
        "passed_over",  # could act too, and another stands nearer
        "giver_before",  # another sum, of who gave the one before
        "seen_from_home",  # the country that is looked from gives
        "topic",  # whom the sentences before were about
    ),
    "recipient": (
        "in_order",
        "after_round",  # who raises is whom the sentences are about
        "host",  # whose plant the money is put into
        "crossed",
        "builders",
        "allotted",
        "deal_before",
        "new_shares",  # whose new shares are taken up
        "owner_of_works",
        "owns_sum",
        "acts",
        "owns",
        "passed_over",
        "pointed_at",  # the firm told last, where the sentence points back
        "topic",
        "bought_thing",  # what is bought that is no firm
        "protagonist",  # the firm that the article names most
    ),
    "country": (
        "home_of_target",  # the article says where the target is at home
        "not_of_other_side",  # a country is only the other side's home
        "each",
        "stated",  # a place of the sum's own stretch
        "toward",  # a word names the country as seen from home
        "state_that_takes",
        "home_site",  # a place at home, in words
        "elsewhere",  # another place of the sentence
        "state_that_gives",
        "home_word",  # the paper's own country, in words
        "before",  # the places told before
        "spends_at_home",  # a public body spends at home
        "article",  # the country that the article is about
    ),
    "status": (
        "noun_over",
        "bound_before",
        "off_before",  # supposed, of a deal that was called off
        "still_coming",
        "verb",
        "beside",
        "before",
        "frame",
        "default",
    ),
}

_STRENGTHS = {
    (about, ground): len(grounds) - at
    for about, grounds in ORDER.items()
    for at, ground in enumerate(grounds)
}


def claim(about: str, ground: str, says: Answer, rule: str = "", span: Span | None = None) -> Claim:
    """A claim on one of the grounds of its question, as strong as the order has it."""
    return Claim(about, says, ground, _STRENGTHS[about, ground], rule, span)


_FIELDS = {"investor": "investors", "recipient": "recipients", "country": "places"}


def settled(fact: Fact, told: Claim) -> Fact:
    """The fact with a claim that a later step makes of its investor, recipient or country.

    It answers the question where nothing does, or where it is as strong as what does.
    """
    name = _FIELDS[told.about]
    best = strongest(fact.claims, told.about)
    claims = (*fact.claims, told)
    if getattr(fact, name) and best is not None and best.strength > told.strength:
        return replace(fact, claims=claims)
    answer: dict[str, Any] = {name: told.says}
    return replace(fact, claims=claims, **answer)
