"""The table of dates that news writes: what is found, where exactly, and what it says."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor.finding.dates import find_dates
from extractor.rules import Rulebook, load
from extractor.rules.notation import read_example
from extractor.types import Date, Mention, Period
from extractor.values import beside, days

TABLE = Path(__file__).with_name("dates.toml")
LENGTHS = {
    "digits": "7" * 5_000,
    "years": "2024~2028년 from 2024 to 2028 " * 300,
    "months": "May to June, 3월부터 5월까지 " * 300,
    "lengths": "2 years, 3 months and 5 days 2년 1개월 21일 " * 250,
    "table": "12.5 | 3/4/2024 | 2024-06 | 7일 | Q3\n" * 280,
    "words": "the first second last next this on in by since from between " * 160,
    "directions": "지난 오는 다음 이번 향후 앞으로 " * 500,
    "hyphens": "10-10-10-" * 1_100,
}


class Case(NamedTuple):
    """A text of the table; ``marked`` as it stands there."""

    language: str
    published: str | None
    marked: str


def table() -> list[Case]:
    tables = tomllib.loads(TABLE.read_text(encoding="utf-8"))["table"]
    return [Case(t["language"], t.get("published"), text) for t in tables for text in t["texts"]]


@cache
def rulebook() -> Rulebook:
    return load()


def found(text: str, language: str, published: str | None) -> list[Mention]:
    return find_dates(text, rulebook().languages[language].dates, published)


def written(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, Period):
        ends = f"{value.start or ''}/{value.end or ''}" if value.start or value.end else ""
        return " ".join(filter(None, (ends, value.duration))) or "?"
    assert isinstance(value, Date)
    return value.iso or "?"


@pytest.mark.parametrize("case", table(), ids=lambda case: f"{case.language}: {case.marked}")
def test_dates_are_found_where_they_stand(case: Case) -> None:
    example = read_example(case.marked)
    mentions = found(example.text, case.language, case.published)
    assert [(m.start, m.end, written(m)) for m in mentions] == [
        (mark.start, mark.end, mark.value) for mark in example.marks
    ]


def test_the_table_has_both_languages_in_equal_parts() -> None:
    marked = [case.language for case in table() if "[" in case.marked]
    assert len(marked) >= 160
    assert min(marked.count("en"), marked.count("ko")) >= 80


@pytest.mark.parametrize("language", ["en", "ko"])
def test_signs_of_private_use_are_no_dates(language: str) -> None:
    """The finder writes such signs itself, in place of what it has found."""
    assert (
        found("from \ue000 to \ue000, \ue001 \ue002부터 \ue000까지", language, "2024-07-15") == []
    )


def test_the_dates_right_before_and_after_have_the_same_precision() -> None:
    assert [beside(iso, 1) for iso in ("2024-Q4", "2024-H1", "199X", "2024-W52")] == [
        "2025-Q1",
        "2024-H2",
        "200X",
        "2025-W01",
    ]
    assert [day.isoformat() for day in days("18XX")] == ["1800-01-01", "1899-12-31"]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar_are_no_crash(language: str, year: str) -> None:
    text = "last year, 900 years ago, next decade, 지난해 900년 전 다음 달 다음 주 내일 yesterday"
    for day in ("01-01", "12-31"):
        assert found(text, language, f"{year}-{day}")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("text", LENGTHS.values(), ids=LENGTHS)
def test_no_text_hangs(text: str, language: str) -> None:
    found(text, language, "2024-07-15")


@pytest.mark.parametrize("case", table(), ids=lambda case: case.marked)
def test_the_quick_search_for_beginnings_leaves_nothing_out(case: Case) -> None:
    text = read_example(case.marked).text
    rules = rulebook().languages[case.language].dates
    everywhere = replace(rules, starts=None)
    assert find_dates(text, rules, case.published) == find_dates(text, everywhere, case.published)
