"""Patterns are tried in texts with a word of which each of their matches holds one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules import load
from extractor.rules.needed import Needed, word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

# A pattern, and the words of which a text has to hold one; none if it may match in any text.
CASES = [
    ("invest", ["invest"]),
    ("(?:set|put) aside", [" aside"]),
    ("투자(?:하|했)", ["투자"]),
    (r"\d+ jobs", [" jobs"]),
    ("(?:no|any) x?", ["any", "no"]),
    ("[ab]|cd", ["cd", "a", "b"]),
    ("[a-c]", []),
    ("(?:ab|cd)*", []),
    ("(?:ab|cd)+e?", ["ab", "cd"]),
    ("(?:ab){0,2}c", ["c"]),
    ("(?<=the )(?=plan)p", ["the "]),
    ("(?<!no )(?!plan)p", ["p"]),
    ("(?>ab|cd)e", ["ab", "cd"]),
    ("(?i)plan", []),
    ("(?i:pl)an", ["an"]),
    ("(?i:plan)", []),
    (r"(ab)(?:\1)?", ["ab"]),
    ("ab|", []),
    ("(no pattern", []),
]


@pytest.mark.parametrize(("pattern", "words"), CASES)
def test_a_pattern_needs_its_rarest_words(pattern: str, words: list[str]) -> None:
    assert word_lists([pattern]) == [words]


def test_too_many_words_are_none() -> None:
    assert word_lists(["|".join(chr(0x4E00 + number) * 2 for number in range(999))]) == [[]]


@given(st.data(), st.sampled_from([pattern for pattern, _ in CASES[:-1]]))
def test_every_text_with_a_match_is_tried(data: st.DataObject, pattern: str) -> None:
    text = data.draw(st.from_regex(pattern))
    assert re.search(pattern, text)
    assert Needed([pattern], str).within(text) == [pattern]


@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_example_of_a_name_is_tried(code: str) -> None:
    """What the rules find in their own examples they find where only those are tried that may match."""
    rules = load().languages[code].names.rules
    needed = Needed(rules, lambda rule: rule.source)
    for text in _texts(code):
        tried = needed.within(text)
        assert [rule.id for rule in rules if rule not in tried and rule.pattern.search(text)] == []


def _texts(code: str) -> Iterator[str]:
    language = load().languages[code]
    for rule in language.names.rules:
        yield from (example.text for example in rule.expect)
    for frame in language.grammar.frames:
        yield from (example.text for example in frame.expect)
