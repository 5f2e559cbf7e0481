"""Names in small letters, where the words beside them make them one: clausewise, a legal-tech start-up, has raised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.joining.naming.evidence_of_names import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Sentence

# What ends the sentence before one that a name in small letters opens.
_ENDED = ".!?”\"'’"
# Lists of words that are no name, whatever stands beside them.
_EVERYDAY = (
    "everyday_words",
    "firm_nouns",
    "no_description",
    "not_names",
    "not_invested",
    "goods_nouns",
)


def small_runs(text: str, sentences: Sequence[Sentence], grammar: Grammar) -> list[Run]:
    """All places of the names that the text writes small, found by their telling ones."""
    names = {name for name in _told(text, sentences, grammar) if not _everyday(name, text, grammar)}
    return [
        Run(match.start(), match.end(), opening=False)
        for name in sorted(names)
        for match in re.finditer(rf"(?<![\w.@/-]){re.escape(name)}(?![\w@-])", text)
    ]


def _told(text: str, sentences: Sequence[Sentence], grammar: Grammar) -> Iterator[str]:
    """The names by a description before or behind them, and those that open a sentence and act."""
    for rule in ("small_described", "small_apposed"):
        yield from (_named_in(match) for match in grammar.patterns[rule].finditer(text))
    for sentence in sentences:
        if text[sentence.start].islower() and _ended(text, sentence.start):
            opens = grammar.patterns["small_opens"].match(text, sentence.start)
            yield from (opens["name"],) if opens else ()


def _ended(text: str, start: int) -> bool:
    """Whether nothing stands before a sentence but blanks, or what ends another."""
    while start and text[start - 1].isspace():
        start -= 1
    return not start or text[start - 1] in _ENDED


def _named_in(match: re.Match[str]) -> str:
    """The name of a match, in whichever of its groups it stands."""
    return next(name for name in match.groups() if name)


def _everyday(name: str, text: str, grammar: Grammar) -> bool:
    """Whether a word is a noun or an adverb: of a list, by its ending, or with an article elsewhere."""
    if any(name in grammar.words[words] for words in _EVERYDAY):
        return True
    if grammar.patterns["everyday_word"].match(name):
        return True
    articles = "|".join(map(re.escape, sorted(grammar.words["determiners"])))
    return re.search(rf"(?i)\b(?:{articles}) {re.escape(name)}\b", text) is not None
