"""Figures built from numbers in every form that they are written in are read back: value, currency, span."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.finding.money import find_money
from extractor.rules import load
from extractor.types import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Rules are compiled when they are first tried: the first example may take its time.
examples = settings(deadline=None)
RULES = {code: rules.money for code, rules in load().languages.items()}
BLANKS = st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"])

# --- English

WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")
# Whole numbers of every size, and what groups their digits.
WHOLE = st.integers(min_value=1, max_value=10**14)
GROUPED: dict[str, Callable[[int], str]] = {
    "commas": lambda n: f"{n:,}",
    "blanks": lambda n: f"{n:,}".replace(",", " "),
    "no-break blanks": lambda n: f"{n:,}".replace(",", "\u00a0"),
    "thin blanks": lambda n: f"{n:,}".replace(",", "\u2009"),
    "apostrophes": lambda n: f"{n:,}".replace(",", "’"),
    "nothing": str,
    "wide commas": lambda n: f"{n:,}".translate(WIDE),
    "nothing, wide": lambda n: str(n).translate(WIDE),
}
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7,
    "bn": 10**9, "mn": 10**6, "tn": 10**12, "m": 10**6, "k": 10**3,
}  # fmt: skip
CURRENCIES = {
    "$%s": "USD", "€%s": "EUR", "US$ %s": "USD", "Rs %s": "INR", "SEK %s": "SEK", "RM%s": "MYR", "%s euros": "EUR",
    "%s Lebanese Pounds": "LBP", "%s ringgit": "MYR", "%s PLN": "PLN", "A$%s": "AUD", "$A%s": "AUD",
}  # fmt: skip
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """Below a thousand, as English says it."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    below = ONES[rest] if rest < 20 else TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")
    if not hundreds:
        return below
    return f"{ONES[hundreds]} hundred" + (f" and {below}" if rest else "")


def the_amount(text: str, language: str) -> tuple[Money, str]:
    (mention,) = find_money(text, RULES[language])
    assert isinstance(mention.value, Money)
    return mention.value, text[mention.start : mention.end]


def assert_read(amount: str, language: str, code: str, low: object, high: object = None) -> None:
    """The whole amount, and nothing else, is found between the words of a sentence."""
    before, after = ("It put ", " in.") if language == "en" else ("그는 ", "를 냈다.")
    money, words = the_amount(before + amount + after, language)
    wanted = Decimal(str(low))
    assert (money.low, money.high) == (wanted, Decimal(str(high)) if high else wanted)
    assert money.currency == code
    assert words == amount


@examples
@given(WHOLE, st.sampled_from(sorted(GROUPED)), st.sampled_from(sorted(CURRENCIES)))
def test_grouped_digits_are_read_back(number: int, group: str, form: str) -> None:
    assert_read(form % GROUPED[group](number), "en", CURRENCIES[form], number)


@examples
@given(
    st.integers(1, 999), st.integers(0, 99), st.sampled_from(sorted(SCALES)), st.sampled_from(["", " ", "-"]),
    st.sampled_from(sorted(CURRENCIES)),
)  # fmt: skip
def test_a_scale_is_read_however_it_is_tied(
    whole: int, cents: int, scale: str, tie: str, form: str
) -> None:
    figure = f"{whole}.{cents:02}"
    assert_read(
        form % f"{figure}{tie}{scale}", "en", CURRENCIES[form], Decimal(figure) * SCALES[scale]
    )


@examples
@given(st.integers(1, 999), st.integers(1, 9), st.sampled_from(["million", "billion"]))
def test_a_decimal_comma_is_read(whole: int, tenths: int, scale: str) -> None:
    value = Decimal(f"{whole}.{tenths}") * SCALES[scale]
    assert_read(f"€{whole},{tenths} {scale}", "en", "EUR", value)
    assert_read(f"{whole},{tenths} {scale} euros", "en", "EUR", value)


@examples
@given(st.integers(10**6, 10**12))
def test_points_group_digits(number: int) -> None:
    assert_read("EUR " + f"{number:,}".replace(",", "."), "en", "EUR", number)


