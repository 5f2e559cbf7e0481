"""Reads the lists of companies, media, countries and places as names to look for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import RulesError
from extractor.rules.files import Columns, Table, is_language, read_csv, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extractor.rules.paths import RulePath

COMPANY_COLUMNS = ("name", "type", "country", "wikidata", "ticker")
MEDIA_COLUMNS = ("name", "country")
PLACE_COLUMNS = ("name", "country", "kind")
FILES = ("companies.csv", "media.csv", "countries.toml", "places.csv")
PLACE_KINDS = ("city", "capital", "site", "region", "province", "state", "seat")
# The types that rows of a list may have.
_KINDS = {
    "companies": ("company", "fund", "institution"),
    "places": PLACE_KINDS,
}
_COUNTRY = re.compile("(?:[A-Z]{2})?")


class Form(NamedTuple):
    """A written form; a ``weak`` one is an everyday word too, and counts only in the role of a party or place."""

    text: str
    weak: bool


class Entry(NamedTuple):
    """One row: a name, its type (company, fund, medium, country, city …) and its forms."""

    name: str
    kind: str
    country: str
    ids: tuple[tuple[str, str], ...]
    rule: str
    forms: tuple[Form, ...]


def read_gazetteer(root: RulePath, languages: Sequence[str]) -> tuple[Entry, ...]:
    """Every row of the lists. Raises RulesError for a row that cannot be used."""
    companies, media, countries, places = (root / name for name in FILES)
    return (
        *_companies(companies),
        *_media(media),
        *_countries(countries, languages),
        *_places(places),
    )


def _cells(row: Mapping[str, str]) -> Iterator[str]:
    """The cells of all languages."""
    return (cell for column, cell in row.items() if is_language(column))


def _forms(name: str, *cells: str) -> tuple[Form, ...]:
    texts = [text for cell in cells for text in cell.split("|") if text]
    forms = {text.rstrip("?"): text.endswith("?") for text in texts}
    forms.setdefault(name, False)
    return tuple(Form(text, weak) for text, weak in forms.items())


def _rows(path: RulePath, columns: Columns, *unique: Columns) -> Iterator[Mapping[str, str]]:
    for row in read_csv(path, columns, *unique):
        name, kind = row.cells["name"], row.cells.get("type", row.cells.get("kind"))
        if not name:
            raise RulesError(row.where, "a row without a name", "fill the first cell")
        if kind is not None and kind not in _KINDS[path.stem]:
            known = ", ".join(_KINDS[path.stem])
            raise RulesError(
                row.where, f"{name}: no such kind of name: {kind!r}", f"one of {known}"
            )
        if not _COUNTRY.fullmatch(row.cells["country"]):
            what = f"{name}: {row.cells['country']!r} is no code of a country"
            raise RulesError(row.where, what, "two capital letters, as in ISO 3166-1, or nothing")
        yield row.cells


def _companies(path: RulePath) -> Iterator[Entry]:
    for row in _rows(path, COMPANY_COLUMNS, ("name",), ("wikidata",), ("ticker",)):
        ids = tuple((key, row[key]) for key in ("wikidata", "ticker") if row[key])
        rule = f"companies.{row['wikidata'] or row['name']}"
        forms = _forms(row["name"], *_cells(row))
        yield Entry(row["name"], row["type"], row["country"], ids, rule, forms)


def _media(path: RulePath) -> Iterator[Entry]:
    for row in _rows(path, MEDIA_COLUMNS, ("name",)):
        forms = _forms(row["name"], *_cells(row))
        yield Entry(row["name"], "medium", row["country"], (), f"media.{row['name']}", forms)


def _places(path: RulePath) -> Iterator[Entry]:
    for row in _rows(path, PLACE_COLUMNS, ("name", "country")):
        forms = _forms(row["name"], *_cells(row))
        rule = f"places.{row['name']}"
        yield Entry(row["name"], row["kind"], row["country"], (), rule, forms)


def _countries(path: RulePath, languages: Sequence[str]) -> Iterator[Entry]:
    for row in read_toml(path).get("country", []):
        listed = [form for language in languages for form in row.get(language, [])]
        rule = f"countries.{row['code']}"
        yield Entry(row["name"], "country", row["code"], (), rule, _row_forms(row, listed))
        for kind, key in (("nationality", "adjectives"), ("hanja", "hanja"), ("short", "short")):
            if row.get(key):
                forms = _marked(row[key])
                yield Entry(row["name"], kind, row["code"], (), rule, forms)


def _row_forms(row: Table, listed: Iterable[str]) -> tuple[Form, ...]:
    return _forms(row["name"], "|".join(listed))


def _marked(texts: Iterable[str]) -> tuple[Form, ...]:
    return tuple(Form(text.rstrip("?"), text.endswith("?")) for text in texts)
