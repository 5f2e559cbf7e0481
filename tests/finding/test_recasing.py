"""Lines in capitals, read in letters of both kinds: what is made small, and what never changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.finding import Finder
from extractor.pipeline import Extractor, text_article
from extractor.rules import load

FINDER = Finder(load())


def read(text: str, language: str = "en") -> str:
    return FINDER.readable(text_article(text, language)).text


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("GAON FOODS TO BUY OSTROW DAIRY", "Gaon Foods to buy Ostrow Dairy"),
        (
            "NURI AG WILL SPEND EUR 30 MILLION ON A STEEL MILL NEAR DRESDEN.",
            "Nuri AG will spend EUR 30 million on a steel mill near Dresden.",
        ),
        ("PERRIN LABS RAISES $8M FROM AXBY VENTURES", "Perrin Labs raises $8m from Axby Ventures"),
        ("GAON ORDERS 20 AIRCRAFT FROM HALDEN JETS", "Gaon orders 20 aircraft from Halden Jets"),
        ("IN VIETNAM THE COMPANY HAS A MILL.", "In Vietnam the company has a mill."),
    ],
)
def test_a_line_in_capitals_is_read_as_it_would_be_written(text: str, reading: str) -> None:
    assert read(text) == reading


@pytest.mark.parametrize(
    "text",
    ["Gaon Foods said the EU and the IMF met in Paris.", "GAON INC", "NASA, ESA", "2025: 40 %"],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert read(text) == text


def test_a_language_without_capitals_is_left_alone() -> None:
    assert read("LG, SK, KT, GS, CJ HD, LS, DB, KCC", "ko") == "LG, SK, KT, GS, CJ HD, LS, DB, KCC"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=120))
def test_no_character_moves(text: str) -> None:
    upper = text.upper()
    reading = read(upper) if upper.strip() else upper
    assert len(reading) == len(upper)
    assert reading.casefold() == upper.casefold()


def test_quotes_are_of_the_text_as_it_was_given() -> None:
    text = "GAON FOODS WILL INVEST $40 MILLION IN A PLANT IN VIETNAM."
    (record,) = Extractor().extract_text(text, language="en").records
    assert [span.text for span in record.investors[0].spans] == ["GAON FOODS"]
    assert record.investors[0].name == "Gaon Foods"
    assert [quote.text for quote in record.evidence] == [text]
