"""Filling a frame: which of a sentence's mentions take which part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.joining.clauses import Argument, Idle, Link, Reading
from extractor.joining.facts import Fact
from extractor.joining.line import Line, Placed
from extractor.joining.status import status_of
from extractor.rules.grammar import Grammar, Slot
from extractor.types import Mention, Money, Name, Place, Span

_PLACES = ("COUNTRY", "PLACE")
# A price or a fare, not a commitment: no currency has investments this small.
SMALLEST = 10_000
_PUBLIC = {"government", "institution"}
# A particle on a name ends the list of names before it.
_FINAL = {"topic", "also", "headline"}
# Where an everyday word would pass for a name.
_UNSURE_CASES = {"none", "locative", "joined", "genitive", "in", "into", "for", "of"}


@dataclass(frozen=True)
class Context:
    """What earlier sentences leave for later ones: whom they were about, which places they told.

    ``home`` is the paper's country, ``parties`` the investors and recipients of the last deal of
    each kind that a sentence told without its sum, ``main`` a place of the country that the
    article is about.
    """

    topics: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    home: str | None = None
    parties: Mapping[str, tuple[tuple[Mention, ...], tuple[Mention, ...]]] = field(
        default_factory=dict
    )
    main: tuple[Mention, ...] = ()


def fill(reading: Reading, grammar: Grammar, context: Context) -> list[Fact]:
    """The facts of a sentence: one for each governed amount, or one for each place it names."""
    return [
        fact
        for link, region in zip(reading.links, reading.regions, strict=True)
        for fact in _spread(reading, link, region, grammar, context)
        if fact.money.high >= SMALLEST
    ]


def _spread(
    reading: Reading,
    link: Link,
    region: tuple[int, int],
    grammar: Grammar,
    context: Context,
) -> Iterator[Fact]:
    fact = _fact(reading, link, region, grammar, context)
    around = reading.line.text[region[0] : min(region[1] + 12, len(reading.line.text))]
    each = grammar.patterns["each"].search(around)
    countries = {m.value.country for m in fact.places if isinstance(m.value, Place)}
    if not each or len(countries) < 2:  # noqa: PLR2004 - one place needs no spreading
        yield fact
        return
    for country in dict.fromkeys(m.value.country for m in fact.places if isinstance(m.value, Place)):
        here = tuple(
            m for m in fact.places if isinstance(m.value, Place) and m.value.country == country
        )
        yield Fact(**{**_fields(fact), "places": here})


def _fields(fact: Fact) -> dict[str, object]:
    return {name: getattr(fact, name) for name in fact.__dataclass_fields__}


def _fact(
    reading: Reading,
    link: Link,
    region: tuple[int, int],
    grammar: Grammar,
    context: Context,
) -> Fact:
    frame, line = link.predicate.frame, reading.line
    investors, recipients, carried = _parties(reading, link, context, grammar)
    parties = (*recipients, *investors)
    places = _places(reading, link, region, parties, grammar)
    kind = _kind(frame.kind, recipients, line, link, grammar)
    return Fact(
        kind=kind,
        status=status_of(line, link.predicate, frame.status, grammar),
        amount=link.amount.mention,
        sentence=line.sentence,
        rules=(frame.id, link.amount.mention.rule),
        equivalents=tuple(_equivalents(line, link.amount)),
        investors=investors,
        recipients=recipients,
        places=places or _fallback_places(reading, link, parties, context, grammar),
        periods=_nearest(line, link, region, "PERIOD"),
        dates=_nearest(line, link, region, "DATE"),
        stakes=_nearest(line, link, region, "PERCENT") if kind == "acquisition" else (),
        sources=tuple(a.mention for a in reading.arguments if a.mention.label == "MEDIUM"),
        round=_found(line, grammar, "round"),
        cumulative=grammar.patterns["cumulative"].search(line.text, *region) is not None,
        part=grammar.patterns["part"].search(line.text) is not None,
        carried=carried,
        spans=(link.amount.mention.span,),
    )


def _kind(
    kind: str, recipients: Sequence[Mention], line: Line, link: Link, grammar: Grammar
) -> str:
    """Money put into a company is funding, goods that are bought are an order."""
    if kind == "investment" and recipients:
        return "funding"
    between = line.text[link.predicate.end : link.amount.start]
    if kind == "acquisition" and grammar.patterns["goods"].search(between):
        return "contract"
    return kind


def _parties(
    reading: Reading, link: Link, context: Context, grammar: Grammar
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], bool]:
    """Investors and recipients: the sentence's, else those of the deal just told, else the topic."""
    frame = link.predicate.frame
    told = context.parties.get(frame.kind)
    bare = Context(home=context.home)
    slots = frame.slots.get("investor"), frame.slots.get("recipient")
    investors, _ = _party(reading, link, slots[0], bare, grammar, ())
    recipients, _ = _party(reading, link, slots[1], bare, grammar, investors)
    if told and not investors and not recipients:
        return (*told, True)
    if not investors:
        investors, carried = _party(reading, link, slots[0], context, grammar, recipients)
        if carried:
            return investors, recipients, True
    if not recipients:
        recipients, carried = _party(reading, link, slots[1], context, grammar, investors)
        return *_ordered(investors, recipients, frame.kind), carried
    return *_ordered(investors, recipients, frame.kind), False


