"""The parties of deals that a sentence mentions without an amount, for an amount that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.slots import slot_claims
from extractor.joining.deciding.turning import turned
from extractor.joining.forms.cases import ACTORS, PHRASE, ROLE, WITH
from extractor.joining.forms.claims import answers
from extractor.joining.forms.who import as_dealer, is_public, names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.joining.forms.clauses import Idle, Link, Reading
    from extractor.joining.forms.context import Context, Sides
    from extractor.rules.grammar import Grammar
    from extractor.rules.kinds import Kind
    from extractor.types import Mention

# The case of the firm that somebody puts money into.
_INTO = "locative"


def parties_without_amount(
    reading: Reading, context: Context, grammar: Grammar
) -> dict[Kind, Sides]:
    """The parties of deals mentioned without an amount, by kind: those known before and the sentence's.

    The deal mentioned last is the last in order.
    """
    found = dict(context.parties)
    heading = grammar.patterns["heads_items"].search(reading.line.text)
    lent: dict[str, tuple[Sides, Sides]] = {}  # as the verb has them, and as they stand there
    by_verb: set[Kind] = set()  # it says who sells, who leads: sold a stake to Alder
    for idle in reading.idle:
        kind, text = idle.predicate.frame.kind, reading.line.text
        noun = idle.predicate.form == "noun"
        if noun and (
            _is_settled(idle, by_verb) or (reading.links and not reading.line.sentence.title)
        ):
            continue
        if noun and (kind.order or kind.aid) and kind.name in lent:
            found.pop(kind, None)  # to put it last in order
            named, said = lent[kind.name]
            found[kind] = turned(said, idle, text, grammar) if kind.aid else named
            continue
        investors, recipients = _sides(idle, found, context, text, grammar)
        if investors and recipients and not noun:  # placed an order with: the verb says who buys
            named = turned((investors, recipients), idle, text, grammar)
            lent = dict.fromkeys(idle.predicate.frame.lends, (named, (investors, recipients)))
        won = _won(idle, recipients, text, grammar)
        if won:
            recipients = tuple(map(as_dealer, recipients))
        alone = (won or _orders(idle, investors)) and kind not in found
        alone = alone or bool(heading and investors)
        if alone or _told(idle, (investors, recipients), reading, grammar):
            found.pop(kind, None)
            found[kind] = turned((investors, recipients), idle, text, grammar)
            if not noun and (kind.purchase or (kind.raising and investors and recipients)):
                by_verb.add(kind)
            if heading:  # awarded three contracts: the verb says who has which role
                found.update((other, found[kind]) for other in _lent(idle, reading))
    return _with_buyer(_with_backers(found, reading, context, grammar), reading)


def _is_settled(noun: Idle, by_verb: Collection[Kind]) -> bool:
    """Whether a verb has said whose deal it is, or the noun only says who takes part: with the participation of."""
    frame = noun.predicate.frame
    return frame.kind in by_verb or (frame.adds and frame.kind.raising)


def _with_backers(
    found: dict[Kind, Sides], reading: Reading, context: Context, grammar: Grammar
) -> dict[Kind, Sides]:
    """The deals with who takes part in a round whose sum is awaited: 라운드를 마쳤다. 누리가 이끌었다. 모인 돈은 3억원이다."""
    adding = [] if reading.links else [i for i in reading.idle if i.predicate.frame.adds]
    text = reading.line.text
    if not adding or not grammar.patterns["partaking"].search(text):
        return found
    for idle in adding:
        kind = idle.predicate.frame.kind
        giving, taking = found.get(kind, ((), ()))
        if kind.raising and taking and context.awaits_sum(kind):
            named = _without(side(idle, "investor", text, grammar), (*giving, *taking))
            found[kind] = ((*giving, *named), taking)
    return found


def _sides(
    idle: Idle, found: dict[Kind, Sides], context: Context, text: str, grammar: Grammar
) -> Sides:
    """The sides that a predicate names or means; a partner joins the side that is ``found`` already."""
    kind = idle.predicate.frame.kind
    investors = side(idle, "investor", text, grammar)
    recipients = side(idle, "recipient", text, grammar, investors)
    if not recipients and kind in found:
        found[kind] = _with_partners(found[kind], idle, context)
    before = found.get(kind)
    if idle.identifies:
        return _other_side((investors, recipients), before or _by_topic(kind, context))
    if kind.order:
        return _won_by_topic(idle, (investors, recipients), before, context)
    return investors, recipients


def _told(idle: Idle, sides: Sides, reading: Reading, grammar: Grammar) -> bool:
    """Whether these sides identify a deal."""
    investors, recipients = sides
    sold = not reading.line.sentence.title and _sold(idle, sides, grammar)
    both = bool(investors) and (bool(recipients) or _enough(idle, investors))
    return sold or both or (idle.identifies and bool(recipients))


def _with_buyer(found: dict[Kind, Sides], reading: Reading) -> dict[Kind, Sides]:
    """The deals with the firm that is all that the sentence names: 새 주인이 정해졌다. 누리캐피탈이다."""
    firms = [a for a in reading.arguments if a.mention.label == "COMPANY"]
    alone = len(firms) == 1 and firms[0].case == "copula" and not (reading.idle or reading.links)
    buyers = (firms[0].mention,) if alone else ()
    return {
        kind: (giving or buyers if kind.purchase else giving, taking)
        for kind, (giving, taking) in found.items()
    }


def _lent(idle: Idle, reading: Reading) -> Iterator[Kind]:
    """The kinds of the sentence's nouns that take the verb's parties."""
    kinds = (other.predicate.frame.kind for other in reading.idle)
    return (kind for kind in kinds if kind.name in idle.predicate.frame.lends)


def _by_topic(kind: Kind, context: Context) -> Sides:
    """Whom the sentences before were about, on both sides: 가온은 설비를 바꾼다. 공급사는 누리다."""
    firms = (m for m in context.topics if m.label in ACTORS and m.rule != ROLE)
    known = tuple(firms) if kind.order else ()
    return known, known


def _other_side(named: Sides, before: Sides) -> Sides:
    """The sides with that of the deal before where the sentence names but one, which was open."""
    if bool(named[0]) is bool(named[1]):
        return named
    giving, taking = before
    if named[0]:
        free = not giving or giving == taking
        return named[0], _without(taking, named[0]) if free else ()
    free = not taking or giving == taking
    return _without(giving, named[1]) if free else (), named[1]


def _won_by_topic(idle: Idle, named: Sides, before: Sides | None, context: Context) -> Sides:
    """가온은 웃었다. 누리가 발주한 물량을 따냈다: the firm that the sentences before are about wins the order.

    Who has ordered (누리가) does not.
    """
    ordering = before[0] if before and not before[1] else ()
    investors, recipients = named
    recipients = recipients if investors else _without(recipients, ordering)
    slot = idle.predicate.frame.slots.get("recipient")
    giving = investors or ordering
    if recipients or not giving or idle.predicate.form != "verb" or not (slot and slot.carry):
        return investors, recipients
    firms = tuple(m for m in context.topics if m.label == "COMPANY" and not is_public(m))
    return giving, _without(firms, giving)


def _without(side: Sequence[Mention], named: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(m for m in side if not names_of([m]) & names_of(named))


def _sold(idle: Idle, sides: Sides, grammar: Grammar) -> bool:
    """Whether a firm is said to be sold, and not to whom: 가온은 다온을 매각했다.

    Where capitals do not mark names, a noun that only its place makes one is none.
    """
    investors, recipients = sides
    unsure = {PHRASE} if grammar.capitalises else {ROLE, PHRASE}
    predicate = idle.predicate
    buyer = predicate.frame.slots.get("investor")
    owning = "amount" not in predicate.frame.slots  # 다온의 새 주인이 정해졌다
    selling = owning or (
        predicate.form != "noun" and buyer is not None and "subject" not in buyer.cases
    )
    firms = bool(recipients) and all(m.rule not in unsure for m in recipients)
    return predicate.frame.kind.purchase and selling and firms and not investors


def is_resolved(idle: Idle, text: str, grammar: Grammar) -> bool:
    """유상증자를 결의했다: whether a noun of raising is what somebody resolves to do, and not 자회사 누리에 유상증자를 한다."""
    resolves, predicate = grammar.patterns["decided_on"], idle.predicate
    into = any(a.case == _INTO and a.mention.label == "COMPANY" for a in idle.arguments)
    return bool(predicate.frame.kind.raising and not into and resolves.match(text, predicate.end))


def _won(idle: Idle, recipients: Sequence[Mention], text: str, grammar: Grammar) -> bool:
    """Whether a firm has won an order, raised money or resolves to, of which the article may never say from whom."""
    kind = idle.predicate.frame.kind
    verb = idle.predicate.form == "verb" or is_resolved(idle, text, grammar)
    # Alder and Nuri close rounds: each has one of its own.
    alone = len(recipients) == 1 and (kind.raising or kind.order)
    firms = alone or (kind.order and all(m.rule != ROLE for m in recipients))
    hired = idle.predicate.frame.hires and idle.predicate.form == "passive"
    return bool(recipients) and firms and (verb or hired)


def _orders(idle: Idle, investors: Sequence[Mention]) -> bool:
    """발주처는 가온, 시공사는 누리: whether who ordered is told, and who builds may follow."""
    return idle.predicate.frame.kind.order and idle.identifies and bool(investors)


def side(
    idle: Idle | Link, role: str, text: str, grammar: Grammar, used: Sequence[Mention] = ()
) -> tuple[Mention, ...]:
    """The mentions in a role of a predicate, without those ``used`` elsewhere."""
    return answers(tuple(slot_claims(idle, role, text, grammar, used)), role)


def _with_partners(sides: Sides, idle: Idle, context: Context) -> Sides:
    """The sides with partners on the topic's side: The contract was signed together with X."""
    partners = tuple(a.mention for a in idle.arguments if a.case == WITH)
    topics = names_of(context.topics)
    giving, taking = (
        (*members, *(m for m in partners if names_of([m]) - names_of(members)))
        if names_of(members) & topics
        else members
        for members in sides
    )
    return giving, taking


def _enough(idle: Idle, investors: Sequence[Mention]) -> bool:
    """Whether investors alone identify the deal: who buys or orders does, and firms that sign.

    They are several, or one that signs with a town: 나래시는 가온과 투자협약을 맺었다.
    """
    frame = idle.predicate.frame
    signing = "with" in frame.slots["investor"].cases and frame.kind.outlay
    several = len(investors) > 1 or any(is_public(a.mention) for a in idle.arguments)
    ordering = frame.kind.order and idle.predicate.form == "verb" and not frame.hires
    return (
        frame.kind.purchase
        or ordering
        or (frame.kind.raising and idle.predicate.form == "verb" and not frame.adds)
        or (frame.kind.aid and "amount" not in frame.slots)  # has approved three loans
        or (signing and several and not any(map(is_public, investors)))
    )
