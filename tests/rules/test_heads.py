"""Patterns are tried where their matches may begin, and nowhere else."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules import load
from extractor.rules.heads import Heads

# A pattern, where it may match by what the text begins with, where it cannot.
CASES = [
    ("invest", ["invests", "Inv", "INVEST"], ["in", "on", "i", ""]),
    ("(?i:set|put) aside", ["set", "PUT aside"], ["see", "aside"]),
    ("투자(?:하|했)", ["투자하", "투자했다"], ["투자는", "투입", "자하"]),
    (r"\d+ jobs", ["9 j", "10 ", "٣ j"], ["jo", " 1"]),
    ("[A-C]", ["A", "c ", "b9"], ["d "]),
    ("(?:the )?year", ["the ", "year"], ["this", "a "]),
    ("(?:ab)*c", ["ab", "c", "cx"], ["ba", "b"]),
    ("a+b", ["aa", "ab"], ["b"]),
    ("(?<!no )(?=[a-z])plan(?! to)", ["pla"], ["no ", "lan"]),
    (r"[가-힣]", ["가", "xy"], []),
    (r"(a)(?:\1)?b", ["aa", "ab"], ["b"]),
    ("(?>a|bc)d", ["ad", "bcd"], ["cd", "bd"]),
    ("(?:[a-z] ?)?now", ["b now", "now"], ["1 now"]),
    ("(no pattern", ["no", "xy"], []),
]


@pytest.mark.parametrize(("pattern", "may", "cannot"), CASES)
def test_a_pattern_is_tried_where_it_may_match(
    pattern: str, may: list[str], cannot: list[str]
) -> None:
    heads = Heads([pattern], str)
    assert [start for start in may if not heads.at(start, 0)] == []
    assert [start for start in cannot if heads.at(start, 0)] == []


@given(st.data(), st.sampled_from([pattern for pattern, *_ in CASES[:-1]]))
def test_every_match_begins_with_a_head(data: st.DataObject, pattern: str) -> None:
    text = data.draw(st.from_regex(pattern))
    heads = Heads([pattern], str)
    for match in re.finditer(pattern, text):
        assert heads.at(text, match.start())


def test_what_has_been_asked_goes_into_other_processes() -> None:
    heads = Heads(["plan", "pla(?:n|ce)"], str)
    asked = heads.at("plan", 0)
    assert pickle.loads(pickle.dumps(heads)).at("plan", 0) == asked  # noqa: S301 - our own bytes


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
