"""Figures and words that a line's end cuts in two are one again, and no figure is made of two."""

import pytest

from extractor.reading import LanguageProfile, PageRules
from extractor.reading.plain import clean_text
from extractor.reading.seams import Habits
from extractor.rules import rule_path
from extractor.rules.settings import read_settings

RULES = rule_path()
HABITS = Habits.of(
    LanguageProfile.of(read_settings(RULES / code / "language.toml", code)) for code in ("ko", "en")
)
KOREAN = [
    "해솔전지는 전남 여수 공장에 {}을 투자한다고 9일 밝혔다.",
    "온새미제약이 {} 규모의 시리즈 C 투자를 유치했다.",
]
ENGLISH = [
    "Skarn Minerals is to put {} into a quarry in Finland, it said.",
    "The grant of {} goes to the town of Lund.",
]


def cuts(sentence: str, part: str) -> list[str]:
    """The sentence with a line's end at each place inside ``part``, blanks aside."""
    begin = sentence.index(part)
    places = range(begin + 1, begin + len(part))
    inner = (at for at in places if " " not in sentence[at - 1 : at + 1])
    return [f"{sentence[:at]}\n{sentence[at:]}" for at in inner]


def same(rules: PageRules, raw: str, text: str) -> None:
    """Blanks in a figure are no matter: 5억 원 is 5억원."""
    found = clean_text(raw, rules, HABITS)
    assert found.text.replace(" ", "") == text.replace(" ", "")
    for piece in found.offsets.pieces:
        if piece.even:
            assert found.text[piece.start : piece.end] == raw[piece.raw_start : piece.raw_end]


@pytest.mark.parametrize("sentence", KOREAN)
@pytest.mark.parametrize(
    "figure",
    ["7000억원", "1조4000억원", "6,500억원", "2만5000달러", "3.4조원", "850만 유로", "45억 위안"],
)
def test_korean_figures(rules: PageRules, sentence: str, figure: str) -> None:
    text = sentence.format(figure)
    for raw in cuts(text, figure):
        same(rules, raw, text)


@pytest.mark.parametrize("sentence", ENGLISH)
@pytest.mark.parametrize("figure", ["$3.6 billion", "$750 million", "$4,320,000", "16,400 euros"])
def test_english_figures(rules: PageRules, sentence: str, figure: str) -> None:
    text = sentence.format(figure)
    for raw in cuts(text, figure):
        same(rules, raw, text)


@pytest.mark.parametrize(
    "lines",
    [
        "해솔전지는 여수 공장에 700억원을 투/자한다고 밝혔다.",
        "해솔전지는 여수 공장에 700억원을 투자/하기로 했다.",
        "해솔전지는 여수 공/장에 700억원을 투자하기로 했다.",
        "해솔전지는 여수 공장/에 700억원을 투자하기로 했다.",
        "해솔전지가 미국 회사를 700억원에 인/수했다.",
        "온새미제약이 700억원 규모의 시리/즈 C 투자를 받는다.",
        "온새미제약은 700억원을 유치했다고 9일 밝/혔다.",
        "온새미제약에 여섯 곳이 700억원을 출/자했다",
        "해솔전지는 공장 증/설에 700억원을 쓴다.",
        "해솔전지는 올 하반/기에 700억원을 쓴다.",
    ],
)
def test_korean_words(rules: PageRules, lines: str) -> None:
    assert clean_text(lines.replace("/", "\n"), rules, HABITS).text == lines.replace("/", "")


@pytest.mark.parametrize(
    "lines",
    [
        "매출 300/200억원 감소/500억원 증가",
        "2023년 15/2024년 20억원/2025년 30억원",
        "투자 내역은 이렇다./해솔전지 300억원/온새미제약 200억원.",
        "해솔전지, 2027/300억원을 쓴다고 밝혔다.",
        "순위/1/해솔전지 300억원/2/온새미제약 200억원",
        "투자금액(원)/14,400,000,000/자기자본(원)/98,000,000,000",
        "해솔전지 합병 추진/에너지 사업에 300억원을 쓴다고 밝혔다.",
        "가을 마을/해솔전지가 300억원을 쓴다고 밝혔다.",
        "On July 15/20 million euros was paid by Skarn.",
        "Skarn invests in 2024/300 million euros goes to Lund.",
        "On May 15,/500 euros went to Lund.",
        "Skarn paid $2./5 firms came.",
        "Table/2023 300/2024 400 million euros.",
    ],
)
def test_lines_of_their_own(rules: PageRules, lines: str) -> None:
    raw = lines.replace("/", "\n")
    assert clean_text(raw, rules, HABITS).text == raw
