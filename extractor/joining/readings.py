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
    """How often an article writes a word, and which words follow another capitalised one.

    ``ordered`` are all its words in a language that glues particles to them.
    """

    counts: Counter[str]
    surnames: frozenset[str]
    ordered: Sequence[str] = ()

    @classmethod
    def of(cls, text: str, *, glued: bool) -> Words:
        """The words of a text; ``glued`` where particles are part of the word."""
        found = _WORD.findall(text)
        ordered = sorted(found) if glued else ()
        return cls(Counter(found), frozenset(_SURNAME.findall(text)), ordered)

    def names(self, word: str) -> bool:
        """Whether a lone word is a name: told again, and nobody's surname.

        Kwarteng is a person where the article has Kwasi Kwarteng.
        """
        return word not in self.surnames and (self.counts[word] > 1 or self._begun(word) > 1)

    def _begun(self, word: str) -> int:
        """How many words begin so: 다온은, 다온에."""
        first, last = (bisect_left(self.ordered, end) for end in (word, word + "\U0010ffff"))
        return last - first


def read_sentences(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    rules: LanguageRules,
) -> Iterator[Reading]:
    """Each sentence, read; a list without a verb goes on with the predicate before it."""
    read = _READERS[rules.settings.order]
    words = Words.of(article.text, glued=bool(rules.names.after))
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
