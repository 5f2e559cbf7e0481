"""What the library is given: taken as it is meant, or refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import extractor

TEXT = "Norvik Energy will invest $2.5 billion in Portugal, it said on Monday."
ARTICLE = extractor.extract(TEXT).document


@pytest.mark.parametrize("text", [TEXT.encode(), None, 3, [TEXT], Path("a.txt"), {}])
def test_only_a_string_is_a_text(text: Any) -> None:
    with pytest.raises(extractor.ExtractorError, match="not a string"):
        extractor.extract(text)


@pytest.mark.parametrize(
    "day",
    [date(2024, 7, 15), datetime(2024, 7, 15, 23, 50, tzinfo=UTC), "2024-07-15", "15 July 2024"],
)
def test_a_day_may_be_a_date(day: Any) -> None:
    record = extractor.extract(TEXT, published=day).records[0]
    assert record.document.published == "2024-07-15"
    assert record.announced
    assert record.announced.date == "2024-07-15"


@pytest.mark.parametrize(
    "day", ["03/04/2024", "3.4.2024", "12-11-2024", "1/2/2024 10:00", " 3/4/2024"]
)
def test_a_day_that_may_be_two_is_refused(day: str, tmp_path: Path) -> None:
    with pytest.raises(extractor.ExtractorError, match="may be two days"):
        extractor.extract(TEXT, published=day)
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(extractor.ExtractorError, match="may be two days"):
        extractor.read(tmp_path / "a.txt", published=day)


@pytest.mark.parametrize(
    ("day", "read"),
    [("13/04/2024", "2024-04-13"), ("04/13/2024", "2024-04-13"), ("04/04/2024", "2024-04-04")],
)
def test_a_day_that_can_be_but_one_is_taken(day: str, read: str) -> None:
    assert extractor.extract(TEXT, published=day).document.published == read


@pytest.mark.parametrize("name", ["language", "published", "title", "url"])
@pytest.mark.parametrize("value", [3, b"ko", ["ko"]])
def test_what_is_no_string_is_refused(name: str, value: Any) -> None:
    with pytest.raises(extractor.ExtractorError, match=f"{name}: is "):
        extractor.extract(TEXT, **{name: value})


def test_an_article_says_itself_what_it_is() -> None:
    untyped: Any = extractor.extract
    with pytest.raises(extractor.ExtractorError, match="has its own published"):
        untyped(ARTICLE, published="2024-07-15")


@pytest.mark.parametrize("path", [None, 3, b"a.txt", ["a.txt"]])
def test_only_a_path_is_a_path(path: Any) -> None:
    with pytest.raises(extractor.ExtractorError, match="give a path"):
        extractor.read(path)


@pytest.mark.parametrize("rules", [3, b"mine", ["mine"]])
def test_only_a_folder_holds_rules(rules: Any) -> None:
    with pytest.raises(extractor.ExtractorError, match="give a folder"):
        extractor.Extractor(rules)


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (TEXT, "not an Article"),
        (None, "not an Article"),
        (replace(ARTICLE, language="de"), "known: en, ko"),
        (replace(ARTICLE, published="03/04/2024"), "is no ISO date"),
        (replace(ARTICLE, published=date(2024, 7, 15)), "is no ISO date"),  # type: ignore[arg-type]
        (replace(ARTICLE, text=None), "not a string"),  # type: ignore[arg-type]
    ],
)
def test_an_article_that_cannot_be_read_is_refused(article: Any, said: str) -> None:
    with pytest.raises(extractor.ExtractorError, match=said):
        extractor.Extractor().extract(article)
