"""Cases by particle: the end of a word gives its role in the sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.rules.grammar import Grammar

_WORD = re.compile(r"[^\s,·ㆍ/…△▲▷▶◇◆○●□■]+")
_TAIL = re.compile(r"[^\s,·ㆍ/….△▲▷▶◇◆○●□■]*")
_HANGUL_BASE, _HANGUL_LAST, _FINALS = 0xAC00, 0xD7A3, 28


class Word(NamedTuple):
    """A word of the line without its particle, and the case of that particle (none without)."""

    start: int
    end: int
    case: str


def case_after(line: str, end: int, grammar: Grammar) -> str:
    """The case of what stands before ``end``, by the particle that follows there.

    A suffix may stand between (독일 내, 구글 측이), or a phrase for further names (가온 등 3개사가, 가온을
    비롯한 10여 곳이). "none" where nothing marks it.
    """
    others = grammar.patterns["with_others"].match(line, end)
    if others:
        return case_after(line, others.end(), grammar)
    tail = _match(line, end)
    for form in (tail, *_without_suffix(line, end, tail, grammar)):
        case = _spaced(line, end, grammar) or grammar.cases.get(form)
        if case:
            return case
    return "none"


def _match(line: str, end: int) -> str:
    found = _TAIL.match(line, end)
    return found[0] if found else ""


def _without_suffix(line: str, end: int, tail: str, grammar: Grammar) -> Iterator[str]:
    for suffix in grammar.words.get("suffixes", ()):
        if tail.startswith(suffix):
            yield tail[len(suffix) :]
        elif not tail and line.startswith(f" {suffix}", end):
            yield _match(line, end + 1 + len(suffix))


def _spaced(line: str, end: int, grammar: Grammar) -> str | None:
    """The case of a form of two words: 역시, 가 발주한, 를 비롯한."""
    form = grammar.spaced_cases.match(line, end)
    return grammar.cases[form[0]] if form else None


@lru_cache(maxsize=500)
def words(line: str, grammar: Grammar) -> tuple[Word, ...]:
    """The words of a line with their cases, particles split off."""
    return tuple(_words(line, grammar))


def _words(line: str, grammar: Grammar) -> Iterator[Word]:
    for match in _WORD.finditer(line):
        text = match[0].rstrip(".?!")
        stem, case = split(text, grammar)
        # 누리이앤이 등 3개 기업과: its last letter is no particle.
        behind = grammar.patterns["with_others"].match(line, match.end())
        end = match.end() if behind else match.start() + len(stem)
        split_off = end < match.end()
        others = behind or (split_off and grammar.patterns["with_others"].match(line, end))
        stated = case_after(line, end, grammar) if others else _spaced(line, end, grammar)
        yield Word(match.start(), end, stated or case)


@lru_cache(maxsize=20_000)
def split(word: str, grammar: Grammar) -> tuple[str, str]:
    """A word's stem and case; the whole word and "none" where no particle ends it.

    The longest particle wins whose form fits the sound before it.
    """
    if word in grammar.words.get("whole", ()) or word.endswith(_whole_ends(grammar)):
        return word, "none"
    for length in range(min(5, len(word) - 1), 0, -1):
        stem, particle = word[:-length], word[-length:]
        case = grammar.cases.get(particle)
        if case and _sounds(stem, particle, grammar):
            return (stem, case) if len(stem) > 1 else (word, "none")
    return word, "none"


@lru_cache(maxsize=8)
def _whole_ends(grammar: Grammar) -> tuple[str, ...]:
    """What words without a particle end in."""
    return tuple(sorted(grammar.words.get("whole_ends", ())))


def _sounds(stem: str, particle: str, grammar: Grammar) -> bool:
    """은 follows a consonant, 는 a vowel; after digits and Latin letters both may stand."""
    last = ord(stem[-1])
    if not _HANGUL_BASE <= last <= _HANGUL_LAST:
        return True
    final = (last - _HANGUL_BASE) % _FINALS
    if particle in grammar.words.get("after_consonant", ()):
        return final > 0
    if particle in grammar.words.get("after_vowel", ()):
        return final == 0
    return True
