"""Where the money goes: places of the amount's stretch, of the sentence, of what was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import PHRASE
from extractor.joining.forms.who import names_of
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Link, Reading
    from extractor.joining.forms.context import Context, Sides
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar, Slot

# Kinds whose country a party tells, not the article as a whole.
BY_PARTY = {"contract", "acquisition", "funding"}
# How far before a place the words begin that say what takes place there.
_EVENT = 60
_PUBLIC = {"government", "institution"}
# It gives in its members, not at home.
_UNION = "EU"


def stated_places(
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


def understood_places(
    reading: Reading,
    link: Link,
    deal: tuple[str, Sides],
    context: Context,
    grammar: Grammar,
) -> tuple[Mention, ...]:
    """Where the money of a deal, its kind and its parties, goes by what else is told.

    A country that raises, another place of the sentence, home words, the places told before, a
    government that spends at home.
    """
    kind, (investors, recipients) = deal
    parties = (*recipients, *investors)
    slot = link.predicate.frame.slots.get("country")
    if slot is None:
        return ()
    toward = tuple(a.mention for a in link.arguments if a.mention.rule in context.toward)
    hosts = toward or _states(recipients)
    elsewhere = tuple(
        a.mention for a in link.arguments if _destination(a, slot, reading, parties, grammar)
    )
    site = _at_home(reading.line, "home_site", grammar, context) if kind == "contract" else ()
    found = hosts or site or (elsewhere if len(reading.links) == 1 else one_country(elsewhere))
    found = found or _states(investors)
    if found or _by_target(kind, parties):
        return found or (_own(parties, context) if kind == "contract" else ())
    return (
        home_place(reading.line, grammar, context)
        or (() if _new(link, parties, context) else context.places)
        or _own([m for m in parties if not _abroad(m, grammar)], context)
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


def _by_target(kind: str, parties: Sequence[Mention]) -> bool:
    """Whether only the target's own home counts: a building or a golf course lies where it lies."""
    named = [party for party in parties if party.rule != PHRASE]
    return kind == "funding" or (kind in BY_PARTY and len(named) > 1)


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
