"""The deal that the sentences before told without a sum, and what goes against it.

Alder has invested in Nuri. The start-up raised $3m: who has just given the money does not raise it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.claims import answers
from extractor.joining.forms.who import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.deciding.candidate import Candidate
    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.context import Sides
    from extractor.types import Mention

# How far back, in code points, somebody was told to invest whose investment a sum may be.
_INVESTED_WITHIN = 600


def deal_told(candidate: Candidate) -> Sides | None:
    """The sides of the last deal of the candidate's kind; a round is that of an investment in a firm just told."""
    kind, context = candidate.frame.kind, candidate.context
    before = context.parties.get(kind)
    latest = context.latest
    if before is not None and kind.outlay and _far(before, candidate):
        return None
    if before is not None or latest is None or not kind.raising:
        return before
    # 누리벤처스가 다온에 투자했다: a fund that puts money in, and so a round.
    outlays = [one for one in context.parties if one.outlay]
    told = outlays[-1] if latest.raising and outlays and latest not in context.parties else latest
    sides = context.parties.get(told)
    # A whole firm that is taken over has no round with its buyer; one that sells a part has.
    invested = told.outlay or (told.purchase and context.partial)
    if not invested or not context.awaits_sum(told) or sides is None or not all(sides):
        return None
    return sides if all(m.label == "COMPANY" for side in sides for m in side) else None


def _far(sides: Sides, candidate: Candidate) -> bool:
    """Whether an investment was told so far back that another sum may be anybody's."""
    start = candidate.reading.line.sentence.start
    return all(start - m.start > _INVESTED_WITHIN for side in sides for m in side)


def against_deal_told(candidate: Candidate, role: str, claims: Sequence[Claim]) -> bool:
    """Whether a pronoun that stands for the topic would turn the sides of the deal just told round.

    Nuri has been sold to Alder. It will pay $3m: not Nuri, which is sold. Gaon has sold Nuri to Alder. The
    Swedish firm paid $3m: not Gaon, which sells.
    """
    kind = candidate.frame.kind
    before = deal_told(candidate)
    named = answers(tuple(claims), role)
    if before is None or not (kind.raising or kind.purchase) or not named:
        return False
    if not all(before) and not (role == "investor" and kind.purchase and before[0]):
        return False  # sold its depot to Alder: what is bought may be no name
    sentence = candidate.reading.line.sentence
    meant = all(not sentence.start <= m.span.start < sentence.end for m in named)
    same, other = before if role == "investor" else reversed(before)
    names = names_of(named)
    if not meant or names & names_of(same):
        return False
    return names <= names_of(other) or (role == "investor" and _sells(named, candidate))


def buyers_before(candidate: Candidate, suppliers: Sequence[Mention]) -> tuple[Mention, ...]:
    """A separate contract, worth $3m, went to Gaon; Gaon's share is $3m: of whoever placed the order told before.

    Nuri signed two contracts. One, for $3m, went to Gaon: with an order just told, of whom that was about.
    """
    told_of = ("further_order", "order_share", "paid_for_order")
    if not any(map(candidate.search, told_of)):
        return ()
    context = candidate.context
    giving, taking = context.parties.get(candidate.frame.kind, ((), ()))
    told = context.latest is not None and context.latest.order
    signed = told and suppliers and names_of(taking) <= names_of(context.topics)
    about, known = context.topics if signed else (), names_of(suppliers)
    return context.buyers or tuple(giving) or tuple(m for m in about if not names_of([m]) & known)


def signed_with_winner(candidate: Candidate, sides: Sides) -> Sides | None:
    """The dock was awarded to Alder. Nuri signed the $3m contract: who signs it with the winner orders."""
    kind, context = candidate.frame.kind, candidate.context
    told = kind if kind in context.parties else context.latest
    if told is None:
        return None
    giving, taking = context.parties.get(told, ((), ()))
    if not kind.order or not taking or giving or sides[0] or not context.awaits_sum(told):
        return None
    predicate, amount = candidate.link.predicate, candidate.link.amount
    signed = candidate.grammar.patterns["signs_it"]
    if not sides[1] or names_of(taking) & names_of(sides[1]) or predicate.start >= amount.start:
        return None
    return (sides[1], taking) if signed.search(candidate.text[: amount.start]) else None


def orders_again(candidate: Candidate, sides: Sides) -> Sides | None:
    """Nuri has awarded two contracts. One, for $3m, is with Alder: who was told to order is not who supplies."""
    before = candidate.context.parties.get(candidate.frame.kind)
    if before is None or not candidate.frame.kind.order or not all(sides):
        return None
    sentence, told = candidate.reading.line.sentence, names_of(before[0])
    carried = all(not sentence.start <= m.span.start < sentence.end for m in sides[1])
    if not carried or not names_of(sides[1]) <= told or names_of(sides[0]) & told:
        return None
    return sides[1], sides[0]


def another_order(candidate: Candidate, sides: Sides) -> Sides | None:
    """Nuri's contract with Alder is worth $3m. The contract with Gaon is worth $2m: whoever placed the one before."""
    buyers = candidate.context.buyers
    if not (candidate.frame.kind.order and buyers and candidate.search("the_order_with")):
        return None
    sentence = candidate.reading.line.sentence
    named = tuple(
        m for side in sides for m in side if sentence.start <= m.span.start < sentence.end
    )
    other = bool(named) and not names_of(buyers) & names_of(named)
    return (buyers, named) if other else None


def supplier_told(candidate: Candidate, before: Sides, buyers: Sequence[Mention]) -> bool:
    """The agency has found a builder. Gaon won the work with a bid of $3m: who supplies what was told as ordered."""
    kind = candidate.frame.kind
    open_order = kind.order and bool(before[0]) and not buyers
    told = open_order and candidate.context.awaits_sum(kind)
    return told and candidate.search("the_order", 0, candidate.link.amount.start) is not None


def _sells(named: Sequence[Mention], candidate: Candidate) -> bool:
    """Whether a description stands for who has sold something for a sum that the sentences before left open."""
    kind, text = candidate.frame.kind, candidate.text
    if not kind.purchase or not candidate.context.awaits_sum(kind):
        return False
    words = (text[a.start : a.end] for a in candidate.link.arguments if a.mention in named)
    return any(" " in described for described in words)
