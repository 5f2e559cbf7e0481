"""Pages of our own, built as outlets build theirs: headline, day and body, exactly."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extractor.reading import Failure, Reader
from extractor.reading.decoding import decode

if TYPE_CHECKING:
    from extractor.reading.articles import Reading

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/*.html"))
named = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")


def read(reader: Reader, path: Path) -> Reading:
    (found,) = reader.readings([str(path)])
    assert not isinstance(found, Failure), found
    return found


def unescaped(raw: str) -> str:
    """A stretch of a script as the text that it stands for; a string in a string is escaped twice."""
    for _ in range(2):
        raw = _ESCAPE.sub(
            lambda m: chr(int(m[1][1:], 16)) if m[1][0] == "u" and len(m[1]) > 1 else m[1], raw
        )
    return html.unescape(raw)


def plain(raw: str) -> str:
    """What a reader sees of a stretch of a page: no tags, references decoded, white space folded."""
    return " ".join(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", raw, flags=re.DOTALL)).split())


def test_there_are_pages_of_both_languages() -> None:
    codes = [path.stem[:2] for path in PAGES]
    assert min(codes.count("ko"), codes.count("en")) >= 15


@named
def test_headline_day_and_body(reader: Reader, path: Path) -> None:
    said: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = read(reader, path)
    article = found.article
    assert article.title_span is not None
    body = [line for line in article.text[article.title_span.end :].split("\n") if line]
    assert (article.title, article.published) == (said["title"], said["published"])
    assert body == said["body"].split("\n")
    if "deck" in said:
        assert said["deck"] in [fact.value for fact in found.metadata if fact.name == "deck"]


@pytest.mark.parametrize("path", [*PAGES, *SAMPLES], ids=lambda path: path.stem)
def test_every_stretch_of_text_is_what_the_page_says(reader: Reader, path: Path) -> None:
    page = decode(path.read_bytes(), "a", page=True).text
    article = read(reader, path).article
    assert article.offsets.pieces
    for start, end, raw_start, raw_end in article.offsets.pieces:
        raw, text = page[raw_start:raw_end], article.text[start:end]
        assert plain(raw) == plain(text) or plain(unescaped(raw)) == plain(text)
    for sentence in re.finditer(r"\S[^.\n]*", article.text):
        raw = page[slice(*article.offsets.to_raw(*sentence.span()))]
        assert plain(sentence[0]) in {plain(raw), plain(unescaped(raw))}


@named
def test_nothing_is_thrown_away_unseen(reader: Reader, path: Path) -> None:
    """Each text of the page is in the article or among what was removed."""
    page = decode(path.read_bytes(), "a", page=True).text
    found = read(reader, path)
    seen = [False] * len(page)
    for piece in found.article.offsets.pieces:
        seen[piece.raw_start : piece.raw_end] = [True] * (piece.raw_end - piece.raw_start)
    for start, end, rule, _ in found.clean.removed():
        assert rule
        seen[start:end] = [True] * (end - start)
    unseen = re.compile(
        r"""<!--.*?-->|<(script|style|title)\b.*?</\1>|<(?:="[^"]*"|='[^']*'|[^>])*+>|&nbsp;|\s""",
        re.DOTALL,
    )
    for at in unseen.finditer(page):
        seen[at.start() : at.end()] = [True] * (at.end() - at.start())
    lost = "".join(page[at] for at in range(len(page)) if not seen[at])
    title = found.article.title or ""
    assert lost in {"", "]]>", plain(title), title}
