"""What the program promises of inputs, however they are written and however they come: file, stdin, JSON lines, any bytes."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from quoting import quotes

from extractor.cli import commands
from extractor.errors import InputError
from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.rules.inventory import kinds, languages
from extractor.types import Article
from extractor.writing.jsonlines import lines
from extractor.writing.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from extractor.reading import Failure

SENTENCES = (
    *(
        "가온전자는 폴란드에 3억 유로(약 4000억 원)를 투자한다고 15일 밝혔다.",
        "매출은 5조3000억원이었다.",
    ),
    *(
        "㈜누리바이오가 시리즈B로 120억원을 유치했다.",
        "다온은 2027년 5월까지 울산에 3~4천억원을 들여 공장을 짓는다.",
    ),
    *(
        "Gaon Electronics will invest €300 million ($3.2 billion) in Poland by 2030.",
        "Sales rose 7%.",
    ),
    *("Nuri Foods agreed to buy Orvik for £1,250,000, of which £50,000 is paid in cash.", "\n\n"),
    *(
        "Alder won a Rs 400 crore order from Norway's defence ministry.",
        "가온 invested 20 million달러 in 美 회사.",
    ),
)
FULL_WIDTH = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
HALF_WIDTH = str.maketrans("ㄱㄴㄷㅏㅑㅣ", "ﾡﾤﾧￂￃￜ")
# Hidden and directing characters, joiners, controls, halves of pairs, and marks that go with any letter.
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u061c\u200e\u202a\u202e\u202c\u2066\u2069\x00\x07\x1b\x85\u2028\u3164\ud800\udfff\u0301\u20e3"
DISGUISES: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFKD", text),
    lambda text: text.translate(DIGITS),
    lambda text: text.translate(FULL_WIDTH),
    lambda text: text + "ㄱㄴㅏㅣ".translate(HALF_WIDTH) + "ᄀ",
)
EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences of both languages, each written in some way, with characters put in that nobody sees."""
    pieces = draw(
        st.lists(
            st.tuples(st.sampled_from(SENTENCES), st.sampled_from(DISGUISES)),
            min_size=1,
            max_size=6,
        )
    )
    text = " ".join(disguise(sentence) for sentence, disguise in pieces)
    for share, letter in draw(
        st.lists(st.tuples(st.floats(0, 1), st.sampled_from(UNSEEN)), max_size=8)
    ):
        at = int(share * len(text))
        text = text[:at] + letter + text[at:]
    return text


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema(kinds(), languages()))


def printed(article: Article) -> list[dict[str, Any]]:
    """All lines that an article can give, each right by the schema."""
    result = extractor().extract(article)
    text = "".join(lines([result], mentions=True, documents=True))
    found = [json.loads(line) for line in text.splitlines()]
    for line in found:
        assert validator().is_valid(line), line
    return found


def assert_promises(article: Article, raw: str | None = None) -> None:
    found = printed(article)
    records = [line for line in found if line["type"] == "record"]
    assert len({record["id"] for record in records}) == len(records)
    for quote in quotes(found):
        assert article.text[quote["start"] : quote["end"]] == quote["text"] != ""
        if raw is not None and "raw_in" not in quote:
            assert 0 <= quote["raw_start"] < quote["raw_end"] <= len(raw)


@pytest.mark.slow
@EXAMPLES
@given(texts(), st.sampled_from(["ko", "en", None]))
def test_any_text_keeps_them(text: str, language: str | None) -> None:
    try:
        article = extractor().reader(Defaults(language)).read_text(text, "x")
    except InputError:
        return
    assert_promises(article, text)


@pytest.mark.slow
@EXAMPLES
@given(texts(), st.booleans())
def test_any_page_keeps_them(text: str, bare: bool) -> None:
    raw = text if bare else f"<html><body><article><p>{text}</p></article></body></html>"
    try:
        article = extractor().reader(Defaults()).read_html(raw, "x")
    except InputError:
        return
    assert_promises(article, raw)


