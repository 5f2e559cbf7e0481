"""What a sentence leaves for the next: its topic, its places, its deals without a sum."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from extractor.joining.deciding.listing import topic_group
from extractor.joining.deciding.partners import parties_without_amount
from extractor.joining.deciding.places import home_place, may_be_destination, one_country
from extractor.joining.deciding.status import statuses_after
from extractor.joining.forms.cases import ANAPHOR, PLACES, ROLE
from extractor.joining.forms.particles import words
from extractor.joining.forms.who import is_public, is_weak, names_of
from extractor.joining.telling.adding import adding
from extractor.joining.telling.centering import (
    backing_topic,
    firm_before,
    keeps_topic,
    named_aside,
    of_part,
    who_builds,
    whose_shares,
)
from extractor.joining.telling.dealing import (
    as_dealers,
    buyers_of,
    deadline_of,
    dealing_of,
    givers_of,
    kinds_of,
    latest_kind,
    site_chosen,
)
from extractor.rules.grammar import PROJECT
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.joining.forms.context import Context, Sides
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar
    from extractor.rules.kinds import Kind


# How often a paper with a home of its own names another country that it is about.
_OFTEN = 2
# How many characters stand between a country and a name that it owns: Korea's Daon.
_OWNING = range(4)
# How many firms of the latest deals are kept in mind.
_FIRMS = 4
# For how many sentences a deal without a sum is in mind, for a sentence that says what it costs.
_UNPRICED = 3
# What rules call a crowd of firms, which only acts where it gives: 은행권도 움직였다.
_CROWD = "group-of-lenders"
# How many names.
_NAMED = 8
# 셋째는 물류 스타트업 다온이다: whom a sentence brings in is whom the next are about.
_BROUGHT_IN = "copula"
_FIRST = {"topic", "subject", "headline", "bare", _BROUGHT_IN}
_TOPICS = {*_FIRST, "also"}


def carry(
    context: Context, reading: Reading, facts: Sequence[Fact], grammar: Grammar, text: str
) -> Context:
    """The context for the next sentence: topics and places stay until others take their place."""
    topic = _topic(reading, context, facts, grammar, text)
    dealing = dealing_of(reading, grammar)
    kinds, goes_to = kinds_of(dealing), _destinations(reading, grammar)
    dealers = {m for verb, who in dealing if verb.form == "verb" for m in who}
    if topic is not None and keeps_topic(topic, reading, context, facts, dealers):
        topic = None
    if topic is None and all(m.label in PLACES for m in context.topics):
        topic = _first_named(reading, dealers, grammar) or who_builds(reading)
    topics = topic_group(reading, topic, grammar) if topic else ()
    marked = topic is not None and topic.case == "topic"
    backing = context.backers | backing_topic(facts, context)
    if context.topics and not marked and names_of(topics) & backing:
        topics = ()
    backers = (names_of(fact.investors) for fact in facts if fact.kind.raising)
    return replace(
        context,
        firm=firm_before(context),
        topics=as_dealers(topics, dealers, grammar) or context.topics,
        places=goes_to or home_place(reading.line, grammar, context) or context.places,
        parties=_sides(parties_without_amount(reading, context, grammar), facts),
        backers=context.backers.union(*backers),
        firms=_firms(topics if topic and topic.case == _BROUGHT_IN else (), facts, context),
        statuses=statuses_after(reading, facts, context, grammar),
        latest=latest_kind(dealing, facts) or context.latest,
        unpriced=(kinds, *context.unpriced)[:_UNPRICED],
        projects=_latest_of(PROJECT, reading, context.projects),
        named=_latest_of("COMPANY", reading, context.named),
        deadline=deadline_of(reading, grammar),
        offices=_offices(reading, context, grammar, text),
        givers=givers_of(facts, dealing) or context.givers,
        buyers=buyers_of(facts) or context.buyers,
        sites=goes_to or _sites_before(kinds, context),
        partial=of_part(reading, grammar) if kinds or facts else context.partial,
    )


def _topic(
    reading: Reading, context: Context, facts: Sequence[Fact], grammar: Grammar, text: str
) -> Argument | None:
    """Whom the sentence is about: the first of its arguments that may be a topic.

    Who leads or joins a round is not, where one was told; who raises it in the same sentence is.
    """
    acting = {
        mention
        for fact in facts
        if not fact.carried
        for mention in (*fact.investors[:1], *(fact.recipients[:1] if fact.kind.raising else ()))
    }
    only_speaks = context.topics and grammar.patterns["welcomes"].search(reading.line.text)
    topical = (
        a
        for a in reading.arguments
        if _topical(a, text, acting, grammar) and not _inside(a, reading, grammar)
        if not (only_speaks and is_public(a.mention))
        if not _aside(a, reading, context, grammar)
    )
    told = bool(facts) or context.latest is not None
    if not (told and adding(reading, grammar)):
        return next(topical, None) or whose_shares(reading, grammar, text)
    raising = {m for f in facts if f.kind.raising and not f.carried for m in f.recipients}
    return next((a for a in topical if a.mention in raising), None)


def _aside(argument: Argument, reading: Reading, context: Context, grammar: Grammar) -> bool:
    """가온은 학교를 짓는다. 책상은 나래가구가 댄다. 나래는 군산 회사다: what a sentence only says of whom another named."""
    who = names_of([argument.mention])
    known = names_of(context.named) & who and not names_of(context.topics) & who
    told = bool(context.topics) and known and not (reading.links or reading.idle or reading.loose)
    return bool(told) and grammar.patterns["only_described"].search(reading.line.text) is not None


def _first_named(
    reading: Reading, dealers: Collection[Mention], grammar: Grammar
) -> Argument | None:
    """Telvar is building a mill in Leeds: who acts first, though no list has it and nothing names it again.

    Behind it stands a verb, or one that states a deal takes it: 텔바가 리즈에 공장을 짓는다. Who
    acts too does not: 누리캐피탈도 참여했다.
    """
    acts, text = grammar.patterns["acts_at_once"], reading.line.text
    firms = (a for a in reading.arguments if a.mention.label == "COMPANY" and a.case in _FIRST)
    return next((a for a in firms if a.mention in dealers or acts.match(text, a.end)), None)


def _firms(
    brought_in: Sequence[Mention], facts: Sequence[Fact], context: Context
) -> tuple[Mention, ...]:
    """The firms of the latest deals, the last first."""
    dealing = (m for fact in facts for m in (*fact.recipients, *fact.investors))
    firms = (*brought_in, *(m for m in dealing if m.label == "COMPANY"))
    before = (m for m in context.firms if not names_of([m]) & names_of(firms))
    return (*firms, *before)[:_FIRMS]


def _destinations(reading: Reading, grammar: Grammar) -> tuple[Mention, ...]:
    """Where the next sentence's money goes, if it names no place: the places of one country."""
    places = tuple(
        a.mention
        for a in reading.arguments
        if a.mention.label in PLACES and may_be_destination(a, reading, grammar)
    )
    return site_chosen(reading, grammar) or one_country(places)


