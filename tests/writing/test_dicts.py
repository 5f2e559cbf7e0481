from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sandviken import ARTICLE, BARE, FULL, MENTIONS, TEXT

from extractor.types import Article, Date, Mention, Span
from extractor.writing import decimal, document_line, mention_line, plain, record_line


def test_record_has_the_keys_of_the_design_in_their_order() -> None:
    assert list(record_line(FULL)) == [
        "type",
        "schema",
        "id",
        "document",
        "kind",
        "status",
        "investors",
        "recipients",
        "countries",
        "places",
        "amount",
        "equivalents",
        "stake",
        "round",
        "period",
        "announced",
        "sectors",
        "purpose",
        "attribution",
        "part_of",
        "cumulative",
        "evidence",
        "rules",
    ]


def test_document_of_a_record() -> None:
    assert record_line(FULL)["document"] == {
        "id": "seed",
        "source": "seed.txt",
        "url": None,
        "title": "AI 인프라",
        "published": "2024-07-15",
        "language": "ko",
    }


def test_quotes_lead_to_text_and_raw_input() -> None:
    (span,) = record_line(FULL)["amount"]["spans"]
    assert span["text"] == "337억 크로나" == TEXT[span["start"] : span["end"]]
    assert (span["raw_start"], span["raw_end"]) == (span["start"] + 100, span["end"] + 100)


def test_what_is_not_said_is_null_or_empty() -> None:
    line = record_line(BARE)
    assert line["amount"] is None
    assert line["stake"] is None
    assert line["part_of"] is None
    assert line["cumulative"] is False
    assert line["investors"] == line["rules"] == []


def test_ids_come_in_one_order() -> None:
    assert list(record_line(FULL)["investors"][0]["ids"]) == ["dart", "wikidata"]


def test_a_record_is_json_again() -> None:
    line = record_line(FULL)
    assert json.loads(json.dumps(line)) == line


VALUES = {
    "MONEY": {
        "low": "33700000000",
        "high": "33700000000",
        "currency": "SEK",
        "currency_basis": "stated",
        "qualifier": "exact",
    },
    "COMPANY": {"name": "Microsoft", "kind": "company", "country": "US"},
    "MEDIUM": {"name": "Reuters"},
    "COUNTRY": {"name": "Sweden", "country": "SE", "kind": "country"},
    "PLACE": {"name": "Sandviken", "country": "SE", "kind": "city"},
    "DATE": {"date": "2024-06"},
    "PERIOD": {"start": None, "end": None, "duration": "P2Y"},
    "PERCENT": {"value": "51"},
    "CUE": {"kind": "invest", "features": ["active", "planned"]},
}


@pytest.mark.parametrize(("label", "values"), VALUES.items(), ids=VALUES)
def test_mention_shows_its_value(label: str, values: dict[str, object]) -> None:
    mention = next(mention for mention in MENTIONS if mention.label == label)
    line = mention_line(ARTICLE, mention)
    assert list(line) == ["type", "label", "document", *values, "span", "rule"]
    assert {key: line[key] for key in values} == values
    assert line["type"] == "mention"
    assert line["document"] == {"id": "seed"}
    assert line["span"]["text"] == TEXT[mention.start : mention.end]


def test_a_date_without_anchor_is_null() -> None:
    line = mention_line(ARTICLE, Mention("DATE", Span(0, 2), Date(None), "ko/dates"))
    assert line["date"] is None


def test_document_line() -> None:
    assert document_line(Article("a", "한국", "ko", url="https://example.com/1")) == {
        "type": "document",
        "schema": 1,
        "id": "a",
        "source": None,
        "url": "https://example.com/1",
        "title": None,
        "published": None,
        "language": "ko",
        "text": "한국",
        "sha256": hashlib.sha256(b"\xed\x95\x9c\xea\xb5\xad").hexdigest(),
    }


def test_a_lone_surrogate_has_a_digest_too() -> None:
    assert len(document_line(Article("a", "\ud800", "en"))["sha256"]) == 64


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("10000000000", "10000000000"),
        ("1E+10", "10000000000"),
        ("0.5", "0.5"),
        ("0.50", "0.5"),
        ("100", "100"),
        ("5E-7", "0.0000005"),
        ("0", "0"),
        ("0.00", "0"),
    ],
)
def test_decimal(number: str, text: str) -> None:
    assert decimal(Decimal(number)) == text


def test_no_form_for_a_float() -> None:
    with pytest.raises(TypeError, match="float"):
        plain(0.5)


@given(st.decimals(0, 10**18, places=6) | st.decimals(0, allow_nan=False, allow_infinity=False))
def test_what_is_printed_of_a_sum_is_the_sum(number: Decimal) -> None:
    printed = decimal(number)
    assert Decimal(printed) == number
    assert re.fullmatch(r"[0-9]+(\.[0-9]*[1-9])?", printed)
