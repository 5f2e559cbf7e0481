"""A sum told in a sentence of its own is that of the deal just told: bought a mill. The price was $3m."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from changes import sides
from test_insertions import read, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# How many sentences at least can be told so.
_FEWEST = 8


class Apart(NamedTuple):
    """How a sentence is cut: what stands before its sum and behind it, and what the two leave together."""

    before: str
    behind: str
    left: str


_CUTS: Mapping[tuple[str, str], Apart] = {
    ("en", "acquisition"): Apart(
        r"(?P<a>.*\b(?:bought|acquired?|buy|purchased|acquiring)\b.*) for $", r"\.?$", "{a}."
    ),
    ("en", "contract"): Apart(
        r"(?P<a>.*) an? $", r" (?P<b>(?P<n>contract|order|deal)\b.*)$", "{a} {art} {b}"
    ),
    ("en", "investment"): Apart(
        r"(?P<a>.*)\b(?:invest|spend) $", r" (?:in|on) (?P<b>an? .*)$", "{a}build {b}"
    ),
    ("ko", "acquisition"): Apart(
        r"(?P<a>.*)(?<![약총]) ?$",
        r"(?:에|을 들여|를 들여) (?P<b>[^.]*(?:인수|샀|사들|매입).*)$",
        "{a} {b}",
    ),
    ("ko", "contract"): Apart(
        r"(?P<a>.*)(?<![약총]) ?$",
        r" ?(?:규모의|규모|짜리) (?P<b>[^.]*(?:계약|공사|수주).*)$",
        "{a} {b}",
    ),
    ("ko", "investment"): Apart(
        r"(?P<a>.*)(?<![약총]) ?$", r"(?:을|를) (?:들여|투자해|투입해) (?P<b>.*)$", "{a} {b}"
    ),
}
_TOLD = {
    ("en", "acquisition"): (
        *(
            "The price is {}.",
            "It paid {}.",
            "They agreed on {}.",
            "It cost {}.",
            "{} changed hands.",
        ),
        *("The outlay is {}.", "“It cost us {},” Jane Roe, the chief executive, said."),
        *("In return it will hand over {}.", "The deal carries a price tag of {}."),
    ),
    ("en", "contract"): (
        *("It is worth {}.", "The fee is {}.", "The price agreed is {}.", "It will earn {}."),
        *("The contract value was put at {}.", "{} will be paid in three instalments."),
        *("Jane Roe, the chief executive, said it was worth {}.", "The agreed sum is {}."),
    ),
    ("en", "investment"): (
        *("The project will cost {}.", "The sum is {}.", "Construction is put at {}."),
        *("The project, costed at {}, is due to be finished in 2028.", "It will take {}."),
    ),
    ("ko", "acquisition"): (
        *("금액은 {}이다.", "{}을 썼다.", "총 {}을 지급한다.", "인수에 들어간 돈은 {}이다."),
        *("김가온 대표는 “{}을 들였다”고 말했다.", "인수 금액은 비공개지만 {}으로 추정된다."),
    ),
    ("ko", "contract"): (
        "금액은 {}이다.",
        "전체 금액은 {}이다.",
        "금액으로는 {}이다.",
        "{}어치다.",
    ),
    ("ko", "investment"): ("사업비는 {}이다.", "비용은 {}이다.", "이를 위해 {}을 마련했다."),
}


def cut(text: str, start: int, end: int, apart: Apart) -> str | None:
    """The text without the sum at these offsets, if it can be cut so; an article stands for that before the sum."""
    before, behind = re.search(apart.before, text[:start]), re.match(apart.behind, text[end:])
    if not before or not behind or ". " in text or "\n" in text:
        return None
    found = {**before.groupdict(), **behind.groupdict()}
    article = "an" if found.get("n") == "order" else "a"
    return re.sub(" +", " ", apart.left.format(art=article, **found)).strip()


def alone(language: str, kind: str) -> Iterator[tuple[str, str, list[tuple[object, ...]]]]:
    """The sentences of a kind without their one sum, the sum, and what the whole sentence says."""
    for row in sentences(language, step=2):
        result = read(row["text"], language)
        sums = [r.amount.spans[0] for r in result.records if r.amount and r.kind == kind]
        if len(sums) != 1 or len(result.records) != 1:
            continue
        text = cut(row["text"], sums[0].start, sums[0].end, _CUTS[language, kind])
        if text:
            yield text, sums[0].text, sides(result)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "kind", "most"),
    [
        ("en", "acquisition", 0.2),  # of some, what was bought has no name: bought a mill
        ("en", "contract", 0.14),
        ("en", "investment", 0.1),
        ("ko", "acquisition", 0.15),
        ("ko", "contract", 0.14),
        ("ko", "investment", 0.2),
    ],
)
def test_a_sum_in_the_next_sentence_is_that_of_the_deal(
    language: str, kind: str, most: float
) -> None:
    told = list(alone(language, kind))
    assert len(told) >= _FEWEST
    tried = [
        (f"{text} {second.format(amount)}", says)
        for text, amount, says in told
        for second in _TOLD[language, kind]
    ]
    changed = [text for text, says in tried if sides(read(text, language)) != says]
    assert len(changed) <= most * len(tried), changed
