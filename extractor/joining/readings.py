"""An article's sentences, each read by the grammar of its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.line import Line, read_line
from extractor.joining.verb_final import read_final
from extractor.joining.verb_medial import read_medial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extractor.joining.clauses import Argument, Predicate, Reading
    from extractor.rules import LanguageRules
    from extractor.rules.grammar import Grammar
    from extractor.types import Article, Mention, Sentence

_READERS: dict[str, Callable[[Line, Grammar, Predicate | None], Reading]] = {
    "verb-final": read_final,
    "verb-medial": read_medial,
}


def read_sentences(
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
