"""Where the money goes: places of the amount's stretch, of the sentence, of what was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim
from extractor.joining.forms.cases import PHRASE
from extractor.joining.forms.who import names_of
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.deciding.candidate import Candidate, Parties
    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.clauses import Argument, Link, Reading
    from extractor.joining.forms.context import Context
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar, Slot
    from extractor.rules.kinds import Kind

# How far before a place the words begin that say what takes place there.
_EVENT = 60
_PUBLIC = {"government", "institution"}
# It gives in its members, not at home.
_UNION = "EU"


def decide_places(one: Candidate, kind: Kind, sides: Parties) -> tuple[Claim, ...]:
    """Where the money of a deal, its kind and its parties, goes: every claim about it.

    By the sum's own stretch of the sentence, then by what else is told: a country that raises,
    another place of the sentence, home words, the places told before, a body that spends at home.
    """
    slot = one.slot("country")
    return tuple(_claims(one, slot, kind, sides)) if slot else ()


def _claims(one: Candidate, slot: Slot, kind: Kind, sides: Parties) -> Iterator[Claim]:
    free = [
        a for a in one.link.arguments if _destination(a, slot, one.reading, sides.both, one.grammar)
    ]
    start, end = one.region
    yield from _said("stated", [a.mention for a in free if start <= a.start < end])
    toward = one.context.toward
    yield from _said("toward", [a.mention for a in one.link.arguments if a.mention.rule in toward])
    yield from _said("state_that_takes", _states(sides.recipients))
    if kind.order:
        yield from _said("home_site", _at_home(one.line, "home_site", one.grammar, one.context))
    elsewhere = [a.mention for a in free]
    yield from _said(
        "elsewhere", elsewhere if len(one.reading.links) == 1 else one_country(elsewhere)
    )
    yield from _said("state_that_gives", _states(sides.investors))
    if _by_target(kind, sides.both):
        yield from _said("spends_at_home", _own(sides.both, one.context) if kind.order else ())
        return
    yield from _said("home_word", home_place(one.line, one.grammar, one.context))
    if not _new(one.link, sides.both, one.context):
        yield from _said("before", one.context.places)
    spending = [m for m in sides.both if not _abroad(m, one.grammar)]
    yield from _said("spends_at_home", _own(spending, one.context))


def _said(ground: str, mentions: Sequence[Mention]) -> Iterator[Claim]:
    if mentions:
        rule, span = mentions[0].rule, mentions[0].span
        yield claim("country", ground, tuple(mentions), rule, span)


def _destination(
    argument: Argument, slot: Slot, reading: Reading, used: Sequence[Mention], grammar: Grammar
) -> bool:
    """Whether money can go there: a place in a fitting case that is nobody's home."""
    value = argument.mention.value
    if (
        any(argument.mention.span.meets(one.span) for one in used)
        or _same_state(argument.mention, used)
        or not isinstance(value, Place)
        or value.weak
    ):
        return False
    fits = argument.case in slot.cases or "any" in slot.cases
    if not fits or argument.case in {"topic", "subject", "source", "headline"}:
        return False
    return not _home_of(argument, reading, grammar)


