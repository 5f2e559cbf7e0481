"""Deals of articles that were annotated by somebody who had not read the rules: two sets of eighty.

Each gold record is a test of its own. What is still missed is listed in unseen/missed.txt and has to
fail: a record that comes out right must leave the list.
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
    from extractor.types import Record

# Half a minute of reading: `make test` runs it, `make quick` does not.
pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent / "unseen"
ARTICLES = {path.stem: path for path in sorted(FOLDER.rglob("*.json"))}
MISSED = frozenset((FOLDER / "missed.txt").read_text(encoding="utf-8").split())


@cache
def extractor() -> Extractor:
    return Extractor()


def gold(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(ARTICLES[name].read_text(encoding="utf-8"))
    return told


@cache
def records(name: str) -> tuple[Record, ...]:
    told = gold(name)
    given = Defaults(told["lang"], told["published"])
    article = extractor().reader(Defaults()).read_text(told["text"], name, None, given)
    return extractor().extract(article).records


def is_right(record: Record, wanted: dict[str, Any]) -> bool:
    """Amount, currency, kind, investors and countries, as the strict score has it."""
    amount = wanted["amount"]
    if record.amount is None or amount is None or record.kind != wanted["kind"]:
        return False
    if record.amount.currency != amount["currency"] or any(
        Decimal(getattr(record.amount, end)) != Decimal(amount[end]) for end in ("low", "high")
    ):
        return False
    found = [{party.name, *(span.text for span in party.spans)} for party in record.investors]
    named = [set(forms) for forms in wanted["investors"]]
    return (
        {country.code for country in record.countries} == set(wanted["countries"])
        and all(any(names & forms for forms in named) for names in found)
        and all(any(names & forms for names in found) for forms in named)
    )


def cases() -> list[Any]:
    every = [
        (name, at, f"{name}#{at}")
        for name in ARTICLES
        for at, record in enumerate(gold(name)["records"])
        if not record.get("optional")
    ]
    missed = pytest.mark.xfail(strict=True, reason="not read yet")
    return [
        pytest.param(name, at, id=case, marks=missed if case in MISSED else ())
        for name, at, case in every
    ]


@pytest.mark.parametrize(("name", "at"), cases())
def test_a_deal_nobody_prepared_is_read(name: str, at: int) -> None:
    wanted = gold(name)["records"][at]
    assert any(is_right(record, wanted) for record in records(name))


@pytest.mark.parametrize("name", ARTICLES)
def test_every_span_of_an_unseen_article_is_its_quote(name: str) -> None:
    text = gold(name)["text"]
    for record in records(name):
        spans = [span for party in (*record.investors, *record.recipients) for span in party.spans]
        spans += [span for country in record.countries for span in country.spans]
        assert all(text[span.raw_start : span.raw_end] == span.text for span in spans)
