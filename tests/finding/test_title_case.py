"""Headlines in title case, read as the article below them writes their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.finding import Finder
from extractor.finding.title_case import Spelling, in_title_case
from extractor.pipeline import Extractor, text_article
from extractor.rules import load

RULES = load()
GRAMMAR = RULES.languages["en"].grammar
FINDER = Finder(RULES)


def headline(title: str, body: str) -> str:
    return FINDER.readable(text_article(f"{title}\n\n{body}", "en")).text.partition("\n")[0]


@pytest.mark.parametrize(
    ("title", "body", "reading"),
    [
        (
            "Pump Maker Muirlin Bought Torvale Foods for €9 Million",
            "The pump maker Muirlin has bought Torvale Foods.",
            "Pump maker Muirlin bought Torvale Foods for €9 million",
        ),
        # What the article never writes is no part of a name that it does write.
        (
            "Nuri Bank Zorks a $9 Million Line",
            "The lender Nuri Bank said so.",
            "Nuri Bank zorks a $9 million line",
        ),
        # A word that is small elsewhere, in a name all the same.
        (
            "Kestrel Bank Lends Holm Rail $9 Million",
            "The bank, Kestrel Bank, lends to Holm Rail.",
            "Kestrel Bank lends Holm Rail $9 million",
        ),
    ],
)
def test_the_article_says_what_is_a_name(title: str, body: str, reading: str) -> None:
    assert headline(title, body) == reading


@pytest.mark.parametrize(
    ("title", "reading"),
    [
        (
            "Nuri Foods to Buy Alder Mills for $3 Million",
            "Nuri Foods to buy Alder Mills for $3 million",
        ),
        (
            "Oslo-Based Gaon Will Build a Plant in Peru",
            "Oslo-based Gaon will build a plant in Peru",
        ),
        ("Alder Yards Wins Order from Halden Jets", "Alder Yards wins order from Halden Jets"),
        (
            "Nuri's New Owner: Alder Capital Pays $3 Million",
            "Nuri's new owner: Alder Capital pays $3 million",
        ),
        ("IBM and iVolt Plan a Plant Near Lagos", "IBM and iVolt plan a plant near Lagos"),
    ],
)
def test_words_that_are_written_small_are_no_names(title: str, reading: str) -> None:
    assert headline(title, "It was announced on Tuesday.") == reading


@pytest.mark.parametrize(
    "line",
    [
        "Gaon to build a mill in Peru",
        "Gaon Foods will build a mill in Perth. Alder Foods will not.",
        "Alder Foods, Nuri Mills, Holm Rail and Birk Yards are based there, said Jane Roe.",
    ],
)
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert headline(line, "The Plan is new.") == line


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("Gaon Foods Buys Alder Mills", True),
        ("Gaon Foods buys Alder Mills", False),
        ("Gaon Foods to Buy Mills in Peru and Chile", True),
        ("Nuri Gaon", False),
    ],
)
def test_most_longer_words_of_title_case_are_capitals(text: str, so: bool) -> None:
    assert in_title_case(text, GRAMMAR) is so


def test_spelling_tells_names_by_pairs_capitals_and_small_words() -> None:
    written = Spelling.of(["The mill of Alder Mills is new, and Gaon likes the plan."])
    asked = [
        ("Mills", "Alder", ""),
        ("Gaon", "", ""),
        ("Plan", "", ""),
        ("Zork", "Gaon", ""),
        ("Zork", "", ""),
    ]
    assert [written.is_name(*one) for one in asked] == [True, True, False, False, None]


@pytest.mark.parametrize(
    ("text", "investor", "recipient"),
    [
        (
            "Nuri Foods Buys Alder Mills for $3 Million\n\nIt said so on Tuesday.",
            "Nuri Foods",
            "Alder Mills",
        ),
        (
            "NURI FOODS BUYS ALDER MILLS FOR $3 MILLION\n\nIt said so on Tuesday.",
            "NURI FOODS",
            "ALDER MILLS",
        ),
    ],
)
def test_a_deal_told_only_there_is_found_and_quoted_as_written(
    text: str, investor: str, recipient: str
) -> None:
    (record,) = Extractor().extract_text(text, language="en").records
    assert record.investors[0].spans[0].text == investor
    assert record.recipients[0].spans[0].text == recipient


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=120))
def test_no_character_moves(text: str) -> None:
    title = f"Nuri Foods Buys Alder Mills {text}".title()
    reading = FINDER.readable(text_article(title, "en")).text
    assert len(reading) == len(title)
    assert reading.casefold() == title.casefold()