def of_event(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """At a conference in Singapore, the Paris Air Show, shares fell in Tokyo: no money goes there."""
    before = max(0, start - _EVENT), start
    return bool(
        grammar.patterns["event_named"].match(text, end)
        or grammar.patterns["event_at"].search(text, *before)
    )


def _same_state(place: Mention, used: Sequence[Mention]) -> bool:
    """한국의 대미 투자: the state that gives is not where it gives."""
    states = {m.value.country for m in used if m.label == "COUNTRY" and isinstance(m.value, Place)}
    value = place.value
    return place.label == "COUNTRY" and isinstance(value, Place) and value.country in states


def _home_of(placed: Argument, reading: Reading, grammar: Grammar) -> bool:
    """미국 기업들, 일본의 도쿄오카공업: the country says where somebody is from."""
    before = [
        a for a in reading.arguments if a.end <= placed.start and a.mention.label == "COMPANY"
    ]
    if before and grammar.patterns["home_after"].match(
        reading.line.text[before[-1].end : placed.start]
    ):
        return True
    rest = reading.line.text[placed.end :]
    if grammar.patterns["home_of"].match(rest) or of_event(
        reading.line.text, placed.start, placed.end, grammar
    ):
        return True
    following = next((a for a in reading.arguments if a.start >= placed.end), None)
    if following is None or following.mention.label not in {"COMPANY", "GOVERNMENT"}:
        return False
    between = reading.line.text[placed.end : following.start]
    return following.case not in {"locative", "object"} and (
        grammar.patterns["apposed"].match(between) is not None
    )


def main_place(line: Line, context: Context) -> tuple[Mention, ...]:
    """The article's country, by a place of it in the line (a dateline's too) if there is one."""
    codes = {m.value.country for m in context.main if isinstance(m.value, Place)}
    here = (p.mention for p in line.of("COUNTRY", "PLACE") if isinstance(p.mention.value, Place))
    own = next((m for m in here if isinstance(m.value, Place) and m.value.country in codes), None)
    return (own,) if own else context.main


def _states(parties: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(m for m in parties if isinstance(m.value, Place))


def _new(link: Link, parties: Sequence[Mention], context: Context) -> bool:
    """Whether somebody else than before acts: where their money went says nothing of this."""
    own = names_of([a.mention for a in link.arguments if a.mention in parties])
    return bool(own) and not own & names_of(context.topics)


def _by_target(kind: Kind, parties: Sequence[Mention]) -> bool:
    """Whether only the target's own home counts: a building or a golf course lies where it lies."""
    named = [party for party in parties if party.rule != PHRASE]
    return kind.raising or (kind.home is not None and len(named) > 1)


def home_place(line: Line, grammar: Grammar, context: Context) -> tuple[Mention, ...]:
    """The paper's own country, where the sentence names it by a word such as 국내."""
    return _at_home(line, "home", grammar, context)


def _at_home(line: Line, pattern: str, grammar: Grammar, context: Context) -> tuple[Mention, ...]:
    match = grammar.patterns[pattern].search(line.text)
    if not match or context.home is None:
        return ()
    span = line.span(match.start(), match.end())
    return (Mention("COUNTRY", span, Place(context.home, context.home, "country"), "home"),)


def _own(parties: Sequence[Mention], context: Context) -> tuple[Mention, ...]:
    """A government or a public body without a destination spends at home."""
    for party in parties:
        if isinstance(party.value, Name) and _spends_at_home(party):
            code = party.value.country or (context.home if _is_government(party) else None)
            if code and code != _UNION:
                return (Mention("COUNTRY", party.span, Place(code, code, "country"), party.rule),)
    return ()


def _abroad(party: Mention, grammar: Grammar) -> bool:
    """An embassy, an agency of development: it spends where it is, not at home."""
    return any(grammar.patterns["abroad"].search(name) for name in names_of([party]))


def _is_government(party: Mention) -> bool:
    """A government of no named country is the paper's own; a development bank may be anywhere."""
    return isinstance(party.value, Name) and party.value.type == "government"


def _spends_at_home(party: Mention) -> bool:
    """A government, a public lender, or a body (no company by its form) whose name holds its country."""
    name = party.value
    if not isinstance(name, Name):
        return False
    formed = party.label == "COMPANY" and party.rule.endswith(("trade-word", "legal-form"))
    return name.type in _PUBLIC or (not name.listed and name.country is not None and not formed)


def told_place(argument: Argument, reading: Reading, grammar: Grammar) -> bool:
    """Whether a sentence's place may stand for where the next one's money goes."""
    value = argument.mention.value
    weak = isinstance(value, Place) and value.weak
    return not weak and argument.case != "source" and not _home_of(argument, reading, grammar)


def one_country(places: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places, where all lie in one country."""
    codes = {m.value.country for m in places if isinstance(m.value, Place)}
    return tuple(places) if len(codes) == 1 else ()
