"""Filling a frame: which of a sentence's mentions take which part."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.parties import builders, fill_parties, issuer, told_parties
from extractor.joining.deciding.places import stated_places, understood_places
from extractor.joining.deciding.refusing import refused
from extractor.joining.deciding.sharing import shared_out
from extractor.joining.deciding.status import deal_status
from extractor.joining.deciding.timing import nearest, timing
from extractor.joining.forms.cases import GROUP, HOST
from extractor.joining.forms.facts import Fact, RoundName
from extractor.joining.forms.when import When
from extractor.joining.forms.who import is_public, names_of
from extractor.joining.sentences.phrases import bought_thing
from extractor.types import Mention, Money, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Link, Reading
    from extractor.joining.forms.context import Context, Sides
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# Below this a sum is a price or a fare, whatever its currency, unless the verb is to invest.
SMALLEST = 10_000
# How far behind its verb what a sum was paid for may stand.
_PAID_FOR_WITHIN = 90
# How far before a sum the words stand that make it a grant.
_BEFORE = 40


def fill(reading: Reading, grammar: Grammar, context: Context) -> list[Fact]:
    """The facts of a sentence: one for each governed amount, or one for each that it is said of."""
    facts: list[Fact] = []
    context = _in_headline(reading, context, grammar)
    for told, region in zip(reading.links, reading.regions, strict=True):
        link = _referring(told, context)
        agent = facts[-1:] if link.predicate.form == "passive" else []
        facts.append(_with_agent(_fact(reading, link, region, grammar, context), agent))
    shared = shared_out(facts, reading, grammar)
    return [f for f in shared if not f.lacking]


def _in_headline(reading: Reading, context: Context, grammar: Grammar) -> Context:
    """가온, 알더 클라우드 쓴다…14조 계약: what a headline tells first, its sum is of."""
    if not reading.line.sentence.title:
        return context
    return replace(context, parties=told_parties(reading, context, grammar))


def _referring(link: Link, context: Context) -> Link:
    """Agreed to buy X. The deal is worth $3m: a deal that names nobody is the one just told."""
    frame = link.predicate.frame
    slots = [slot for role, slot in frame.slots.items() if role in {"investor", "recipient"}]
    named = any(s.takes(a.mention.label, a.case) for a in link.arguments for s in slots)
    last = context.latest if context.latest in context.parties else frame.kind
    generic = frame.generic and frame.kind == "contract"
    # 다온 지분을 인수한다. 투자금액은 7억 달러다: the sum that a takeover costs.
    spent = link.case == "copula" and (frame.kind, last) == ("investment", "acquisition")
    if named or not (generic or spent) or last == frame.kind:
        return link
    return link._replace(predicate=link.predicate._replace(frame=replace(frame, kind=last)))


def _with_agent(fact: Fact, before: Sequence[Fact]) -> Fact:
    """``투자하고, 이 중 3억 유로는 … 투입된다``: who gives the whole gives its part."""
    told = fact.investors and not fact.carried
    if told or not fact.part or not before or before[0].kind != fact.kind:
        return fact
    return replace(fact, investors=before[0].investors or fact.investors)


def _fact(
    reading: Reading, link: Link, region: tuple[int, int], grammar: Grammar, context: Context
) -> Fact:
    frame, line = link.predicate.frame, reading.line
    investors, recipients, carried = fill_parties(reading, link, context, grammar)
    parties = (*recipients, *investors)
    sides = {"investor": investors, "recipient": recipients}
    places = stated_places(reading, link, region, parties, grammar)
    both = (investors, recipients)
    kind = _kind(frame.kind, both, line, link, grammar)
    if kind == "investment" and frame.kind == "contract":
        investors, recipients = builders(both, grammar), ()
    if kind == "investment" and _granted(investors, line, link, grammar):
        kind, recipients = "grant", recipients or _hosts(link)
    if kind == "investment" and carried and link.case == "copula" and context.latest == "funding":
        # 시드 투자를 유치했다. 투자금은 20억원이다: who raises is whom the sentences are about.
        kind, investors, recipients = "funding", (), recipients or investors
    if kind == "acquisition" and investors and not recipients:
        recipients = bought_thing(line, link, grammar)
    status = deal_status(reading, link, context, grammar)
    spent, told = timing(reading, link, region, When(status, context.published), grammar)
    return Fact(
        kind=kind,
        status=status,
        amount=link.amount.mention,
        sentence=line.sentence,
        rules=(frame.id, link.amount.mention.rule),
        equivalents=tuple(_equivalents(line, link.amount)),
        investors=investors,
        recipients=recipients,
        places=places or understood_places(reading, link, (kind, both), context, grammar),
        periods=spent or (context.deadline if carried and kind == "investment" else ()),
        dates=told,
        stakes=nearest(line, link, region, "PERCENT") if kind == "acquisition" else (),
        sources=tuple(a.mention for a in reading.arguments if a.mention.label == "MEDIUM"),
        purpose=_purpose(line, link, region, grammar),
        round=_round(line, grammar) if kind == "funding" else None,
        cumulative=grammar.patterns["cumulative"].search(line.text, *region) is not None,
        part=grammar.patterns["part"].search(line.text, 0, link.amount.end) is not None,
        more=grammar.patterns["another"].search(line.text, 0, link.amount.start) is not None,
        carried=carried,
        lacking=_is_price(line, link, parties, grammar)
        or ((carried or not parties) and _background(line, link, grammar))
        or refused(kind, both, line, link, grammar, carried=carried)
        or (
            any(not sides.get(slot, True) for slot in frame.needs)
            and not _asset(line, link, grammar)
        ),
    )


def _is_price(line: Line, link: Link, parties: Sequence[Mention], grammar: Grammar) -> bool:
    """A fare, a price, a sum a head: none is so small but what somebody says to have invested."""
    value = link.amount.mention.value
    if not isinstance(value, Money) or value.high >= SMALLEST:
        return False
    stated = grammar.patterns["states_investing"].match(line.text, link.predicate.start)
    return not (stated and parties)


def _granted(investors: Sequence[Mention], line: Line, link: Link, grammar: Grammar) -> bool:
    """The state supports it with a non-refundable $3m, puts $3m into Alder's plant: public money is a grant."""
    if not investors or not all(is_public(m) for m in investors):
        return False
    around = max(0, link.amount.start - _BEFORE), link.amount.end + _PAID_FOR_WITHIN
    told = grammar.patterns["as_grant"].search(line.text, *around)
    return told is not None or bool(_hosts(link))


