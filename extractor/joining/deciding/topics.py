"""Whom the sentences before are about, for a role that a sentence leaves open: 가온은 공장을 짓는다. 3억원이 지원된다."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.who import all_public, is_institution, is_public, names_of
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.deciding.candidate import Candidate

# How far before an amount the words begin that say whose money it is.
_WHOSE_WITHIN = 24
# How the sum of works stands behind its noun: 사업비는 3억원이다, 사업비 3억원은.
_STATED = {"copula", "none"}


def topics_for(candidate: Candidate, role: str, used: Sequence[Mention]) -> tuple[Mention, ...]:
    """The topics of the sentences before that the role's slot accepts."""
    slot = candidate.slot(role)
    owned = role == "recipient" and of_owners(candidate)
    aided = candidate.frame.kind.aid and _is_given(candidate)
    carry = slot is not None and slot.carry
    if slot is None or not (carry or owned or (aided and role == "recipient")):
        return ()
    named = names_of(used)
    known = candidate.context.topics
    if owned:  # whoever sells them is not what is sold
        named |= names_of([a.mention for a in candidate.reading.arguments])
    if aided:  # 가온은 공장을 짓는다. 3억원이 지원된다: a firm is aided, a state or a bank aids
        known = tuple(m for m in known if _gives_aid(m, candidate) is (role == "investor"))
    if role == "investor" and _aided_before(candidate):
        known = _builders(candidate) or tuple(m for m in known if not is_institution(m))
    if role == "investor" and used:
        named |= names_of(_takers_before(candidate))
    if role == "investor" and _of_private(candidate):
        known = tuple(m for m in known if not is_public(m))
    if role == "investor" and candidate.grammar.patterns["public_money"].search(_ahead(candidate)):
        known = tuple(m for m in known if is_public(m))
    return tuple(m for m in known if m.label in slot.labels and not names_of([m]) & named)


def _takers_before(candidate: Candidate) -> tuple[Mention, ...]:
    """Gaon got $2m from Nuri Ventures. The largest cheque, $3m, went to Alder: who has just raised gives none."""
    latest, passive = candidate.context.latest, candidate.link.predicate.form == "passive"
    if latest is None or not latest.raising or not passive or not candidate.grammar.capitalises:
        return ()
    return tuple(m for m in candidate.context.topics if not is_public(m))


def _is_given(candidate: Candidate) -> bool:
    """보조금 3억원이 지급된다: the sum is the subject, and nobody is said to give it."""
    return bool(candidate.search("is_given", candidate.link.predicate.start))


def _gives_aid(mention: Mention, candidate: Candidate) -> bool:
    """Whether it is a state, or called as those are who give aid: a bank, a foundation."""
    name = mention.value.name if isinstance(mention.value, Name | Place) else ""
    return is_public(mention) or candidate.grammar.patterns["aiding_body"].search(name) is not None


def of_owners(candidate: Candidate) -> bool:
    """최대주주 지분 31%를 3억 유로에: shares in whatever the sentences before are about."""
    return candidate.frame.kind.purchase and bool(
        candidate.search("owners_shares", 0, candidate.link.predicate.start)
    )


def _of_private(candidate: Candidate) -> bool:
    """Whether private money is meant: 도는 단지를 반겼다. 2조원의 민간 투자가 이어진다, 업체들은 2조원을 투자한다."""
    return bool(
        candidate.search("firm_acts", 0, candidate.link.amount.start)
        or candidate.grammar.patterns["private_money"].search(_ahead(candidate))
        or candidate.match("private_behind", candidate.link.amount.end)
    )


def _ahead(candidate: Candidate) -> str:
    """The words right before the sum."""
    start = candidate.link.amount.start
    return candidate.text[max(0, start - _WHOSE_WITHIN) : start]


def _aided_before(candidate: Candidate) -> bool:
    """Whether it is what the works cost that aid was just stated for."""
    latest = candidate.context.latest
    costs = candidate.frame.kind.outlay and candidate.link.case in _STATED
    return costs and latest is not None and latest.aid


def _builders(candidate: Candidate) -> tuple[Mention, ...]:
    """가온은 공장을 짓는다. 주는 세금을 깎아 준다. 소요 자금은 3억 달러다: who builds, where a state is the topic."""
    givers = candidate.context.givers
    return givers if all_public(candidate.context.topics) and not all_public(givers) else ()


def borrower_before(candidate: Candidate, investors: Sequence[Mention]) -> tuple[Mention, ...]:
    """The EBRD is lending Alder $3m. The EU is adding $1m: to the firm of that loan, and not to the bank that gave it."""
    context, slot = candidate.context, candidate.slot("recipient")
    banks = bool(context.topics) and all(map(is_institution, context.topics))
    if not (candidate.frame.kind.aid and investors and banks and slot and slot.carry):
        return ()
    known = names_of((*investors, *context.topics))
    firms = (m for m in context.firms if not is_public(m) and not is_institution(m))
    return tuple(m for m in firms if not names_of([m]) & known)[:1]
