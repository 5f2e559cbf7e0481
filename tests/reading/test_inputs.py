"""What a person may name, and what is said where it leads to nothing."""

import io
import os
import threading
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.reading import Failure, LanguageProfile, PageRules, Reader, streams
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
    assert notes == [f"{tmp_path}: passed over 5 files (no articles)"]


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

    monkeypatch.setattr(Path, "open", refuse)
    assert told(list(reader.read([name]))) == [f"{name}: may not be read: permission denied"]


def test_a_wrong_form(reader: Reader) -> None:
    with pytest.raises(
        InputError, match=r"pdf: no such form \(one of auto, text, html, jsonl, json, csv\)"
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
    assert told(list(reader.read(["-"]))) == ["-: there is no standard input (give a file)"]


@pytest.mark.parametrize("name", ["article", "article.txt"])
def test_json_lines_without_a_telling_name(reader: Reader, tmp_path: Path, name: str) -> None:
    """A name that says nothing is read by its beginning; one that says text is believed."""
    lines = '{"text": "The end of it"}\n{"text": "The sum of it"}\n'
    found = articles(list(reader.read([write(tmp_path / name, lines)])))
    assert len(found) == (1 if name.endswith(".txt") else 2)


BINARY = {
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj": "a PDF document, no text (save its text first, for instance with pdftotext)",
    b"\xff\xd8\xff\xe0\0\x10JFIF\0": "a JPEG picture, no text (pictures are not read: give its text)",
    b"\x89PNG\r\n\x1a\n\0\0": "a PNG picture, no text",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + "HwpSummaryInformation".encode("utf-16-le"): "a Hangul document (.hwp)",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0": "an old Office document, no text",
    b"{\\rtf1\\ansi Gaon}": "a Rich Text document, no text",
    b"SQLite format 3\0\x10\0": "an SQLite database, no text (export its articles as JSON lines)",
    b"\x7fELF\x02\x01\x01\0": "a program (ELF), no text",
    b"MZ\x90\0\x03": "a program (Windows), no text",
    b"GIF89a\x01\0": "a GIF picture, no text",
    b"RIFF\x10\0\0\0WEBPVP8 ": "a WebP picture, no text",
    b"\0\0\0\x18ftypmp42\0": "a video or sound recording, no text (give its transcript)",
    b"ID3\x04\0\0": "a sound recording (MP3), no text",
    b"words\0more": "no text: byte 5 is NUL (give text, HTML or JSON lines, saved as UTF-8)",
    b"\x01\x02\x03\x04": "no text: it is full of control characters (give text",
}


@pytest.mark.parametrize("data", BINARY, ids=lambda data: repr(data[:8]))
@pytest.mark.parametrize("name", ["a", "a.txt", "a.html", "a.jsonl", "a.json", "a.pdf"])
def test_what_is_no_text_is_named(reader: Reader, tmp_path: Path, data: bytes, name: str) -> None:
    path = write(tmp_path / name, data)
    (said,) = told(list(reader.read([path])))
    assert said.startswith(f"{path}: is {BINARY[data]}")


@pytest.mark.parametrize(
    "text", ["MZ is the name of the firm.", "ID3 of the plan", "BZh, said the man"]
)
def test_texts_that_begin_as_files_do(reader: Reader, tmp_path: Path, text: str) -> None:
    assert articles(list(reader.read([write(tmp_path / "a.txt", text)])))


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    return path


def writing(path: Path, *parts: bytes) -> threading.Thread:
    def write_parts() -> None:
        with path.open("wb", buffering=0) as stream:
            for part in parts:
                stream.write(part)

    thread = threading.Thread(target=write_parts, daemon=True)
    thread.start()
    return thread


def test_a_pipe_is_read_to_its_end(reader: Reader, pipe: Path) -> None:
    thread = writing(pipe, b"Plant\n\nThe firm is to ", b"invest in a plant.")
    (article,) = articles(list(reader.read([str(pipe)])))
    thread.join()
    assert article.text == TEXT


def test_a_pipe_of_json_lines(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    thread = writing(path, b'{"text": "The end of it"}\n{"text": "The su', b'm of it"}\n')
    assert len(articles(list(reader.read([str(path)])))) == 2
    thread.join()


def test_a_list_that_comes_out_of_a_pipe(reader: Reader, pipe: Path, tmp_path: Path) -> None:
    thread = writing(pipe, write(tmp_path / "a.txt").encode())
    assert len(articles(list(reader.read([f"@{pipe}"])))) == 1
    thread.join()


@pytest.mark.parametrize("prefix", ["", "@"])
def test_a_pipe_that_nobody_writes_into(
    reader: Reader, pipe: Path, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 0.05)
    (said,) = told(list(reader.read([f"{prefix}{pipe}"])))
    assert said.startswith(f"{prefix}{pipe}: is a named pipe into which nothing was written for")


def test_a_pipe_whose_writer_falls_asleep(
    reader: Reader, pipe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 0.2)
    awake = threading.Event()

    def write_and_sleep() -> None:
        with pipe.open("wb", buffering=0) as stream:
            stream.write(b"The firm")
            awake.wait(10)

    thread = threading.Thread(target=write_and_sleep, daemon=True)
    thread.start()
    (said,) = told(list(reader.read([str(pipe)])))
    awake.set()
    thread.join()
    assert "nothing was written for" in said


@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero", "@/dev/zero"])
def test_a_device_is_refused(reader: Reader, name: str) -> None:
    mend = "give a file, or - for standard input"
    assert told(list(reader.read([name]))) == [f"{name}: is a device, no article ({mend})"]


def test_pipes_in_a_folder_are_not_waited_for(reader: Reader, pipe: Path) -> None:
    write(pipe.parent / "a.txt")
    for name in (str(pipe.parent), str(pipe.parent / "*.txt")):
        found = list(reader.read([name]))
        assert [Path(item.id).name for item in found if isinstance(item, Article)] == ["a.txt"]
        what = "is a named pipe, which is not waited for in a folder (name it itself)"
        assert told(found) == [f"{pipe}: {what}"]


def test_a_pipe_beside_a_page_is_not_waited_for(reader: Reader, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.fetch.json")
    assert articles(list(reader.read([write(tmp_path / "a.txt")])))


def test_json_lines_that_are_no_text_fail_and_stdin_does_not_break_off(reader: Reader) -> None:
    found = reader.read(
        ["-", str(Path(__file__).parents[2] / "no-such-file")], "jsonl", io.BytesIO(b'{"a\0')
    )
    assert [failed.error.what for failed in found if isinstance(failed, Failure)] == [
        "is no text: byte 3 is NUL",
        "no such file",
    ]
