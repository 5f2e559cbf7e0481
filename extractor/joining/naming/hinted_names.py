"""Names that the words around them hint at: who makes something, who heads the article, whose chief speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.joining.forms.particles import case_after, split
from extractor.joining.naming.possible_names import is_name
from extractor.joining.naming.unlisted import PARTY_CASES
from extractor.types import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extractor.rules.grammar import Grammar

# Cases of a name behind what its firm does, and those of one who acts.
_CASES = {*PARTY_CASES, "copula"}
_ACTING = {"topic", "subject", "also", "copula"}
# How far before the title of a chief the name of his firm may begin.
_CHIEF_WITHIN = 24
# A word with a bracket behind it, and how far that is looked at.
_BRACKETED = re.compile(r"(?<![^\W_])(?P<name>[^\W\d_][^\W_]{3,19})(?=[(（])")
_BRACKET_WITHIN = 24


def hinted_names(text: str, grammar: Grammar) -> Iterator[tuple[str, int]]:
    """The names, each with its place: who makes something, and, if they act elsewhere, the others."""
    for match in grammar.patterns["known_by_goods"].finditer(text):
        word, case = split(match["word"], grammar)
        if case in _CASES and is_name(word, grammar):
            yield word, match.start("word")
    for word, at in _named_once(text, grammar):
        if is_name(word, grammar) and _acts_elsewhere(text, word, at, grammar):
            yield word, at


def _named_once(text: str, grammar: Grammar) -> Iterator[tuple[str, int]]:
    """What opens the headline, and what stands before a chief's name, with its place."""
    head = grammar.patterns["heads_article"].match(text)
    if head:
        yield head["word"], head.start("word")
    for title in grammar.patterns["chief_told"].finditer(text):
        match = grammar.patterns["chief_of"].search(
            text, max(0, title.start() - _CHIEF_WITHIN), title.start()
        )
        if match and split(match["word"], grammar)[1] == "none":
            yield match["word"], match.start("word")


def _acts_elsewhere(text: str, word: str, at: int, grammar: Grammar) -> bool:
    """Whether a word has the particle of who acts at another place of the text."""
    places = (m.start() for m in re.finditer(re.escape(word), text))
    return any(_acts_at(text, word, place, grammar) for place in places if place != at)


def _acts_at(text: str, word: str, at: int, grammar: Grammar) -> bool:
    end = at + len(word)
    return not text[at - 1 : at].isalnum() and case_after(text, end, grammar) in _ACTING


def short_forms(text: str, grammar: Grammar) -> Mapping[str, Name]:
    """Each short form that brackets give a name, and that acts elsewhere: 한국누리발전(누리발전)이, 가온네스트(GaonNest)는."""
    found: dict[str, Name] = {}
    for match in _BRACKETED.finditer(text):
        given = grammar.patterns["abbreviated"].match(
            text[match.end() : match.end() + _BRACKET_WITHIN]
        )
        if given is None or not is_name(match["name"], grammar, sure=True):
            continue
        short, at = given["short"], match.end() + given.start("short")
        stands = short.isascii() or _abridges(short, match["name"])
        if stands and is_name(short, grammar) and _acts_elsewhere(text, short, at, grammar):
            found.setdefault(short, Name(match["name"], listed=False))
    return found


def _abridges(short: str, name: str) -> bool:
    """Whether a short form has letters of the name alone, in their order."""
    letters = iter(name)
    return len(short) < len(name) and all(letter in letters for letter in short)
