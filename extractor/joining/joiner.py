"""Joins the mentions of an article to records: sentence by sentence, with what each leaves for the next."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from extractor.deadline import look
from extractor.joining.deciding.at_home import located
from extractor.joining.deciding.fill import fill
from extractor.joining.deciding.order import claim
from extractor.joining.forms.cases import LANDS, ROLE
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.context import Context
from extractor.joining.forms.homes import Homes, sure_beside, towns_told
from extractor.joining.forms.joined import Joined
from extractor.joining.forms.only_said import of_event, of_stand_in
from extractor.joining.forms.weighed import Weighed
from extractor.joining.naming.aliases import with_aliases
from extractor.joining.naming.capitals import with_names
from extractor.joining.naming.governments import with_governments
from extractor.joining.naming.lands_behind import with_lands_behind
from extractor.joining.naming.listed_towns import with_towns
from extractor.joining.records.making import make_record, with_own_ids
from extractor.joining.records.merging import Deal, merge
from extractor.joining.sentences.clauses_apart import in_clauses
from extractor.joining.sentences.readings import Readings
from extractor.joining.telling.adding import add_to_deals, lacks_giver
from extractor.joining.telling.breaking_down import break_down
from extractor.joining.telling.calling_off import call_off
from extractor.joining.telling.carrying import carry, lead, main_country
from extractor.joining.telling.dropped import with_dropped_subject
from extractor.joining.telling.elsewhere import away_from_others
from extractor.joining.telling.items import at_item, items
from extractor.joining.telling.parts import of_their_sum, of_whole, totals
from extractor.joining.telling.protagonist import with_protagonist
from extractor.joining.telling.resolving import resolved
from extractor.joining.telling.shares import share_round
from extractor.joining.telling.speakers import spoken_by_next
from extractor.joining.telling.sums import sum_up
from extractor.joining.weighing.weigh import weighed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.rules import Rulebook
    from extractor.rules.grammar import Grammar
    from extractor.types import Article, Mention, Sentence

# Why a predicate refuses a sum that another reading may make a deal of.
_UNMET = frozenset({"needs", "nothing_before"})
# How many sentences about sport make an article about sport.
_SEVERAL = 2


class _Named(NamedTuple):
    """The mentions of an article with all names, its main country, and the countries of its names."""

    mentions: Sequence[Mention]
    sure: Sequence[Mention]
    main: tuple[Mention, ...]
    homes: Homes


class _Read(NamedTuple):
    """The facts of an article's sentences, those that are no deal, and the readings."""

    facts: list[Fact]
    refused: list[Fact]
    readings: Sequence[Reading]
    sport: bool = False


def join(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    book: Rulebook,
    filed: Sequence[Fact] = (),
) -> Joined:
    """The article's records, in the order in which it first states them, and what they come from.

    ``sentences`` are those of its prose, ``mentions`` all mentions in order, ``filed`` the facts of its
    forms.
    """
    if not any(mention.label == "MONEY" for mention in mentions) and not filed:
        return Joined()  # without a sum there is no record, and nothing to explain
    grammar = book.languages[article.language].grammar
    if _of_sport(article.text, sentences, grammar):
        read = _Read([], [], [], sport=True)
    else:
        read = _read(article, sentences, mentions, book)
    facts = sorted((*read.facts, *filed), key=lambda f: f.sentence.start) if filed else read.facts
    named, unnamed = list[Deal](), list[Deal]()
    for deal in of_their_sum(merge(facts)):
        (named if _is_named(deal, article.text, grammar) else unnamed).append(deal)
    weight = Weighed()
    if named and not filed:
        weight = weighed(read.readings, book.languages[article.language].weights, grammar)
    if not weight.states_deals:
        read.refused.extend(_against(fact, weight) for deal in named for fact in deal.facts)
        named = []
    whole = totals(named)
    return Joined(
        tuple(with_own_ids(make_record(d, whole.get(d), article, book) for d in named)),
        tuple(deal.facts for deal in named),
        tuple(read.refused),
        tuple(deal.facts for deal in unnamed),
        read.readings,
        read.sport,
        weight,
        grammar,
    )


def _unmet(fact: Fact) -> bool:
    """Whether a fact is refused only because what its predicate needs is not told."""
    return all(c.says is not None or c.ground in _UNMET for c in fact.claims if c.about == "deal")


def _against(fact: Fact, weight: Weighed) -> Fact:
    """The fact, which is no deal since the words of its article speak against every deal."""
    told = claim("deal", "article", None, f"weights: {weight.reasons}", fact.amount.span)
    return replace(fact, lacking=True, claims=(*fact.claims, told))


def _of_sport(text: str, sentences: Sequence[Sentence], grammar: Grammar) -> bool:
    """Whether several sentences are about sport, where clubs buy players."""
    about_sport = (s for s in sentences if grammar.patterns["sport"].search(text, s.start, s.end))
    return len(tuple(islice(about_sport, _SEVERAL))) == _SEVERAL


def _names_somebody(fact: Fact, grammar: Grammar) -> bool:
    """Whether a fact has a party.

    Where capitals do not mark names, a noun that only its place in an earlier sentence makes one is
    none; who raises money is a firm.
    """
    parties = (*fact.investors, *fact.recipients)
    sure = grammar.capitalises or fact.kind.raising or not fact.carried
    return any(sure or mention.rule != ROLE for mention in parties)


