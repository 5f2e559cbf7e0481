"""Decides where the money goes, by places near the amount, in the sentence and in earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.bystanders import of_bystander
from extractor.joining.deciding.hosting import of_nobody, others_act
from extractor.joining.deciding.order import for_mentions
from extractor.joining.deciding.spending_at_home import abroad, home_of_public
from extractor.joining.forms.cases import ACTORS, PHRASE, PLACES, UNION
from extractor.joining.forms.only_said import only_said
from extractor.joining.forms.who import is_weak
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.joining.deciding.candidate import Candidate, Parties
    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.joining.forms.context import Context
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar, Slot
    from extractor.rules.kinds import Kind
    from extractor.types import Span

# Cases in which a name that is also a word is the word.
_BESIDE = {"none", "attributed"}
_SIGNING = {"topic", "subject", "headline"}


def decide_places(candidate: Candidate, kind: Kind, sides: Parties) -> tuple[Claim, ...]:
    """Every claim about the country of a deal of this kind between these parties.

    From a place in the amount's own stretch of the sentence, a country that raises money, another
    place of the sentence, words for home, places named before, a public body that spends at home.
    """
    slot = candidate.slot("country")
    return tuple(_claims(candidate, slot, kind, sides)) if slot else ()


def _claims(candidate: Candidate, slot: Slot, kind: Kind, sides: Parties) -> Iterator[Claim]:
    free = [
        a
        for a in candidate.link.arguments
        if _destination(a, slot, candidate.reading, sides.both, candidate.grammar)
        and not (kind.raising and _meant_for(a, candidate))
        and not of_bystander(a, candidate, sides.both)
    ]
    yield from _stated("stated", [a.mention for a in _of_item(free, candidate)])
    toward = candidate.context.toward
    yield from _stated(
        "toward", [a.mention for a in candidate.link.arguments if a.mention.rule in toward]
    )
    yield from _stated("state_that_takes", _states(sides.recipients))
    if kind.order:
        yield from _stated(
            "home_site", _at_home(candidate.line, "home_site", candidate.grammar, candidate.context)
        )
    yield from _stated("elsewhere", _elsewhere(candidate, free, sides))
    yield from _stated("state_that_gives", _states_that_give(sides))
    yield from _stated("town_that_signs", _signing(candidate, sides) if kind.outlay else ())
    if _by_target(kind, sides.both):
        if kind.order:
            resumed = sides.carried or candidate.frame.resumes
            told = candidate.context.awaits_sum(kind)
            resumed = resumed and (told or candidate.search("orderer_here") is not None)
            yield from _stated("works_before", candidate.context.sites if resumed else ())
            at_home = home_of_public(sides.investors, candidate.context)
            at_home = at_home or _home_of_works(sides.investors, candidate)
            yield from _stated("spends_at_home", at_home)
        return
    yield from _stated(
        "home_word", home_place(candidate.line, candidate.grammar, candidate.context)
    )
    others = others_act(candidate.link, kind, sides.both, candidate.context)
    told = kind.nameless and candidate.context.awaits_sum(kind)
    if not others or candidate.search("same_place") or (told and of_nobody(candidate.context)):
        yield from _stated("works_before" if told else "before", candidate.context.places)
    spending = [m for m in sides.both if not abroad(m, candidate.grammar)]
    yield from _stated("spends_at_home", home_of_public(spending, candidate.context))


def _meant_for(place: Argument, candidate: Candidate) -> bool:
    """Raised $3m to open an office in Munich: the firm that raises it is at home elsewhere."""
    end = candidate.link.amount.end
    purpose = candidate.grammar.patterns["raised_to_open"]
    return end <= place.start and purpose.search(candidate.text, end, place.start) is not None


def _elsewhere(candidate: Candidate, free: Sequence[Argument], sides: Parties) -> Sequence[Mention]:
    """Places of the sentence; where it has several sums those of one country, and no other item's."""
    if len(candidate.reading.links) == 1:
        return [a.mention for a in free]
    taking = {m.span for m in sides.both}
    own = (a for a in free if not _beside_other(a, candidate, taking))
    return one_country([a.mention for a in own])


