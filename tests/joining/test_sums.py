"""Sums that add up to the one told beside them are its parts, and each goes where its words say."""

from __future__ import annotations

import pytest

from extractor.pipeline import Extractor

EXTRACTOR = Extractor()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Gaon will invest $300 million: $200 million in Poland and $100 million in Hungary.",
            ["PL", "HU"],
        ),
        (
            "Gaon will invest $300 million. Poland gets $180 million and Hungary $120 million.",
            ["PL", "HU"],
        ),
        (
            "Umoya Oil will invest $90 million ($60 million in Egypt, $30 million in Oman).",
            ["EG", "OM"],
        ),
        (
            "누리철강은 5000억원을 투자한다. 베트남에 3000억원, 인도네시아에 2000억원이다.",
            ["VN", "ID"],
        ),
        ("누리철강은 태국에 60억원, 인도에 40억원 등 총 100억원을 투자한다.", ["TH", "IN"]),
    ],
)
def test_parts_name_their_sum(text: str, parts: list[str]) -> None:
    records = EXTRACTOR.extract_text(text, published="2026-03-04").records
    (whole,) = (record for record in records if record.part_of is None)
    assert {country.code for country in whole.countries} == set(parts)
    found = [record for record in records if record.part_of == whole.id]
    assert [[country.code for country in record.countries] for record in found] == [
        [code] for code in parts
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pomar will invest €8m in Portugal, €6m in Spain and €2m in Morocco.",
        "Gaon will invest $300 million: $210 million in Poland and $100 million in Hungary.",
        "Gaon will invest $300 million: $200 million in Poland and €100 million in Hungary.",
        "Gaon will invest $300 million. Sales in Poland came to $200 million and in Hungary to $100 million.",
        "누리철강은 5000억원을 투자한다. 매출은 베트남에서 3000억원, 인도네시아에서 2000억원이었다.",
    ],
)
def test_other_sums_are_no_parts(text: str) -> None:
    records = EXTRACTOR.extract_text(text, published="2026-03-04").records
    assert all(record.part_of is None for record in records)
