"""`extractor clean`: the article alone, its places in the input, and what was left out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.cli import commands

FIRST = "The firm is to invest €3 million in a plant near the harbour of the town."
PAGE = (
    "<html><head><title>A new plant | Gazette</title></head><body><nav>Home</nav>"
    "<h1>A new plant</h1><p>Published: 15 July 2024</p>"
    f"<div><p>Roe &amp; Sons</p><p>{FIRST}</p><p>© 2024 Gazette</p></div>"
    "<button>Subscribe</button></body></html>"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def clean(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(commands, ["clean", *map(str, arguments)], input=given)


def test_what_is_known_and_the_text(page: Path) -> None:
    result = clean(page)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"source: {page}\nencoding: utf-8\ntitle: A new plant (h1)\n"
        "published: 2024-07-15 (line en-published)\nlanguage: en (text)\n\n"
        f"Roe & Sons\n\n{FIRST}\n"
    )


@pytest.mark.parametrize("unit", ["characters", "bytes"])
def test_places(page: Path, unit: str) -> None:
    """Start and length of each run of the text, in the order of the text."""
    in_bytes = unit == "bytes"
    result = clean(page, "--spans", *["--bytes"] * in_bytes)
    rows = [line.split("\t") for line in result.stdout.splitlines() if "\t" in line]
    assert [said for _, _, said in rows] == ["A new plant", "Roe", "&", "Sons", FIRST]
    raw = PAGE.encode() if in_bytes else PAGE
    cut = [raw[int(start) : int(start) + int(length)] for start, length, _ in rows]
    said = [one.decode() if isinstance(one, bytes) else one for one in cut]
    assert [one.strip() for one in said] == ["A new plant", "Roe", "&amp;", "Sons", FIRST]


def test_what_was_left_out(page: Path) -> None:
    result = clean(page, "--removed")
    rows = [line.split("\t") for line in result.stdout.splitlines() if "\t" in line]
    assert [(rule, said) for _, _, rule, said in rows] == [
        ("nav", "Home"),
        ("outside", "Published: 15 July 2024"),
        ("drop.copyright", "© 2024 Gazette"),
        ("unseen", "Subscribe"),
    ]
    for start, length, _, said in rows:
        assert said in PAGE[int(start) : int(start) + int(length)]


def test_several_inputs_and_one_that_fails(page: Path, tmp_path: Path) -> None:
    empty = tmp_path / "b.html"
    empty.write_text("<p>No.</p>")
    result = clean(page, empty, page)
    assert result.exit_code == 3
    assert result.stdout.count("source: ") == 2
    assert "b.html: the page has no article text" in result.stderr


def test_a_part_of_a_file_has_no_bytes(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps({"id": "1", "text": FIRST}) + "\n")
    assert clean(lines, "--spans").exit_code == 0
    result = clean(lines, "--spans", "--bytes")
    assert result.exit_code == 2
    assert "has no bytes of its own" in result.stderr


def test_pasted_text() -> None:
    result = clean("-", "--removed", given=f"Home > Business\n\nA new plant\n\n{FIRST}\n")
    assert "title: A new plant (first line)" in result.stdout
    assert "0\t15\tdrop.section-name\tHome > Business" in result.stdout