def _is_named(deal: Deal, text: str, grammar: Grammar) -> bool:
    """Whether a deal names a party, or needs none: by its kind, or where the text says that it names nobody.

    "We are taking in billions" names nobody; a deal of a form needs no name.
    """
    if any(_names_somebody(fact, grammar) or fact.filed for fact in deal.facts):
        return True
    nobody = grammar.patterns["nobody_named"]
    return any(
        _placed_there(fact)
        and (deal.kind.nameless or nobody.search(text, fact.sentence.start, fact.sentence.end))
        for fact in deal.facts
    )


def _placed_there(fact: Fact) -> bool:
    """Whether the fact's own sentence says where its money goes, or that which states its works."""
    where = strongest(fact.claims, "country")
    if where is not None and where.ground == "works_before":
        return True
    return any(fact.sentence.start <= m.start < fact.sentence.end for m in fact.places)


def _named(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    book: Rulebook,
) -> _Named:
    """The mentions, with the names that no list has, by the whole article."""
    rules, text = book.languages[article.language], article.text
    grammar = rules.grammar
    placed = with_towns(text, mentions, grammar, rules.towns)
    placed = with_lands_behind(text, placed, grammar)
    # Particles distinguish a town from a word; English has its capital letter alone: in Woodlands.
    placed = placed if rules.names.after else towns_told(text, placed, grammar)
    spent_in = (
        m
        for m in placed
        if getattr(m.value, "country", None)
        and not of_event(text, m.start, m.end, grammar)
        and not (m.label in LANDS and of_stand_in(text, m.start, m.end, grammar))
    )
    main = main_country(tuple(spent_in), rules.settings.country)
    owned = list(with_governments(placed, main, book.parties))
    sure = owned if rules.names.after else sure_beside(owned)
    named = with_names(text, sentences, sure, grammar)
    if main and not any(m.span == main[0].span and m.label != "COMPANY" for m in named):
        main = main_country(tuple(named), rules.settings.country)  # the town was a firm's name
    if rules.names.after:
        named = with_aliases(text, named, grammar, rules.names.after)
    return _Named(named, sure, main, Homes.of(text, named, grammar))


def _read(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    book: Rulebook,
) -> _Read:
    """Reads every sentence and returns their facts."""
    rules = book.languages[article.language]
    named = _named(article, sentences, mentions, book)
    wholes = in_clauses(article.text, sentences, named.mentions, rules.grammar)
    readings = Readings(article, tuple(wholes), named.mentions, rules)
    context = Context(
        home=rules.settings.country,
        main=named.main,
        toward=book.parties.seen_from_home,
        homes=named.homes,
        published=article.day,
    )
    listed = items(article.text, tuple(wholes), named.mentions, rules.grammar)
    facts, refused = _in_order(readings, context, listed, article.text, rules.grammar)
    unmet = {fact.amount for fact in refused if _unmet(fact)}
    # No rule makes a deal of any sum: once more, with those that the words around them tell a deal of.
    if not facts and (again := readings.weighed(unmet)):
        readings = again
        facts, refused = _in_order(readings, context, listed, article.text, rules.grammar)
    told = away_from_others(with_protagonist(facts, readings), readings, rules.grammar)
    return _Read(_whole(told, wholes), _whole(refused, wholes), readings)


def _whole(facts: Sequence[Fact], wholes: Mapping[Sentence, Sentence]) -> list[Fact]:
    """The facts with the whole sentences of their clauses."""
    return [replace(fact, sentence=wholes.get(fact.sentence, fact.sentence)) for fact in facts]


def _in_order(
    readings: Readings,
    context: Context,
    listed: Mapping[int, tuple[Mention, ...]],
    text: str,
    grammar: Grammar,
) -> tuple[list[Fact], list[Fact]]:
    """The facts of the sentences in order, and the lacking ones, which leave nothing for the next sentence.

    A headline is read with the context of the lead.
    """
    intro: Context | None = None
    facts: list[Fact] = []
    refused: list[Fact] = []
    for number, unresolved in enumerate(readings):
        look()
        if number > readings.last and not facts and not lacks_giver(refused):
            break  # nothing to add to, and no amount that could state a deal
        sentence = unresolved.line.sentence
        head = readings.heads[number]
        if head is not None:
            intro = context if head == number - 1 else intro
            context = intro or context
        elif sentence.start in listed:
            intro = intro or context
            context = at_item(intro, listed[sentence.start], sentence.start)
        known = lead(readings, context, grammar, text) if sentence.title else context
        known = spoken_by_next(readings, number, known, text, grammar)
        reading = with_dropped_subject(resolved(unresolved, known, grammar), known, grammar)
        filled = fill(reading, grammar, known)
        refused += (fact for fact in filled if fact.lacking)
        found = [of_whole(fact, facts, reading, grammar) for fact in filled if not fact.lacking]
        facts += located(found, reading.line, context)
        share_round(facts, len(found), text, grammar)
        add_to_deals(facts, reading, grammar, known, refused)
        call_off(facts, reading, grammar)
        sum_up(facts, filled, reading, grammar)
        break_down(facts, reading, grammar)
        context = carry(context, reading, found, grammar, text)
    return facts, refused
