"""An article's sentences in order: each is read, its facts are kept, its topic carries on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from extractor.joining.clauses import Reading
from extractor.joining.facts import Fact
from extractor.joining.frames import Context, fill, one_country, told_place
from extractor.joining.line import Line, read_line
from extractor.joining.merging import merge
from extractor.joining.records import make_record
from extractor.joining.verb_final import read_final
from extractor.joining.verb_medial import read_medial
from extractor.rules import LanguageRules, Rulebook
from extractor.rules.grammar import Grammar
from extractor.types import Article, Mention, Record, Sentence

_READERS: dict[str, Callable[[Line, Grammar], Reading]] = {
    "verb-final": read_final,
    "verb-medial": read_medial,
}
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
    context = Context(home=rules.settings.country)
    starts = [mention.start for mention in mentions]
    for sentence in sentences:
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        line = read_line(article.text, sentence, inside)
        reading = read(line, rules.grammar)
        yield from fill(reading, rules.grammar, context)
        context = _next(context, reading, rules.grammar)


def _next(context: Context, reading: Reading, grammar: Grammar) -> Context:
    """The company or government that a sentence was about stays the topic; its places stay near."""
    topics = tuple(
        a.mention
        for a in reading.arguments
        if a.case in _TOPICS and a.mention.label in {"COMPANY", "GOVERNMENT"}
    )[:1]
    places = tuple(
        a.mention
        for a in reading.arguments
        if a.mention.label in {"COUNTRY", "PLACE"} and told_place(a, reading, grammar)
    )
    return Context(topics or context.topics, one_country(places) or context.places, context.home)
