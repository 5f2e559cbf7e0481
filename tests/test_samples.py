"""The samples beside their goldens, which the pytest plugin runs: quotes, schema, no invented deal."""

import json
import re
import unicodedata
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from extractor.pipeline import Extractor, Result
from extractor.reading import Defaults
from extractor.reading.decoding import decode
from extractor.rules.inventory import kinds, languages
from extractor.types import Article
from extractor.writing import record_line
from extractor.writing.schema import schema

SAMPLES = Path(__file__).parents[1] / "samples"
ARTICLES = sorted(p for p in SAMPLES.glob("*/*") if p.suffix in {".txt", ".html"})
VALIDATOR = Draft202012Validator(schema(kinds(), languages()))


@cache
def results() -> dict[str, Result]:
    extractor = Extractor()
    reader = extractor.reader(Defaults())
    articles = [a for a in reader.read([str(SAMPLES)]) if isinstance(a, Article)]
    return {article.id: extractor.extract(article) for article in articles}


def result(path: Path) -> Result:
    return results()[str(path)]


def test_goldens_are_tests(pytestconfig: pytest.Config) -> None:
    """The plugin that runs them is installed with the package: `make setup`."""
    assert pytestconfig.pluginmanager.has_plugin("extractor_goldens")
    assert "samples" in pytestconfig.getini("testpaths")


def test_there_are_enough_of_each_language() -> None:
    for language in ("ko", "en"):
        assert len([p for p in ARTICLES if p.parent.name == language]) >= 8


@pytest.mark.parametrize(
    "name",
    [
        "en/earnings-homewares.txt",
        "en/heat-pump-forecast.html",
        "ko/chip-materials-earnings.txt",
        "ko/stock-market.html",
    ],
)
def test_earnings_prices_and_markets_give_no_record(name: str) -> None:
    found = result(SAMPLES / name).records
    assert [record.evidence[0].text for record in found] == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_line_satisfies_the_schema(path: Path) -> None:
    found = result(path)
    lines: list[Any] = json.loads(json.dumps([record_line(record) for record in found.records]))
    for line in lines:
        VALIDATOR.validate(line)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_quote_is_the_slice(path: Path) -> None:
    found = result(path)
    raw = decode(path.read_bytes(), str(path), page=path.suffix == ".html").text
    quotes = [q for record in found.records for q in _quotes(record_line(record))]
    for quote in quotes:
        assert found.article.text[quote["start"] : quote["end"]] == quote["text"]
        assert _folded(raw[quote["raw_start"] : quote["raw_end"]]) == _folded(quote["text"])


def _quotes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        if "raw_start" in value:
            return [value]
        return [q for inner in value.values() for q in _quotes(inner)]
    return [q for inner in value for q in _quotes(inner)] if isinstance(value, list) else []


def _folded(text: str) -> str:
    """Tags between the words of a quote go, entities are read, white space is one."""
    bare = unescape(re.sub(r"<[^>]*>", " ", text))
    return "".join(unicodedata.normalize("NFC", bare).split())
