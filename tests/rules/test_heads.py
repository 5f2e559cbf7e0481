"""Patterns are tried where their matches may begin, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules import load
from extractor.rules.heads import Heads

# A pattern, where it may match by the next two characters, where it cannot.
CASES = [
    ("invest", ["in", "In", "IN"], ["on", "i", ""]),
    ("(?i:set|put) aside", ["se", "PU"], ["st", "as"]),
    ("투자(?:하|했)", ["투자"], ["투입", "자하"]),
    (r"\d+ jobs", ["9 ", "10", "٣ "], ["jo", " 1"]),
    ("[A-C]", ["A", "c ", "b9"], ["d "]),
    ("(?:the )?year", ["th", "ye"], ["a "]),
    ("(?:ab)*c", ["ab", "c", "cx"], ["ba", "b"]),
    ("a+b", ["aa", "ab"], ["b"]),
    ("(?<!no )(?=[a-z])plan(?! to)", ["pl"], ["no", "la"]),
    (r"[가-힣]", ["가", "xy"], []),
    (r"(a)(?:\1)?b", ["aa", "ab"], ["b"]),
    ("(?>a|bc)d", ["ad", "bc"], ["cd", "bd"]),
    ("(no pattern", ["no", "xy"], []),
]


@pytest.mark.parametrize(("pattern", "may", "cannot"), CASES)
def test_a_pattern_is_tried_where_it_may_match(
    pattern: str, may: list[str], cannot: list[str]
) -> None:
    heads = Heads([pattern], str)
    assert [start for start in may if not heads.at(start)] == []
    assert [start for start in cannot if heads.at(start)] == []


@given(st.data(), st.sampled_from([pattern for pattern, *_ in CASES[:-1]]))
def test_every_match_begins_with_a_head(data: st.DataObject, pattern: str) -> None:
    text = data.draw(st.from_regex(pattern))
    heads = Heads([pattern], str)
    for match in re.finditer(pattern, text):
        assert heads.at(text[match.start() : match.start() + 2])


@pytest.mark.parametrize("code", ["en", "ko"])
def test_triggers_are_found_as_each_pattern_finds_them(code: str) -> None:
    grammar = load().languages[code].grammar
    for text in {example.text for frame in grammar.frames for example in frame.expect}:
        found = {(trigger, match.span()) for trigger, match in grammar.triggers.find(text)}
        assert found == {
            (trigger, match.span())
            for trigger in grammar.triggers.all
            for match in trigger.pattern.finditer(text)
        }
