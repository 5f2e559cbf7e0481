"""The values of texts in the form of the scorer of values: amounts of money, numbers and dates.

python score_values.py --kind money,numbers,dates -- python benchmarks/values.py
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from dates_of import found as find_dates

from extractor.finding.money import find_money
from extractor.finding.numbers import find_numbers
from extractor.rules import load
from extractor.types import Money, Number

if TYPE_CHECKING:
    from decimal import Decimal


def main() -> None:
    """Answers every JSON line of stdin with one on stdout."""
    for line in sys.stdin:
        case = json.loads(line)
        print(json.dumps({"id": case["id"], "found": found(case)}))


def found(case: dict[str, str]) -> list[dict[str, str | None]]:
    """What the text of a case says of the kind that it asks for."""
    if case["kind"] == "dates":
        return find_dates(case["text"], case["lang"], case["reference"])
    if case["kind"] == "money":
        return _money(case["text"], case["lang"])
    return _numbers(case["text"], case["lang"])


def _numbers(text: str, lang: str) -> list[dict[str, str | None]]:
    values = (mention.value for mention in find_numbers(text, load().languages[lang].numbers))
    return [
        {"low": _written(value.low), "high": _written(value.high)}
        for value in values
        if isinstance(value, Number)
    ]


def _written(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _money(text: str, lang: str) -> list[dict[str, str | None]]:
    values = (mention.value for mention in find_money(text, load().languages[lang].money))
    return [
        {"low": str(value.low), "high": str(value.high), "currency": value.currency}
        for value in values
        if isinstance(value, Money)
    ]


if __name__ == "__main__":
    main()
