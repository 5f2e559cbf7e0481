"""What a sum goes into that has a sum of its own: $3m toward the $9m tunnel, into a $9m round for Nuri Bio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim
from extractor.joining.deciding.partners import side
from extractor.joining.forms.who import is_public

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from extractor.joining.deciding.candidate import Candidate
    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.clauses import Link
    from extractor.types import Mention


def costs_whole(candidate: Candidate) -> Iterator[Claim]:
    """The claims where the amount is what the whole costs that the sum before goes into.

    Who gives the first sum need not pay for the whole; who is lent it does. Of a round nobody else is
    named who gives, and who raises it stands behind it.
    """
    at, text, kind = candidate.link.amount.start, candidate.text, candidate.frame.kind
    before = [o for o in candidate.reading.links if o.amount.end < at]
    if not before or not (kind.outlay or kind.aid or kind.raising):
        return
    part = max(before, key=lambda o: o.amount.end)
    between = candidate.grammar.patterns["costs_whole"].match(text, part.amount.end, at)
    if between is None:
        return
    words = candidate.span(between)
    if kind.raising:
        raiser = raiser_ahead(candidate, candidate.link.predicate.end) or _put_into(candidate)
        yield claim("investor", "costs_whole", (), "costs_whole", words)
        yield claim("recipient", "in_round", raiser, "costs_whole", words)
    else:
        yield claim("investor", "costs_whole", _helped(candidate, part), "costs_whole", words)


def _put_into(candidate: Candidate) -> tuple[Mention, ...]:
    """The firm, at most one, that the part went into: put $3m into Alder as part of a $9m round."""
    part = candidate.grammar.patterns["in_its_round"]
    start = candidate.link.predicate.start
    firms = (a for a in candidate.link.arguments if a.mention.label == "COMPANY")
    return tuple(a.mention for a in firms if part.fullmatch(candidate.text, a.end, start))[:1]


def _helped(candidate: Candidate, part: Link) -> tuple[Mention, ...]:
    """The firms that the aid of the part goes to."""
    if not part.predicate.frame.kind.aid:
        return ()
    taking = side(part, "recipient", candidate.text, candidate.grammar)
    return tuple(m for m in taking if not is_public(m))


def round_ahead(candidate: Candidate) -> re.Match[str] | None:
    """The words behind the amount that say it goes into a round: $3m in Nuri Bio's Series B round."""
    return candidate.match("into_round", candidate.link.amount.end)


def raiser_ahead(candidate: Candidate, at: int) -> tuple[Mention, ...]:
    """The firm, at most one, behind a round that ends at the offset ``at``: a round for Nuri Bio."""
    gap = candidate.grammar.patterns["of_round"]
    return tuple(
        a.mention
        for a in candidate.link.arguments
        if a.mention.label == "COMPANY"
        and a.start >= at
        and gap.fullmatch(candidate.text, at, a.start)
    )[:1]


def raiser_of(candidate: Candidate, found: re.Match[str]) -> tuple[Mention, ...]:
    """The firm, at most one, whose round the amount goes into: the owner in the words ``found``, or behind them."""
    inside = tuple(
        a.mention
        for a in candidate.link.arguments
        if a.mention.label == "COMPANY" and found.start() <= a.start and a.end <= found.end()
    )
    return inside[:1] or raiser_ahead(candidate, found.end())
