"""An article's sentences in order: each is read, its facts are kept, its topic carries on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from extractor.joining.clauses import Reading
from extractor.joining.facts import Fact
from extractor.joining.frames import Context, fill
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
_TOPICS = {"topic", "subject", "headline", "also"}


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
    context = Context()
    starts = [mention.start for mention in mentions]
    for sentence in sentences:
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not inside and not context.topics:
            pass
        line = read_line(article.text, sentence, inside)
        reading = read(line, rules.grammar)
        yield from fill(reading, rules.grammar, context, rules.settings.country)
        context = _next(context, reading)


def _next(context: Context, reading: Reading) -> Context:
    """The last company or government that a sentence was about stays the topic."""
    topics = tuple(
        a.mention
        for a in reading.arguments
        if a.case in _TOPICS and a.mention.label in {"COMPANY", "GOVERNMENT"}
    )[:1]
    return Context(topics or context.topics)
