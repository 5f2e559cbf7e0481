"""Sentences as news writes them, and the deals in them: the tables of deals/, form by form."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extractor.pipeline import Extractor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.types import Party, Record

SENTENCES: list[dict[str, Any]] = [
    {"lang": table.stem, **row}
    for table in sorted((Path(__file__).parent / "deals").glob("*.toml"))
    for row in tomllib.loads(table.read_text(encoding="utf-8"))["sentence"]
]
EXTRACTOR = Extractor()


def named(parties: Iterable[Party]) -> str:
    return ", ".join(sorted(party.name for party in parties)) or "-"


def told(record: Record) -> str:
    assert record.amount is not None
    countries = ", ".join(sorted(country.code for country in record.countries)) or "-"
    amount = record.amount.spans[0].text
    return (
        f"{record.kind}: {named(record.investors)} > {named(record.recipients)}"
        f" @ {countries} = {amount}"
    )


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{row['lang']}-{row['form']}-{at}".replace(" ", "-"))
        for at, row in enumerate(SENTENCES)
    ],
)
def test_a_sentence_tells_its_deals(row: dict[str, Any]) -> None:
    found = EXTRACTOR.extract_text(row["text"], language=row["lang"], published="2026-03-04")
    assert [told(record) for record in found.records] == row["deals"]


def test_the_tables_have_deals_and_none_in_both_languages() -> None:
    for language in EXTRACTOR.rules.languages:
        deals = [row["deals"] for row in SENTENCES if row["lang"] == language]
        assert sum(bool(told_of) for told_of in deals) >= 40
        assert sum(not told_of for told_of in deals) >= 10
