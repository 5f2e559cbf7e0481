"""Who gives and who takes: what the sentence says of it, and what the sentences before left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.candidate import Parties
from extractor.joining.deciding.order import claim
from extractor.joining.deciding.slots import OWNING, slot_claims
from extractor.joining.deciding.turning import turned
from extractor.joining.forms.claims import Claim, answers, strongest
from extractor.joining.forms.who import is_public, names_of
from extractor.types import Mention, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.deciding.candidate import Candidate

_BOTH = ("investor", "recipient")
# Grounds on which an earlier sentence is taken at its word.
_FROM_BEFORE = {"allotted", "deal_before", "topic"}


def decide_sides(one: Candidate) -> tuple[Parties, tuple[Claim, ...]]:
    """Investors and recipients, and every claim about them."""
    claims = tuple(_claims(one))
    giving = strongest(claims, "investor")
    if giving is None or giving.ground != "topic":
        claims = (*claims, *_takers_before(one, claims))
    taking = strongest(claims, "recipient")
    carried = giving is not None and giving.ground in _FROM_BEFORE
    carried = carried or (taking is not None and taking.ground == "topic")
    sides = Parties(answers(claims, "investor"), answers(claims, "recipient"), carried)
    if giving is not None and giving.ground in _FROM_BEFORE:
        return sides, claims
    investors, recipients = turned(sides[:2], one.link, one.text, one.grammar)
    if (investors, recipients) == sides[:2]:
        return sides, claims
    crossed = (
        claim(role, "crossed", said)
        for role, said in zip(_BOTH, (investors, recipients), strict=True)
    )
    return Parties(investors, recipients, carried), (*claims, *crossed)


def _claims(one: Candidate) -> Iterator[Claim]:
    """The sentence's own parties, those of the deal just told, then those of the sentences before."""
    issuing = issuer(one) if one.frame.kind.shares else ()
    giving = tuple(slot_claims(one.link, "investor", one.text, one.grammar, issuing))
    investors = answers(giving, "investor")
    taking = tuple(slot_claims(one.link, "recipient", one.text, one.grammar, investors))
    recipients = issuing or answers(taking, "recipient")
    yield from giving
    if issuing:
        yield claim("recipient", "new_shares", issuing, "issuer", issuing[0].span)
    yield from taking
    yield from _allotted(one, investors)
    yield from _of_deal_before(one, investors, recipients)
    slot = one.slot("investor")
    if (
        one.frame.kind.outlay
        and slot
        and slot.carry
        and one.search("another", 0, one.link.amount.start)
    ):
        # Another $3m is set aside: who gave the sum before gives it, whoever was named in between.
        givers = tuple(m for m in one.context.givers if m.label in slot.labels)
        yield from _said("investor", "giver_before", givers)
    yield from _said("investor", "seen_from_home", _from_home(one))
    yield from _said("investor", "topic", _topics(one, "investor", recipients))


def _said(role: str, ground: str, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
    if mentions:
        yield claim(role, ground, mentions, "", mentions[0].span)


def _takers_before(one: Candidate, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """Who takes, by the sentences before: pointed at, or what they are about."""
    investors = answers(claims, "investor")
    yield from _said("recipient", "pointed_at", _pointed_at(one))
    private = one.frame.kind.aid and investors and not any(map(is_public, investors))
    if not private:
        yield from _said("recipient", "topic", _topics(one, "recipient", investors))


def _allotted(one: Candidate, owners: Sequence[Mention]) -> Iterator[Claim]:
    """이 중 3억 유로는 다온의 공장에 배정됐다: a government allots, and the owner is given."""
    owning = {a.mention for a in one.link.arguments if a.case in OWNING}
    topics = one.context.topics
    public = bool(topics) and all(map(is_public, topics))
    told = one.match("allotting", one.link.predicate.start)
    if owners and public and told and owning.issuperset(owners):
        yield claim("investor", "allotted", topics, "allotting", one.span(told))
        yield claim("recipient", "allotted", tuple(owners), "allotting", one.span(told))


def issuer(one: Candidate) -> tuple[Mention, ...]:
    """Whose new shares or bonds are taken up: 다온이 발행한 전환사채, 다온의 유상증자."""
    pattern = one.grammar.patterns["issuer"]
    return tuple(
        a.mention
        for a in one.link.arguments
        if a.mention.label == "COMPANY" and pattern.match(one.text[a.end :])
    )[:1]


def _of_deal_before(
    one: Candidate, investors: Sequence[Mention], recipients: Sequence[Mention]
) -> Iterator[Claim]:
    """The sides of the deal just told, where the sentence names none, or one of them again.

    A frame that takes up no recipient lets the giver stand alone.
    """
    kind, slot = one.frame.kind, one.slot("recipient")
    told = one.context.parties.get(kind)
    if told is None or (investors and (recipients or not (slot and slot.carry))):
        return
    if kind.purchase and one.search("other_target"):
        return
    giving, taking = told
    named = investors or recipients
    known = names_of(giving if investors else taking)
    if kind.order:
        known = names_of((*giving, *taking))  # the contract with X: whoever it was
    if named and not names_of(named) & known:
        return
    # 가온이 병원을 수주했다. 가온은 누리와 함께 3억 유로 규모의 병원을 수주했다: its partners too.
    for role, side in zip(_BOTH, told, strict=True):
        yield claim(role, "deal_before", _joined_by(side, named))


def _joined_by(told: Sequence[Mention], named: Sequence[Mention]) -> tuple[Mention, ...]:
    known = names_of(told)
    if not known & names_of(named):
        return tuple(told)
    return (*told, *(m for m in named if not names_of([m]) & known))


def _from_home(one: Candidate) -> tuple[Mention, ...]:
    """대미 투자: the country that is looked from gives."""
    home = one.context.home
    for argument in one.link.arguments:
        if argument.mention.rule in one.context.toward and home:
            return (replace(argument.mention, value=Place(home, home, "country")),)
    return ()


def _topics(one: Candidate, role: str, used: Sequence[Mention]) -> tuple[Mention, ...]:
    """Whom the sentences before were about, where the slot takes it up."""
    slot = one.slot(role)
    if slot is None or not slot.carry:
        return ()
    named = names_of(used)
    fitting = (m for m in one.context.topics if m.label in slot.labels)
    return tuple(m for m in fitting if not names_of([m]) & named)


def _pointed_at(one: Candidate) -> tuple[Mention, ...]:
    """The firm told last, where the sentence points back to what is its: 이 공장에, 이번 라운드는."""
    slot, context = one.slot("recipient"), one.context
    if slot is None or not slot.pointing or not one.search("pointing_back"):
        return ()
    raised = one.frame.kind.raising
    told = (context.firms, context.topics) if raised else (context.topics, context.firms)
    known = (m for group in told for m in group)
    return tuple(m for m in known if m.label in slot.labels and not is_public(m))[:1]
