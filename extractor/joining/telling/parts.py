"""Parts of a total: 이 중 88억 유로, of which $300m.

A sentence may state a part of the last deal by a word of parts alone: 나머지 5000만 유로는 3년 뒤에 준다.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim, settled
from extractor.joining.deciding.vetoes import is_everyday
from extractor.joining.forms.who import names_of
from extractor.types import Mention, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.joining.records.merging import Deal
    from extractor.rules.grammar import Grammar


# How far back a part looks for its total: in deals, and in code points where only its sum is stated.
_LATEST = 24
_WHOLE_WITHIN = 300
_SEVERAL = 2


def stated_parts(facts: Sequence[Fact], reading: Reading, grammar: Grammar) -> Iterator[Fact]:
    """The parts of the last of ``facts`` that the sentence states without a predicate of deals."""
    share = grammar.patterns["share"].search(reading.line.text) if reading.loose else None
    for money in reading.loose if share else ():
        others = grammar.patterns["rest_gives"].search(reading.line.text, 0, money.start)
        begun = share is not None and money.start >= share.start()
        if not begun or is_everyday(money.mention, grammar):
            continue  # new shares at 9.5 pence each
        before = _before(facts, reading) if others else None
        whole = _whole_of(money.mention, (before,) if before else facts, reading)
        if whole:
            part = replace(part_of(whole, money.mention, reading), whole=whole.amount)
            yield _of_others(part, facts, reading) if others else part


def _whole_of(money: Mention, facts: Sequence[Fact], reading: Reading) -> Fact | None:
    """The last deal that the sum may be a part of, which the parts told of it do not hide: £3m, of which £1m now and the remaining £2m."""
    for fact in reversed(facts):
        if _part_stated(money, fact, reading):
            return fact
        if not fact.part:
            break
    return None


def with_lacking(reading: Reading, facts: Sequence[Fact]) -> Reading:
    """The reading, where sums whose verb lacks a party are as loose as those without one.

    이 가운데 3억 유로는 여수, 나머지 2억 유로는 대전에 돌아간다: the verb alone would state an aid.
    """
    lacking = {
        fact.amount.span
        for fact in facts
        if fact.lacking and {c.ground for c in fact.claims if _against(c)} == {"needs"}
    }
    if not lacking:
        return reading
    sums = (m for m in reading.line.of("MONEY"))
    free = {m.span for m in (placed.mention for placed in reading.loose)} | lacking
    return replace(reading, loose=tuple(m for m in sums if m.mention.span in free))


def _against(claim: Claim) -> bool:
    return claim.about == "deal" and claim.says is None


def _part_stated(money: Mention, whole: Fact, reading: Reading) -> bool:
    near = reading.line.sentence.start - whole.amount.end <= _WHOLE_WITHIN
    titles = reading.line.sentence.title or whole.sentence.title
    return near and not titles and _smaller(money.value, whole.money)


def _before(facts: Sequence[Fact], reading: Reading) -> Fact | None:
    """The last fact of the sentences before."""
    start = reading.line.sentence.start
    return next((f for f in reversed(facts) if f.sentence.end <= start), None)


def _of_others(part: Fact, facts: Sequence[Fact], reading: Reading) -> Fact:
    """나머지 두 곳이 각각 2억원을 냈다: the part with the givers that the sentence gives no sum of their own."""
    here = (f for f in facts if f.sentence == reading.line.sentence)
    named = {name for fact in here for name in names_of(fact.investors)}
    rest = tuple(m for m in part.investors if not names_of([m]) & named)
    return settled(part, claim("investor", "share", rest))


def of_whole(fact: Fact, facts: Sequence[Fact], reading: Reading, grammar: Grammar) -> Fact:
    """A grant, or a part so called, that names no giver, with the giver of the larger one just stated.

    "The agency is giving €9 million to three mills. Nuri Paper receives €2 million." 이 중 3억 유로는 체코에 쓴다.
    """
    whole = facts[-1] if facts else None
    if fact.investors or whole is None or fact.kind is not whole.kind:
        return fact
    if not (fact.kind.aid or grammar.patterns["share"].search(reading.line.text)):
        return fact
    near = fact.amount.start - whole.amount.end <= _WHOLE_WITHIN
    part = near and _smaller(fact.money, whole.money)
    if not part:
        return fact
    giver = claim("investor", "whole", whole.investors, "", whole.amount.span)
    return replace(settled(fact, giver), carried=True)


def _smaller(part: object, whole: Money) -> bool:
    """A smaller sum in the same currency."""
    if not isinstance(part, Money):
        return False
    return part.currency == whole.currency and part.high < whole.low


def _behind(money: Mention, reading: Reading) -> tuple[Mention, ...]:
    """The period that stands behind the sum: 나머지 5000만 유로는 앞으로 3년간 준다."""
    line = reading.line
    end = next(
        (m.mention.start for m in line.of("MONEY") if m.mention.start >= money.end),
        line.sentence.end,
    )
    return tuple(p.mention for p in line.of("PERIOD") if money.end <= p.mention.start < end)[:1]


def part_of(whole: Fact, money: Mention, reading: Reading) -> Fact:
    """A part of the last deal: all that is stated of the whole, but for the sum and its time."""
    return replace(
        whole,
        amount=money,
        sentence=reading.line.sentence,
        rules=(whole.rules[0], money.rule),
        equivalents=(),
        periods=_behind(money, reading),
        dates=(),
        stakes=(),
        purpose=None,
        cumulative=False,
        part=True,
        carried=True,
    )


def totals(deals: Sequence[Deal]) -> Mapping[Deal, Deal]:
    """For each deal that is a part, the deal of the total.

    That is the one whose parts add up to it, else the last one before with the same currency and a
    larger figure.
    """
    found: dict[Deal, Deal] = {}
    sums = {fact.amount: deal for deal in deals for fact in deal.facts}
    for i, deal in enumerate(deals):
        if any(fact.part for fact in deal.facts):
            added = (sums.get(fact.whole) for fact in deal.facts if fact.whole)
            before = reversed(deals[max(0, i - _LATEST) : i])
            larger = (d for d in before if _larger(d, deal) and not _beside(d, deal))
            whole = next((d for d in (*added, *larger) if d is not None), None)
            if whole is not None:
                found[deal] = whole
    return found


def _beside(one: Deal, other: Deal) -> bool:
    """Whether both are parts of the sum of one form."""
    parts = (fact.part and fact.filed for deal in (one, other) for fact in deal.facts[:1])
    return all(parts) and one.best.sentence == other.best.sentence


def of_their_sum(deals: Sequence[Deal]) -> list[Deal]:
    """The deals, where one that names nobody and is the sum of those stated behind it is of them all.

    4개 기업과 214억원의 협약을 맺었다. 가온은 85억원, 누리는 129억원을 투자한다.
    """
    return [_shared(deal, deals[i + 1 : i + 1 + _LATEST]) for i, deal in enumerate(deals)]


def _shared(whole: Deal, behind: Sequence[Deal]) -> Deal:
    if any(fact.investors for fact in whole.facts):
        return whole
    total, given = whole.best.money, {}
    left = total.low
    for part in behind:
        money = part.best.money
        if part.kind != whole.kind or money.currency != total.currency or money.low != money.high:
            continue
        left -= money.low
        given.update({name: m for m in part.best.investors for name in names_of([m])})
        if left <= 0:
            break
    if left or len(given) < _SEVERAL:
        return whole
    givers = claim("investor", "givers_of_parts", tuple(given.values()))
    return replace(whole, facts=tuple(settled(f, givers) for f in whole.facts))


def _larger(whole: Deal, part: Deal) -> bool:
    ours, theirs = whole.best.money, part.best.money
    return ours.currency == theirs.currency and ours.low > theirs.low
