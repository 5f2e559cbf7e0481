"""Decides a candidate: its parties, kind, country, status and period, and whether it is a deal at all.

Each question is decided once, by the strongest claim about it; ``order`` ranks the claims.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.kind import decide_kind
from extractor.joining.deciding.order import claim, for_mentions
from extractor.joining.deciding.parties import decide_sides
from extractor.joining.deciding.places import decide_places
from extractor.joining.deciding.status import decide_status
from extractor.joining.deciding.timing import nearest, timing
from extractor.joining.deciding.vetoes import vetoes
from extractor.joining.forms.claims import answers
from extractor.joining.forms.facts import Fact, RoundName
from extractor.joining.forms.when import When
from extractor.joining.forms.who import names_of
from extractor.joining.sentences.phrases import bought_thing
from extractor.types import Mention, Money, Period, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.deciding.candidate import Candidate, Parties
    from extractor.joining.forms.claims import Claim
    from extractor.rules.kinds import Kind


_DONE = "completed"
# How many years after its deal a sum is history.
_YEARS = 15


def decide(candidate: Candidate) -> Fact:
    """The fact that the candidate gives; ``lacking`` is set where it is no deal."""
    named, about_sides = decide_sides(candidate)
    kind, sides, about_kind = decide_kind(candidate, named)
    things = (*_bought(candidate, kind, sides), *_supplier(candidate, kind, sides))
    places = decide_places(candidate, kind, named)
    status = decide_status(candidate, kind)
    taken = answers(things, "recipient") or named.recipients
    against = tuple(vetoes(candidate, kind, named, taken, status))
    governed, totals = _governed(candidate), tuple(_running_total(candidate))
    stated = _stated(candidate, kind, str(status.says), sides)
    against = (*against, *_of_long_ago(stated, candidate))
    return replace(
        stated,
        recipients=answers(things, "recipient") or sides.recipients,
        places=answers(places, "country"),
        lacking=bool(against),
        cumulative=bool(totals),
        claims=(governed, *against, *about_kind, *about_sides, *things, *places, status, *totals),
    )


def _of_long_ago(fact: Fact, candidate: Candidate) -> Iterator[Claim]:
    """The claim that a deal that is done was made so many years ago that it is told as history."""
    day = candidate.context.published
    if day is None or fact.status != _DONE:
        return
    for time in fact.periods:
        last = time.value.end if isinstance(time.value, Period) else getattr(time.value, "iso", "")
        if last and last[:4].isdecimal() and int(last[:4]) < day.year - _YEARS:
            yield claim("deal", "long_ago", None, "long_ago", time.span)


def _stated(candidate: Candidate, kind: Kind, status: str, sides: Parties) -> Fact:
    """The fact of these parties, with the times, stakes, sources and purpose that the sentence states."""
    line, link, grammar = candidate.line, candidate.link, candidate.grammar
    when = When(status, candidate.context.published)
    spent, dates = timing(candidate.reading, link, candidate.region, when, grammar)
    deadline = candidate.context.deadline if sides.carried and kind.outlay else ()
    media = (a.mention for a in candidate.reading.arguments if a.mention.label == "MEDIUM")
    return Fact(
        kind=kind,
        status=status,
        amount=link.amount.mention,
        sentence=line.sentence,
        rules=(candidate.frame.id, link.amount.mention.rule),
        equivalents=tuple(_equivalents(candidate)),
        investors=sides.investors,
        periods=spent or deadline,
        dates=dates,
        stakes=nearest(line, link, candidate.region, "PERCENT") if kind.purchase else (),
        sources=tuple(media),
        purpose=_purpose(candidate),
        round=_round(candidate) if kind.raising else None,
        part=candidate.search("part", 0, link.amount.end) is not None,
        more=candidate.search("another", 0, link.amount.start) is not None,
        again=candidate.search("at_other_time", 0, link.amount.start) is not None,
        carried=sides.carried,
    )


def _governed(candidate: Candidate) -> Claim:
    return claim("deal", "predicate", candidate.frame.kind, candidate.frame.id, candidate.words)


def _bought(candidate: Candidate, kind: Kind, sides: Parties) -> Iterator[Claim]:
    """The recipient of a takeover that names no firm: the thing that is bought."""
    if kind.purchase and sides.investors and not sides.recipients:
        things = bought_thing(candidate.line, candidate.link, candidate.grammar)
        yield from for_mentions("recipient", "bought_thing", things, "bought_thing")


def _supplier(candidate: Candidate, kind: Kind, sides: Parties) -> Iterator[Claim]:
    """Nuri will buy trams from Alder. It will pay $3m for 30 of them: of whom it was just said to order goods."""
    context = candidate.context
    giving, taking = context.parties.get(kind, ((), ()))
    buys = bool(sides.investors) and names_of(sides.investors) <= names_of(giving)
    if kind.order and buys and not sides.recipients and context.awaits_sum(kind):
        yield from for_mentions("recipient", "deal_before", taking)


def _purpose(candidate: Candidate) -> Span | None:
    """The span of the deal's purpose, as the purpose pattern finds it."""
    for start, end in ((candidate.link.amount.end, candidate.region[1]), candidate.region):
        match = candidate.search("purpose", start, end)
        if match and match.group("purpose").strip():
            return candidate.line.span(*match.span("purpose"))
    return None


def _round(candidate: Candidate) -> RoundName | None:
    for name, pattern in candidate.grammar.rounds:
        match = pattern.search(candidate.text)
        if match:
            stage = match.groupdict().get("stage") or ""
            return RoundName(name.format(stage=stage.lower()), candidate.span(match))
    return None


def _running_total(candidate: Candidate) -> Iterator[Claim]:
    """The claim that the amount includes earlier deals, unless it is the next amount that does."""
    start, end = candidate.region
    ahead = candidate.search("total_ahead", candidate.link.amount.end)
    end = min(end, ahead.start()) if ahead else end
    found = candidate.search("cumulative", start, max(end, candidate.link.amount.end))
    if found:
        words = candidate.span(found)
        yield claim("cumulative", "running_total", "cumulative", "cumulative", words)


def _equivalents(candidate: Candidate) -> Iterator[Mention]:
    """The same amount in other currencies, right behind it: 100억 유로(약 14조9000억 원), $5m, or about €4.6m."""
    amount = candidate.link.amount
    for aside in candidate.line.asides:
        gap = candidate.text[amount.end : aside.at]
        if aside.at < amount.end - 1 or not re.fullmatch(r"\W?\w{0,3}", gap):
            continue
        for mention in aside.mentions:
            if isinstance(mention.value, Money) and _restates(amount.mention, mention.value):
                yield mention


def _restates(amount: Mention, other: Money) -> bool:
    return isinstance(amount.value, Money) and amount.value.currency != other.currency
