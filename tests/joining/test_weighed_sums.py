"""Sums that no predicate governs give a record where the words around them weigh for a deal, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor import Extractor
from extractor.joining.sentences.verb_medial.words_around import likeliest, sum_features

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.joining.forms.line import Line, Placed

SNAGGED = "Gaon Holdings has snagged Nuri Software for €19 million in cash."
LOST = "Gaon Holdings has lost Nuri Software for €19 million in cash."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def sum_of(extractor: Extractor, text: str) -> tuple[Line, Placed]:
    """The line of a text of one sentence, and its only sum."""
    (reading,) = extractor.extract_text(text, language="en").joined.readings
    (money,) = reading.line.of("MONEY")
    return reading.line, money


def test_words_tell_a_deal_where_no_rule_has_the_verb(extractor: Extractor) -> None:
    (record,) = extractor.extract_text(SNAGGED, language="en").records
    assert [p.name for p in (*record.investors, *record.recipients)] == [
        "Gaon Holdings",
        "Nuri Software",
    ]
    assert "en/acquisition.weighed" in record.rules
    assert record.amount is not None
    assert record.amount.spans[0].text == "€19 million"


def test_without_the_table_they_tell_none(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "sums.tsv").write_text("feature\tnone\n*\t0\n", encoding="utf-8")
    assert not Extractor(tmp_path).extract_text(SNAGGED, language="en").records


@pytest.mark.parametrize(
    "text",
    [
        LOST,
        "The fire cost Gaon Holdings and Nuri Software €19 million.",
        "Gaon Holdings earned €19 million on Nuri Software in the year.",
        "Gaon Holdings owes €19 million to the banks of Nuri Software.",
        "A court fined Gaon Holdings and Nuri Software €19 million.",
    ],
)
def test_words_of_other_sums_tell_none(extractor: Extractor, text: str) -> None:
    assert not extractor.extract_text(text, language="en").records


def test_a_sum_that_a_rule_makes_a_deal_of_stays_as_the_rule_reads_it(extractor: Extractor) -> None:
    told = "Gaon Holdings bought Nuri Software for €19 million in cash."
    (record,) = extractor.extract_text(f"{told} {SNAGGED}", language="en").records
    assert not any(".weighed" in rule for rule in record.rules)


def test_names_are_no_features(extractor: Extractor) -> None:
    line, money = sum_of(extractor, SNAGGED)
    features = {*sum_features(line, money)}
    assert {"<1=for", "<2=F", "<3=snagged", ">1=in", ">2=cash", "<3~snagg"} <= features
    assert not any("gaon" in feature or "19" in feature for feature in features)


def test_what_weighs_is_the_sum_of_the_features(extractor: Extractor) -> None:
    line, money = sum_of(extractor, SNAGGED)
    sums = extractor.rules.languages["en"].grammar.sums
    told = likeliest(line, money, sums)
    scores = sums.scores({*sum_features(line, money)})
    rows, at = sums.table["rows"], sums.table["classes"].index("acquisition")
    known = {*sum_features(line, money)} & rows.keys()
    assert told.what == "acquisition"
    assert scores["acquisition"] == rows["*"][at] + sum(rows[feature][at] for feature in known)
