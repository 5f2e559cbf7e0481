"""Forms of exchanges in every layout in which they come: the table of forms.toml, and what it does not show."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from layouts import LAYOUTS, PAGES

from extractor.pipeline import Extractor, Result
from extractor.reading import Defaults
from extractor.writing import record_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extractor.types import Amount, Party, Record

TABLE = tomllib.loads((Path(__file__).parent / "forms.toml").read_text(encoding="utf-8"))
FORMS: list[dict[str, Any]] = TABLE["form"]
EXTRACTOR = Extractor()
READER = EXTRACTOR.reader(Defaults(published="2024-07-22"))


def written(form: Mapping[str, Any], layout: str) -> tuple[str, Result]:
    """The form in a layout as it is given, and what it gives."""
    if layout in PAGES:
        given = PAGES[layout](form)
        return given, EXTRACTOR.extract(READER.read_html(given, "form"))
    given = LAYOUTS[layout](form)
    return given, EXTRACTOR.extract(READER.read_text(given, "form"))


def sum_of(amount: Amount) -> str:
    return f"{amount.currency} {amount.low}"


def named(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties) or "-"


def told(record: Record, records: Iterable[Record]) -> str:
    assert record.amount is not None
    sums = " = ".join(map(sum_of, (record.amount, *record.equivalents)))
    period = f"{record.period.start or ''}/{record.period.end or ''}" if record.period else "-"
    announced = record.announced.date if record.announced else "-"
    stake = f"{record.stake.percent}%" if record.stake else "-"
    wholes = [r.amount for r in records if r.id == record.part_of and r.amount]
    part = f" part of {sum_of(wholes[0])}" if wholes else ""
    countries = ", ".join(country.code for country in record.countries) or "-"
    sides = f"{named(record.investors)} > {named(record.recipients)} @ {countries}"
    return f"{record.kind} {record.status}: {sides} = {sums} ({announced}, {period}, {stake}){part}"


def quotes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value] if "raw_start" in value else [q for v in value.values() for q in quotes(v)]
    return [q for v in value for q in quotes(v)] if isinstance(value, list) else []


@pytest.mark.parametrize("layout", [*LAYOUTS, *PAGES])
@pytest.mark.parametrize("form", [pytest.param(form, id=form["name"]) for form in FORMS])
def test_a_form_states_its_deals_in_every_layout(form: dict[str, Any], layout: str) -> None:
    given, result = written(form, layout)
    assert [told(record, result.records) for record in result.records] == form["deals"]
    for record in result.records:
        for quote in quotes(record_line(record)):
            assert result.article.text[quote["start"] : quote["end"]] == quote["text"]
            raw = given[quote["raw_start"] : quote["raw_end"]]
            assert quote["text"].split("\n")[0].strip() in raw or "<" in raw


@pytest.mark.parametrize("layout", [*LAYOUTS, *PAGES])
@pytest.mark.parametrize("form", [pytest.param(f, id=f["name"]) for f in FORMS if f["deals"]])
def test_the_figure_is_quoted_first_and_the_label_with_its_unit_second(
    form: dict[str, Any], layout: str
) -> None:
    _, result = written(form, layout)
    for record in result.records:
        assert record.amount is not None
        figure, *label = (quote.text for quote in record.amount.spans)
        assert figure[0].isdigit()
        assert all(word.endswith(")") for word in label)
        assert len(label) <= 1


def test_a_quote_of_several_lines_leads_to_the_input_with_its_marks_of_lists() -> None:
    """The clean text has no marks of lists; the places in the input go from the first letter to the last."""
    given = (
        "타법인 주식 취득결정\n\n다온환경은 누리금속 주식 80%를 취득하기로 결정했다.\n\n"
        "- 거래상대: 창업주 외 3인\n- 취득가액: 1억4000만링깃\n"
    )
    result = EXTRACTOR.extract(READER.read_text(given, "form"))
    long = [q for r in result.records for q in quotes(record_line(r)) if "\n" in q["text"]]
    assert long
    for quote in long:
        assert result.article.text[quote["start"] : quote["end"]] == quote["text"]
        raw = given[quote["raw_start"] : quote["raw_end"]]
        assert "\n- " in raw
        assert raw.replace("\n- ", "\n") == quote["text"]