@pytest.mark.slow
@EXAMPLES
@given(
    st.lists(st.binary(max_size=30) | texts().map(lambda text: text.encode("utf-8", "surrogatepass")), max_size=4),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.zip", "a.eml", "a"]),
)  # fmt: skip
def test_any_bytes_are_articles_or_failures(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes], name: str
) -> None:
    path = tmp_path_factory.mktemp("bytes") / name
    path.write_bytes(b" ".join(pieces))
    for found in extractor().reader(Defaults()).read([str(path)]):
        if isinstance(found, Article):
            assert_promises(found)
        else:
            assert str(found)


def said(found: Sequence[Article | Failure]) -> list[list[dict[str, Any]]]:
    """What articles say apart from their names; what a record is part of by its number among the lines."""
    told = [printed(one) for one in found if isinstance(one, Article)]
    for article in told:
        numbers = {line.get("id"): number for number, line in enumerate(article)}
        for line in article:
            if line.get("part_of"):
                line["part_of"] = numbers[line["part_of"]]
            for key in ("id", "document", "source"):
                line.pop(key, None)
    return told


@pytest.mark.slow
@EXAMPLES
@given(texts(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_file_stdin_and_a_json_line_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, text: str, encoding: str
) -> None:
    # Halves of pairs and U+FEFF at the beginning are of no encoding's text.
    text = text.encode(errors="replace").decode().lstrip("\ufeff").replace("\x00", "")
    folder = tmp_path_factory.mktemp("ways")
    (folder / "a.txt").write_bytes(text.encode(encoding))
    (folder / "a.jsonl").write_text(json.dumps({"text": text}), encoding="ascii")
    reader = extractor().reader(Defaults())
    as_file, as_line = (
        said(list(reader.read([str(folder / name)]))) for name in ("a.txt", "a.jsonl")
    )
    as_stdin = said(list(reader.read(["-"], "text", BytesIO(text.encode(encoding)))))
    assert as_file == as_line == as_stdin


RUN = ["run", "-", "--from", "jsonl", "--mentions", "--documents", "--format", "jsonl", "-j", "1"]


def run(inputs: Sequence[bytes], folder: Path) -> tuple[list[str], list[str]]:
    """The lines of a run over lines of JSON, and those of its failures, all right by the schema."""
    errors = folder / "errors.jsonl"
    command = [*RUN, "--errors", str(errors), "--log-format", "json"]
    done = CliRunner().invoke(commands, command, input=b"\n".join(inputs))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    failures = errors.read_text(encoding="utf-8").splitlines() if errors.exists() else []
    for line in (*done.stdout.splitlines(), *done.stderr.splitlines(), *failures):
        assert validator().is_valid(json.loads(line)), line
    return done.stdout.splitlines(), failures


def of(name: str, found: Sequence[str]) -> list[str]:
    """The lines of the document of this name."""
    read = [(json.loads(line), line) for line in found]
    return [
        text for line, text in read if name in (line.get("id"), line.get("document", {}).get("id"))
    ]


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(texts(), min_size=2, max_size=4), st.integers(0, 3), st.booleans())
def test_an_input_that_is_taken_out_changes_no_other(
    tmp_path_factory: pytest.TempPathFactory, articles: list[str], at: int, broken: bool
) -> None:
    folder = tmp_path_factory.mktemp("others")
    names = [f"d{number}" for number in range(len(articles))]
    inputs = [
        json.dumps({"id": name, "text": text}).encode()
        for name, text in zip(names, articles, strict=True)
    ]
    out = at % len(inputs)
    inputs[out] = b'{"text": 5' if broken else inputs[out]
    whole, _ = run(inputs, folder)
    rest, _ = run([one for number, one in enumerate(inputs) if number != out], folder)
    for name in names[:out] + names[out + 1 :]:
        assert of(name, whole) == of(name, rest)
