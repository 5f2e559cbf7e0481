"""Splits a text into tokens with exact offsets, particles split off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.rules.notation import one_of
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extractor.rules import LanguageRules

_CHUNK = re.compile(r"\S+")
_HANGUL_BASE, _HANGUL_LAST, _FINALS = 0xAC00, 0xD7A3, 28
_LONGEST_PARTICLE = 5
_HAN = r"\u3400-\u9fff\uf900-\ufaff"
# The rest of a word after a Latin letter: digits without a scale (K9, HBM3E), and signs (AT&T, Moody's).
_WORD = rf"(?:[^\W\d_{_HAN}](?:(?<=[A-Za-z])(?:\d++(?!{{scale}})|[&'’](?=[A-Za-z])))?)+"
_SIGN = r"(?P<run>[.…!?~=*_–—-])(?P=run)*+|[^\w\s]|_"


@dataclass(frozen=True)
class TokenRules:
    """The patterns and lists for splitting words, compiled from the rules of a language.

    ``token`` matches the next token of a run without white space, as one of the groups number,
    han, word and sign. ``unit`` matches a unit behind a number where the word can end there.
    A particle is split off unless the word is in ``whole`` or its form does not fit the sound before.
    """

    token: re.Pattern[str]
    unit: re.Pattern[str]
    particles: frozenset[str]
    whole: frozenset[str]
    after_consonant: frozenset[str]
    after_vowel: frozenset[str]

    def to_plain(self) -> dict[str, str | list[str]]:
        """The rules as strings and lists, the same for the same rules."""
        return {
            "token": self.token.pattern,
            "unit": self.unit.pattern,
            "particles": sorted(self.particles),
            "whole": sorted(self.whole),
            "after_consonant": sorted(self.after_consonant),
            "after_vowel": sorted(self.after_vowel),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, str | list[str]]) -> TokenRules:
        """The rules that ``to_plain`` wrote."""
        return cls(
            re.compile(str(plain["token"])),
            re.compile(str(plain["unit"])),
            frozenset(plain["particles"]),
            frozenset(plain["whole"]),
            frozenset(plain["after_consonant"]),
            frozenset(plain["after_vowel"]),
        )


def token_rules(rules: LanguageRules) -> TokenRules:
    """The token rules of a language whose words end in particles: its numbers, units, cases and sounds."""
    code, parts, words = rules.settings.code, rules.numbers.parts, rules.grammar.words
    currencies = rules.money.currencies
    units = {*currencies.words.get(code, ()), *currencies.minor_words.get(code, ())}
    unit = one_of(word for word in units if " " not in word)
    qualifier = one_of(rules.money.after.meaning)
    unit = f"{unit}(?=(?:{qualifier})?{rules.names.after})"
    spelled = f"{parts['several']}(?={unit}|{rules.names.after})|{parts['spelled']}(?={unit})"
    token = (
        rf"(?P<number>{parts['numeral']}|{spelled}|{parts['digits']}|\d+)"
        rf"|(?P<han>[{_HAN}]+)"
        rf"|(?P<word>{_WORD.replace('{scale}', parts['unit'])})"
        rf"|(?P<sign>{_SIGN})"
    )
    return TokenRules(
        re.compile(token),
        re.compile(unit),
        frozenset(form for form in rules.grammar.cases if " " not in form),
        words.get("whole", frozenset()) | units,
        words.get("after_consonant", frozenset()),
        words.get("after_vowel", frozenset()),
    )


def tokenize(text: str, rules: TokenRules) -> list[Span]:
    """The tokens of the text in order; every character but white space is in exactly one."""
    return [token for chunk in _CHUNK.finditer(text) for token in _chunk(text, chunk, rules)]


def _chunk(text: str, chunk: re.Match[str], rules: TokenRules) -> Iterator[Span]:
    counted = -1
    for match in rules.token.finditer(text, *chunk.span()):
        if match["word"] is None:
            yield Span(*match.span())
        else:
            yield from _word(text, match.start(), match.end(), rules, counted == match.start())
        counted = match.end() if match["number"] else -1


def _word(text: str, start: int, end: int, rules: TokenRules, counted: bool) -> Iterator[Span]:
    """The tokens of a word. A ``counted`` word follows a number: its stem may have one syllable."""
    unit = rules.unit.match(text, start) if counted else None
    if unit and unit.end() < end:
        yield Span(*unit.span())
        start = unit.end()
    cut = end - particle_length(text[start:end], rules, shortest=1 if counted else 2)
    yield Span(start, cut)
    if cut < end:
        yield Span(cut, end)


def particle_length(word: str, rules: TokenRules, shortest: int = 2) -> int:
    """The length of the particle at a word's end; 0 if there is none.

    The longest particle whose form fits the sound before it is taken. The stem has at least
    ``shortest`` syllables, or letters of another script.
    """
    if word in rules.whole:
        return 0
    for length in range(min(_LONGEST_PARTICLE, len(word) - 1), 0, -1):
        stem, particle = word[:-length], word[-length:]
        long_enough = len(stem) >= shortest or not _is_hangul(stem[-1])
        if particle in rules.particles and long_enough and _sounds(stem[-1], particle, rules):
            return length
    return 0


def _is_hangul(letter: str) -> bool:
    return _HANGUL_BASE <= ord(letter) <= _HANGUL_LAST


def _sounds(letter: str, particle: str, rules: TokenRules) -> bool:
    """Whether a particle's form fits the stem; after digits and Latin letters every form does."""
    if not _is_hangul(letter):
        return True
    closed = (ord(letter) - _HANGUL_BASE) % _FINALS > 0
    return particle not in (rules.after_vowel if closed else rules.after_consonant)
