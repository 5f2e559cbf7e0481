"""One amount for each of several, several amounts in order, and sentences that only look like it."""

from __future__ import annotations

import pytest

from extractor.pipeline import Extractor

EXTRACTOR = Extractor()


def told(text: str) -> list[tuple[str, ...]]:
    found = EXTRACTOR.extract_text(text, language="en", published="2025-03-04").records
    return [
        (
            record.amount.low if record.amount else "",
            *(party.name for party in record.investors),
            *(country.code for country in record.countries),
        )
        for record in found
    ]


def test_figures_belong_to_the_names_in_their_order() -> None:
    text = "Gaon Motors and Nuri Steel invested $5 million and $3 million in Poland respectively."
    assert told(text) == [("5000000", "Gaon Motors", "PL"), ("3000000", "Nuri Steel", "PL")]


def test_each_place_gets_the_amount() -> None:
    text = "Gaon Motors will invest $5 million each in Poland and Chile."
    assert told(text) == [("5000000", "Gaon Motors", "PL"), ("5000000", "Gaon Motors", "CL")]


@pytest.mark.parametrize(
    "text",
    [
        "Gaon Motors, Nuri Steel and Daon Chemical will each invest $5 million in Poland.",
        "Gaon Motors will invest $5 million each in Poland and Chile.",
    ],
)
def test_each_record_has_an_id_of_its_own(text: str) -> None:
    ids = [record.id for record in EXTRACTOR.extract_text(text, language="en").records]
    assert len(set(ids)) == len(ids) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 5% and 3% respectively.",
        "Shares fell to $5 and $3 respectively.",
        "Each of them.",
    ],
)
def test_a_sentence_without_a_deal_is_left_alone(text: str) -> None:
    assert told(text) == []
