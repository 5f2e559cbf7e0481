"""Decides who gives and who takes, by the sentence itself and by the sentences before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.candidate import Parties
from extractor.joining.deciding.deal_told import (
    against_deal_told,
    another_order,
    buyers_before,
    deal_told,
    orders_again,
    signed_with_winner,
    supplier_told,
)
from extractor.joining.deciding.order import claim, for_mentions
from extractor.joining.deciding.own_works import owners, tellers
from extractor.joining.deciding.partners import side
from extractor.joining.deciding.slots import OWNING, slot_claims
from extractor.joining.deciding.topics import borrower_before, of_owners, topics_for
from extractor.joining.deciding.turning import turned
from extractor.joining.deciding.wholes import costs_whole
from extractor.joining.forms.cases import ITEMISED, ROLE
from extractor.joining.forms.claims import Claim, answers, strongest
from extractor.joining.forms.who import all_public, is_public, names_of
from extractor.types import Mention, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.deciding.candidate import Candidate
    from extractor.joining.forms.context import Sides

_BOTH = ("investor", "recipient")
# Grounds on which an earlier sentence names the party.
_FROM_BEFORE = {"allotted", "deal_before", "topic"}


def decide_sides(candidate: Candidate) -> tuple[Parties, tuple[Claim, ...]]:
    """Investors and recipients, and every claim about them."""
    claims = tuple(_claims(candidate))
    giving = strongest(claims, "investor")
    if giving is None or giving.ground != "topic":
        claims = (*claims, *_takers_before(candidate, claims))
    taking = strongest(claims, "recipient")
    carried = giving is not None and giving.ground in _FROM_BEFORE
    carried = carried or (taking is not None and taking.ground == "topic")
    sides = Parties(answers(claims, "investor"), answers(claims, "recipient"), carried)
    if giving is not None and giving.ground in _FROM_BEFORE:
        return sides, claims
    turning = turned(sides[:2], candidate.link, candidate.text, candidate.grammar)
    investors, recipients = (
        signed_with_winner(candidate, turning)
        or orders_again(candidate, turning)
        or another_order(candidate, turning)
        or turning
    )
    if (investors, recipients) == sides[:2]:
        return sides, claims
    crossed = (
        claim(role, "crossed", said)
        for role, said in zip(_BOTH, (investors, recipients), strict=True)
    )
    return Parties(investors, recipients, carried), (*claims, *crossed)


def _claims(candidate: Candidate) -> Iterator[Claim]:
    """Claims for the parties of the sentence, of the deal just mentioned, and of the sentences before."""
    issuing = issuer(candidate) if candidate.frame.kind.shares else ()
    giving = tuple(
        slot_claims(candidate.link, "investor", candidate.text, candidate.grammar, issuing)
    )
    giving = () if against_deal_told(candidate, "investor", giving) else giving
    investors = answers(giving, "investor")
    taking = tuple(
        slot_claims(candidate.link, "recipient", candidate.text, candidate.grammar, investors)
    )
    taking = () if against_deal_told(candidate, "recipient", taking) else taking
    recipients = issuing or answers(taking, "recipient")
    yield from giving
    yield from for_mentions("recipient", "new_shares", issuing, "issuer")
    yield from taking
    if candidate.frame.kind.order and not investors:
        yield from for_mentions("investor", "supplied", _supplied(candidate, recipients))
        yield from for_mentions("investor", "lets_work", _letting(candidate, recipients))
        yield from for_mentions("investor", "giver_before", buyers_before(candidate, recipients))
    yield from for_mentions("investor", "topic", _state_told(candidate))
    yield from _allotted(candidate, investors)
    yield from _of_deal_before(candidate, investors, recipients)
    slot = candidate.slot("investor")
    if slot and slot.carry and candidate.search("another", 0, candidate.link.amount.start):
        # Another $3m is set aside: by whoever gave the amount before, whoever was named in between.
        givers = tuple(m for m in _givers_before(candidate) if m.label in slot.labels)
        yield from for_mentions("investor", "giver_before", givers)
    yield from costs_whole(candidate)
    yield from for_mentions("investor", "seen_from_home", _from_home(candidate))
    known = (*recipients, *_takers_told(candidate))
    yield from for_mentions("investor", "topic", topics_for(candidate, "investor", known))
    if not investors:
        yield from for_mentions("investor", "owns", owners(candidate))
        yield from for_mentions("investor", "tells_of_works", tellers(candidate))


def _givers_before(candidate: Candidate) -> tuple[Mention, ...]:
    """Who has paid for the works, or given the aid, that was told last."""
    kind, context = candidate.frame.kind, candidate.context
    if kind.aid:
        giving, _ = context.parties.get(kind, ((), ()))
        return tuple(giving)
    return context.givers if kind.outlay else ()


def _takers_told(candidate: Candidate) -> tuple[Mention, ...]:
    """다온이 물량을 따냈다. 밸브 3억원어치다: who supplies does not order; Nuri has a new owner: it is what is bought."""
    kind = candidate.frame.kind
    before = candidate.context.parties.get(kind)
    sold = before is not None and kind.purchase and not before[0]
    return before[1] if before and (kind.order or sold) else ()


def _supplied(candidate: Candidate, suppliers: Sequence[Mention]) -> tuple[Mention, ...]:
    """Won a contract to supply trams to Nuri: to whom the verb behind says that it is supplied."""
    at = candidate.link.predicate.start
    behind = (idle for idle in candidate.reading.idle if idle.predicate.start > at)
    for idle in behind:
        frame = idle.predicate.frame
        if idle.predicate.form == "verb" and frame.kind.order and "investor" in frame.needs:
            return side(idle, "investor", candidate.text, candidate.grammar, suppliers)
    return ()


def _letting(candidate: Candidate, suppliers: Sequence[Mention]) -> tuple[Mention, ...]:
    """Gaon won the tender with a bid of $3m, the roads agency said: the public body that tells of it pays."""
    if not candidate.search("tendered"):
        return ()
    told = (a for a in candidate.link.arguments if candidate.match("says_so", a.end))
    public = (a.mention for a in told if a.mention.label == "GOVERNMENT")
    return tuple(m for m in public if m not in suppliers)[:1]


def _state_told(candidate: Candidate) -> tuple[Mention, ...]:
    """The ministry has awarded three grants. Gaon gets $3m: the state that gives the aid just told."""
    slot, context = candidate.slot("investor"), candidate.context
    kind = candidate.frame.kind
    if slot is None or not slot.latest:
        return ()
    if kind in context.statuses and all_public(context.topics):
        return context.topics
    # The Nuri Fund is backing two dairies with grants. Alder Dairy gets $3m.
    return _givers_before(candidate) if kind.aid and context.awaits_sum(kind) else ()


def _takers_before(candidate: Candidate, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """Claims for a recipient of earlier sentences: one that this sentence points back to, or the topic."""
    investors = answers(claims, "investor")
    yield from for_mentions("recipient", "pointed_at", _pointed_at(candidate))
    slot = candidate.slot("recipient")
    gets = slot is not None and "topic" in slot.cases  # 이 중 4000억원은 국책은행에서 빌린다
    private = candidate.frame.kind.aid and investors and not any(map(is_public, investors))
    private = private and not gets
    if candidate.frame.kind.aid and all_public(investors):
        yield from for_mentions("recipient", "builder_before", _builders_before(candidate))
    if not private:
        borrowing = borrower_before(candidate, investors)
        known = borrowing or topics_for(candidate, "recipient", investors)
        yield from for_mentions("recipient", "topic", known)


def _builders_before(candidate: Candidate) -> tuple[Mention, ...]:
    """가온은 공장을 짓는다. 시는 보조금 3억원을 지원한다: the firms that the article is about and that build."""
    slot, givers = candidate.slot("recipient"), candidate.context.givers
    elsewhere = candidate.search("aid_elsewhere", 0, candidate.link.amount.start)
    if slot is None or not slot.latest or elsewhere or any(map(is_public, givers)):
        return ()
    named = [m for m in givers if m.rule != ROLE]
    return tuple(named) if names_of(named) & names_of(candidate.context.topics) else ()


def _allotted(candidate: Candidate, owners: Sequence[Mention]) -> Iterator[Claim]:
    """A government allots money to an owner: 이 중 3억 유로는 다온의 공장에 배정됐다."""
    owning = {a.mention for a in candidate.link.arguments if a.case in OWNING}
    topics = candidate.context.topics
    allotting = candidate.match("allotting", candidate.link.predicate.start)
    if owners and all_public(topics) and allotting and owning.issuperset(owners):
        yield claim("investor", "allotted", topics, "allotting", candidate.span(allotting))
        yield claim("recipient", "allotted", tuple(owners), "allotting", candidate.span(allotting))


def issuer(candidate: Candidate) -> tuple[Mention, ...]:
    """The firm that issues new shares or bonds, at most one: 다온이 발행한 전환사채, 다온의 유상증자."""
    pattern = candidate.grammar.patterns["issuer"]
    return tuple(
        a.mention
        for a in candidate.link.arguments
        if a.mention.label == "COMPANY" and pattern.match(candidate.text[a.end :])
    )[:1]


def _of_deal_before(
    candidate: Candidate, investors: Sequence[Mention], recipients: Sequence[Mention]
) -> Iterator[Claim]:
    """The parties of the deal just mentioned, where the sentence names nobody or one of them again.

    A frame whose recipient slot is not carried over lets the giver stand alone.
    """
    kind, slot = candidate.frame.kind, candidate.slot("recipient")
    before = deal_told(candidate)
    alone = candidate.link.case == ITEMISED  # 계약금액은 가온 3억원, 누리 2억원: each its own
    alone = alone or candidate.search("order_share") is not None
    alone = alone or _own_price(candidate, before, investors)
    kept = slot is not None and (slot.carry or slot.latest or of_owners(candidate))
    kept = kept or (before is not None and _buyer_told(candidate, before, investors))
    kept = kept or (kind.purchase and _of_what_before(candidate))
    if before is None or (investors and (recipients or not kept)):
        return
    if kind.purchase and candidate.search("other_target"):
        return
    giving, taking = before
    named = investors or recipients
    known = names_of(giving if investors else taking)
    if kind.order:
        known = names_of((*giving, *taking))  # the contract with X: X may have either role
    open_side = alone and not (giving and taking)  # made two grants: whom each item names
    open_side = open_side or _buyer_told(candidate, before, investors)
    # Nuri ordered 24 of them. Alder is to be paid $3m: who is paid supplies.
    goes_on = candidate.frame.resumes or supplier_told(candidate, before, investors)
    open_side = open_side or (goes_on and bool(recipients) and not taking)
    if named and not names_of(named) & known and not open_side:
        return
    # 가온이 병원을 수주했다. 가온은 누리와 함께 3억 유로 규모의 병원을 수주했다: its partners too.
    elsewhere = kind.aid and candidate.search("aid_elsewhere", 0, candidate.link.amount.start)
    for role, known_side in zip(_BOTH, before, strict=True):
        if (role == "investor" or not elsewhere) and (known_side or not open_side):
            yield claim(role, "deal_before", _joined_by(known_side, named, alone=alone))


def _own_price(candidate: Candidate, before: Sides | None, buyers: Sequence[Mention]) -> bool:
    """Alder and Nuri have bought stakes in Daon. Alder paid $3m: one of several buyers, who each have a price."""
    several = names_of(before[0]) if before and candidate.frame.kind.purchase else set()
    priced = candidate.frame.price and candidate.grammar.capitalises
    return priced and bool(buyers) and names_of(buyers) < several


def _of_what_before(candidate: Candidate) -> bool:
    """세담은 지분 70%를 3억 유로에 산다, 세담은 3억 유로에 사기로 했다: of the firm whose takeover was told before."""
    return any(candidate.search(name) for name in ("bare_shares", "no_object"))


def _buyer_told(candidate: Candidate, before: Sides, investors: Sequence[Mention]) -> bool:
    """Gaon has found a buyer for Nuri, or won an order. Alder will pay $3m: who pays buys, unless he sells."""
    giving, taking = before
    frame = candidate.frame
    price = frame.kind.purchase or ((frame.kind.order or frame.kind.raising) and frame.price)
    paid = price and candidate.link.predicate.form == "verb"
    sold = paid and bool(taking) and not giving
    return sold and not names_of(investors) & names_of(candidate.context.topics)


def _joined_by(
    side: Sequence[Mention], named: Sequence[Mention], *, alone: bool
) -> tuple[Mention, ...]:
    known = names_of(side)
    if not known & names_of(named):
        return tuple(side)
    if alone:
        return tuple(named)
    return (*side, *(m for m in named if not names_of([m]) & known))


def _from_home(candidate: Candidate) -> tuple[Mention, ...]:
    """The paper's own country, which gives where another is named as seen from it: 대미 투자."""
    home = candidate.context.home
    for argument in candidate.link.arguments:
        if argument.mention.rule in candidate.context.toward and home:
            return (replace(argument.mention, value=Place(home, home, "country")),)
    return ()


def _pointed_at(candidate: Candidate) -> tuple[Mention, ...]:
    """The firm named last, where the sentence points back to its plant or round: 이 공장에, 이번 라운드는."""
    slot, context = candidate.slot("recipient"), candidate.context
    if slot is None or not slot.pointing or not candidate.search("pointing_back"):
        return ()
    raised = candidate.frame.kind.raising
    latest_first = (context.firms, context.topics) if raised else (context.topics, context.firms)
    known = (m for group in latest_first for m in group)
    return tuple(m for m in known if m.label in slot.labels and not is_public(m))[:1]
