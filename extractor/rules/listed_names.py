"""The written forms of all listed names, with the row that each means: one table, kept on disk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.caching import computed
from extractor.rules.gazetteer import FILES, PLACE_KINDS, Entry, Form, read_gazetteer
from extractor.rules.paths import RulePath

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extractor.rules.files import Table

# How many characters a form is looked up by.
HEAD = 2
_LAND = "country"
# The shortest places and countries that are found in capitals; shorter words are abbreviations.
_CAPITALS = {_LAND: 4, **dict.fromkeys(PLACE_KINDS, 5)}


@dataclass(frozen=True)
class Listing:
    """The rows of all lists, and the number of the row that each written form means.

    A ``rows`` entry is what ``Entry`` has but for the forms. ``firm`` are forms that count
    wherever they stand, ``weak`` those that are everyday words too. ``lands`` are forms that mean a
    region by ``weak``, and a country as well: Georgia. ``lengths`` are those of the forms, by their
    first two characters.
    """

    rows: Sequence[Sequence[Any]]
    firm: Mapping[str, int]
    weak: Mapping[str, int]
    lands: Mapping[str, int]
    lengths: Mapping[str, Sequence[int]]

    def __contains__(self, form: object) -> bool:
        """Whether a row has this form."""
        return form in self.firm or form in self.weak

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """The English names of countries by ISO 3166-1 alpha-2 code."""
        return {code: name for name, kind, code, *_ in self.rows if kind == "country"}

    def entry(self, form: str) -> Entry | None:
        """The row that a form means, with this form alone; None for a form that no row has."""
        number = self.firm.get(form, self.weak.get(form))
        return None if number is None else self._row(number, form)

    def land(self, form: str) -> Entry | None:
        """The country that a form means beside its region, with this form alone; None for any other form."""
        number = self.lands.get(form)
        return None if number is None else self._row(number, form)

    def _row(self, number: int, form: str) -> Entry:
        name, kind, country, ids, rule = self.rows[number]
        known = tuple((key, value) for key, value in ids)
        return Entry(name, kind, country, known, rule, (Form(form, form in self.weak),))


def read_listing(root: RulePath, languages: Sequence[str]) -> Listing:
    """The forms of every row. Raises RulesError for a row that cannot be used."""
    layers = [str(layer) for layer in root.layers]
    return Listing(**computed(_tables, layers, list(languages), list(_hashes(root))))


def _hashes(root: RulePath) -> Iterator[str]:
    """A hash of each file that the tables are read from."""
    for path in (root / name for name in FILES):
        for layer in path.existing:
            yield f"{layer}: {sha256(layer.read_bytes()).hexdigest()}"


def _tables(layers: Sequence[str], languages: Sequence[str], _hashes: Sequence[str]) -> Table:
    """The fields of a Listing; a form means the first row where it is not weak, else the last."""
    firm: dict[str, int] = {}
    weak: dict[str, int] = {}
    lands: dict[str, int] = {}
    entries = read_gazetteer(RulePath(tuple(map(Path, layers))), languages)
    for number, entry in enumerate(entries):
        for form in entry.forms:
            for text in _written(entry, form.text):
                if form.weak:
                    weak[text] = number
                    if entry.kind == _LAND:
                        lands[text] = number
                else:
                    firm.setdefault(text, number)
    rows = [[*entry[:-1]] for entry in entries]
    weak = {f: n for f, n in weak.items() if f not in firm}
    regions = {f for f, n in weak.items() if entries[n].kind in PLACE_KINDS}
    lands = {f: n for f, n in lands.items() if f in regions}
    lengths = _lengths((*firm, *weak))
    return {"rows": rows, "firm": firm, "weak": weak, "lands": lands, "lengths": lengths}


def _lengths(forms: Iterable[str]) -> dict[str, list[int]]:
    """How long the forms are, by the two characters that they begin with, or by the only one."""
    found: dict[str, set[int]] = {}
    for form in forms:
        found.setdefault(form[:HEAD], set()).add(len(form))
    return {head: sorted(lengths) for head, lengths in found.items()}


def _written(entry: Entry, form: str) -> tuple[str, ...]:
    """The form; for a place also in capitals, as in datelines (KARACHI) and headings of items (OMAN)."""
    shortest = _CAPITALS.get(entry.kind)
    if shortest is None or len(form) < shortest:
        return (form,) if form else ()
    return tuple(dict.fromkeys((form, form.upper())))
