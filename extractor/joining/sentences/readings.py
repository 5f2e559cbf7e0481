"""An article's sentences, each read by the grammar of its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extractor.deadline import look
from extractor.joining.forms.line import Line, read_line
from extractor.joining.sentences.verb_final.reader import read_final
from extractor.joining.sentences.verb_medial.reader import read_medial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extractor.joining.forms.clauses import Argument, Predicate, Reading
    from extractor.rules import LanguageRules
    from extractor.rules.grammar import Grammar
    from extractor.types import Article, Mention, Sentence

_WORD = re.compile(r"\w+")
_RAISING = {"topic", "subject", "genitive"}
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
    words = sorted(_WORD.findall(article.text)) if rules.names.after else []
    earlier: Predicate | None = None
    for sentence in sentences:
        look()
        first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
        last = bisect_left(mentions, sentence.end, key=lambda m: m.start)
        line = read_line(article.text, sentence, mentions[first:last], rules.grammar)
        reading = read(line, rules.grammar, earlier)
        earlier = reading.links[-1].predicate if reading.links else earlier
        yield _known(reading, article.text, words, rules.grammar)


def _known(reading: Reading, text: str, words: Sequence[str], grammar: Grammar) -> Reading:
    """The reading without names that only their part in the sentence shows, but each mentioned once.

    Who raises money is a firm for that: 다온은 30억원을 유치했다. ``words`` are those of the article,
    sorted, with their particles: 다온은, 다온에.
    """
    predicates = [*(a.predicate for a in reading.links), *(i.predicate for i in reading.idle)]
    raising = any(p.frame.kind.raising for p in predicates if p.form != "noun")
    lone = {
        a.mention
        for a in reading.arguments
        if a.mention.rule == "role"
        and not (raising and a.case in _RAISING)
        and grammar.patterns["common_name"].match(text[a.mention.start : a.mention.end])
        and _begun(words, text[a.mention.start : a.mention.end]) <= 1
    }
    if not lone:
        return reading

    def kept(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
        return tuple(a for a in arguments if a.mention not in lone)

    return reading.with_arguments(kept)


def _begun(words: Sequence[str], start: str) -> int:
    """How many of the sorted words begin so."""
    first, last = (bisect_left(words, end) for end in (start, start + "\U0010ffff"))
    return last - first
