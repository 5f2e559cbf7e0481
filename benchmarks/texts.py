"""The project's own articles by language and kind: what the benchmarks read.

``deals`` state deals, ``sums`` name sums of money and no deal, ``plain`` are paragraphs of articles without
a deal that name no sum, joined to some 3,000 characters.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading import Defaults
from extractor.types import Article
from training.articles import FOLDER, articles, read_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading import Reader
    from training.articles import Annotated

ROOT = Path(__file__).parents[1]
SAMPLES, UNSEEN = ROOT / "samples", ROOT / "tests" / "unseen"
LANGUAGES = {"en": "English", "ko": "Korean"}
LONG = 3000
# The roles of marks that stand at amounts of money.
AMOUNTS = frozenset(["sum", "also", "no", "trap"])


class Text(NamedTuple):
    """A text and the day it was published."""

    text: str
    published: str | None = None


@cache
def corpus_texts() -> dict[tuple[str, str], list[str]]:
    """The texts of the corpus by language and kind."""
    found: dict[tuple[str, str], list[str]] = {}
    for article in map(read_article, articles(FOLDER)):
        kind = "deals" if article.deals else "sums"
        found.setdefault((article.language, kind), []).append(article.text)
        if not article.deals:
            plain = found.setdefault((article.language, "plain"), [""])
            for paragraph in _without_sums(article):
                if len(plain[-1]) > LONG:
                    plain.append("")
                plain[-1] += f"{paragraph}\n\n"
    return dict(sorted(found.items()))


def _without_sums(article: Annotated) -> Iterator[str]:
    start = 0
    for paragraph in article.text.split("\n\n"):
        end = start + len(paragraph)
        inside = (mark for mark in article.marks if start <= mark.start < end)
        if not any(said.role in AMOUNTS for mark in inside for said in mark.said):
            yield paragraph
        start = end + 2


def all_texts(reader: Reader) -> dict[tuple[str, str], list[Text]]:
    """The texts of the corpus, of the samples and of the tests, by language and kind."""
    found = {key: [*map(Text, texts)] for key, texts in corpus_texts().items()}
    for language, kind, text in chain(_samples(reader), _unseen()):
        found.setdefault((language, kind), []).append(text)
    return found


def _samples(reader: Reader) -> Iterator[tuple[str, str, Text]]:
    for article in reader.read([str(SAMPLES)]):
        if isinstance(article, Article):
            name = Path(article.source or "").with_suffix(".golden.json")
            golden = json.loads((ROOT / name).read_text(encoding="utf-8"))
            yield (
                article.language,
                "deals" if golden else "sums",
                Text(article.text, article.published),
            )


def _unseen() -> Iterator[tuple[str, str, Text]]:
    for path in sorted(UNSEEN.rglob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        kind = "deals" if told["records"] else "sums"
        yield told["lang"], kind, Text(told["text"], told.get("published"))


def as_articles(reader: Reader, texts: list[Text], language: str) -> list[Article]:
    """The texts as articles."""
    return [
        reader.read_text(text, f"a{n}", None, Defaults(language, published))
        for n, (text, published) in enumerate(texts)
    ]