def _sites_before(kinds: Collection[Kind], context: Context) -> tuple[Mention, ...]:
    """오만에서 설비를 수주했다. 설계부터 시공까지 떠안는 계약이다: where the order's works are, until another is told."""
    goes_on = all(context.awaits_sum(kind) for kind in kinds if kind.order)
    return context.sites if goes_on else ()


def _offices(reading: Reading, context: Context, grammar: Grammar, text: str) -> dict[str, Mention]:
    """Towns and provinces by the letter that stands for them (나래시: 시는); who acts before who is only mentioned."""
    ends = grammar.patterns["public_place"]
    found = dict(context.offices)
    for argument in reading.arguments:
        name = text[slice(*argument.mention.span)]
        if argument.mention.label == "PLACE" and ends.search(name):
            acts = argument.case in _TOPICS
            found[name[-1]] = argument.mention if acts else found.get(name[-1], argument.mention)
    return found


def _sides(known: dict[Kind, Sides], facts: Sequence[Fact]) -> dict[Kind, Sides]:
    """The sides of the deals so far; a takeover with a stated price is the one that later prices are of."""
    for fact in facts:
        giving, taking = known.get(fact.kind, ((), ()))
        # 가온이 다온을 산다. 가온은 지분 78%를 3억 유로에 매입하는 계약을 맺었다: of the same firm.
        same = not taking and bool(giving) and names_of(giving) == names_of(fact.investors)
        told = fact.investors and fact.recipients and (same or not fact.carried)
        if fact.kind.purchase and told:
            known.pop(fact.kind, None)
            known[fact.kind] = (fact.investors, fact.recipients)
    return known


