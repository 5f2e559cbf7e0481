"""Small texts by kind of fault, and news items, of somebody who had not read the rules: each with all its records.

A text is right when it gives these records and no others. What is not right yet is listed in
unseen/cases/missed.txt and has to fail: a text that comes out right must leave the list.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extractor.pipeline import Extractor
from extractor.reading import Defaults

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.types import Amount, Party, Record

# Eight hundred texts: `make test` reads them, `make quick` does not.
pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent / "unseen" / "cases"
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for path in sorted(FOLDER.glob("*.jsonl"))
    for case in map(json.loads, path.read_text(encoding="utf-8").splitlines())
}
MISSED = frozenset((FOLDER / "missed.txt").read_text(encoding="utf-8").split())


@cache
def extractor() -> Extractor:
    return Extractor()


def records(name: str) -> tuple[Record, ...]:
    """The records of a text that have a sum, as the command would give them."""
    case = CASES[name]
    language = "ko" if "ko-" in name else "en"
    given = Defaults(language, case.get("published"), case.get("title"))
    article = extractor().reader(Defaults()).read_text(case["text"], name, None, given)
    return tuple(r for r in extractor().extract(article).records if r.amount)


def money(amount: Amount) -> str:
    """An amount as the cases write it: USD 5000000, USD 3..4."""
    low, high = (format(Decimal(end).normalize(), "f") for end in (amount.low, amount.high))
    return f"{amount.currency} {low}" + ("" if low == high else f"..{high}")


def named(wanted: Sequence[str], found: Sequence[Party]) -> bool:
    """Whether the parties are these, by their names or by the words quoted for them."""
    forms = [{name.casefold() for name in (p.name, *(s.text for s in p.spans))} for p in found]
    return len(wanted) == len(found) and all(any(w.casefold() in f for f in forms) for w in wanted)


def says(record: Record, wanted: dict[str, Any]) -> bool:
    """Whether a record has every field that the case names."""
    assert record.amount
    checks: dict[str, Callable[[Any], bool]] = {
        "kind": lambda kind: record.kind == kind,
        "status": lambda status: record.status == status,
        "amount": lambda amount: money(record.amount) == amount,  # type: ignore[arg-type]
        "qualifier": lambda said: record.amount.qualifier == said,  # type: ignore[union-attr]
        "cumulative": lambda said: record.cumulative == said,
        "investors": lambda names: named(names, record.investors),
        "recipients": lambda names: named(names, record.recipients),
        "countries": lambda codes: sorted(c.code for c in record.countries) == sorted(codes),
        "equivalents": lambda sums: sorted(map(money, record.equivalents)) == sorted(sums),
        "announced": lambda day: record.announced is not None and record.announced.date == day,
    }
    return all(checks[field](value) for field, value in wanted.items())


def is_right(name: str) -> bool:
    """Whether a text gives each of its records once, and nothing else."""
    left = list(records(name))
    for wanted in CASES[name]["records"]:
        found = next((record for record in left if says(record, wanted)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason="missed"))
        if name in MISSED
        else name
        for name in CASES
    ],
)
def test_a_text_gives_its_records_and_no_others(name: str) -> None:
    assert is_right(name)


def test_the_missed_are_cases() -> None:
    assert set(CASES) >= MISSED