def _of_item(free: Sequence[Argument], candidate: Candidate) -> Sequence[Argument]:
    """The places in the amount's own stretch, without those before its item where it has one behind.

    Signed three loans in Rome: €3m to Alder in Spain.
    """
    start, end = candidate.region
    own = [a for a in free if start <= a.start < end]
    amount, verb = candidate.link.amount, candidate.link.predicate
    if any(a.start >= verb.end for a in own):
        own = [a for a in own if not _of_subject(a, candidate)]
    if all(a.start < amount.end for a in own):
        return own
    begins = candidate.grammar.patterns["item_begins"]
    return [
        a
        for a in own
        if a.start >= amount.end or not begins.search(candidate.text, a.end, amount.start)
    ]


def _of_subject(place: Argument, candidate: Candidate) -> bool:
    """Whether a place is in what tells of who acts: Alder, which has mills in Chile, will spend.

    Or in what is done beside: will close a mill in Chile and spend $3m on one in Peru.
    """
    verb, patterns = candidate.link.predicate, candidate.grammar.patterns
    if verb.form != "verb" or place.end > verb.start:
        return False
    if patterns["verbs_joined"].fullmatch(candidate.text, place.end, verb.start):
        return True
    if "," not in candidate.text[place.end : verb.start]:
        return False
    return patterns["aside_of_subject"].search(candidate.text[: place.start]) is not None


def _signing(candidate: Candidate, sides: Parties) -> tuple[Mention, ...]:
    """경기도는 가온정밀과 투자협약을 맺었다: the place that signs with who invests there, no giver itself."""
    giver = candidate.slot("investor")
    signed = giver is not None and "PLACE" not in giver.labels and "with" in giver.cases
    firms = bool(sides.investors) and all(m.label == "COMPANY" for m in sides.investors)
    hosted = firms and candidate.match("signs_to_host", candidate.link.predicate.start)
    if not (signed or hosted):
        return ()
    arguments = candidate.link.arguments
    return tuple(a.mention for a in arguments if a.mention.label == "PLACE" and a.case in _SIGNING)


def _beside_other(place: Argument, candidate: Candidate, taking: Collection[Span]) -> bool:
    """중국 양쯔장조선에 6척을, HD현대미포에 2척을: the country is that of the other item's firm."""
    behind = next((a for a in candidate.reading.arguments if a.start >= place.end), None)
    if behind is None or behind.mention.label not in ACTORS or behind.mention.span in taking:
        return False
    between = candidate.text[place.end : behind.start]
    return candidate.grammar.patterns["apposed"].match(between) is not None


def _stated(ground: str, mentions: Sequence[Mention]) -> Iterator[Claim]:
    rule = mentions[0].rule if mentions else ""
    yield from for_mentions("country", ground, tuple(mentions), rule)


def _destination(
    argument: Argument, slot: Slot, reading: Reading, used: Sequence[Mention], grammar: Grammar
) -> bool:
    """Whether the money can go there: a place in a fitting case that is not where somebody is from."""
    value = argument.mention.value
    if (
        any(argument.mention.span.meets(one.span) for one in used if one.rule != PHRASE)
        or _same_state(argument.mention, used)
        or not isinstance(value, Place)
        or value.weak
    ):
        return False
    fits = argument.case in slot.cases or "any" in slot.cases
    if not fits or argument.case in {"topic", "subject", "source", "headline"}:
        return False
    return not _is_origin(argument, reading, grammar)


def _same_state(place: Mention, used: Sequence[Mention]) -> bool:
    """Whether a place is a state that is a party itself: Korea gives in 한국의 대미 투자, the money goes elsewhere."""
    states = {m.value.country for m in used if m.label == "COUNTRY" and isinstance(m.value, Place)}
    value = place.value
    return place.label == "COUNTRY" and isinstance(value, Place) and value.country in states