def _latest_of(label: str, reading: Reading, known: Sequence[Mention]) -> tuple[Mention, ...]:
    """Who was named so far, the last first: projects, firms."""
    named = [a.mention for a in reading.arguments if a.mention.label == label]
    if not named:
        return tuple(known)
    before = (m for m in known if not names_of([m]) & names_of(named))
    return (*reversed(named), *before)[:_NAMED]


def _inside(argument: Argument, reading: Reading, grammar: Grammar) -> bool:
    """Whether a subject is only that of a relative clause, as a topic stands before it.

    장비는 누리가 짓는 공장에 설치된다. A verb with the particle of a topic (짓기는) is no topic.
    """
    if argument.case != "subject":
        return False
    before = (w for w in words(reading.line.text, grammar) if w.end < argument.start)
    marked = (reading.line.text[w.start : w.end] for w in before if w.case == "topic")
    return any(not grammar.patterns["verb_stem"].search(word) for word in marked)


def _topical(argument: Argument, text: str, acting: Collection[Mention], grammar: Grammar) -> bool:
    """Whether later sentences may be about it.

    A town that acts stays the topic, a country that only is something does not; a name that no list has acts here
    or is named again.
    """
    mention = argument.mention
    if mention.label == "PLACE" and argument.case in _TOPICS:
        return grammar.patterns["public_place"].search(text[slice(*mention.span)]) is not None
    if argument.case not in _TOPICS or named_aside(mention, text, grammar):
        return False
    if mention.label not in {"COMPANY", "GOVERNMENT"} and (
        mention.label not in PLACES
        or argument.case != "bare"
        or grammar.patterns["merely_is"].match(text, mention.end)
    ):
        return False
    if mention in acting or mention.rule.endswith(_CROWD):
        return mention in acting
    if mention.rule not in {ROLE, ANAPHOR}:
        return not is_weak(mention)
    return text.count(text[mention.start : mention.end]) > 1


def lead(readings: Sequence[Reading], context: Context, grammar: Grammar, text: str) -> Context:
    """What the first sentence of the body leaves, for the headline above it."""
    body = next((r for r in readings if not r.line.sentence.title), None)
    return carry(context, body, (), grammar, text) if body else context


def main_country(mentions: Sequence[Mention], home: str | None) -> tuple[Mention, ...]:
    """The first place of the country that most of the article's places lie in.

    In a paper with a ``home`` one mention is not enough.
    """
    sure = [m for m in mentions if isinstance(m.value, Place) and not m.value.weak]
    # Taiwanese maker X builds in Hai Phong: an adjective says where somebody is from.
    places = [m for m in sure if m.label in PLACES] or sure
    votes = Counter(m.value.country for m in places if isinstance(m.value, Place))
    # South Korea's Daon Cable: the country is counted already.
    counted = {
        (m.value.country, m.end + gap)
        for m in sure
        for gap in _OWNING
        if isinstance(m.value, Place)
    }
    votes.update(
        m.value.country
        for m in mentions
        if _of_country(m) and isinstance(m.value, Name) and m.value.country
        if (m.value.country, m.start) not in counted
    )
    (code, count), *_ = votes.most_common(1) or [("", 0)]
    if count < (_OFTEN if home else 1) or count * 2 < votes.total():
        return ()
    named = (m for m in places if isinstance(m.value, Place) and m.value.country == code)
    bodies = (
        replace(m, label="COUNTRY", value=Place(code, code, "country"))
        for m in mentions
        if m.label == "GOVERNMENT" and isinstance(m.value, Name) and m.value.country == code
    )
    return tuple(islice(chain(named, bodies), 1))


def _of_country(mention: Mention) -> bool:
    """A government or a body that its country is part of the name of: Taiwan Ports."""
    value = mention.value
    return isinstance(value, Name) and not value.listed and value.country is not None
