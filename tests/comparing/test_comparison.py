"""Which records are one in two runs, what differs in them, and what fails."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from comparing.making import Line, compared, kinds, quote, record, run
from extractor.comparing.comparison import compare
from extractor.comparing.run import Document, Run
from extractor.comparing.scales import scale

ONE, TWO = record(), record("7", 40)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([ONE, TWO], [ONE, TWO], []),
        ([ONE, TWO], [TWO, ONE], []),
        ([], [ONE], ["added"]),
        ([ONE], [], ["removed"]),
        ([ONE, ONE], [ONE], ["removed"]),
        # The same statement elsewhere in the text.
        ([ONE], [record(start=30)], ["moved"]),
        # Another sum of the same firm elsewhere is another deal.
        ([ONE], [record("7", 90)], ["removed", "added"]),
        # The same sum of another firm elsewhere is one deal whose firm has changed.
        ([ONE], [record(who="Nuri", start=90)], ["changed"]),
        # The same words read as another figure.
        ([ONE], [record("6")], ["changed"]),
        # The same digits at another scale, of the same firm.
        ([ONE], [record("5000", 90)], ["changed"]),
        ([ONE], [record("5000", 90, who="Nuri")], ["removed", "added"]),
        # Without an amount the sentence is what they share.
        ([ONE], [record(id="rec_9", amount=None)], ["changed"]),
        ([ONE], [record(rules=["en/other"])], ["metadata"]),
        ([ONE], [record(id="rec_1")], ["metadata"]),
        # What a document is called is not compared; what is known of it is.
        ([ONE], [record(document={"id": "x/a", "source": "x/a.txt", "title": None})], []),
        ([ONE], [record(document={"id": "a", "source": "a.txt", "title": "T"})], ["metadata"]),
    ],
)
def test_records_are_paired_by_what_they_mean(
    old: list[Line], new: list[Line], expected: list[str]
) -> None:
    assert kinds(old, new) == expected


def test_parties_decide_between_equal_sums() -> None:
    """Of two deals of one sum the one that is gone is that of the firm that is gone."""
    old = [record(start=20), record(start=60, who="Nuri")]
    (gone,) = compared(old, [record(start=90, who="Nuri")]).differences[:1]
    assert (gone.kind, gone.record["investors"][0]["name"]) == ("removed", "Gaon")


def test_figures_are_numbers() -> None:
    other = record()
    other["amount"] = {**other["amount"], "low": "5.0", "high": "5E0"}
    (found,) = compared([ONE], [other]).differences
    assert found.factor is None


@pytest.mark.parametrize(
    ("old", "new", "words", "factor"),
    [
        ("300000000", "300000000000", "3억", "1E+3"),
        ("300000000000", "300000000", "3억", "1E-3"),
        ("300000000", "3000000000000", "3억", "1E+4"),
        ("1700000000000", "7001000000000000", "1조7000억", "1E+4"),
        ("1700000000000", "1000070000000", "1조7000억", "1E-4"),
        ("2500000", "25", "$2.5 million", "1E-5"),
        ("300", "500", "3억", None),
        ("300", "3001", "3억", None),
        ("20", "25", "twenty-five", None),
        ("0", "100", "0", None),
    ],
)
def test_scale_errors(old: str, new: str, words: str, factor: str | None) -> None:
    known: Line = {"currency": "KRW", "spans": [quote(words, 0)]}
    before, after = ({**known, "low": low, "high": low} for low in (old, new))
    assert scale(before, after) == (Decimal(factor) if factor else None)
    assert scale(before, {**after, "currency": "USD"}) is None


def test_a_scale_error_in_an_equivalent() -> None:
    def told(low: str) -> Line:
        return {"low": low, "high": low, "currency": "USD", "spans": [quote(f"${low}", 50)]}

    (found,) = compared(
        [record(equivalents=[told("4")])], [record(equivalents=[told("4000")])]
    ).differences
    assert found.factor == 1000


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("rec_40", None, ["changed"]),
        # Its whole has moved.
        ("rec_40", "rec_80", ["moved"]),
        # It is a part of another whole.
        ("rec_40", "rec_10", ["moved", "changed"]),
    ],
)
def test_parts_follow_their_wholes(old: str, new: str | None, expected: list[str]) -> None:
    before = [record("5", 10, part_of=old), record("7", 40)]
    moved = record("7", 80)
    found = kinds(before, [record("5", 10, part_of=new), moved])
    assert sorted(found) == sorted({*expected, "moved"})


@pytest.mark.parametrize(
    ("change", "name", "level"),
    [
        ({"status": "committed"}, "status", "value"),
        ({"countries": [{"code": "PL", "name": "Poland", "spans": []}]}, "countries", "value"),
        ({"purpose": {"spans": [quote("a plant", 50)]}}, "purpose", "value"),
        ({"evidence": [quote("Gaon invests", 0)]}, "evidence", "span"),
        ({"rules": []}, "rules", "metadata"),
    ],
)
def test_fields_say_how_much_they_matter(change: Line, name: str, level: str) -> None:
    ((field,),) = [one.fields for one in compared([ONE], [record(**change)]).differences]
    assert (field.name, field.level) == (name, level)
    assert field.new == change[name]


def test_only_the_fields_asked_for() -> None:
    other = record(status="committed", rules=[])
    assert compared([ONE], [other], fields={"amount"}).differences == ()
    (found,) = compared([ONE], [other], fields={"status"}).differences
    assert [field.name for field in found.fields] == ["status"]


@pytest.mark.parametrize(
    ("old", "new", "failing"),
    [
        ([ONE], [ONE], set()),
        ([ONE], [record(start=30)], {"any"}),
        ([ONE], [record(rules=[])], {"any"}),
        ([ONE], [record("6")], {"any", "value"}),
        ([ONE], [], {"any", "value"}),
        ([], [ONE], {"any", "value"}),
    ],
)
def test_what_fails(old: list[Line], new: list[Line], failing: set[str]) -> None:
    found = compared(old, new)
    assert {level for level in ("value", "any", "none") if found.fails(level)} == failing


BAD = Document("a", error="no text")


@pytest.mark.parametrize(
    ("old", "new", "expected", "fails"),
    [
        ({"a": Document("a")}, {}, [("missing", "")], True),
        ({}, {"a": Document("a")}, [("new", "")], False),
        ({"a": Document("a")}, {"a": BAD}, [("failed", "no text")], True),
        ({"a": BAD}, {"a": Document("a")}, [("recovered", "no text")], False),
        ({"a": BAD}, {"a": BAD}, [], False),
        ({"a": Document("a", text="x")}, {"a": Document("a", text="y")}, [("text", "")], False),
        ({"a": Document("a", text="x")}, {"a": Document("a")}, [], False),
    ],
)
def test_articles(
    old: dict[str, Document], new: dict[str, Document], expected: list[Any], fails: bool
) -> None:
    found = compare(Run("old", old), Run("new", new))
    assert [(one.kind, one.why) for one in found.documents] == expected
    assert found.fails("value") is fails


def test_a_run_that_names_only_articles_with_records_lacks_none() -> None:
    """Without documents' lines nobody knows whether an article was read."""
    found = compare(run(ONE), Run("new", {}, complete=False))
    assert found.documents == ()
    assert found.counts["removed"] == 1


def test_summary_by_field() -> None:
    found = compared([ONE, TWO], [record("6", status="committed"), record("8", 40)])
    assert found.by_field == {
        "amount": {"value": 2},
        "evidence": {"span": 2},
        "status": {"value": 1},
    }
