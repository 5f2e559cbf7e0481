"""Decides the kind of a deal: what the frame says, unless something in the sentence says otherwise.

``kinds.toml`` lists, for each kind, what it becomes by which finding; this module tests the findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from extractor.joining.deciding.candidate import Parties
from extractor.joining.deciding.order import claim, for_mentions
from extractor.joining.deciding.parties import issuer
from extractor.joining.deciding.wholes import raiser_of, round_ahead
from extractor.joining.forms.cases import GROUP, HOST
from extractor.joining.forms.claims import Claim, strongest
from extractor.joining.forms.who import all_public, is_public, names_of
from extractor.rules.grammar import PROJECT

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from extractor.joining.deciding.candidate import Candidate
    from extractor.joining.forms.context import Sides
    from extractor.rules.grammar import Grammar
    from extractor.rules.kinds import Kind
    from extractor.types import Mention

    Found: TypeAlias = "re.Match[str] | bool | None"

# How far behind an amount, in characters, the words may stand that make it a grant.
_GRANTED_WITHIN = 90
# How far before the amount they may stand.
_BEFORE = 40


class Judged(NamedTuple):
    """The kind of a deal and its parties, with the claims about both."""

    kind: Kind
    sides: Parties
    claims: tuple[Claim, ...]


def decide_kind(candidate: Candidate, sides: Parties) -> Judged:
    """The kind of a deal between these parties; some kinds change who the parties are."""
    stated = candidate.frame.kind
    claims: tuple[Claim, ...] = (
        claim("kind", "frame", stated, candidate.frame.id, candidate.words),
        *_claims(candidate, stated, sides),
    )
    kind = _answer(claims)
    if kind is not stated and kind.outlay:
        if stated.order:
            sides = Parties(_builders(sides, candidate.grammar), (), sides.carried)
            claims = (*claims, *_said_of("builders", sides))
        claims = (*claims, *_claims(candidate, kind, sides))
        kind = _answer(claims)
    return _with_sides(candidate, Judged(kind, sides, claims))


def _with_sides(candidate: Candidate, judged: Judged) -> Judged:
    """The decision with the parties changed as the ground of the kind asks."""
    kind, sides, claims = judged
    best = strongest(claims, "kind")
    ground = best.ground if best else ""
    if ground == "public_money" and not sides.recipients:
        hosts = _hosts(candidate)
        claims = (*claims, *for_mentions("recipient", "host", hosts))
        sides = sides._replace(recipients=hosts)
    if ground == "joining_in" and not sides.recipients:
        builders = tuple(m for m in candidate.context.givers if not is_public(m))
        claims = (*claims, *for_mentions("recipient", "builder_before", builders))
        sides = sides._replace(recipients=builders)
    if ground == "after_round":
        taking = sides.recipients or sides.investors
        sides = Parties(*_round_told(candidate, taking), sides.carried)
        claims = (*claims, *_said_of("after_round", sides))
    attracted = _attracted(candidate) if sides.carried and kind.outlay else ()
    if attracted and all_public(sides.both):
        sides = Parties(attracted, (), sides.carried)
        claims = (*claims, claim("investor", "after_round", attracted))
    if ground == "in_round":
        sides = sides._replace(recipients=_raiser(candidate))
        claims = (*claims, *for_mentions("recipient", "in_round", sides.recipients))
    return Judged(kind, sides, claims)


def _round_told(candidate: Candidate, taking: Sequence[Mention]) -> Sides:
    """가온은 누리로부터 투자를 유치했다. 투자금은 20억원이다: both sides of the round just told."""
    latest = candidate.context.latest
    giving, raising = candidate.context.parties.get(latest, ((), ())) if latest else ((), ())
    if names_of(giving) & names_of(taking) and raising:
        return giving, raising  # 누리는 다온 유상증자에 참여한다. 투자금은 20억원이다.
    return giving if names_of(raising) & names_of(taking) else (), tuple(taking)


def _said_of(ground: str, sides: Parties) -> Iterator[Claim]:
    yield claim("investor", ground, sides.investors)
    yield claim("recipient", ground, sides.recipients)


def _answer(claims: tuple[Claim, ...]) -> Kind:
    best = strongest(claims, "kind")
    assert best is not None  # noqa: S101 - the frame's own kind is always claimed
    return best.says  # type: ignore[return-value]


def _claims(candidate: Candidate, kind: Kind, sides: Parties) -> Iterator[Claim]:
    """A claim for each finding that holds: what the kind becomes by it."""
    for ground, becomes in kind.becomes.items():
        found = FINDERS[ground](candidate, sides)
        if found:
            span = candidate.words if found is True else candidate.span(found)
            yield claim("kind", ground, candidate.grammar.kinds[becomes], ground, span)


def _public_taker(_: Candidate, sides: Parties) -> Found:
    return all_public(sides.recipients)


def _public_giver(_: Candidate, sides: Parties) -> Found:
    """Whether firms sign a deal with a country: then the firms are its parties."""
    taking = sides.recipients[:1]
    return bool(sides.investors) and bool(taking) and taking[0].label == "COUNTRY"


def _pays(sides: Parties) -> bool:
    return all_public(sides.investors)


def _into_firm(candidate: Candidate, sides: Parties) -> bool:
    """Whether firms take the money, and not a project, a fund of the paying state or a thing of that value."""
    fund = candidate.grammar.patterns["public_fund"]
    pays = _pays(sides)
    firms = any(
        m.label != PROJECT
        and m.rule != GROUP
        and not (pays and any(map(fund.search, names_of([m]))))
        for m in sides.recipients
    )
    worth = any(
        a.case == "apposed" and a.mention in sides.recipients for a in candidate.link.arguments
    )
    return firms and not _public_taker(candidate, sides) and not worth


def _allotted(candidate: Candidate, sides: Parties) -> Found:
    allotting = candidate.match("allotting", candidate.link.predicate.start)
    return allotting if allotting and _pays(sides) and _into_firm(candidate, sides) else None


def _joining_in(candidate: Candidate, sides: Parties) -> Found:
    """Whether a state pays a part of what somebody else builds: The state is chipping in $3m.

    Where a firm was just said to build, the rest that a state pays is one too.
    """
    if not _pays(sides):
        return None
    found = candidate.match("joining_in", candidate.link.predicate.start)
    givers = candidate.context.givers
    if found or not givers or any(map(is_public, givers)):
        return found
    return candidate.search("cofunding")


def _goods(candidate: Candidate, _: Parties) -> Found:
    link = candidate.link
    ahead = candidate.match("goods_for", link.amount.end)
    between = candidate.text[link.predicate.end : link.amount.start]
    return ahead or candidate.grammar.patterns["goods"].search(between) is not None


def _new_shares(candidate: Candidate, _: Parties) -> Found:
    return bool(issuer(candidate))


def _to_build(candidate: Candidate, sides: Parties) -> Found:
    """Whether an agreement is to set up a plant, which is an investment; works for another firm are not."""
    meant = candidate.match("to_build", candidate.link.predicate.end)
    if meant is None or meant.groupdict().get("founding"):
        return meant
    hired = bool(sides.investors and sides.recipients) and not any(map(is_public, sides.both))
    return meant if candidate.frame.generic and not hired else None


def _public_money(candidate: Candidate, sides: Parties) -> Found:
    """Whether public money is given, which makes a grant: The state supports it with a non-refundable $3m."""
    lent = _lent_by_states(candidate, sides)
    if lent:
        return lent
    if not _pays(sides):
        return None
    amount = candidate.link.amount
    granting = candidate.search(
        "as_grant", max(0, amount.start - _BEFORE), amount.end + _GRANTED_WITHIN
    )
    return granting or bool(_hosts(candidate))


def _lent_by_states(candidate: Candidate, sides: Parties) -> Found:
    """Whether development banks alone give: the World Bank has approved $3m for Peru. They lend."""
    bank, latest = candidate.grammar.patterns["development_bank"], candidate.context.latest
    if not sides.investors or not all(map(bank.search, names_of(sides.investors))):
        return None
    if candidate.search("takes_equity") or (latest is not None and latest.raising):
        return None
    financed = candidate.search("bank_finances", 0, candidate.link.amount.start)
    return financed or candidate.match("bank_gives", candidate.link.predicate.start)


def _after_round(candidate: Candidate, sides: Parties) -> Found:
    """Whether the amount is that of the round just mentioned: 시드 투자를 유치했다. 투자금은 20억원이다."""
    latest = candidate.context.latest
    raised = latest is not None and latest.raising
    return (
        sides.carried and candidate.link.case == "copula" and raised and not _attracted(candidate)
    )


def _attracted(candidate: Candidate) -> tuple[Mention, ...]:
    """나래시는 다온의 투자를 유치했다. 투자 금액은 20억원이다: whose investment a town has just drawn."""
    latest = candidate.context.latest
    if latest is None or not latest.raising or latest not in candidate.context.parties:
        return ()
    giving, raising = candidate.context.parties[latest]
    return giving if all_public(raising) else ()


def _in_round(candidate: Candidate, sides: Parties) -> Found:
    """Whether somebody gives a share of a round that is named, or was: 다온은 투자를 유치했다. 누리가 3억 유로를 투자했다."""
    if ahead := round_ahead(candidate):
        return ahead
    named = bool(sides.investors) and not sides.recipients and not sides.carried
    if not named or any(map(is_public, sides.investors)):
        return None
    raiser = names_of(_raiser(candidate))
    gives = bool(raiser) and not raiser & names_of(sides.investors)
    return candidate.match("gives_alone", 0) if gives else None


def _raiser(candidate: Candidate) -> tuple[Mention, ...]:
    """Whose round the sentence names, or who the article is about, where they were last said to raise money."""
    if ahead := round_ahead(candidate):
        return raiser_of(candidate, ahead)
    context = candidate.context
    if context.latest is None or not context.latest.raising:
        return ()
    taking = context.parties.get(context.latest, ((), ()))[1]
    known = names_of((*taking, *context.firms))
    return tuple(m for m in context.topics or taking if names_of([m]) & known)


def _hosts(candidate: Candidate) -> tuple[Mention, ...]:
    """The owner of the plant that the money is put into; empty if none is named."""
    return tuple(a.mention for a in candidate.link.arguments if a.case == HOST)[:1]


def _builders(sides: Parties, grammar: Grammar) -> tuple[Mention, ...]:
    """The firms that pay under an agreement to build, without public bodies that only give the land."""
    body = grammar.patterns["public_body"]
    firms = (m for m in sides.both if not is_public(m) and m.label == "COMPANY")
    return tuple(m for m in firms if not any(map(body.search, names_of([m])))) or sides.both


FINDERS: dict[str, Callable[[Candidate, Parties], Found]] = {
    "public_taker": _public_taker,
    "public_giver": _public_giver,
    "to_build": _to_build,
    "allotted": _allotted,
    "firm": _into_firm,
    "joining_in": _joining_in,
    "goods": _goods,
    "new_shares": _new_shares,
    "public_money": _public_money,
    "after_round": _after_round,
    "in_round": _in_round,
}
