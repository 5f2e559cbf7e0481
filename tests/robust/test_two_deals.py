"""Two deals in one sentence, or a deal and what somebody else does, each in a clause of its own: told as if alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from changes import sides
from test_insertions import read, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

# How many pairs of deals are tried at least, and every which sentence of the tables makes them.
_FEWEST, _STEP = 60, 4
_EN = {
    "{}, while {}.": 0.1,
    "{}; {}.": 0.1,
    "{}, weeks after {}.": 0.1,
    "{}, and {}.": 0.15,
    "While {}, {}.": 0.17,
    "After {}, {}.": 0.17,
    "{} and {}.": 0.2,
}
_KO = {"{}고 {}.": 0.2, "{}고, {}.": 0.2, "{}으며 {}.": 0.2, "{}지만 {}.": 0.2, "{}는데 {}.": 0.2}
# What a firm that has no part in the deal does, before its sentence, in it and behind it.
_ASIDE_EN = {
    "{}, while Brannock Foods shut its office in Peru.": 0.13,
    "{}, weeks after Brannock Foods cut 200 jobs in Kenya.": 0.13,
    "{}, as Brannock Foods left Kenya.": 0.13,
    "{}; Brannock Foods declined to comment.": 0.03,
    "{}. Brannock Foods, a rival, has 40 shops in Peru.": 0.13,
    "Brannock Foods has 40 shops in Peru. {}.": 0.16,
    "While Brannock Foods cut jobs in Peru, {}.": 0.18,
    "A year after Brannock Foods left Kenya, {}.": 0.2,
    "Like Brannock Foods, which has a mill in Peru, {}.": 0.2,
}
_ASIDE_KO = {
    "{}고 보름식품은 페루 사무소를 닫았다.": 0.03,
    "{}지만 보름식품은 답하지 않았다.": 0.03,
    "보름식품은 페루 사무소를 닫았고 {}.": 0.15,
    "보름식품이 케냐에서 철수한 가운데 {}.": 0.2,
    "보름식품은 페루에 매장 40곳이 있다. {}.": 0.03,
}
_PAST = re.compile(r"[았었했됐겼렸졌쳤췄뒀꿨줬냈샀갔왔]다$")
_SMALL_AT_START = re.compile(r"(?:The|A|An|Two|Three|Both)\b")
# A sentence with a clause of its own, a quotation, or words that stand for somebody.
_LONGER = re.compile(
    r"\n|\. |, |[“\"?!:;—]|^(?:On|In|At) |\b(?:[Ii]ts?|[Tt]hey|[Tt]heir)\b|이번|이 회사|이를"
)

Sides = list[tuple[object, ...]]


def deals(language: str) -> Iterator[tuple[str, Sides]]:
    """Plain sentences of one deal, without their full stop, and what they say."""
    for row in sentences(language, step=_STEP):
        text = row["text"].strip().rstrip(".")
        if _LONGER.search(text) or (language == "ko" and not _PAST.search(text)):
            continue
        says = sides(read(f"{text}.", language))
        if len(says) == 1:
            yield text, says


def placeless(says: Sides) -> Sides:
    """What records say without the country, which the deals of a text may share."""
    return sorted(((kind, *parties, money) for kind, *parties, _, money in says), key=repr)


def small(text: str) -> str:
    return text[0].lower() + text[1:] if _SMALL_AT_START.match(text) else text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "joined", "most"),
    [*(("en", *one) for one in _EN.items()), *(("ko", *one) for one in _KO.items())],
)
def test_each_clause_tells_its_own_deal(language: str, joined: str, most: float) -> None:
    told = list(deals(language))
    tried, changed = 0, []
    for number, (first, says) in enumerate(told):
        second, other = told[(number + len(told) // 3) % len(told)]
        if says[0][-1] == other[0][-1]:
            continue  # one sum told twice
        tried += 1
        if language == "en":
            head = first if joined.startswith("{") else small(first)
            text = joined.format(head, small(second))
        else:
            text = joined.format(first[:-1], second)
        if placeless(sides(read(text, language))) != placeless(says + other):
            changed.append(text)
    assert tried >= _FEWEST
    assert len(changed) <= most * tried, changed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "aside", "most"),
    [*(("en", *one) for one in _ASIDE_EN.items()), *(("ko", *one) for one in _ASIDE_KO.items())],
)
def test_what_others_do_is_no_part_of_the_deal(language: str, aside: str, most: float) -> None:
    told = list(deals(language))
    assert len(told) >= _FEWEST
    changed = []
    for deal, says in told:
        shown = deal if aside.startswith("{") or ". {" in aside else small(deal)
        text = aside.format(shown[:-1] if aside[2:3] in {"고", "지"} else shown)
        if sides(read(text, language)) != says:
            changed.append(text)
    assert len(changed) <= most * len(told), changed
