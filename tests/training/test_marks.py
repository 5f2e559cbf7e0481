"""Marked text is read into clean text, spans and what they say; what cannot be read is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from training.articles import CorpusError, read_article
from training.marks import MarkError, read_marks

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """press: regional paper
place: UK
published: 2025-03-04
deal 1: investment committed
deal 2: grant announced part of 1 optional

Crisp maker to double output

{Pollard|who 1; whom 2} builds a hall for {£9m|sum 1 GBP 9m}, {£1.2m|sum 2 GBP 1.2m} of it from {Lewes|who 2 =Lewes Council}.
"""


@pytest.mark.parametrize(
    ("figure", "low", "high", "qualifier"),
    [
        ("EUR 300m", "300000000", "300000000", "exact"),
        ("KRW 3조5000억", "3500000000000", "3500000000000", "exact"),
        ("USD 1.2bn..1.5bn", "1200000000", "1500000000", "range"),
        ("INR 12crore at_most", "120000000", "120000000", "at_most"),
        ("JPY 1,250", "1250", "1250", "exact"),
    ],
)
def test_a_sum_is_read(figure: str, low: str, high: str, qualifier: str) -> None:
    _, (mark,) = read_marks(f"about {{words|sum 1 {figure}}} in all")
    value = mark.said[0].value
    assert value is not None
    assert (value.low, value.high, value.qualifier) == (Decimal(low), Decimal(high), qualifier)


@pytest.mark.parametrize(
    "marked",
    [
        "an {amount|sum EUR 3m}",
        "an {amount|sum 1 3m}",
        "an {amount|sum 1 EUR three}",
        "an {amount|no EUR 3m}",
        "a {name|name 1}",
        "a {name|who 1 Gaon}",
        "a {place|where 1 Poland}",
        "a {thing|what 1}",
        "an open { brace",
        "{ words|who 1}",
    ],
)
def test_what_is_no_mark_is_refused(marked: str) -> None:
    with pytest.raises(MarkError):
        read_marks(marked)


def test_an_article_is_read(tmp_path: Path) -> None:
    path = tmp_path / "en" / "en-0001.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    article = read_article(path)
    assert article.deals[2].part_of == 1
    assert article.deals[2].flags == {"optional"}
    words = [article.words(mark) for mark in article.marks]
    assert words == ["Pollard", "£9m", "£1.2m", "Lewes"]
    assert [article.line(mark) for mark in article.marks] == [9, 9, 9, 9]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("2025-03-04", "soon", 1),
        ("investment committed", "purchase committed", 4),
        ("press: regional paper\n", "", 1),
        ("{Pollard|who", "{Pollard|wow", 9),
    ],
)
def test_what_is_wrong_names_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    path = tmp_path / "en-0001.txt"
    path.write_text(ARTICLE.replace(old, new), encoding="utf-8")
    with pytest.raises(CorpusError, match=f":{line}: "):
        read_article(path)
