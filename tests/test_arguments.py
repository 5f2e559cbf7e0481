"""What the library is given: taken as it is meant, or refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.finding.entities import Entity
from extractor.reading import Defaults

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
        (replace(ARTICLE, published=set()), "is no ISO date"),  # type: ignore[arg-type]
        (replace(ARTICLE, text=None), "not a string"),  # type: ignore[arg-type]
        (replace(ARTICLE, id=3), "article.id: is int"),  # type: ignore[arg-type]
        (replace(ARTICLE, language=["en"]), "article.language: is list"),  # type: ignore[arg-type]
        (replace(ARTICLE, title=b"a"), "article.title: is bytes"),  # type: ignore[arg-type]
        (replace(ARTICLE, title_span=(0, 4)), "article.title_span: is tuple"),  # type: ignore[arg-type]
        (replace(ARTICLE, offsets=None), "article.offsets: is NoneType"),  # type: ignore[arg-type]
        (replace(ARTICLE, apart="0"), "article.apart: is str"),  # type: ignore[arg-type]
    ],
)
def test_an_article_that_cannot_be_read_is_refused(article: Any, said: str) -> None:
    with pytest.raises(extractor.ExtractorError, match=said):
        extractor.Extractor().extract(article)


@pytest.mark.parametrize(
    ("entities", "said"),
    [
        (None, "entities: is NoneType"),
        (3, "entities: is int"),
        ("ORG", "entities: is str"),
        (["ORG"], r"entities\[0\]: 'ORG' is no entity"),
        ([(0, 6, "ORG"), (0, 6)], r"entities\[1\]: \(0, 6\) is no entity"),
        ([("0", 6, "ORG")], "is no entity"),
        ([(0.0, 6.0, "ORG")], "is no entity"),
        ([(0, 6, None)], "is no entity"),
        ([(-5, 6, "ORG")], "-5 to 6 is no place in a text of 70 characters"),
        ([(6, 0, "ORG")], "6 to 0 is no place"),
        ([(0, 71, "ORG")], "0 to 71 is no place"),
    ],
)
def test_entities_are_places_of_the_text(entities: Any, said: str) -> None:
    with pytest.raises(extractor.ExtractorError, match=said):
        extractor.Extractor().extract(ARTICLE, entities)


@pytest.mark.parametrize("triple", [(0, 5, "ORG"), [0, 5, "ORG"], Entity(0, 5, "ORG")])
def test_an_entity_is_any_triple(triple: Any) -> None:
    found = extractor.Extractor()
    text = "Zorvi told us that it was glad."
    article = found.extract_text(text, language="en").article
    (mention,) = found.extract(article, iter([triple])).mentions
    assert (mention.label, text[mention.start : mention.end]) == ("COMPANY", "Zorvi")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ("a.txt", "inputs: is str"),
        (Path("a.txt"), "inputs: is Posix"),
        (None, "inputs: is NoneType"),
        ([b"a.txt"], r"inputs\[0\]: is bytes"),
        (["a.txt", None], r"inputs\[1\]: is NoneType"),
    ],
)
def test_several_inputs_are_a_list_of_paths(inputs: Any, said: str) -> None:
    with pytest.raises(extractor.ExtractorError, match=said):
        list(extractor.Extractor().reader(Defaults()).read(inputs))


def test_paths_may_be_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    inputs: Any = [tmp_path / "a.txt"]
    (article,) = extractor.Extractor().reader(Defaults()).read(inputs)
    assert isinstance(article, extractor.Article)


@pytest.mark.parametrize("stdin", [b"a", "a", 3])
def test_standard_input_is_a_stream(stdin: Any) -> None:
    with pytest.raises(extractor.ExtractorError, match="stdin: is "):
        list(extractor.Extractor().reader(Defaults()).read(["-"], stdin=stdin))


@pytest.mark.parametrize("value", [b"a", 3, ["a"]])
def test_what_a_reader_is_given(value: Any) -> None:
    reading = extractor.Extractor().reader
    reader = reading(Defaults())
    with pytest.raises(extractor.ExtractorError, match="text: is "):
        reader.read_text(value, "a")
    with pytest.raises(extractor.ExtractorError, match="page: is "):
        reader.read_html(value, "a")
    with pytest.raises(extractor.ExtractorError, match="id: is "):
        reader.read_text(TEXT, value)
    with pytest.raises(extractor.ExtractorError, match="source: is "):
        reader.read_text(TEXT, "a", value)
    with pytest.raises(extractor.ExtractorError, match="defaults: is "):
        reader.read_text(TEXT, "a", None, value)
    with pytest.raises(extractor.ExtractorError, match="title: is "):
        reading(Defaults(title=value))


def test_the_day_of_a_reader_may_be_a_date() -> None:
    day: Any = date(2024, 7, 15)
    article = extractor.Extractor().reader(Defaults(published=day)).read_text(TEXT, "a")
    assert article.published == "2024-07-15"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(extractor.ExtractorError, match="is a folder"):
        extractor.read(tmp_path)


def test_a_name_that_no_file_can_have() -> None:
    for name in ("\ud800", "a\0b"):
        with pytest.raises(extractor.ExtractorError):
            extractor.read(name)


def test_a_digest_of_another_type() -> None:
    with pytest.raises(extractor.ExtractorError, match="sha256"):
        extractor.Document.from_dict({**ARTICLE.to_dict(), "sha256": ["a"]})
