"""An article's sentences in order: each is read, its facts are kept, its topic carries on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractor.joining.clauses import Argument, Predicate, Reading
from extractor.joining.facts import Fact
from extractor.joining.frames import (
    Context,
    fill,
    home_place,
    one_country,
    told_parties,
    told_place,
    topic_group,
)
from extractor.joining.line import Line, read_line
from extractor.joining.homes import with_target_home
from extractor.joining.merging import merge
from extractor.joining.records import make_record
from extractor.joining.verb_final import read_final
from extractor.joining.verb_medial import read_medial
from extractor.rules import LanguageRules, Rulebook
from extractor.rules.grammar import Grammar
from extractor.types import Article, Mention, Place, Record, Sentence

_READERS: dict[str, Callable[[Line, Grammar, Predicate | None], Reading]] = {
    "verb-final": read_final,
    "verb-medial": read_medial,
}
_MAJORITY = 2
_TOPICS = {"topic", "subject", "headline", "also", "bare"}


def join(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    book: Rulebook,
) -> tuple[Record, ...]:
    """The article's records, in the order in which it first states them."""
    rules = book.languages[article.language]
    facts = list(_facts(article, sentences, mentions, rules))
    return tuple(make_record(deal, article, book) for deal in merge(facts))


def _facts(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    rules: LanguageRules,
) -> Iterator[Fact]:
    """The facts of all sentences; a headline is read with what the lead tells in mind."""
    grammar, text = rules.grammar, article.text
    readings = list(_readings(article, sentences, mentions, rules))
    context = Context(home=rules.settings.country, main=_main_country(mentions))
    for reading in readings:
        known = context
        if reading.line.sentence.title:
            known = _lead(readings, context, grammar, text)
        for fact in fill(reading, grammar, known):
            yield with_target_home(fact, text, mentions, grammar)
        context = _next(context, reading, grammar, text)


def _readings(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    rules: LanguageRules,
) -> Iterator[Reading]:
    """Each sentence, read; a list without a verb goes on with the predicate before it."""
    read = _READERS[rules.settings.order]
    earlier: Predicate | None = None
    for sentence in sentences:
        first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
        last = bisect_left(mentions, sentence.end, key=lambda m: m.start)
        line = read_line(article.text, sentence, mentions[first:last])
        reading = read(line, rules.grammar, earlier)
        earlier = reading.links[-1].predicate if reading.links else earlier
        yield _known(reading, article.text, rules.grammar)


def _lead(
    readings: Sequence[Reading], context: Context, grammar: Grammar, text: str
) -> Context:
    """What the first sentence of the body leaves, for the headline above it."""
    body = next((r for r in readings if not r.line.sentence.title), None)
    return _next(context, body, grammar, text) if body else context


def _main_country(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first place of the country that most of the article's places lie in."""
    places = [m for m in mentions if isinstance(m.value, Place) and not m.value.weak]
    votes = Counter(m.value.country for m in places if isinstance(m.value, Place))
    (code, count), *_ = votes.most_common(1) or [("", 0)]
    if count < _MAJORITY or count * 2 < len(places):
        return ()
    named = (m for m in places if isinstance(m.value, Place) and m.value.country == code)
    return (next(named),)


def _known(reading: Reading, text: str, grammar: Grammar) -> Reading:
    """The reading without lone words that only begin a sentence: names are told again."""

    def known(argument: Argument) -> bool:
        words = text[argument.mention.start : argument.mention.end]
        lone = argument.mention.rule == "role" and grammar.patterns["common_name"].match(words)
        return not lone or (text.count(words) > 1 and not _surname(words, text))

    return replace(
        reading,
        arguments=tuple(a for a in reading.arguments if known(a)),
        links=tuple(
            k._replace(arguments=tuple(a for a in k.arguments if known(a))) for k in reading.links
        ),
        idle=tuple(
            i._replace(arguments=tuple(a for a in i.arguments if known(a))) for i in reading.idle
        ),
    )


def _surname(word: str, text: str) -> bool:
    """Kwarteng, where the article has Kwasi Kwarteng: a person."""
    return re.search(rf"\b[A-Z][a-z]+ {word}\b", text) is not None


def _next(context: Context, reading: Reading, grammar: Grammar, text: str) -> Context:
    """The company or government that a sentence was about stays the topic; its places stay near."""
    topic = next((a for a in reading.arguments if _topical(a, text)), None)
    topics = topic_group(reading, topic, grammar) if topic else ()
    places = tuple(
        a.mention
        for a in reading.arguments
        if a.mention.label in {"COUNTRY", "PLACE"} and told_place(a, reading, grammar)
    )
    return Context(
        topics or context.topics,
        one_country(places) or home_place(reading.line, grammar, context) or context.places,
        context.home,
        told_parties(reading, context, grammar),
        context.main,
    )


def _topical(argument: Argument, text: str) -> bool:
    """Whether later sentences may be about it: a name that no list has is told again."""
    mention = argument.mention
    if argument.case not in _TOPICS or mention.label not in {"COMPANY", "GOVERNMENT"}:
        return False
    return mention.rule != "role" or text.count(text[mention.start : mention.end]) > 1
