"""Reads the lists of companies, media, countries and places as names to look for."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import RulesError
from extractor.rules.files import Columns, Row, is_language, read_csv, read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from extractor.rules.paths import RulePath

COMPANY_COLUMNS = ("name", "type", "country", "wikidata", "ticker")
MEDIA_COLUMNS = ("name", "country")
PLACE_COLUMNS = ("name", "country", "kind")
FILES = ("companies.csv", "media.csv", "countries.toml", "places.csv")
# Before a form of an add-on that is to be taken away.
_AWAY = "-"
PLACE_KINDS = ("city", "capital", "site", "region", "province", "state", "seat")
# What a firm may be, by its row or by the rule that found its name; the first where neither says so.
COMPANY_TYPES = ("company", "fund", "institution")
# The types that rows of a list may have.
_KINDS = {
    "companies": COMPANY_TYPES,
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


def _forms(name: str, where: Callable[[], str], texts: Iterable[str]) -> tuple[Form, ...]:
    """The forms of a row, and its name as one; ``-form`` takes away a form that the package has.

    Raises RulesError for a form to take away that the row does not have, at the place that ``where`` gives.
    """
    forms: dict[str, bool] = {}
    away: set[str] = set()
    for text in texts:
        if text.startswith(_AWAY):
            away.add(text.removeprefix(_AWAY))
        elif text:
            forms[text.rstrip("?")] = text.endswith("?")
    if name:
        forms.setdefault(name, False)
    if unknown := away - forms.keys():
        what = f"{name}: no form {', '.join(sorted(unknown))} to take away".removeprefix(": ")
        mend = "write it as the package does; extractor rules where prints its folder"
        raise RulesError(where(), what, mend)
    return tuple(Form(text, weak) for text, weak in forms.items() if text not in away)


def _rows(path: RulePath, columns: Columns, *unique: Columns) -> Iterator[Row]:
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
        yield row


def _companies(path: RulePath) -> Iterator[Entry]:
    for row in _rows(path, COMPANY_COLUMNS, ("name",), ("wikidata",), ("ticker",)):
        cells = row.cells
        ids = tuple((key, cells[key]) for key in ("wikidata", "ticker") if cells[key])
        rule = f"companies.{cells['wikidata'] or cells['name']}"
        yield _entry(row, cells["type"], rule, ids)


def _media(path: RulePath) -> Iterator[Entry]:
    for row in _rows(path, MEDIA_COLUMNS, ("name",)):
        yield _entry(row, "medium", f"media.{row.cells['name']}")


def _places(path: RulePath) -> Iterator[Entry]:
    for row in _rows(path, PLACE_COLUMNS, ("name", "country")):
        yield _entry(row, row.cells["kind"], f"places.{row.cells['name']}")


def _entry(row: Row, kind: str, rule: str, ids: tuple[tuple[str, str], ...] = ()) -> Entry:
    name, texts = (
        row.cells["name"],
        (form for cell in _cells(row.cells) for form in cell.split("|")),
    )
    forms = _forms(name, lambda: row.where, texts)
    return Entry(name, kind, row.cells["country"], ids, rule, forms)


def _countries(path: RulePath, languages: Sequence[str]) -> Iterator[Entry]:
    for row in read_toml(path).get("country", []):
        name, code = row["name"], row["code"]
        where = partial(path.entry, code)
        listed = [form for language in languages for form in row.get(language, [])]
        rule = f"countries.{code}"
        yield Entry(name, "country", code, (), rule, _forms(name, where, listed))
        for kind, key in (("nationality", "adjectives"), ("hanja", "hanja"), ("short", "short")):
            if row.get(key):
                yield Entry(name, kind, code, (), rule, _forms("", where, row[key]))
