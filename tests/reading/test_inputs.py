"""What a person may name, and what is said where it leads to nothing."""

import io
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.reading import Failure, LanguageProfile, PageRules, Reader
from extractor.types import Article, Span

TEXT = "Plant\n\nThe firm is to invest in a plant."


def articles(found: list[Article | Failure]) -> list[Article]:
    assert not [str(item.error) for item in found if isinstance(item, Failure)]
    return [item for item in found if isinstance(item, Article)]


def told(found: list[Article | Failure]) -> list[str]:
    return [str(item.error) for item in found if isinstance(item, Failure)]


def write(path: Path, content: str | bytes = TEXT) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_a_text_file(reader: Reader, tmp_path: Path) -> None:
    name = write(tmp_path / "a.txt")
    (article,) = articles(list(reader.read([name])))
    assert (article.id, article.source, article.language) == (name, name, "en")
    assert (article.title, article.title_span) == ("Plant", (0, 5))
    assert article.text == TEXT
    assert article.quote(article.title_span or Span(0, 0)).raw_end == 5


def test_a_folder_in_order_without_what_is_no_article(rules: PageRules, tmp_path: Path) -> None:
    notes: list[str] = []
    for name in (
        "b.txt",
        "a.md",
        "deep/c.txt",
        ".x.txt",
        "README.md",
        "a.golden.json",
        "r.toml",
        "p.png",
    ):
        write(tmp_path / name)
    write(tmp_path / ".git" / "d.txt")
    reader = Reader(
        [LanguageProfile("en", "[A-Za-z]", frozenset(["the"]))], rules, note=notes.append
    )
    found = articles(list(reader.read([str(tmp_path)])))
    assert [Path(item.id).name for item in found] == ["a.md", "b.txt", "c.txt"]
    assert notes == [f"{tmp_path}: 5 files that are no articles were skipped"]


def test_a_pattern(reader: Reader, tmp_path: Path) -> None:
    write(tmp_path / "a1.txt")
    write(tmp_path / "a2.txt")
    write(tmp_path / "b.txt")
    found = articles(list(reader.read([str(tmp_path / "a*.txt")])))
    assert [Path(item.id).name for item in found] == ["a1.txt", "a2.txt"]


def test_a_name_with_brackets_is_a_name(reader: Reader, tmp_path: Path) -> None:
    assert articles(list(reader.read([write(tmp_path / "[1].txt")])))


def test_a_list(reader: Reader, tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    names = write(tmp_path / "list", f"\ufeff{second}\n\n{first}\r\n")
    assert [item.id for item in articles(list(reader.read(["@" + names])))] == [second, first]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.txt", "no such file (give a file, a folder, a pattern or -)"),
        ("*.none", "holds no articles (articles are files in .txt .md .html .htm .jsonl"),
        ("void", "holds no articles"),
        ("@gone", "no such file"),
        ("blank.txt", "is empty"),
        ("@blank.txt", "the list is empty (give one path a line)"),
        ("x" * 5000, "file name too long"),
        ("nul\0.txt", "no such file"),
    ],
)
def test_an_input_that_leads_nowhere(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "void").mkdir()
    write(tmp_path / "blank.txt", " \n")
    good = write(tmp_path / "good.txt")
    found = list(reader.read([name, good]))
    (said,) = told(found)
    assert said.startswith(f"{name}: ")
    assert message in said
    assert found[-1].source == good


def test_a_file_that_may_not_be_read(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read everything, so the refusal is made here."""
    name = write(tmp_path / "a.txt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    assert told(list(reader.read([name]))) == [f"{name}: may not be read: permission denied"]


def test_a_wrong_form(reader: Reader) -> None:
    with pytest.raises(
        InputError, match=r"pdf: no such form \(one of auto, text, html, jsonl, json\)"
    ):
        list(reader.read([], form="pdf"))


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (TEXT, ["stdin"]),
        ('{"text": "The end of it"}\n{"text": "The sum of it", "id": "b"}', ["stdin:1", "b"]),
        ('{\n "text": "The end of it"}', ["stdin"]),
        ('[{"text": "The end of it"}]', ["stdin:1"]),
        ("{curly} is the name of it", ["stdin"]),
        ("<p>The firm is to invest in a plant.", ["stdin"]),
        ("<b> The sign of the firm", ["stdin"]),
    ],
)
def test_standard_input_by_its_beginning(reader: Reader, content: str, ids: list[str]) -> None:
    found = articles(list(reader.read(["-"], stdin=io.BytesIO(content.encode()))))
    assert [item.id for item in found] == ids
    assert "<p>" not in found[0].text


def test_nothing_on_standard_input(reader: Reader) -> None:
    assert told(list(reader.read(["-"], stdin=io.BytesIO(b" \n")))) == ["stdin: is empty"]
    assert told(list(reader.read(["-"]))) == ["-: there is no standard input"]
