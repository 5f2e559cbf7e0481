from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sandviken import FOUND, FULL, NOTHING, Found

from extractor.types import Article
from extractor.writing import record_line
from extractor.writing.jsonlines import array, lines

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_record_is_a_line() -> None:
    (text,) = lines([FOUND])
    assert text.endswith("}\n")
    assert [json.loads(line)["id"] for line in text.splitlines()] == [
        "rec_6b1f09c2d4aa",
        "rec_0123456789ab",
    ]


def test_lines_are_spaced_and_korean() -> None:
    (text,) = lines([FOUND])
    assert text.startswith('{"type": "record", "schema": 1, "id": "rec_6b1f09c2d4aa", "document": ')
    assert '"title": "AI 인프라"' in text


def test_an_article_begins_with_itself_and_its_mentions_by_position() -> None:
    (text,) = lines([FOUND], mentions=True, documents=True)
    found = [json.loads(line) for line in text.splitlines()]
    assert [line["type"] for line in found] == ["document"] + ["mention"] * 10 + ["record"] * 2
    starts = [line["span"]["start"] for line in found if line["type"] == "mention"]
    assert starts == sorted(starts)


def test_an_article_without_records_is_no_line() -> None:
    assert list(lines([NOTHING])) == [""]


def test_articles_are_written_one_by_one() -> None:
    def entries() -> Iterator[Found]:
        yield FOUND
        raise AssertionError

    assert next(lines(entries())).count("\n") == 2


def test_the_array_is_what_json_itself_writes() -> None:
    expected = json.dumps([record_line(FULL)] * 2, ensure_ascii=False, indent=2) + "\n"
    one = Found(FOUND.article, (), (FULL,))
    assert "".join(array([one, NOTHING, one])) == expected


def test_an_array_of_nothing() -> None:
    assert "".join(array([])) == "[]\n"
    assert "".join(array([NOTHING])) == "[]\n"


def test_an_array_of_everything() -> None:
    assert len(json.loads("".join(array([FOUND], mentions=True, documents=True)))) == 13


def test_odd_line_breaks_inside_a_string_stay_as_they_are() -> None:
    article = Article("a", "one\u2028two\x85three", "en")
    (document,) = json.loads("".join(array([Found(article, (), ())], documents=True)))
    assert document["text"] == "one\u2028two\x85three"
