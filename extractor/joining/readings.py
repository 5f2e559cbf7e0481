"""An article's sentences, each read by the grammar of its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
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

_WORD = re.compile(r"\w+")
_SURNAME = re.compile(r"\b[A-Z][a-z]+ (?=(\w+))")
_READERS: dict[str, Callable[[Line, Grammar, Predicate | None], Reading]] = {
    "verb-final": read_final,
    "verb-medial": read_medial,
}


@dataclass(frozen=True)
class Words:
    """How often an article writes a word, and which words follow another capitalised one."""

    counts: Counter[str]
    surnames: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of a text."""
        return cls(Counter(_WORD.findall(text)), frozenset(_SURNAME.findall(text)))

    def names(self, word: str) -> bool:
        """Whether a lone capitalised word is a name: told again, and nobody's surname.

        Kwarteng is a person where the article has Kwasi Kwarteng.
        """
        return self.counts[word] > 1 and word not in self.surnames


def read_sentences(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    rules: LanguageRules,
) -> Iterator[Reading]:
    """Each sentence, read; a list without a verb goes on with the predicate before it."""
    read = _READERS[rules.settings.order]
    words = Words.of(article.text)
    earlier: Predicate | None = None
    for sentence in sentences:
        first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
        last = bisect_left(mentions, sentence.end, key=lambda m: m.start)
        line = read_line(article.text, sentence, mentions[first:last])
        reading = read(line, rules.grammar, earlier)
        earlier = reading.links[-1].predicate if reading.links else earlier
        yield _known(reading, article.text, words, rules.grammar)


def _known(reading: Reading, text: str, words: Words, grammar: Grammar) -> Reading:
    """The reading without lone words that only begin a sentence."""
    lone = {
        a.mention
        for a in reading.arguments
        if a.mention.rule == "role"
        and grammar.patterns["common_name"].match(text[a.mention.start : a.mention.end])
        and not words.names(text[a.mention.start : a.mention.end])
    }
    if not lone:
        return reading

    def kept(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
        return tuple(a for a in arguments if a.mention not in lone)

    links = tuple(link._replace(arguments=kept(link.arguments)) for link in reading.links)
    idle = tuple(one._replace(arguments=kept(one.arguments)) for one in reading.idle)
    return replace(reading, arguments=kept(reading.arguments), links=links, idle=idle)
