"""Towns that count behind a preposition alone: found in one text of all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor import Extractor
from extractor.rules.files import read_csv
from extractor.rules.gazetteer import PLACE_COLUMNS
from extractor.rules.paths import RulePath, data_folder
from extractor.rules.towns import Towns

if TYPE_CHECKING:
    from pathlib import Path

TOWNS = Towns(RulePath((data_folder() / "en" / "towns.csv",)))
EXTRACTOR = Extractor()


@pytest.mark.parametrize(
    ("name", "country"),
    [("Wigan", "GB"), ("Cumbernauld", "GB"), ("Wolfhagen", None), ("", None), ("name", None)],
)
def test_a_whole_name_is_looked_up(name: str, country: str | None) -> None:
    assert TOWNS.country(name) == country


def test_each_town_is_listed_once_in_order_and_is_no_place() -> None:
    names = [row.rpartition(",")[0] for row in TOWNS.lines.splitlines()[1:]]
    assert names == sorted(set(names))
    places = read_csv(RulePath((data_folder() / "places.csv",)), PLACE_COLUMNS, ("name", "country"))
    assert {row.cells["name"] for row in places}.isdisjoint(names)


def test_a_row_of_an_addon_counts_before_the_packages(tmp_path: Path) -> None:
    mine = tmp_path / "towns.csv"
    mine.write_text("name,country\nWigan,US\nMelk Nova,AT\n", encoding="utf-8")
    towns = Towns(RulePath((*TOWNS.path.layers, mine)))
    assert [towns.country(name) for name in ("Wigan", "Melk Nova", "Cumbernauld")] == [
        "US",
        "AT",
        "GB",
    ]


def test_an_addon_has_towns_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "towns.csv").write_text("name,country\nMelk Nova,AT\n", encoding="utf-8")
    text = "Alder Foods will spend £6m on a bakery in Melk Nova."
    (record,) = Extractor(tmp_path).extract_text(text, language="en").records
    assert [country.code for country in record.countries] == ["AT"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Alder Foods will spend £6m on a bakery in Wigan, it said.", ["GB"]),
        ("Alder Foods plans a $40 million bottling hall near Cumbernauld.", ["GB"]),
        ("WIGAN — Alder Foods has bought the Marine Hotel for £4m.", ["GB"]),
        ("WIGAN, May 3 (DNA) -- Alder Foods will spend £6m on a bakery.", ["GB"]),
        # The land that the text names, not that of the list.
        ("Alder Foods will spend £6m on a bakery in Wigan, Canada.", ["CA"]),
        # A firm, a name that goes on, no preposition.
        ("Alder Foods has put £6m in Wigan Athletic.", []),
        ("Alder Foods has bought a stake in Wigan for £6m.", []),
        ("Wigan will spend £6m on a bakery.", []),
    ],
)
def test_the_words_beside_it_make_a_town(text: str, countries: list[str]) -> None:
    (record,) = EXTRACTOR.extract_text(text, language="en").records
    assert [country.code for country in record.countries] == countries
