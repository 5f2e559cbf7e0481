"""Amounts and dates in short texts, beside price-parser, quantulum3 and dateparser."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import OURS, Tool, Work, rates
from texts import LANGUAGES

from extractor.finding.dates import find_dates
from extractor.finding.money import find_money
from extractor.rules import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from measuring import Effort, Row

TABLE = Path(__file__).parents[1] / "tests" / "finding" / "money.toml"
SHORT = {
    "en": ("Gaon raised $30 million in May", "up 3% to €1.2bn"),
    "ko": ("가온전자가 폴란드에 3억 유로 투자", "약 2조3000억 원 규모"),
}
PUBLISHED = "2024-07-15"
TIMES = 100
# What makes each tool.
Finders = dict[str, Callable[[], Callable[[str], object]]]

_MARKS = re.compile(r"\[([^\[\]=]+?) = [^\[\]]+\]")


def rows(effort: Effort) -> Iterator[Row]:
    """The rows of each language: our table of amounts, short texts, dates."""
    for code, language in LANGUAGES.items():
        sets = {
            "amounts, short texts": [*SHORT[code] * TIMES],
            "amounts, table of forms": table(code),
        }
        for name, texts in sets.items():
            yield from _measured(
                f"{language}, {name}", texts[: effort.most], _amounts(code), effort.rounds
            )
        dated = [*SHORT[code] * TIMES][: effort.most]
        yield from _measured(f"{language}, dates, short texts", dated, _dates(code), effort.rounds)


def table(language: str) -> list[str]:
    """The texts of the project's own table of amounts, without their marks."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["example"]
    return [_MARKS.sub(r"\1", row["text"]) for row in rows if row["lang"] == language]


def _measured(name: str, texts: Sequence[str], finders: Finders, rounds: int) -> list[Row]:
    tools = [Tool(tool, partial(_over, make, texts)) for tool, make in finders.items()]
    return rates(Work("values", name, "texts/s", len(texts)), tools, rounds)


def _over(
    make: Callable[[], Callable[[str], object]], texts: Sequence[str]
) -> Callable[[], object]:
    find = make()
    return lambda: [find(text) for text in texts]


def _amounts(language: str) -> Finders:
    found: Finders = {OURS: lambda: _ours(language), "price-parser": _price_parser}
    # quantulum3 reads English alone.
    return {**found, "quantulum3": _quantulum} if language == "en" else found


def _ours(language: str) -> Callable[[str], object]:
    rules = load().languages[language].money
    return lambda text: find_money(text, rules)


def _price_parser() -> Callable[[str], object]:
    from price_parser import Price  # noqa: PLC0415 - each tool is imported where it is installed

    find: Callable[[str], object] = Price.fromstring
    return find


def _quantulum() -> Callable[[str], object]:
    from quantulum3 import parser  # noqa: PLC0415

    find: Callable[[str], object] = parser.parse
    return find


def _dates(language: str) -> Finders:
    return {OURS: lambda: _our_dates(language), "dateparser": lambda: _dateparser(language)}


def _our_dates(language: str) -> Callable[[str], object]:
    rules = load().languages[language].dates
    return lambda text: find_dates(text, rules, PUBLISHED)


def _dateparser(language: str) -> Callable[[str], object]:
    from dateparser.search import search_dates  # noqa: PLC0415

    return lambda text: search_dates(text, languages=[language])
