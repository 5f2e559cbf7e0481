"""What a governed sum is of: who, of which kind, where, how far, when, and whether it is of a deal at all.

Each question is decided once, by the strongest claim about it; ``order`` says how strong each is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.joining.deciding.kind import decide_kind
from extractor.joining.deciding.order import claim
from extractor.joining.deciding.parties import decide_sides
from extractor.joining.deciding.places import decide_places
from extractor.joining.deciding.status import decide_status
from extractor.joining.deciding.timing import nearest, timing
from extractor.joining.deciding.vetoes import vetoes
from extractor.joining.forms.claims import answers
from extractor.joining.forms.facts import Fact, RoundName
from extractor.joining.forms.when import When
from extractor.joining.sentences.phrases import bought_thing
from extractor.types import Mention, Money, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.deciding.candidate import Candidate, Parties
    from extractor.joining.forms.claims import Claim
    from extractor.rules.kinds import Kind


def decide(one: Candidate) -> Fact:
    """The fact that a candidate is; ``lacking`` where it is of no deal."""
    told, of_sides = decide_sides(one)
    kind, sides, of_kind = decide_kind(one, told)
    things = tuple(_bought(one, kind, sides))
    places = decide_places(one, kind, told)
    status = decide_status(one)
    against = tuple(vetoes(one, kind, told, status))
    when = When(str(status.says), one.context.published)
    spent, dates = timing(one.reading, one.link, one.region, when, one.grammar)
    deadline = one.context.deadline if sides.carried and kind.outlay else ()
    line, link = one.line, one.link
    return Fact(
        kind=kind,
        status=str(status.says),
        amount=link.amount.mention,
        sentence=line.sentence,
        rules=(one.frame.id, link.amount.mention.rule),
        equivalents=tuple(_equivalents(one)),
        investors=sides.investors,
        recipients=answers(things, "recipient") or sides.recipients,
        places=answers(places, "country"),
        periods=spent or deadline,
        dates=dates,
        stakes=nearest(line, link, one.region, "PERCENT") if kind.purchase else (),
        sources=tuple(a.mention for a in one.reading.arguments if a.mention.label == "MEDIUM"),
        purpose=_purpose(one),
        round=_round(one) if kind.raising else None,
        cumulative=_is_total(one),
        part=one.search("part", 0, link.amount.end) is not None,
        more=one.search("another", 0, link.amount.start) is not None,
        carried=sides.carried,
        lacking=bool(against),
        claims=(_governed(one), *against, *of_kind, *of_sides, *things, *places, status),
    )


def _governed(one: Candidate) -> Claim:
    return claim("deal", "predicate", one.frame.kind, one.frame.id, one.words)


def _bought(one: Candidate, kind: Kind, sides: Parties) -> Iterator[Claim]:
    """What a takeover takes over that is no firm."""
    if kind.purchase and sides.investors and not sides.recipients:
        things = bought_thing(one.line, one.link, one.grammar)
        if things:
            yield claim("recipient", "bought_thing", things, "bought_thing", things[0].span)


def _purpose(one: Candidate) -> Span | None:
    """What for, in the sentence's words: the stretch that the purpose pattern finds."""
    for start, end in ((one.link.amount.end, one.region[1]), one.region):
        match = one.search("purpose", start, end)
        if match and match.group("purpose").strip():
            return one.line.span(*match.span("purpose"))
    return None


def _round(one: Candidate) -> RoundName | None:
    for name, pattern in one.grammar.rounds:
        match = pattern.search(one.text)
        if match:
            stage = match.groupdict().get("stage") or ""
            return RoundName(name.format(stage=stage.lower()), one.span(match))
    return None


def _is_total(one: Candidate) -> bool:
    """Whether earlier deals are in the sum: not where they are in the one behind, a total told with it."""
    start, end = one.region
    ahead = one.search("total_ahead", one.link.amount.end)
    end = min(end, ahead.start()) if ahead else end
    return one.search("cumulative", start, max(end, one.link.amount.end)) is not None


def _equivalents(one: Candidate) -> Iterator[Mention]:
    """Amounts lifted out right behind: 100억 유로(약 14조9000억 원), $5m, or about €4.6m."""
    amount = one.link.amount
    for aside in one.line.asides:
        gap = one.text[amount.end : aside.at]
        if aside.at < amount.end - 1 or not re.fullmatch(r"\W?\w{0,3}", gap):
            continue
        for mention in aside.mentions:
            if isinstance(mention.value, Money) and _restates(amount.mention, mention.value):
                yield mention


def _restates(amount: Mention, other: Money) -> bool:
    return isinstance(amount.value, Money) and amount.value.currency != other.currency
