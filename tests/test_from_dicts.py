"""Records, mentions and documents as dicts, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor.types import (
    Attribution,
    Cue,
    Date,
    Mention,
    Money,
    Name,
    Number,
    Percent,
    Period,
    Place,
    Span,
)
from extractor.writing import document_line, mention_line, record_line

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[1] / "samples").rglob("*")
    if path.suffix in {".txt", ".html"}
)
samples = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


@samples
def test_all_of_a_result_comes_back(path: Path) -> None:
    result = extractor.extract(extractor.read(path))
    document = result.document
    assert extractor.Document.from_dict(through_json(document.to_dict())) == document
    for record in result.records:
        assert extractor.Record.from_dict(through_json(record.to_dict())) == record
    for mention in result.mentions:
        assert extractor.Mention.from_dict(through_json(mention.to_dict())) == mention


@samples
def test_what_the_command_prints_is_read_too(path: Path) -> None:
    result = extractor.extract(extractor.read(path))
    document = extractor.Document.from_dict(document_line(result.document))
    assert document.text == result.document.text
    again = [extractor.Record.from_dict(record_line(record)) for record in result.records]
    assert again == [*result.records]
    for mention in result.mentions:
        found = extractor.Mention.from_dict(mention_line(result.document, mention))
        assert (found.label, found.span, found.rule) == (mention.label, mention.span, mention.rule)
        assert type(found.value) is type(mention.value)


some = st.none() | st.text(max_size=5)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2)
VALUES = st.one_of(
    st.builds(Money, numbers, numbers, some, alternatives=st.tuples(st.text(max_size=3))),
    st.builds(Number, st.none() | numbers, st.none() | numbers),
    st.builds(Date, some),
    st.builds(Period, some, some, some),
    st.builds(Percent, numbers),
    st.builds(Name, st.text(), ids=st.tuples(st.tuples(st.text(), st.text())), weak=st.booleans()),
    st.builds(Attribution, st.text()),
    st.builds(Cue, st.text(), st.frozensets(st.text())),
)


@given(VALUES)
def test_a_mention_of_any_value_comes_back(value: Any) -> None:
    mention = Mention("X", Span(3, 8), value, "en/x.y")
    assert Mention.from_dict(through_json(mention.to_dict())) == mention
    place = Mention("PLACE", Span(3, 8), Place("Gdansk", "PL", "city", weak=True), "places.PL")
    assert Mention.from_dict(through_json(place.to_dict())) == place


RESULT = extractor.extract("Norvik Energy will invest $2.5 billion in Portugal.")
RECORD, MONEY, DOCUMENT = (
    RESULT.records[0].to_dict(),
    RESULT.mentions[1].to_dict(),
    RESULT.document.to_dict(),
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({**RECORD, "amount": {"low": "1"}}, "record.amount: has no 'high'"),
        ({**RECORD, "colour": "red"}, "record.colour: is no field of Record"),
        ({**RECORD, "cumulative": "yes"}, "record.cumulative: 'yes' is no true or false"),
        ({**RECORD, "investors": {}}, "record.investors: dict is no list"),
        ({**RECORD, "evidence": [3]}, r"record.evidence\[0\]: int is no object"),
        ({}, "record: has no 'id'"),
        ([], "record: list is no object"),
        (None, "record: NoneType is no object"),
    ],
)
def test_a_wrong_record_is_named(line: Any, said: str) -> None:
    with pytest.raises(extractor.ExtractorError, match=said):
        extractor.Record.from_dict(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({**MONEY, "low": "much"}, "'much' is no decimal"),
        ({**MONEY, "low": "NaN"}, "'NaN' is no decimal"),
        ({**MONEY, "span": {"start": 3}}, "mention.span.end: None is no number"),
        ({**MONEY, "span": None}, "mention.span: NoneType is no object"),
        ({"label": "X", "span": {"start": 0, "end": 1}, "rule": "a"}, "says no value"),
        ("x", "mention: str is no object"),
    ],
)
def test_a_wrong_mention_is_named(line: Any, said: str) -> None:
    with pytest.raises(extractor.ExtractorError, match=said):
        extractor.Mention.from_dict(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({**DOCUMENT, "text": "another"}, "not the one that its sha256"),
        ({**DOCUMENT, "offsets": [[1, 2]]}, r"document.offsets\[0\]: list is no object"),
        ({**DOCUMENT, "offsets": 3}, "document.offsets: int is no list"),
        ({**DOCUMENT, "language": None}, "document.language: None is no string"),
        ({**DOCUMENT, "colour": "red"}, "document.colour: is no field"),
    ],
)
def test_a_wrong_document_is_named(line: Any, said: str) -> None:
    with pytest.raises(extractor.ExtractorError, match=said):
        extractor.Document.from_dict(line)


def test_what_the_output_does_not_show_is_kept() -> None:
    name = Name("Norvik", "company", ids=(("lei", "1"),), listed=False)
    mention = Mention("COMPANY", Span(0, 6), name, "names")
    assert mention.to_dict()["ids"] == [["lei", "1"]]
    money = replace(RESULT.mentions[1], value=Money(Decimal(1), Decimal(1), None))
    assert money.to_dict()["currency"] is None
