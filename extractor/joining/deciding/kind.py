"""Of which kind a deal is: what the frame says, unless something in the sentence says otherwise.

``kinds.toml`` gives, for each kind, what it becomes by which finding; the findings are here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from extractor.joining.deciding.candidate import Parties
from extractor.joining.deciding.order import claim
from extractor.joining.deciding.parties import issuer
from extractor.joining.forms.cases import GROUP, HOST
from extractor.joining.forms.claims import Claim, strongest
from extractor.joining.forms.who import is_public, names_of
from extractor.rules.grammar import PROJECT
from extractor.rules.kinds import FINDINGS

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from extractor.joining.deciding.candidate import Candidate
    from extractor.rules.grammar import Grammar
    from extractor.rules.kinds import Kind
    from extractor.types import Mention

    Found: TypeAlias = "re.Match[str] | bool | None"

# How far behind a sum the words stand that make it a grant.
_GRANTED_WITHIN = 90
# How far before it they stand.
_BEFORE = 40


class Judged(NamedTuple):
    """The kind of a deal and its sides, with the claims that say so."""

    kind: Kind
    sides: Parties
    claims: tuple[Claim, ...]


def decide_kind(one: Candidate, sides: Parties) -> Judged:
    """The kind of a deal between these sides; a kind may say of itself who its sides are."""
    told = one.frame.kind
    claims: tuple[Claim, ...] = (
        claim("kind", "frame", told, one.frame.id, one.words),
        *_claims(one, told, sides),
    )
    kind = _answer(claims)
    if kind is not told and kind.outlay:
        if told.order:
            sides = Parties(_builders(sides, one.grammar), (), sides.carried)
            claims = (*claims, *_said_of("builders", sides))
        claims = (*claims, *_claims(one, kind, sides))
        kind = _answer(claims)
    return _with_sides(one, Judged(kind, sides, claims))


def _with_sides(one: Candidate, judged: Judged) -> Judged:
    """What the ground of the kind says of its sides."""
    kind, sides, claims = judged
    best = strongest(claims, "kind")
    ground = best.ground if best else ""
    if ground == "public_money" and not sides.recipients and _hosts(one):
        hosts = _hosts(one)
        claims = (*claims, claim("recipient", "host", hosts, "", hosts[0].span))
        sides = sides._replace(recipients=hosts)
    if ground == "after_round":
        sides = Parties((), sides.recipients or sides.investors, sides.carried)
        claims = (*claims, *_said_of("after_round", sides))
    return Judged(kind, sides, claims)


def _said_of(ground: str, sides: Parties) -> Iterator[Claim]:
    yield claim("investor", ground, sides.investors)
    yield claim("recipient", ground, sides.recipients)


def _answer(claims: tuple[Claim, ...]) -> Kind:
    best = strongest(claims, "kind")
    assert best is not None  # noqa: S101 - the frame's own kind is always claimed
    return best.says  # type: ignore[return-value]


def _claims(one: Candidate, kind: Kind, sides: Parties) -> Iterator[Claim]:
    """What the kind becomes, by each finding that holds."""
    for ground, becomes in kind.becomes.items():
        found = _FINDINGS[ground](one, sides)
        if found:
            span = one.words if found is True else one.span(found)
            yield claim("kind", ground, one.grammar.kinds[becomes], ground, span)


def _public_taker(_: Candidate, sides: Parties) -> Found:
    return bool(sides.recipients) and all(map(is_public, sides.recipients))


def _public_giver(_: Candidate, sides: Parties) -> Found:
    """A deal that firms sign with a country is theirs."""
    taking = sides.recipients[:1]
    return bool(sides.investors) and bool(taking) and taking[0].label == "COUNTRY"


def _pays(sides: Parties) -> bool:
    return bool(sides.investors) and all(map(is_public, sides.investors))


def _into_firm(one: Candidate, sides: Parties) -> bool:
    """Whether firms take the money: no project, no fund of the state that pays, no thing worth the sum."""
    fund = one.grammar.patterns["public_fund"]
    pays = _pays(sides)
    firms = any(
        m.label != PROJECT
        and m.rule != GROUP
        and not (pays and any(map(fund.search, names_of([m]))))
        for m in sides.recipients
    )
    worth = any(a.case == "apposed" and a.mention in sides.recipients for a in one.link.arguments)
    return firms and not _public_taker(one, sides) and not worth


def _allotted(one: Candidate, sides: Parties) -> Found:
    told = one.match("allotting", one.link.predicate.start)
    return told if told and _pays(sides) and _into_firm(one, sides) else None


def _joining_in(one: Candidate, sides: Parties) -> Found:
    """The state is chipping in $3m: it pays a part of what somebody else builds."""
    return one.match("joining_in", one.link.predicate.start) if _pays(sides) else None


def _goods(one: Candidate, _: Parties) -> Found:
    link = one.link
    ahead = one.match("goods_for", link.amount.end)
    between = one.text[link.predicate.end : link.amount.start]
    return ahead or one.grammar.patterns["goods"].search(between) is not None


def _new_shares(one: Candidate, _: Parties) -> Found:
    return bool(issuer(one))


def _to_build(one: Candidate, sides: Parties) -> Found:
    """An agreement to set up a plant is an investment; works that one firm does for another are none."""
    meant = one.match("to_build", one.link.predicate.end)
    if meant is None or meant.groupdict().get("founding"):
        return meant
    hired = bool(sides.investors and sides.recipients) and not any(map(is_public, sides.both))
    return meant if one.frame.generic and not hired else None


def _public_money(one: Candidate, sides: Parties) -> Found:
    """The state supports it with a non-refundable $3m, puts $3m into Alder's plant: public money is a grant."""
    if not _pays(sides):
        return None
    amount = one.link.amount
    told = one.search("as_grant", max(0, amount.start - _BEFORE), amount.end + _GRANTED_WITHIN)
    return told or bool(_hosts(one))


def _after_round(one: Candidate, sides: Parties) -> Found:
    """시드 투자를 유치했다. 투자금은 20억원이다: the sum of the round just told."""
    latest = one.context.latest
    raised = latest is not None and latest.raising
    return sides.carried and one.link.case == "copula" and raised


def _hosts(one: Candidate) -> tuple[Mention, ...]:
    """Whose plant the money is put into."""
    return tuple(a.mention for a in one.link.arguments if a.case == HOST)[:1]


def _builders(sides: Parties, grammar: Grammar) -> tuple[Mention, ...]:
    """Of the sides of an agreement to build, the firms that put the money in, not who has the land."""
    body = grammar.patterns["public_body"]
    firms = (m for m in sides.both if not is_public(m) and m.label == "COMPANY")
    return tuple(m for m in firms if not any(map(body.search, names_of([m])))) or sides.both


_FINDINGS: dict[str, Callable[[Candidate, Parties], Found]] = dict(
    zip(
        FINDINGS,
        (
            _public_taker,
            _public_giver,
            _to_build,
            _allotted,
            _into_firm,
            _joining_in,
            _goods,
            _new_shares,
            _public_money,
            _after_round,
        ),
        strict=True,
    )
)
