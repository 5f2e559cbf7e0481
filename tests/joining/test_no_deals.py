"""Everyday news full of money in which nobody puts any into anything gives no record."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractor.pipeline import Extractor

PARAGRAPHS: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "no_deals.toml").read_text(encoding="utf-8")
)["paragraph"]
EXTRACTOR = Extractor()


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{row['about']}-{at}".replace(" ", "-"))
        for at, row in enumerate(PARAGRAPHS)
    ],
)
def test_a_paragraph_without_a_deal_gives_no_record(row: dict[str, str]) -> None:
    found = EXTRACTOR.extract_text(row["text"], language="en", published="2026-03-04")
    assert any(mention.label == "MONEY" for mention in found.mentions)
    assert [(record.kind, record.evidence[0].text) for record in found.records] == []
