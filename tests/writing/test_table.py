from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from sandviken import ARTICLE, BARE, FOUND, FULL, NOTHING, Found

from extractor.terminal import one_line
from extractor.types import Amount
from extractor.writing.display import figure, money
from extractor.writing.table import blocks


def table(width: int = 100) -> str:
    return "".join(blocks([NOTHING, FOUND], width=width))


@pytest.mark.parametrize(
    "words",
    [
        "AI 인프라 (seed.txt)",
        "Microsoft",
        "→ 산드비켄 시",
        "Sandviken, Sweden",
        "SEK 33.7bn",
        "= ~ KRW 4.4tn",
        "2024-06",
        "P2Y",
        "announced",
        "cumulative",
        "part of a total",
        "“마이크로소프트(MS)가 스웨덴",
    ],
)
def test_says(words: str) -> None:
    assert words in table(160)


def test_columns_stand_in_the_order_of_the_question() -> None:
    head = table().splitlines()[0]
    assert head.split("  ")[0] == "Who"
    assert [head.index(name) for name in ("Where", "How much", "When", "Status")] == sorted(
        head.index(name) for name in ("Where", "How much", "When", "Status")
    )


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, table(width).splitlines())) <= width


def test_the_sentence_is_whole_however_narrow() -> None:
    squeezed = table(40).replace("\n", "").replace(" ", "")
    assert FULL.evidence[0].text.replace(" ", "") in squeezed


def test_columns_line_up_after_hangul() -> None:
    record = replace(FULL, investors=(replace(FULL.investors[0], name="두루미고개벤처스"),))
    lines = "".join(blocks([Found(ARTICLE, (), (record, FULL))])).splitlines()
    starts = [cell_len(line[: line.index("SEK")]) for line in lines if "SEK" in line]
    assert len(set(starts)) == 1


def test_no_colour_unless_asked_for() -> None:
    assert "\x1b" not in table()


def test_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in "".join(blocks([FOUND], colour=True))


def test_articles_without_records_have_no_block() -> None:
    assert list(blocks([NOTHING])) == []


def test_what_is_not_said_is_a_dash() -> None:
    *_, row = "".join(blocks([Found(ARTICLE, (), (BARE,))])).splitlines()[:-1]
    assert row.split() == ["–", "–", "–", "–", "planned"]


def test_brackets_are_no_markup_and_commands_are_harmless() -> None:
    article = replace(ARTICLE, title="[bold]속보[/bold] \x1b[2J :smile:")
    text = "".join(blocks([Found(article, (), (BARE,))]))
    assert "[bold]속보[/bold] �[2J :smile: (seed.txt)" in text


@pytest.mark.parametrize(
    ("number", "short"),
    [
        ("0", "0"),
        ("0.5", "0.5"),
        ("999", "999"),
        ("950000", "950,000"),
        ("1000000", "1m"),
        ("25000000000", "25bn"),
        ("1234567891", "1,234,567,891"),
        ("8800000000000", "8.8tn"),
        ("1500000000000000", "1500tn"),
    ],
)
def test_figure(number: str, short: str) -> None:
    assert figure(number) == short


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        ("exact", "USD 5bn"),
        ("approx", "~ USD 5bn"),
        ("at_least", "≥ USD 5bn"),
        ("at_most", "≤ USD 5bn"),
        ("more_than", "> USD 5bn"),
        ("less_than", "< USD 5bn"),
    ],
)
def test_money(qualifier: str, text: str) -> None:
    assert money(Amount("5000000000", "5000000000", "USD", "stated", qualifier, ())) == text


def test_one_line() -> None:
    assert one_line(" a\r\n\tb\x07 ") == "a b�"
