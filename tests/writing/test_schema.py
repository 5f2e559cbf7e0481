from __future__ import annotations

import copy
import json
from dataclasses import fields
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sandviken import ARTICLE, FOUND, FULL, NOTHING

from extractor.pipeline import Extractor
from extractor.reviewing.explain import explained
from extractor.rules import rule_path
from extractor.rules.files import read_toml
from extractor.rules.inventory import kinds, languages
from extractor.types import Record
from extractor.writing import document_line, mention_line, record_line
from extractor.writing.jsonlines import lines
from extractor.writing.schema import schema

VALIDATOR = Draft202012Validator(schema(kinds(), languages()))
RECORD = record_line(FULL)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def valid(line: dict[str, Any]) -> bool:
    return bool(VALIDATOR.is_valid(line))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


def test_every_line_satisfies_it() -> None:
    text = "".join(lines([FOUND, NOTHING], mentions=True, documents=True))
    found = [json.loads(line) for line in text.splitlines()]
    assert len(found) == 14
    assert all(map(valid, found))


def test_a_record_has_the_fields_of_its_type() -> None:
    properties = schema()["$defs"]["record"]["properties"]
    assert list(properties) == ["type", "schema", *(field.name for field in fields(Record))]
    assert schema()["$defs"]["record"]["required"] == list(properties)


@pytest.mark.parametrize("key", RECORD)
def test_no_key_may_be_missing(key: str) -> None:
    assert not valid({name: value for name, value in RECORD.items() if name != key})


def changed(path: str, value: object) -> dict[str, Any]:
    """The full record with one value, at a dotted path, in place of another."""
    line = copy.deepcopy(RECORD)
    *keys, last = path.split(".")
    at: Any = line
    for key in keys:
        at = at[int(key) if key.isdigit() else key]
    at[last] = value
    return line


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("surplus", 1),
        ("schema", 2),
        ("kind", "purchase"),
        ("status", "reported"),
        ("id", "6b1f09c2d4aa"),
        ("cumulative", None),
        ("amount.low", 33700000000),
        ("amount.low", "3.37E+10"),
        ("amount.low", "337.0"),
        ("amount.qualifier", "about"),
        ("amount.currency", "kr"),
        ("amount.currency_basis", "guess"),
        ("countries.0.code", "Sweden"),
        ("investors.0.type", "person"),
        ("investors.0.ids.wikidata", 2283),
        ("announced.date", "June 2024"),
        ("period.duration", "2 years"),
        ("document.published", "2024-07"),
        ("document.language", "Korean"),
        ("evidence.0.start", -1),
        ("evidence.0.length", 3),
        ("sectors", "ai"),
        ("part_of", ""),
    ],
)
def test_refuses(path: str, value: object) -> None:
    assert not valid(changed(path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("amount", None),
        ("amount.low", "0.5"),
        ("amount.currency", None),
        ("announced.date", "2024"),
        ("announced.date", "2024-Q3"),
        ("announced.date", "2024-H1"),
        ("announced.date", "2024-06-05"),
        ("period.duration", "P1Y6M"),
        ("document.title", None),
        ("part_of", None),
    ],
)
def test_allows(path: str, value: object) -> None:
    assert valid(changed(path, value))


def test_refuses_a_mention_of_the_wrong_value() -> None:
    line = mention_line(ARTICLE, FOUND.mentions[0])
    assert valid(line)
    assert not valid({**line, "label": "COMPANY"})


def test_refuses_a_document_without_its_digest() -> None:
    assert not valid({**document_line(ARTICLE), "sha256": ""})


EXPLAINED = (
    "Gaon Motors will invest $300 million in Poland, of which $100 million goes to a plant.",
    "Zahra Steel acquired Orvik Foods for $90 million in May, and its profit rose to $7 million.",
    "About £180 million has already been spent on a plant in Leeds. Gaon Motors has $4 million.",
    "The deal values Gaon Motors at $4 million. Alder Estates advised Nuri Bank, which paid $3 million.",
    "가온전자는 매출이 3억 유로다. 이 회사는 폴란드에 2억 유로(약 3000억원)를 투자한다.",
)


@pytest.mark.parametrize("text", EXPLAINED)
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_is_explained_satisfies_it(extractor: Extractor, text: str, lang: str) -> None:
    line = json.loads(explained(extractor.extract_text(text), shape="json", lang=lang))
    assert line["amounts"]
    assert not list(VALIDATOR.iter_errors(line))
    assert not valid({**line, "amounts": [{**line["amounts"][0], "outcome": "nothing"}]})
    assert not valid({**line, "surplus": 1})


def test_every_outcome_of_an_amount_has_its_wording() -> None:
    amounts = schema()["$defs"]["explanation"]["properties"]["amounts"]
    outcomes = set(amounts["items"]["properties"]["outcome"]["enum"])
    wording = {*read_toml(rule_path() / "wording.toml")["outcome"]}
    assert outcomes - {"vetoed", "refused"} == wording - {"none", "unstated"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("American firm Gaon will invest $3m in Spain.", "NATIONALITY"),
        ("In Germany it rained.", "COUNTRY"),
        ("In Berlin it rained.", "PLACE"),
        ("The German government said so.", "GOVERNMENT"),
        ("Sony, the Nikkei reported, is in Tokyo.", "MEDIUM"),
        ("Samsung Electronics said so.", "COMPANY"),
        ("It costs $3 by May 4, 2027, 5% over three years.", "PERIOD"),
    ],
)
def test_takes_every_mention_that_is_printed(text: str, label: str) -> None:
    result = Extractor().extract_text(text, language="en")
    found = [mention_line(result.article, mention) for mention in result.mentions]
    assert label in {line["label"] for line in found}
    assert [line for line in found if not valid(line)] == []
