"""The same article gives the same records however it is written down: what nobody sees changes nothing."""

import html
import io
import json
import re
import textwrap
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.types import Article
from extractor.writing import record_line

SAMPLES = Path(__file__).parents[1] / "samples"
DAY = "2024-07-16"
OWN = {
    "en-mill": """\
Tarvik to build rolling mill in Estonia

Tarvik Metals will spend 240 million euros on a new rolling mill in Tallinn, Estonia, the family-owned company said on Monday. \
The state-backed lender Balt Finance is to lend it $80 million. Work begins in 2025.

“We have looked at this for years,” said Jane Roe, its chief executive. A second line, for which Tarvik Metals has an option, may follow.""",
    "en-round": """\
Verdana Robotics raises £14.5 million

Verdana Robotics, which makes picking arms for greenhouses, has raised £14.5 million in a Series A round led by Norvik \
Ventures, with participation from Larkspur Capital. The round brings the total that it has raised to £20 million.""",
    "en-deals": """\
Week in deals

Orvik Foods agreed to buy Casa Verde of Peru for $1.2 billion in cash. Pellarin Tools won a $45 million contract from the \
government of Kenya to equip 300 workshops. Nordlach Tea plans to invest 3 billion rupees in India over the next five years.""",
    "ko-plant": """\
다솜소재, 헝가리에 2억 유로 투자

다솜소재가 헝가리 코마롬에 2억 유로(약 3000억 원)를 투자해 이차전지 분리막 공장을 짓는다고 15일 밝혔다. 회사는 현지 자회사에 1억 유로를 먼저 출자한다.

다솜소재 관계자는 “유럽 완성차 업체 두 곳과 공급 계약을 협의하고 있다”고 말했다. 회사는 지난해 매출 4200억원을 올렸다.""",
    "ko-round": """\
두레바이오, 80억원 투자 유치

신약 개발사 두레바이오는 새벽벤처스로부터 80억원 규모의 시리즈A 투자를 유치했다고 16일 밝혔다. 이번 투자에는 누리인베스트먼트도 참여했다.""",
    "ko-contract": """\
가람중공업, 카타르서 LNG선 3척 수주

가람중공업은 카타르 선주로부터 LNG 운반선 3척을 9천500억원에 수주했다고 공시했다. 납기는 2027년 상반기다. 이 회사는 올해 들어 모두 3조원어치를 수주했다.""",
}  # fmt: skip
TEXTS = OWN | {
    str(path.relative_to(SAMPLES)): path.read_text(encoding="utf-8").strip()
    for path in sorted(SAMPLES.glob("*/*.txt"))
}


def in_words(put: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: re.sub(r"[^\W\d_]{4,}", lambda word: put(word[0]), text)


def in_lines(width: int) -> Callable[[str], str]:
    return lambda text: "\n".join(textwrap.fill(line, width) for line in text.split("\n"))


def curled(text: str) -> str:
    text = re.sub(r'(?:^|(?<=[\s(\[]))"', "“", text, flags=re.MULTILINE).replace('"', "”")
    return re.sub(r"(?:^|(?<=[\s(\[“]))'", "‘", text, flags=re.MULTILINE).replace("'", "’")


STRAIGHT = str.maketrans("“”‘’", "\"\"''")
WAYS: dict[str, Callable[[str], str]] = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "a no-break space behind figures": lambda text: re.sub(r"(?<=\d) ", "\u00a0", text),
    "a no-break space behind the first figure": lambda text: re.sub(r"(?<=\d) ", "\u00a0", text, count=1),
    "narrow, thin and wide spaces": lambda text: re.sub(r"(?<=[\d.]) ", "\u202f", text).replace(", ", ",\u2003"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "blanks around lines": lambda text: "\n".join(f"  {line} \t" for line in text.split("\n")),
    "soft hyphens": in_words(lambda word: f"{word[:2]}\u00ad{word[2:]}"),
    "soft hyphens at line ends": in_words(lambda word: f"{word[:2]}\u00ad\n{word[2:]}"),
    "zero-width spaces in words": in_words(lambda word: f"{word[:2]}\u200b{word[2:]}"),
    "zero-width spaces between words": lambda text: re.sub(r"(?<=\S)(?=\s)|(?<=\s)(?=\S)", "\u200b", text),
    "word joiners": lambda text: re.sub(r"(?<=\d)", "\u2060", text),
    "byte order marks and directions": lambda text: "\ufeff" + text.replace(". ", ".\u200e \u200f"),
    "loose letters": lambda text: unicodedata.normalize("NFD", text),
    "CR LF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "straight quotation marks": lambda text: text.translate(STRAIGHT),
    "curly quotation marks": lambda text: curled(text.translate(STRAIGHT)),
    "references": lambda text: html.escape(text).replace(" ", "&nbsp;").replace("€", "&euro;"),
    "references twice": lambda text: html.escape(html.escape(text)),
    "bold words": in_words(lambda word: f"<b>{word}</b>"),
    "line breaks of a page": lambda text: text.replace("\n", "<br/>\n"),
    "lines of 72": in_lines(72),
    "lines of 60": in_lines(60),
}  # fmt: skip
# How a quote and its place in the input may differ: marks that nobody sees, and quotation marks.
ASIDE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]|</?b>|<br/>")