def _hosts(link: Link) -> tuple[Mention, ...]:
    """Whose plant the money is put into."""
    return tuple(a.mention for a in link.arguments if a.case == HOST)[:1]


def _background(line: Line, link: Link, grammar: Grammar) -> bool:
    """투자 규모는 6조원으로 전년보다 10% 줄었다: a figure of statistics, where nobody is named."""
    return grammar.patterns["compared"].search(line.text, link.amount.end) is not None


def _asset(line: Line, link: Link, grammar: Grammar) -> bool:
    """Paid $3m for the land; the $3m that it paid X for the land; sold its stake for $3m."""
    asset = grammar.patterns["for_asset"]
    sold = line.text[link.predicate.start : link.amount.start]
    if grammar.patterns["sold_asset"].match(sold):
        return True
    if link.predicate.start >= link.amount.end:
        return (
            asset.search(line.text, link.predicate.end, link.predicate.end + _PAID_FOR_WITHIN)
            is not None
        )
    return asset.match(line.text, link.amount.end) is not None


def _kind(kind: str, sides: Sides, line: Line, link: Link, grammar: Grammar) -> str:
    """Money put into a company is funding, into a country investment; goods are an order.

    New shares that are taken up are funding too. A deal that firms sign with a country is theirs.
    """
    investors, recipients = sides
    public = bool(recipients) and all(is_public(m) for m in recipients)
    if kind == "funding" and public:
        return "investment"
    state = bool(investors) and recipients[:1] and recipients[0].label == "COUNTRY"
    if kind == "contract" and (state or _to_build(sides, line, link, grammar)):
        return "investment"
    pays = bool(investors) and all(is_public(m) for m in investors)
    fund = grammar.patterns["public_fund"]
    firms = any(
        m.label != "PROJECT"
        and m.rule != GROUP
        and not (pays and any(map(fund.search, names_of([m]))))
        for m in recipients
    )
    worth = any(a.case == "apposed" and a.mention in recipients for a in link.arguments)
    if kind == "investment" and firms and not public and not worth:
        allotted = grammar.patterns["allotting"].match(line.text, link.predicate.start)
        return "grant" if pays and allotted else "funding"
    if kind == "investment" and pays and _joins_in(line, link, grammar):
        return "grant"
    between = line.text[link.predicate.end : link.amount.start]
    ahead = grammar.patterns["goods_for"].match(line.text, link.amount.end)
    if kind == "acquisition" and (ahead or grammar.patterns["goods"].search(between)):
        return "contract"
    return "funding" if kind == "acquisition" and issuer(link, line.text, grammar) else kind


def _joins_in(line: Line, link: Link, grammar: Grammar) -> bool:
    """The state is chipping in $3m: it pays a part of what somebody else builds."""
    return grammar.patterns["joining_in"].match(line.text, link.predicate.start) is not None


def _to_build(sides: Sides, line: Line, link: Link, grammar: Grammar) -> bool:
    """An agreement to set up a plant is an investment; works that one firm does for another are none."""
    meant = grammar.patterns["to_build"].match(line.text, link.predicate.end)
    if meant is None:
        return False
    if meant.groupdict().get("founding"):
        return True
    hired = all(sides) and not any(is_public(m) for side in sides for m in side)
    return link.predicate.frame.generic and not hired


def _purpose(line: Line, link: Link, region: tuple[int, int], grammar: Grammar) -> Span | None:
    """What for, in the sentence's words: the stretch that the purpose pattern finds."""
    for start, end in ((link.amount.end, region[1]), region):
        match = grammar.patterns["purpose"].search(line.text, start, end)
        if match and match.group("purpose").strip():
            return line.span(*match.span("purpose"))
    return None


def _round(line: Line, grammar: Grammar) -> RoundName | None:
    for name, pattern in grammar.rounds:
        match = pattern.search(line.text)
        if match:
            stage = match.groupdict().get("stage") or ""
            return RoundName(name.format(stage=stage.lower()), line.span(*match.span()))
    return None


def _equivalents(line: Line, amount: Placed) -> Iterator[Mention]:
    """Amounts lifted out right behind: 100억 유로(약 14조9000억 원), $5m, or about €4.6m."""
    for aside in line.asides:
        gap = line.text[amount.end : aside.at]
        if aside.at < amount.end - 1 or not re.fullmatch(r"\W?\w{0,3}", gap):
            continue
        for mention in aside.mentions:
            if isinstance(mention.value, Money) and _restates(amount.mention, mention.value):
                yield mention


def _restates(amount: Mention, other: Money) -> bool:
    return isinstance(amount.value, Money) and amount.value.currency != other.currency
