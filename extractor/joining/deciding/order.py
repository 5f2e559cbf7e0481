"""The order of decisions: for each question about an amount the grounds of answers, strongest first.

Every claim is made on one of these grounds, and wins against all claims on grounds below it. This
page is the whole order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extractor.joining.forms.claims import Claim, strongest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extractor.joining.forms.claims import Answer
    from extractor.joining.forms.facts import Fact
    from extractor.types import Mention, Span

ORDER: Mapping[str, tuple[str, ...]] = {
    # Whether the amount is a deal. All grounds but the last are against it.
    "deal": (
        "article",  # the words of the article speak against every deal
        "not_so",  # denied, ruled out, only supposed
        "price",  # a fare, a price, an amount per head
        "home_bought",  # where somebody lives
        "own_shares",  # a firm's own shares, bought back
        "compared",  # a figure of statistics, where nobody is named
        "from_sale",  # what somebody gets by selling what he has
        "past_years",  # what a state or a town has spent over years
        "to_economy",  # what visitors bring to a town
        "to_persons",  # what a firm gives its customers or staff
        "long_ago",  # done so many years ago that it is history
        "private_loan",  # what a savings bank lends
        "officer",  # what a manager is paid
        "crowd",  # what a whole trade has spent
        "valuation",  # what a whole firm is put at, where a part is bought or the price is told
        "nothing_before",  # the frame states the sum of a deal that no sentence before states
        "needs",  # the frame needs a party that the sentence has not
        "predicate",  # a predicate of deals governs it
    ),
    "kind": (
        "whole",  # the kind of the amount that this is a part of
        "allotted",
        "public_money",  # words of aid, or works of a firm that a state pays for
        "firm",
        "joining_in",
        "after_round",
        "in_round",
        "public_taker",
        "public_giver",
        "to_build",
        "goods",
        "new_shares",
        "frame",
    ),
    "investor": (
        "share",  # gives this share of the amount
        "total",  # a running total is not of the last round's investors alone
        "each",  # one of several that give each
        "costs_whole",  # what the works cost into which somebody puts another sum: by nobody named
        "in_order",  # the first amount belongs to the first name
        "givers_of_parts",  # who gives the parts of the sum
        "joined_later",  # a later sentence names who takes part
        "whole",  # who gives the whole gives its part
        "after_round",  # the topic raises the money: nobody is named who gives
        "crossed",  # the parties of an order have the opposite roles
        "builders",  # of an agreement to build, the firms that pay
        "allotted",  # a state allots the money to the owner
        "deal_before",  # the parties of the deal just mentioned
        "owner_of_works",  # a state has licensed a firm's plant: the firm builds it
        "owns_sum",  # owns the amount
        "signs_with_host",  # with whom a town signs that somebody invests there
        "acts",  # stands in a case that the frame's slot takes
        "lets_work",  # the public body that tells of the tender
        "supplied",  # to whom the contract says that it is supplied
        "owns",  # owns the plant, and nobody else acts
        "passed_over",  # could act too, but another argument stands nearer
        "giver_before",  # another amount, by whoever gave the one before
        "seen_from_home",  # the paper's own country gives, where a word names the other as seen from it
        "topic",  # the topic of the sentences before
        "tells_of_works",  # alone tells of the works
    ),
    "recipient": (
        "share",  # gets this share of the amount
        "each",  # one of several that get each
        "joined_later",  # a later sentence names who has the role
        "total",  # who raised the round that brings it to the total
        "in_order",
        "after_round",  # the topic raises the money
        "in_round",  # the topic has raised the round that somebody gives to
        "host",  # whose plant the money is put into
        "crossed",
        "builders",
        "allotted",
        "deal_before",
        "new_shares",  # issues the new shares
        "owner_of_works",
        "owns_sum",
        "acts",
        "owns",
        "passed_over",
        "pointed_at",  # the firm named last, where the sentence points back to it
        "topic",
        "builder_before",  # builds what the article is about, and a state gives aid
        "bought_thing",  # a thing that is bought, not a firm
        "protagonist",  # the firm that the article names most
    ),
    "country": (
        "item",  # the place beside this part of a sum
        "licence",  # rights go to a firm, and to no place
        "home_of_target",  # the article gives the target's country
        "of_other_deal",  # told of deals between others alone
        "of_bystander",  # told of firms alone that have no part in the deal
        "not_of_other_side",  # without countries that are only the other party's
        "in_order",
        "each",
        "parts",  # where the parts of the amount go
        "stated",  # a place in the amount's own stretch of the sentence
        "toward",  # a word names the country as seen from home
        "state_that_takes",
        "home_site",  # a site in the paper's own country, without a name
        "elsewhere",  # another place of the sentence
        "state_that_gives",
        "town_that_signs",  # a town that signs with who invests there
        "home_word",  # the paper's own country, in words
        "works_before",  # where the works just told without a sum are built
        "before",  # the places named before
        "works_behind",  # where the next sentence says that the works are built
        "spends_at_home",  # a public body spends at home
        "article",  # the country that the article is about
    ),
    "status": (
        "called_off",  # the next sentence says that it is called off
        "signed_later",  # the next sentence says that the agreement is signed
        "noun_over",
        "bound_before",
        "off_before",  # only supposed, of a deal that was called off before
        "still_coming",
        "verb",
        "beside",
        "before",
        "frame",
        "default",
    ),
    # Whether the amount includes earlier deals.
    "cumulative": ("running_total",),
}

_STRENGTHS = {
    (about, ground): len(grounds) - at
    for about, grounds in ORDER.items()
    for at, ground in enumerate(grounds)
}


def claim(about: str, ground: str, says: Answer, rule: str = "", span: Span | None = None) -> Claim:
    """A claim about a question on one of its grounds, with the strength that the order gives it.

    Raises KeyError for a ground that the question does not have.
    """
    return Claim(about, says, ground, _STRENGTHS[about, ground], rule, span)


def for_mentions(
    about: str, ground: str, mentions: tuple[Mention, ...], rule: str = ""
) -> Iterator[Claim]:
    """The claim that these mentions answer the question, with the first as its words; none without them."""
    if mentions:
        yield claim(about, ground, mentions, rule, mentions[0].span)


# What a question is about, and the field of a fact that answers it.
FIELDS = {
    "kind": "kind",
    "investor": "investors",
    "recipient": "recipients",
    "country": "places",
}


def settled(fact: Fact, later: Claim) -> Fact:
    """The fact with one more claim, made by a later step about its kind, investor, recipient or country.

    The claim answers its question if nothing else does, or nothing stronger.
    """
    name = FIELDS[later.about]
    best = strongest(fact.claims, later.about)
    claims = (*fact.claims, later)
    if getattr(fact, name) and best is not None and best.strength > later.strength:
        return replace(fact, claims=claims)
    answer: dict[str, Any] = {name: later.says}
    return replace(fact, claims=claims, **answer)
