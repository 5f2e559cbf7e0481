"""Deals that a sentence states without a sum, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.partners import is_resolved, side
from extractor.joining.forms.cases import DEALING, PLACES, ROLE
from extractor.joining.sentences.nouns_of_deals import REACH

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extractor.joining.forms.clauses import Idle, Predicate, Reading
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Frame, Grammar
    from extractor.rules.kinds import Kind
    from extractor.types import Mention

    # Each verb that states a deal without a sum, and whose deal it is.
    Dealing = tuple[tuple[Predicate, tuple[Mention, ...]], ...]


def dealing_of(reading: Reading, grammar: Grammar) -> Dealing:
    """The verbs that state deals without a sum, each with the givers and takers of its deal."""
    text = reading.line.text
    partaking = grammar.patterns["partaking"].search(text)
    return tuple(
        (
            _of_its_noun(idle.predicate, reading, grammar),
            (*side(idle, "investor", text, grammar), *side(idle, "recipient", text, grammar)),
        )
        for idle in reading.idle
        if idle.predicate.form != "noun" or _of_noun(idle, text, grammar)
        if partaking or idle.identifies or not idle.predicate.frame.adds
        if not grammar.patterns["only_with_sum"].match(text, idle.predicate.start)
        if not _done_for_another(idle.predicate, reading, grammar)
    )


def site_chosen(reading: Reading, grammar: Grammar) -> tuple[Mention, ...]:
    """A tester from Penang has picked Cork for its plant: where the works will be that a next sentence pays for."""
    found = grammar.patterns["site_chosen"].search(reading.line.text)
    places = (a for a in reading.arguments if a.mention.label in PLACES)
    return tuple(a.mention for a in places if found and a.start == found.start("place"))


def _of_its_noun(verb: Predicate, reading: Reading, grammar: Grammar) -> Predicate:
    """Awarded Alder the contract, secured a loan: the deal is of the kind of the noun that takes the verb's parties."""
    if verb.form == "noun" or not grammar.capitalises:
        return verb
    behind = (i.predicate for i in reading.idle if i.predicate.start >= verb.end)
    noun = next(behind, None)
    if noun is None or noun.form != "noun" or noun.start - verb.end > REACH:
        return verb
    cut = grammar.patterns["noun_cut"].search(reading.line.text, verb.end, noun.start)
    if cut or noun.frame.kind.name not in verb.frame.lends:
        return verb
    return verb._replace(frame=replace(verb.frame, kind=noun.frame.kind))


def _done_for_another(verb: Predicate, reading: Reading, grammar: Grammar) -> bool:
    """Nuri picked Alder to build a tunnel: what somebody is hired to do is the order, and no deal of its own."""
    hired_to = grammar.patterns["hired_to"]
    return any(
        idle.predicate.frame.hires
        and idle.predicate.end < verb.start
        and hired_to.fullmatch(reading.line.text, idle.predicate.end, verb.start)
        for idle in reading.idle
    )


def _of_noun(idle: Idle, text: str, grammar: Grammar) -> bool:
    """Whether a noun alone states a deal: 유상증자를 결의했다, sent an order to Alder."""
    if _owning(idle.predicate.frame) or idle.identifies or is_resolved(idle, text, grammar):
        return True
    return _between_two(idle, text, grammar)


def _between_two(idle: Idle, text: str, grammar: Grammar) -> bool:
    """Alder sent an order to Nuri: whether an order has both of its sides where it is told."""
    frame = idle.predicate.frame
    if frame.generic or not frame.kind.order:
        return False
    return all(side(idle, role, text, grammar) for role in ("investor", "recipient"))


def _owning(frame: Frame) -> bool:
    """다온의 새 주인은 누리로 정해졌다: a noun that states a deal with nothing but its parties."""
    return "amount" not in frame.slots and not frame.adds


def kinds_of(dealing: Dealing) -> frozenset[Kind]:
    """The kinds of the deals that somebody is said to make, or that a frame says to be anybody's."""
    return frozenset(verb.frame.kind for verb, who in dealing if who or _anybodys(verb))


def _anybodys(verb: Predicate) -> bool:
    """시리즈B 라운드가 마감됐다, 공장이 들어선다, 새 주인이 정해졌다: no name and no sum, both of which may follow."""
    frame = verb.frame
    works = (frame.kind.outlay or frame.kind.order) and "investor" not in frame.slots
    alone = frame.kind.raising or frame.kind.purchase or works
    return alone and not frame.adds and "amount" not in frame.slots


def as_dealers(
    topics: Sequence[Mention], dealers: Collection[Mention], grammar: Grammar
) -> tuple[Mention, ...]:
    """The topics; where capitals do not mark names, a deal's verb is evidence that a noun is one."""
    if grammar.capitalises or all(m.rule != ROLE for m in topics):
        return tuple(topics)
    return tuple(replace(m, rule=DEALING) if m in dealers else m for m in topics)


def latest_kind(dealing: Dealing, facts: Sequence[Fact]) -> Kind | None:
    """The kind of the last deal that the sentence states, with its sum or without.

    A verb that needs a party states none where nobody is named: 대금은 현금으로 치른다.
    """
    kinds = [fact.kind for fact in facts]
    kinds += [verb.frame.kind for verb, who in dealing if who or not verb.frame.needs]
    return kinds[-1] if kinds else None


def buyers_of(facts: Sequence[Fact]) -> tuple[Mention, ...]:
    """Who has placed the last of these orders."""
    ordering = (fact.investors for fact in reversed(facts) if fact.kind.order)
    return next((tuple(buyers) for buyers in ordering if buyers), ())


def givers_of(facts: Sequence[Fact], dealing: Dealing) -> tuple[Mention, ...]:
    """Who pays for the works that the sentence states, with their sum or without."""
    stated = (fact.investors for fact in facts if fact.kind.outlay)
    return next(stated, ()) or next((who for verb, who in dealing if verb.frame.kind.outlay), ())


def deadline_of(reading: Reading, grammar: Grammar) -> tuple[Mention, ...]:
    """2028년까지 공장을 완공한다: until when, for a next sentence that states the sum."""
    if reading.links or reading.line.sentence.title:
        return ()
    built = (
        p.mention
        for p in reading.line.of("PERIOD")
        if grammar.patterns["deadline"].match(reading.line.text[p.end :])
    )
    return tuple(built)[:1]