@examples
@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_words_are_read_back(number: int, scale: str) -> None:
    assert_read(f"{in_words(number)} {scale} dollars", "en", "USD", number * SCALES[scale])


@examples
@given(
    st.integers(1, 99),
    st.lists(st.integers(0, 9), min_size=1, max_size=3),
    st.sampled_from(["million", "billion", "trillion"]),
)
def test_a_spoken_point_is_read_back(whole: int, digits: list[int], scale: str) -> None:
    said = f"{in_words(whole)} point {' '.join(ONES[d] for d in digits)}"
    value = Decimal(f"{whole}.{''.join(map(str, digits))}") * SCALES[scale]
    assert_read(f"{said} {scale} euros", "en", "EUR", value)


@examples
@given(st.integers(1, 99), st.sampled_from([(1, 2), (1, 4), (3, 4)]), st.sampled_from("- "))
def test_mixed_numbers_are_read_back(whole: int, part: tuple[int, int], tie: str) -> None:
    over, under = part
    value = (whole + Decimal(over) / under) * 10**9
    assert_read(f"{whole}{tie}{over}/{under} billion dollars", "en", "USD", value)
    assert_read(f"${whole}{tie}{over}/{under} billion", "en", "USD", value)


@examples
@given(st.integers(1, 899), st.integers(1, 99), st.sampled_from(["million", "billion", "crore"]))
def test_a_range_shares_its_scale(low: int, more: int, scale: str) -> None:
    ends = low * SCALES[scale], (low + more) * SCALES[scale]
    for amount in (f"€{low}-{low + more} {scale}", f"€{low} to €{low + more} {scale}"):
        assert_read(amount, "en", "EUR", *ends)
    for amount in (f"{low} to {low + more} {scale} euros", f"{low}–{low + more} {scale} euros"):
        assert_read(amount, "en", "EUR", *ends)


# --- Korean