def _is_origin(placed: Argument, reading: Reading, grammar: Grammar) -> bool:
    """Whether a country says where a firm is from: 미국 기업들, 일본의 도쿄오카공업."""
    before = [
        a for a in reading.arguments if a.end <= placed.start and a.mention.label == "COMPANY"
    ]
    if before and grammar.patterns["home_after"].match(
        reading.line.text[before[-1].end : placed.start]
    ):
        return True
    text = reading.line.text
    from_there = grammar.patterns["home_of"].match(text[placed.end :])
    if from_there or only_said(text, placed.start, placed.end, grammar):
        return True
    end, following = _behind(placed, reading)
    if following is None or following.mention.label not in {"COMPANY", "GOVERNMENT"}:
        return False
    if is_weak(following.mention) and following.case in _BESIDE:
        return False  # 폴란드 라인 신설에
    between = reading.line.text[end : following.start]
    return following.case not in {"locative", "object"} and (
        grammar.patterns["apposed"].match(between) is not None
    )


def _behind(placed: Argument, reading: Reading) -> tuple[int, Argument | None]:
    """Where a place ends that others make more exact (충남 아산), and the argument behind it."""
    end = placed.end
    for argument in reading.arguments:
        if argument.start == end + 1 and argument.mention.label in PLACES:
            end = argument.end
        elif argument.start >= end:
            return end, argument
    return end, None


def main_place(line: Line, context: Context) -> tuple[Mention, ...]:
    """The article's main country, as a place of it in the line (a dateline counts) if there is one."""
    codes = {m.value.country for m in context.main if isinstance(m.value, Place)}
    in_line = (p.mention for p in line.of("COUNTRY", "PLACE") if isinstance(p.mention.value, Place))
    found = next(
        (m for m in in_line if isinstance(m.value, Place) and m.value.country in codes), None
    )
    return (found,) if found else context.main


def _states(parties: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(m for m in parties if isinstance(m.value, Place))


def _states_that_give(sides: Parties) -> tuple[Mention, ...]:
    """The states among the givers; a union of states gives a firm its money wherever the firm is."""
    states = _states(sides.investors)
    firms = any(m.label == "COMPANY" for m in sides.recipients)
    return tuple(m for m in states if not (firms and _is_union(m)))


def _is_union(party: Mention) -> bool:
    return isinstance(party.value, Place) and party.value.country == UNION


def _by_target(kind: Kind, parties: Sequence[Mention]) -> bool:
    """Whether only the target's country counts: in rounds, and in takeovers that name both parties."""
    named = [party for party in parties if party.rule != PHRASE]
    return kind.raising or (kind.home is not None and len(named) > 1)


def home_place(line: Line, grammar: Grammar, context: Context) -> tuple[Mention, ...]:
    """The paper's own country, if the sentence has a word for it such as 국내; else empty."""
    return _at_home(line, "home", grammar, context)


def _at_home(line: Line, pattern: str, grammar: Grammar, context: Context) -> tuple[Mention, ...]:
    match = grammar.patterns[pattern].search(line.text)
    if not match or context.home is None:
        return ()
    span = line.span(match.start(), match.end())
    return (Mention("COUNTRY", span, Place(context.home, context.home, "country"), "home"),)


def _home_of_works(parties: Sequence[Mention], candidate: Candidate) -> tuple[Mention, ...]:
    """용문4구역 재개발조합이 골랐다: who orders works of a kind that only the paper's own country has."""
    home, works = candidate.context.home, candidate.grammar.patterns["home_site"]
    for party in parties:
        if home and isinstance(party.value, Name) and works.search(party.value.name):
            return (Mention("COUNTRY", party.span, Place(home, home, "country"), "home"),)
    return ()


def may_be_destination(argument: Argument, reading: Reading, grammar: Grammar) -> bool:
    """Whether a place of this sentence may be the destination of the next sentence's money."""
    value = argument.mention.value
    weak = isinstance(value, Place) and value.weak
    return not weak and argument.case != "source" and not _is_origin(argument, reading, grammar)


def one_country(places: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places, if all lie in one country; else empty."""
    codes = {m.value.country for m in places if isinstance(m.value, Place)}
    return tuple(places) if len(codes) == 1 else ()