def _ordered(
    investors: tuple[Mention, ...], recipients: tuple[Mention, ...], kind: str
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """In a contract with a public body, that body is the buyer."""
    public = [m for m in recipients if getattr(m.value, "type", "") == "government"]
    if kind == "contract" and public and len(public) == len(recipients):
        if not any(getattr(m.value, "type", "") == "government" for m in investors):
            return recipients, investors
    return investors, recipients


def told_parties(
    reading: Reading, context: Context, grammar: Grammar
) -> dict[str, tuple[tuple[Mention, ...], tuple[Mention, ...]]]:
    """The parties of the sentence's deals without a sum, by kind."""
    found = dict(context.parties)
    bare = Context()
    for idle in reading.idle:
        if idle.predicate.form == "noun" and not reading.line.sentence.title:
            continue
        slots = idle.predicate.frame.slots
        investors, _ = _party(reading, idle, slots.get("investor"), bare, grammar, ())
        recipients, _ = _party(reading, idle, slots.get("recipient"), bare, grammar, investors)
        if investors and recipients or (investors and idle.predicate.frame.kind == "acquisition"):
            kind = idle.predicate.frame.kind
            found[kind] = _ordered(investors, recipients, kind)
    return found


def _party(
    reading: Reading,
    link: Link | Idle,
    slot: Slot | None,
    context: Context,
    grammar: Grammar,
    used: Sequence[Mention],
) -> tuple[tuple[Mention, ...], bool]:
    """Who fills the slot, with those joined to it; and whether the sentence before gave them."""
    if slot is None:
        return (), False
    fitting = [a for a in link.arguments if _fits(a, slot) and a.mention not in used]
    chosen = _choose(fitting, link, reading.line.text, grammar)
    if chosen:
        return _joined(chosen, link.arguments, reading.line.text, grammar, used), False
    if slot.carry:
        topics = [m for m in context.topics if m not in used and m.label in slot.labels]
        return tuple(topics), bool(topics)
    return (), False


def _fits(argument: Argument, slot: Slot) -> bool:
    if argument.mention.label not in slot.labels or argument.case not in slot.cases:
        return False
    value = argument.mention.value
    unsure = getattr(value, "weak", False) or argument.mention.rule == "role"
    if isinstance(value, Place) and argument.case == "genitive":
        return False
    return not (unsure and argument.case in _UNSURE_CASES)


def _choose(
    fitting: Sequence[Argument], link: Link | Idle, text: str, grammar: Grammar
) -> Argument | None:
    """The last before the anchor, else the first behind it.

    A subject inside a clause that only describes a noun is passed over for the one before:
    ``가온은 누리가 세운 다온에 투자했다``.
    """
    left = [a for a in fitting if a.end <= link.anchor]
    if not left:
        return fitting[0] if fitting else None
    if grammar.patterns["apposition"].match(text[left[0].end : link.anchor]):
        return left[0]
    for argument in reversed(left):
        described = grammar.patterns["relative"].search(text, argument.end, link.anchor)
        if argument.case != "subject" or not described:
            return argument
    return left[-1]


def _joined(
    chosen: Argument,
    arguments: Sequence[Argument],
    text: str,
    grammar: Grammar,
    used: Sequence[Mention],
) -> tuple[Mention, ...]:
    """The chosen one and those that a list ties to it: 삼성전자와 SK하이닉스는."""
    others = [a for a in arguments if a.mention not in used]
    group = [chosen]
    group += [a for a in others if _jointly(a, chosen, text, grammar)]
    for other in reversed([a for a in others if a.end <= chosen.start]):
        if not _ties(text[other.end : group[0].start], other, chosen, grammar):
            break
        group.insert(0, other)
    for other in (a for a in others if a.start >= chosen.end):
        if chosen.case in _FINAL or not _ties(text[group[-1].end : other.start], other, chosen, grammar):
            break
        group.append(other)
    return tuple(a.mention for a in group)


def _jointly(other: Argument, chosen: Argument, text: str, grammar: Grammar) -> bool:
    """X와 손잡고: another party of the same side."""
    near = chosen.end <= other.start and other.mention.label == chosen.mention.label
    return near and grammar.patterns["jointly"].match(text, other.end) is not None


def _ties(between: str, one: Argument, other: Argument, grammar: Grammar) -> bool:
    same = one.mention.label == other.mention.label
    return same and grammar.patterns["list_join"].match(between) is not None


def _places(
    reading: Reading,
    link: Link,
    region: tuple[int, int],
    used: Sequence[Mention],
    grammar: Grammar,
) -> tuple[Mention, ...]:
    """Countries and places of the amount's own stretch, without anyone's home."""
    slot = link.predicate.frame.slots.get("country")
    if slot is None:
        return ()
    return tuple(
        a.mention
        for a in link.arguments
        if region[0] <= a.start < region[1] and _destination(a, slot, reading, used, grammar)
    )


def _destination(
    argument: Argument, slot: Slot, reading: Reading, used: Sequence[Mention], grammar: Grammar
) -> bool:
    """Whether money can go there: a place in a fitting case that is nobody's home."""
    value = argument.mention.value
    if argument.mention in used or not isinstance(value, Place) or value.weak:
        return False
    fits = argument.case in slot.cases or "any" in slot.cases
    if not fits or argument.case in {"topic", "subject", "source", "headline"}:
        return False
    return not _home_of(argument, reading, grammar)


def _home_of(placed: Argument, reading: Reading, grammar: Grammar) -> bool:
    """미국 기업들, 일본의 도쿄오카공업: the country says where somebody is from."""
    before = [a for a in reading.arguments if a.end <= placed.start and a.mention.label == "COMPANY"]
    if before and grammar.patterns["home_after"].match(reading.line.text[before[-1].end : placed.start]):
        return True
    rest = reading.line.text[placed.end :]
    if grammar.patterns["home_of"].match(rest):
        return True
    following = next((a for a in reading.arguments if a.start >= placed.end), None)
    if following is None or following.mention.label not in {"COMPANY", "GOVERNMENT"}:
        return False
    between = reading.line.text[placed.end : following.start]
    return following.case not in {"locative", "object"} and (
        grammar.patterns["apposed"].match(between) is not None
    )


def _fallback_places(
    reading: Reading, link: Link, parties: Sequence[Mention], context: Context, grammar: Grammar
) -> tuple[Mention, ...]:
    """A country that raises, another place of the sentence, home words, the places told before,
    a government that spends at home.
    """
    slot = link.predicate.frame.slots.get("country")
    if slot is None:
        return ()
    hosts = tuple(m for m in parties if isinstance(m.value, Place))
    elsewhere = tuple(
        a.mention for a in link.arguments if _destination(a, slot, reading, parties, grammar)
    )
    found = hosts or (elsewhere if len(reading.links) == 1 else ())
    if found or _by_target(link.predicate.frame.kind, parties):
        return found
    return (
        _home(reading.line, grammar, context)
        or context.places
        or _own(parties, context)
        or context.main
    )


def _by_target(kind: str, parties: Sequence[Mention]) -> bool:
    """Whether only the target's own home counts: a building or a golf course lies where it lies."""
    return kind == "funding" or (kind == "acquisition" and len(parties) > 1)


def _home(line: Line, grammar: Grammar, context: Context) -> tuple[Mention, ...]:
    """국내, 전국: the country of the paper."""
    match = grammar.patterns["home"].search(line.text) if "home" in grammar.patterns else None
    if not match or context.home is None:
        return ()
    span = line.span(match.start(), match.end())
    return (Mention("COUNTRY", span, Place(context.home, context.home, "country"), "home"),)


def _own(parties: Sequence[Mention], context: Context) -> tuple[Mention, ...]:
    """A government or a public body without a destination spends at home."""
    for party in parties:
        if isinstance(party.value, Name) and _public(party.value):
            code = party.value.country or context.home
            if code:
                return (Mention("COUNTRY", party.span, Place(code, code, "country"), party.rule),)
    return ()


def _public(name: Name) -> bool:
    """A government, a public lender, or a body whose name holds its country."""
    return name.type in _PUBLIC or (not name.listed and name.country is not None)


def _nearest(line: Line, link: Link, region: tuple[int, int], label: str) -> tuple[Mention, ...]:
    """The mention of the label in the amount's stretch, else the nearest in the sentence."""
    found = line.of(label)
    inside = [p for p in found if region[0] <= p.start < region[1]]
    near = sorted(inside or found, key=lambda p: abs(p.start - link.amount.start))
    return (near[0].mention,) if near else ()


def _found(line: Line, grammar: Grammar, name: str) -> Span | None:
    match = grammar.patterns[name].search(line.text)
    return line.span(match.start(), match.end()) if match else None


def _equivalents(line: Line, amount: Placed) -> Iterator[Mention]:
    """Amounts in the brackets right behind: 100억 유로(약 14조9000억 원)."""
    for aside in line.asides:
        gap = line.text[amount.end : aside.at]
        if aside.at < amount.end - 1 or not re.fullmatch(r"[\s가-힣]{0,3}", gap):
            continue
        for mention in aside.mentions:
            if isinstance(mention.value, Money) and isinstance(amount.mention.value, Money):
                if mention.value.currency != amount.mention.value.currency:
                    yield mention




def told_place(argument: Argument, reading: Reading, grammar: Grammar) -> bool:
    """Whether a sentence's place may stand for where the next one's money goes."""
    value = argument.mention.value
    weak = isinstance(value, Place) and value.weak
    return not weak and argument.case != "source" and not _home_of(argument, reading, grammar)


def topic_group(reading: Reading, topic: Argument, grammar: Grammar) -> tuple[Mention, ...]:
    """The topic and those that a list ties to it."""
    return _joined(topic, reading.arguments, reading.line.text, grammar, ())


def home_place(line: Line, grammar: Grammar, context: Context) -> tuple[Mention, ...]:
    """The paper's own country, where the sentence names it by a word such as 국내."""
    return _home(line, grammar, context)


def one_country(places: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places, where all lie in one country."""
    codes = {m.value.country for m in places if isinstance(m.value, Place)}
    return tuple(places) if len(codes) == 1 else ()
