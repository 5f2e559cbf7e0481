"""What the tables of values make of fractions, and of a day of the month beside its weekday."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractor.rules import load

ENGLISH, KOREAN = (load().languages[code].dates.calendar for code in ("en", "ko"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a quarter", "0.25"),
        ("three quarters", "0.75"),
        ("one and a half", "1.5"),
        ("three and two fifths", "3.4"),
        ("2/5", "0.4"),
        ("7/4", "1.75"),
    ],
)
def test_a_fraction_is_divided(words: str, value: str) -> None:
    reading = ENGLISH.numerals.read(words)
    assert reading is not None
    assert (reading.low, reading.high) == (Decimal(value), Decimal(value))
    assert (reading.scale, reading.over, reading.either) == (Decimal(1), False, False)


@pytest.mark.parametrize(
    ("words", "value", "scale"),
    [
        ("two thirds of a million", 666_667, 10**6),
        ("a third of a million", 333_333, 10**6),
        ("two thirds of a billion", 666_666_667, 10**9),
    ],
)
def test_a_share_of_a_scale_is_whole(words: str, value: int, scale: int) -> None:
    reading = ENGLISH.numerals.read(words)
    assert reading is not None
    assert (reading.low, reading.high, reading.scale) == (
        Decimal(value),
        Decimal(value),
        Decimal(scale),
    )


def test_a_korean_fraction_says_what_it_divides_by_first() -> None:
    reading = KOREAN.numerals.read("4분의 3")
    assert reading is not None
    assert (reading.low, reading.high, reading.scale) == (
        Decimal("0.75"),
        Decimal("0.75"),
        Decimal(1),
    )


def test_nothing_is_divided_by_zero() -> None:
    assert ENGLISH.numerals.read("2/0") is None


@pytest.mark.parametrize(
    ("weekday", "day", "anchor", "settled"),
    [
        ("Tuesday", "14", "2025-01-20", "2025-01-14"),
        ("Friday", "31", "2025-01-20", "2025-01-31"),
        ("Monday", "30", "2025-01-20", "2024-12-30"),
        ("Friday", "14th", "2025-01-20", "2025-02-14"),
        ("Thursday", "14", "2025-01-20", "2024-11-14"),
        ("Friday", "14", "2025-05-20", "2025-03-14"),
    ],
)
def test_a_day_has_the_weekday_beside_it(weekday: str, day: str, anchor: str, settled: str) -> None:
    fields = {"weekday": weekday, "day": day}
    assert ENGLISH.settle(fields, date.fromisoformat(anchor)) == settled


def test_a_weekday_that_no_near_month_has_leaves_the_nearest_day() -> None:
    # From October 2024 to April 2025 no 13th is a Tuesday.
    fields = {"weekday": "Tuesday", "day": "13"}
    assert ENGLISH.settle(fields, date(2025, 1, 20)) == "2025-01-13"


def test_a_weekday_that_no_near_month_has_keeps_the_side_that_is_said() -> None:
    fields = {"weekday": "Tuesday", "day": "13"}
    assert ENGLISH.settle(fields, date(2025, 1, 20), 1) == "2025-02-13"
    assert ENGLISH.settle(fields, date(2025, 1, 10), -1) == "2024-12-13"
