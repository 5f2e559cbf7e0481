"""JSON objects, one a line or in a list."""

import json
from pathlib import Path

import pytest

from extractor.reading import Failure, Reader
from extractor.types import Article


def read(reader: Reader, path: Path, content: str | bytes) -> list[Article | Failure]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(reader.read([str(path)]))


def test_every_field(reader: Reader, tmp_path: Path) -> None:
    fields = {
        "id": "x",
        "text": "Plant\n\nThe sum of it.",
        "published": "2024-07-15",
        "language": "en",
        "url": "https://example.com",
        "title": "Plant",
    }
    (found,) = read(reader, tmp_path / "a.jsonl", json.dumps(fields))
    assert isinstance(found, Article)
    assert {name: getattr(found, name) for name in fields} == fields
    assert found.source == str(tmp_path / "a.jsonl")


def test_ids_are_lines_and_duplicates_stay(reader: Reader, tmp_path: Path) -> None:
    content = '\ufeff{"text": "The end of it"}\r\n\r\n{"text": "The end of it", "id": 7}\n{"text": "The end of it", "id": "7"}'
    found = read(reader, tmp_path / "a.jsonl", content)
    assert [item.id for item in found if isinstance(item, Article)] == [
        f"{tmp_path}/a.jsonl:1",
        "7",
        "7",
    ]


def test_html_in_a_line(reader: Reader, tmp_path: Path) -> None:
    page = "<h1>The new plant</h1><p>The firm is to invest &amp; hire in the town.</p>"
    (found,) = read(reader, tmp_path / "a.jsonl", json.dumps({"html": page}))
    assert isinstance(found, Article)
    start = found.text.index("&")
    assert page[slice(*found.offsets.to_raw(start, start + 1))] == "&amp;"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"body": 1, "id": "x"}', ':2: has no text; its keys: body, id (give "text" or "html")'),
        ("{}", ":2: has no text; its keys: none"),
        ('{"text": " "}', ":2: has no text"),
        ('{"text": }', ":2:10: is no JSON: Expecting value"),
        ("The sum of it", ":2:1: is no JSON: Expecting value"),
        ("[1]", ":2: is a list, not an object"),
        ("null", ":2: is null, not an object"),
        ('{"text": 5}', ':2: "text" is a number, not a string'),
        ('{"text": "The", "url": ["x"]}', ':2: "url" is a list, not a string'),
        ('{"text": "The", "id": true}', ':2: "id" is true or false, not a string'),
        ('{"text": "The", "published": "soon"}', ":2: published 'soon' is no date"),
        ('{"text": "The", "language": "fr"}', ":2: no rules for the language 'fr' (known: ko, en)"),
        ('{"text": "a\\ud83d of"}', ':2: "text" holds half a character (a lone surrogate) at 1'),
        ("[" * 100_000, ":2: cannot be read as JSON: too deep"),
        ('{"text": ' + "1" * 5000 + "}", ":2: cannot be read as JSON: a number is too long"),
        ('{"html": "<p>"}', ":2: the page has no article text"),
        ("\x00", ":2: is no text: byte 0 is NUL"),
    ],
)
def test_a_bad_line_among_good_ones(
    reader: Reader, tmp_path: Path, line: str, message: str
) -> None:
    good = '{"text": "The end of it"}\n'
    found = read(reader, tmp_path / "a.jsonl", f"{good}{line}\n{good}")
    first, bad, last = found
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Failure)
    assert bad.source == f"{tmp_path}/a.jsonl:2"
    assert str(bad.error).startswith(f"{tmp_path}/a.jsonl{message}")


def test_a_file_that_is_one_object_or_a_list(reader: Reader, tmp_path: Path) -> None:
    (one,) = read(reader, tmp_path / "a.json", '{\n"text": "The end of it"\n}')
    assert isinstance(one, Article)
    assert one.id == str(tmp_path / "a.json")
    found = read(reader, tmp_path / "b.json", '[{"text": "The end of it"}, 3]')
    assert [item.id for item in found if isinstance(item, Article)] == [f"{tmp_path}/b.json:1"]
    assert [str(item.error) for item in found if isinstance(item, Failure)] == [
        f'{tmp_path}/b.json:2: is a number, not an object (give objects such as {{"id": "1", "text": "…"}})'
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", "{\n x", ":2:2: is no JSON: Expecting property name enclosed in double quotes"),
        ("a.json", "[]", ": holds no articles: the list is empty"),
        ("a.json", " ", ": is empty"),
        ("a.jsonl", "\n\n", ": is empty"),
        ("a.jsonl", "", ": is empty"),
    ],
)
def test_a_bad_file(reader: Reader, tmp_path: Path, name: str, content: str, message: str) -> None:
    (found,) = read(reader, tmp_path / name, content)
    assert isinstance(found, Failure)
    assert str(found.error).startswith(f"{tmp_path}/{name}{message}")
