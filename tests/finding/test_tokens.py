import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.finding.tokens import TokenRules, particle_length, token_rules, tokenize
from extractor.rules import load

RULES = token_rules(load().languages["ko"])
SAMPLES = sorted((Path(__file__).parents[2] / "samples/ko").iterdir())


def cut(text: str) -> str:
    return "|".join(text[start:end] for start, end in tokenize(text, RULES))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("가온전자는 투자했다.", "가온전자|는|투자했다|."),
        ("폴란드에서도 공장을", "폴란드|에서도|공장|을"),
        ("마이크로소프트(MS)는", "마이크로소프트|(|MS|)|는"),
        ("LG전자가 SK하이닉스와", "LG전자|가|SK하이닉스|와"),
        ("㈜한화는 AT&T의", "㈜|한화|는|AT&T|의"),
        ("美정부는 韓·美", "美|정부|는|韓|·|美"),
        ("X는 5G로", "X|는|5|G|로"),
        ("끝났다.26일", "끝났다|.|26|일"),
        ("아니... 정말?!", "아니|...|정말|?|!"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_words_and_particles(text: str, tokens: str) -> None:
    assert cut(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("3억원을", "3억|원|을"),
        ("천억원의", "천억|원|의"),
        ("수백억원대 사업", "수백억|원|대|사업"),
        ("1조2,345억원에", "1조2,345억|원|에"),
        ("30여억원", "30여억|원"),
        ("337억 크로나", "337억|크로나"),
        ("삼천오백억 유로로", "삼천오백억|유로|로"),
        ("KRW35억 US$3억", "KRW|35억|US|$|3억"),
        ("2024년에 3개사가", "2024|년|에|3|개사|가"),
        ("수천만이", "수천만|이"),
        ("5%를", "5|%|를"),
    ],
)
def test_a_numeral_is_split_from_its_unit(text: str, tokens: str) -> None:
    assert cut(text) == tokens


@pytest.mark.parametrize("text", ["조원태", "구조전문가", "HBM3E", "만도", "원전"])
def test_a_word_that_looks_like_a_numeral_is_one_word(text: str) -> None:
    assert cut(text) == text


@pytest.mark.parametrize("word", ["유로", "정도", "캐나다", "인도", "국가", "서로"])
def test_a_word_that_ends_like_a_particle_stays_whole(word: str) -> None:
    assert cut(word) == word


@pytest.mark.parametrize(
    ("word", "length"),
    [
        ("삼성은", 1),  # after a consonant
        ("카카오은", 0),
        ("카카오는", 1),  # after a vowel
        ("삼성는", 0),
        ("MS은", 1),  # a Latin letter sounds as it sounds
        ("MS는", 1),
        ("독일로부터의", 4),
        ("그는", 0),  # too little would be left
    ],
)
def test_a_particle_fits_the_sound_before_it(word: str, length: int) -> None:
    assert particle_length(word, RULES) == length


def test_rules_can_be_stored() -> None:
    again = TokenRules.from_plain(RULES.to_plain())
    assert again == RULES
    assert again.to_plain() == RULES.to_plain()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_keep_every_character(path: Path) -> None:
    holds(path.read_text(encoding="utf-8", errors="replace"))


PIECES = st.sampled_from(
    [
        "가온",
        "전자",
        "는",
        "을",
        "로",
        "3",
        "1,2",
        ".",
        ",",
        "억",
        "원",
        "수",
        "천",
        "유로",
        "AB",
        "K9",
        "&",
        " ",
        "\n",
        "\u3000",
        "(",
        ")",
        "美",
        "㈜",
        "하",
        "👩\u200d🚀",
        "_",
        "²",
        "３",
        "\x00",
    ]
)


@given(st.lists(PIECES).map("".join) | st.text())
def test_every_character_but_white_space_is_in_one_token(text: str) -> None:
    holds(text)


def holds(text: str) -> None:
    tokens = tokenize(text, RULES)
    assert "".join(text[start:end] for start, end in tokens) == "".join(text.split())
    assert all(start < end for start, end in tokens)
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))


def test_a_run_without_white_space_takes_linear_time() -> None:
    text = "3억원을가온전자는1,2" * 20_000
    assert len(tokenize(text, RULES)) > 20_000
