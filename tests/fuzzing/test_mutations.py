"""Ten thousand spoiled texts and pages: no error but of the input, and every span's slice is its quote."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from quoting import quotes
from targets import TARGETS, fuzz

from extractor.errors import InputError
from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.writing import mention_line, record_line

if TYPE_CHECKING:
    from extractor.reading import Reader
    from extractor.types import Article

SAMPLES = Path(__file__).parents[2] / "samples"
PIECES: list[str] = [
    piece
    for path in sorted([*SAMPLES.glob("*/*.txt"), *SAMPLES.glob("*/*.html")])
    for piece in re.findall(r"[^<>\n{}]{20,260}", path.read_text(encoding="utf-8", errors="ignore"))
    if not piece.isspace()
]
BATCHES, EACH = 20, 500
FIGURES = "3 1,234.5 $100-50 €500~100 2024-03-15 3조5000억 천천천 1/0 0% -7 9999999999999 ½ '24 13월 31.2.24"
BRACKETS = "( ) [ ] （ ） 「 」 “ ” ‘ ' \" < > { }"
SIGNS = ", . ; : — – - ~ ± + % & · / | … ? ! # * ㈜ $ € ¥ £ ₩"
HIDDEN = ["\x00", "\x1f", "\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u202e", "\u00a0", "\u3000", "\r", "\n\n", "\t", "\x85", "\u2028"]  # fmt: skip
SCRIPTS = ["億", "万円", "млн", "مليون", "３００", "ﬁ", "İ", "ß", "é", "e\u0301", "각", "\u1100\u1161", "\ud800", "😀", "K\u030a"]  # fmt: skip
MARKUP = ["<b>", "</p>", "<p>", "<div><div>", "<!--", "-->", "&nbsp;", "&#x110000;", "&lt;p&gt;", "<a href='", "<script>", "</div>", "<br/>", "<![CDATA[", "&amp", "<td>"]  # fmt: skip
WORDS = [*FIGURES.split(), *BRACKETS.split(), *SIGNS.split(), *HIDDEN, *SCRIPTS, *MARKUP]
Change = Callable[[random.Random, str], str]


def _stretch(dice: random.Random, text: str) -> tuple[int, int]:
    start = dice.randrange(len(text) + 1)
    return start, min(len(text), start + dice.randrange(1, 25))


def deleted(dice: random.Random, text: str) -> str:
    start, end = _stretch(dice, text)
    return text[:start] + text[end:]


def doubled(dice: random.Random, text: str) -> str:
    start, end = _stretch(dice, text)
    return text[:end] + text[start:end] * dice.randrange(1, 4) + text[end:]


def swapped(dice: random.Random, text: str) -> str:
    start, end = _stretch(dice, text)
    other = dice.randrange(end, len(text) + 1)
    return text[:start] + text[end:other] + text[start:end] + text[other:]


def inserted(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(WORDS) + text[at:]


def spliced(dice: random.Random, text: str) -> str:
    other = dice.choice(PIECES)
    start, end = _stretch(dice, other)
    at = dice.randrange(len(text) + 1)
    return text[:at] + other[start:end] + text[at:]


def cut(dice: random.Random, text: str) -> str:
    return text[: dice.randrange(len(text) // 2, len(text) + 1)]


CHANGES: tuple[Change, ...] = (
    deleted,
    doubled,
    swapped,
    inserted,
    inserted,
    inserted,
    spliced,
    cut,
)


def page(dice: random.Random, text: str) -> str:
    """A page around the text: its paragraphs are whole sentences, as those of articles are."""
    body = "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n"))
    head = f"<title>{html.escape(dice.choice(PIECES)[:40])}</title>"
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def spoiled(number: int) -> tuple[str, str]:
    """The form and the text of an input; the same for the same number."""
    dice = random.Random(number)  # noqa: S311 - it has to give the same again
    text, form = dice.choice(PIECES), "html" if number % 3 == 0 else "text"
    text = page(dice, text) if form == "html" else text
    for _ in range(dice.randrange(1, 7)):
        text = dice.choice(CHANGES)(dice, text)
    return form, text


@cache
def extractor() -> tuple[Extractor, Reader]:
    made = Extractor()
    return made, made.reader(Defaults(published="2024-07-22"))


def check(article: Article, raw: str) -> int:
    """How many quotes the input gives, each of them right."""
    result = extractor()[0].extract(article)
    found = [record_line(record) for record in result.records]
    found += [mention_line(article, mention) for mention in result.mentions]
    told = list(quotes(found))
    for quote in told:
        assert quote["text"] == article.text[quote["start"] : quote["end"]] != ""
        start, end = quote.get("raw_start"), quote.get("raw_end")
        if start is not None and end is not None and "raw_in" not in quote:
            assert 0 <= start < end <= len(raw)
            same_in(raw[start:end], quote["text"])
    return len(told)


def same_in(raw: str, text: str) -> None:
    """The first and last letters or digits of a quote stand in its place in the input."""
    plain = html.unescape(html.unescape(raw)).casefold()
    for letter in (text[0], text[-1]):
        if letter.isascii() and letter.isalnum():
            assert letter.casefold() in plain, (raw, text)


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_spoiled_inputs(batch: int) -> None:
    reader, told = extractor()[1], 0
    for number in range(batch * EACH, (batch + 1) * EACH):
        form, raw = spoiled(number)
        read = reader.read_html if form == "html" else reader.read_text
        try:
            told += check(read(raw, f"spoiled-{number}"), raw)
        except InputError:
            continue
        except Exception as error:
            error.add_note(f"input {number}, as {form}: {raw!a}")
            raise
    assert told > EACH


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_the_targets_of_fuzzing_run(name: str) -> None:
    assert fuzz(name, 0.3) > 0