LARGE = (("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1))
SMALL = (("천", 1000), ("백", 100), ("십", 10), ("", 1))
HANGUL = "영일이삼사오육칠팔구"
KOREAN = {
    "원": "KRW", " 원": "KRW", "달러": "USD", " 달러": "USD", "유로": "EUR", " 홍콩 달러": "HKD", "위안": "CNY",
    " 미국 달러": "USD", "캐나다달러": "CAD", "크로나": "SEK",
}  # fmt: skip
AMOUNTS = st.integers(min_value=1, max_value=9999 * 10**12)


def sections(number: int) -> Iterable[tuple[int, str]]:
    """The figure below ten thousand before each large unit."""
    for unit, factor in LARGE:
        yield number // factor % 10**4, unit


def stacked(number: int, write: Callable[[int], str], blank: str) -> str:
    return blank.join(write(figure) + unit for figure, unit in sections(number) if figure)


def in_units(number: int, digit: Callable[[int], str]) -> str:
    """2345 as 2천3백4십5."""
    return "".join(
        digit(number // factor % 10) + unit
        for unit, factor in SMALL
        if number // factor % 10
    )  # fmt: skip


@examples
@given(
    AMOUNTS,
    st.sampled_from(["commas", "nothing", "wide commas", "nothing, wide"]),
    st.sampled_from(["", " "]),
    st.sampled_from(sorted(KOREAN)),
)
def test_stacked_figures_are_read_back(number: int, group: str, blank: str, unit: str) -> None:
    written = stacked(number, GROUPED[group], blank)
    assert_read(written + unit, "ko", KOREAN[unit], number)


@examples
@given(AMOUNTS, st.sampled_from(["", " "]), st.sampled_from(sorted(KOREAN)))
def test_small_units_are_read_back(number: int, blank: str, unit: str) -> None:
    written = stacked(number, lambda n: in_units(n, str), blank)
    assert_read(written + unit, "ko", KOREAN[unit], number)


@examples
@given(st.integers(1, 9999), BLANKS, st.sampled_from(["억", "조", "만"]))
def test_blanks_may_stand_before_every_unit(figure: int, blank: str, unit: str) -> None:
    factor = dict(LARGE)[unit]
    pieces = [
        f"{figure // f % 10}{blank}{name}".rstrip(blank) for name, f in SMALL if figure // f % 10
    ]
    assert_read(f"{blank.join(pieces)}{blank}{unit}{blank}원", "ko", "KRW", figure * factor)


@examples
@given(st.integers(10, 9999 * 10**12), st.sampled_from(["원", " 달러", "유로"]))
def test_hangul_numerals_are_read_back(number: int, unit: str) -> None:
    written = stacked(number, lambda n: in_units(n, HANGUL.__getitem__), "")
    assert_read(written + unit, "ko", KOREAN[unit], number)


@examples
@given(st.integers(1, 999), st.integers(1, 9), st.sampled_from(["조", "억", "만"]))
def test_points_are_read_typed_and_said(whole: int, tenths: int, unit: str) -> None:
    value = Decimal(f"{whole}.{tenths}") * dict(LARGE)[unit]
    assert_read(f"{whole}.{tenths}{unit}원", "ko", "KRW", value)
    assert_read(f"{whole}점{tenths}{unit}원", "ko", "KRW", value)


@examples
@given(
    st.integers(1, 9999),
    st.sampled_from(["조", "억", "만"]),
    st.sampled_from(["%s여%s원", "%s%s여원", "%s여 %s 달러"]),
)
def test_more_than_is_said_anywhere(figure: int, unit: str, form: str) -> None:
    amount = form % (figure, unit)
    money, words = the_amount(f"그는 {amount}를 냈다.", "ko")
    value = Decimal(figure * dict(LARGE)[unit])
    assert (money.low, money.qualifier, words) == (value, "more_than", amount)


@examples
@given(
    st.integers(1, 8),
    st.integers(1, 8),
    st.sampled_from(["천억", "백억", "조", "천만", "억"]),
    st.sampled_from(["~", "∼", "-", " ~ ", "에서 "]),
)
def test_a_korean_range_shares_its_units(low: int, more: int, units: str, to: str) -> None:
    factor = 1
    for unit in units:
        factor *= {"천": 1000, "백": 100, "조": 10**12, "억": 10**8, "만": 10**4}[unit]
    assert_read(f"{low}{to}{low + more}{units}원", "ko", "KRW", low * factor, (low + more) * factor)


@examples
@given(st.integers(1, 9), st.integers(1, 4), st.integers(1, 5))
def test_a_korean_range_shares_what_it_begins_with(head: int, low: int, more: int) -> None:
    ends = [head * 10**12 + n * 10**11 for n in (low, low + more)]
    assert_read(f"{head}조{low}천~{head}조{low + more}천억원", "ko", "KRW", *ends)
    assert_read(f"{head}조 {low}천∼{low + more}천억원", "ko", "KRW", *ends)


# --- Both

FALLING: dict[str, Any] = {
    "$100-50 a head": ("en", "USD 100"),
    "gave $2 million to 3 schools": ("en", "USD 2000000"),
    "펀드(€500~100)": ("ko", "EUR 500"),
    "9~4억원을 냈다": ("ko", "KRW 400000000"),
}


@pytest.mark.parametrize("text", FALLING)
def test_figures_that_run_down_are_no_range(text: str) -> None:
    language, wanted = FALLING[text]
    money, words = the_amount(text, language)
    assert f"{money.currency} {money.low:f}" == wanted
    assert money.low == money.high
    assert words in text
    assert "-" not in words


@examples
@given(
    st.integers(1, 9),
    st.integers(1, 999),
    st.sampled_from([("million", 10**6), ("billion", 10**9)]),
    st.booleans(),
)
def test_a_thousand_before_a_scale_is_multiplied_too(
    thousands: int, rest: int, scale: tuple[str, int], typed: bool
) -> None:
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    figure = str(thousands) if typed else words[thousands - 1]
    written = f"{figure} thousand {rest if typed else 'two hundred'} {scale[0]} euros"
    value = thousands * 1000 + (rest if typed else 200)
    assert_read(written, "en", "EUR", value * scale[1])
