"""An article's sentences in order: each gives its facts, and what it tells carries on."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from extractor.deadline import look
from extractor.joining.deciding.at_home import located
from extractor.joining.deciding.fill import fill
from extractor.joining.deciding.places import of_event
from extractor.joining.forms.context import Context
from extractor.joining.forms.homes import Homes, sure_places
from extractor.joining.naming.aliases import with_aliases
from extractor.joining.naming.capitals import with_names
from extractor.joining.naming.governments import with_governments
from extractor.joining.records.making import make_record
from extractor.joining.records.merging import merge
from extractor.joining.sentences.readings import read_sentences
from extractor.joining.telling.adding import add_parties, add_period
from extractor.joining.telling.carrying import carry, lead, main_country
from extractor.joining.telling.items import at_item, items
from extractor.joining.telling.parts import of_their_sum, of_whole, told_parts, totals
from extractor.joining.telling.protagonist import with_protagonist
from extractor.joining.telling.resolving import resolved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.facts import Fact
    from extractor.joining.records.merging import Deal
    from extractor.rules import Rulebook
    from extractor.rules.grammar import Grammar
    from extractor.types import Article, Mention, Record, Sentence

# How many sentences of sport make an article of it.
_SEVERAL = 2


def join(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    book: Rulebook,
    filed: Sequence[Fact] = (),
) -> tuple[Record, ...]:
    """The article's records, in the order in which it first states them.

    ``sentences`` are those of its prose, ``filed`` what its forms state.
    """
    facts = _facts(article, sentences, mentions, book)
    if filed:
        facts = sorted((*facts, *filed), key=lambda fact: fact.sentence.start)
    told = of_their_sum(merge(facts))
    deals = [deal for deal in told if _says_whose(deal)]
    whole = totals(deals)
    return tuple(make_record(deal, whole.get(deal), article, book) for deal in deals)


def _of_sport(text: str, sentences: Sequence[Sentence], grammar: Grammar) -> bool:
    """Whether several sentences are of sport: clubs buy players."""
    told = (s for s in sentences if grammar.patterns["sport"].search(text, s.start, s.end))
    return len(tuple(islice(told, _SEVERAL))) == _SEVERAL


def _says_whose(deal: Deal) -> bool:
    """Whether a deal names who gives or who takes, or is of a kind that need not.

    "We are taking in billions" tells of a sum and of nobody; what is filed needs no name.
    """
    named = any(fact.investors or fact.recipients or fact.filed for fact in deal.facts)
    return named or (deal.kind.nameless and any(_placed_there(f) for f in deal.facts))


def _placed_there(fact: Fact) -> bool:
    """Whether the fact's own sentence says where its money goes."""
    return any(fact.sentence.start <= m.start < fact.sentence.end for m in fact.places)


def _facts(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    book: Rulebook,
) -> list[Fact]:
    """The facts of all sentences; a headline is read with what the lead tells in mind."""
    rules = book.languages[article.language]
    grammar, text = rules.grammar, article.text
    if _of_sport(text, sentences, grammar):
        return []
    # Particles tell a town from a word; English has its capital letter alone: in Woodlands.
    spent_in = (m for m in mentions if not of_event(text, m.start, m.end, grammar))
    main = main_country(tuple(spent_in), rules.settings.country)
    owned = list(with_governments(mentions, main, book.parties))
    sure = owned if rules.names.after else sure_places(text, owned, grammar)
    named = with_names(text, sentences, sure, grammar)
    if rules.names.after:
        named = with_aliases(text, named, grammar, rules.names.after)
    readings = list(read_sentences(article, sentences, named, rules))
    homes = Homes.of(text, named, grammar)
    context = Context(
        home=rules.settings.country,
        main=main,
        toward=book.parties.seen_from_home,
        homes=homes,
        published=article.day,
    )
    listed = items(text, sentences, sure, grammar)
    intro: Context | None = None
    facts: list[Fact] = []
    for unresolved in readings:
        look()
        title, start = unresolved.line.sentence.title, unresolved.line.sentence.start
        if start in listed:
            intro = intro or context
            context = at_item(intro, listed[start])
        known = lead(readings, context, grammar, text) if title else context
        reading = resolved(unresolved, known, grammar)
        told = [fact for fact in fill(reading, grammar, known) if not fact.lacking]
        found = [of_whole(fact, facts) for fact in told]
        facts += (located(fact, reading.line, context) for fact in found)
        add_parties(facts, reading, grammar)
        add_period(facts, reading, grammar)
        facts += tuple(told_parts(facts, reading, grammar))
        context = carry(context, reading, found, grammar, text)
    return with_protagonist(facts, readings)