@cache
def extractor() -> Extractor:
    return Extractor()


def read(raw: str) -> Article:
    return extractor().reader(Defaults(published=DAY)).read_text(raw, "x")


def lines(article: Article) -> list[dict[str, Any]]:
    """The records as their lines say them, without ids; ids come from places."""
    found = [record_line(record) for record in extractor().extract(article).records]
    return [
        {**line, "id": None, "document": None, "part_of": bool(line["part_of"])} for line in found
    ]


def said(value: Any) -> Any:
    """A value without the places of its quotes, and without the marks that nobody sees or compares."""
    if isinstance(value, dict):
        return {
            key: said(one)
            for key, one in value.items()
            if key != "raw_in"
            and (not key.startswith(("raw_", "start", "end")) or isinstance(one, str))
        }
    if isinstance(value, list):
        return [said(one) for one in value]
    return re.sub(r"\s+", " ", value.translate(STRAIGHT)) if isinstance(value, str) else value


def in_order(records: list[dict[str, Any]]) -> list[str]:
    return sorted(
        json.dumps(said(record), ensure_ascii=False, sort_keys=True) for record in records
    )


def quotes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return (
            [value] if "raw_start" in value else [q for one in value.values() for q in quotes(one)]
        )
    return [q for one in value for q in quotes(one)] if isinstance(value, list) else []


def seen(text: str) -> str:
    """What a reader sees of a stretch of the input."""
    plain = ASIDE.sub("", html.unescape(html.unescape(ASIDE.sub("", text))))
    return unicodedata.normalize("NFC", plain).translate(STRAIGHT)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", OWN)
def test_the_same_records(name: str, way: str) -> None:
    same_records(name, way)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", sorted(TEXTS.keys() - OWN.keys()))
def test_the_same_records_of_samples(name: str, way: str) -> None:
    same_records(name, way)


def same_records(name: str, way: str) -> None:
    plain, raw = TEXTS[name], WAYS[way](TEXTS[name])
    wanted, article = lines(read(plain)), read(raw)
    found = lines(article)
    assert in_order(found) == in_order(wanted)
    for quote in quotes(found):
        assert article.text[quote["start"] : quote["end"]] == quote["text"]
        assert seen(raw[quote["raw_start"] : quote["raw_end"]]) == seen(quote["text"])
        assert not ASIDE.match(raw, quote["raw_start"])


def test_the_texts_have_records() -> None:
    assert [name for name in OWN if not lines(read(OWN[name]))] == []
    assert all(
        WAYS[way](text) != text for way in WAYS for text in [" ".join(OWN.values()) + "\n'a' \"b\""]
    )


@pytest.mark.parametrize("name", OWN)
def test_the_same_article_as_text_page_json_line_and_from_standard_input(name: str) -> None:
    """A title in a field of its own is read as a first line is; its places count in that field."""
    title, body = OWN[name].split("\n\n", 1)
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in body.split("\n\n"))
    page = f"<html><body><article><h1>{html.escape(title)}</h1>{paragraphs}</article></body></html>"
    entry = {"published": DAY}
    forms = {
        "text": (OWN[name].encode(), "text"),
        "standard input": (OWN[name].encode(), "auto"),
        "page": (page.encode(), "html"),
        "page in JSON": (json.dumps({**entry, "html": page}).encode(), "jsonl"),
        "JSON": (json.dumps({**entry, "text": OWN[name]}).encode(), "jsonl"),
        "JSON with a title": (json.dumps({**entry, "text": body, "title": title}).encode(), "jsonl"),
        "JSON with the title twice": (json.dumps({**entry, "text": OWN[name], "title": title}).encode(), "jsonl"),
    }  # fmt: skip
    reader = extractor().reader(Defaults(published=DAY))
    wanted = lines(read(OWN[name]))
    for form, (data, kind) in forms.items():
        (article,) = reader.read(["-"], kind, io.BytesIO(data))
        assert isinstance(article, Article), form
        assert article.text == OWN[name], form
        assert in_order(lines(article)) == in_order(wanted), form
        assert article.title == title, form


def test_places_of_a_title_apart_count_in_it() -> None:
    title, body = OWN["ko-plant"].split("\n\n", 1)
    reader = extractor().reader(Defaults(title=title, published=DAY))
    found = quotes(lines(reader.read_text(body, "x")))
    assert {quote.get("raw_in") for quote in found} == {None, "title"}
    for quote in found:
        raw = title if quote.get("raw_in") else body
        assert raw[quote["raw_start"] : quote["raw_end"]] == quote["text"]
