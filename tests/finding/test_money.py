"""Amounts as news writes them: the table of examples in money.toml, form by form."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor.finding.money import find_money
from extractor.reviewing.marking import written
from extractor.rules import load
from extractor.rules.notation import Example, read_example

if TYPE_CHECKING:
    from extractor.types import Mention

TABLE = tomllib.loads((Path(__file__).parent / "money.toml").read_text(encoding="utf-8"))["example"]


def found(text: str, language: str) -> list[Mention]:
    return find_money(text, load().languages[language].money)


def wanted(example: Example) -> list[tuple[int, str]]:
    return [(mark.start, mark.value or "") for mark in example.marks]


def given(example: Example, mentions: list[Mention]) -> list[tuple[int, str]]:
    return [(m.start, written(example.text, m).rpartition(" = ")[2].rstrip("]")) for m in mentions]


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=f"{row['lang']}-{row['form']}-{at}") for at, row in enumerate(TABLE)],
)
def test_an_amount_is_read_as_news_writes_it(row: dict[str, str]) -> None:
    example = read_example(row["text"])
    mentions = found(example.text, row["lang"])
    assert given(example, mentions) == wanted(example)
    assert all(
        mark.end <= mention.end for mark, mention in zip(example.marks, mentions, strict=True)
    )


def test_the_table_is_large_and_has_both_languages() -> None:
    counts = [sum(row["lang"] == language for row in TABLE) for language in load().languages]
    assert sum(counts) >= 250
    assert min(counts) >= 100
