"""An article's sentences in order: each is read, its facts are kept, its topic carries on."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractor.joining.clauses import Argument, Reading
from extractor.joining.facts import Fact
from extractor.joining.frames import Context, fill, one_country, told_parties, told_place
from extractor.joining.line import Line, read_line
from extractor.joining.homes import with_target_home
from extractor.joining.merging import merge
from extractor.joining.records import make_record
from extractor.joining.verb_final import read_final
from extractor.joining.verb_medial import read_medial
from extractor.rules import LanguageRules, Rulebook
from extractor.rules.grammar import Grammar
from extractor.types import Article, Mention, Place, Record, Sentence

_READERS: dict[str, Callable[[Line, Grammar], Reading]] = {
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
    read = _READERS[rules.settings.order]
    context = Context(home=rules.settings.country, main=_main_country(mentions))
    starts = [mention.start for mention in mentions]
    for sentence in sentences:
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        line = read_line(article.text, sentence, inside)
        reading = _known(read(line, rules.grammar), article.text, rules.grammar)
        for fact in fill(reading, rules.grammar, context):
            yield with_target_home(fact, article.text, mentions, rules.grammar)
        context = _next(context, reading, rules.grammar, article.text)


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
        return not lone or text.count(words) > 1

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


def _next(context: Context, reading: Reading, grammar: Grammar, text: str) -> Context:
    """The company or government that a sentence was about stays the topic; its places stay near."""
    topics = tuple(a.mention for a in reading.arguments if _topical(a, text))[:1]
    places = tuple(
        a.mention
        for a in reading.arguments
        if a.mention.label in {"COUNTRY", "PLACE"} and told_place(a, reading, grammar)
    )
    return Context(
        topics or context.topics,
        one_country(places) or context.places,
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
