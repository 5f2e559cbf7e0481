"""Reads ``currencies.toml``: which forms can mean which currency, and what resolves ambiguous ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.files import Table, is_language, read_toml
from extractor.rules.notation import one_of_each

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from extractor.rules.paths import RulePath

_LETTERS = re.compile(r"[A-Za-z.]+")
# What stands around a part. Words are in capitals, in small letters or both: Lebanese Pounds, EUROS.
_AROUND = {
    "symbol": "(?:(?<![A-Za-z])(?=[A-Za-z])|(?![A-Za-z])){}",
    "code": "(?<![A-Za-z]){}(?![A-Za-z])",
    "word": "(?i:{})",
    "named": "(?i:{})",
}
# A lower amount is an everyday price where a hundred are worth a dollar or less, and where a thousand are.
_SMALLEST_CHEAP, _SMALLEST_CHEAPEST = 1_000_000, 10_000_000
_LETTERED = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}\$")

_KEYS = frozenset({"code", "name", "symbols", "codes", "countries", "default", "minor"})


@dataclass(frozen=True)
class Currencies:
    """ISO 4217 codes by written form.

    ``forms`` maps a symbol, code or word to the currencies that it can mean, ``defaults`` to the
    one that it means if nothing else resolves it, ``minor`` a minor unit's word to its value,
    ``countries`` a code to the ISO 3166-1 countries that use it. Forms in ``needs_scale`` are words
    too and count only with a scale; defaults in ``firm`` hold whatever countries are near. A lower amount of
    a currency in ``smallest`` is an everyday price.
    """

    forms: Mapping[str, tuple[str, ...]]
    defaults: Mapping[str, str]
    minor: Mapping[str, Decimal]
    countries: Mapping[str, tuple[str, ...]]
    symbols: tuple[str, ...]
    codes: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    minor_words: Mapping[str, tuple[str, ...]]
    needs_scale: frozenset[str]
    firm: frozenset[str]
    smallest: Mapping[str, int]

    def parts(self, language: str) -> dict[str, str]:
        """The named parts for the patterns of a language.

        ``symbol``, ``code`` and ``word`` stand beside a figure, ``minor`` behind one. ``sign`` is a
        symbol that no word looks like, ``sure_code`` the letters of a code that is no word, ``named`` a currency
        word with its country.
        """
        words = {word.lower() for word in self.words.get(language, ())}
        lists = {
            "symbol": self.symbols,
            "sign": [symbol for symbol in self.symbols if not _LETTERS.fullmatch(symbol)],
            "code": self.codes,
            "sure_code": [code for code in self.codes if code not in self.needs_scale],
            "word": words,
            "named": [word for word in words if " " in word],
            "minor": self.minor_words.get(language, ()),
        }
        parts = zip(lists, one_of_each(lists.values()), strict=True)
        return {name: _AROUND.get(name, "{}").format(part) for name, part in parts}

    def meanings(self, form: str) -> tuple[str, ...]:
        """The ISO codes of the currencies that a written form can mean; empty for an unknown form."""
        return self.forms.get(form) or self.forms.get(form.lower()) or ()

    def default(self, form: str) -> str | None:
        """The ISO code that a form means if nothing else resolves it; None if it has no default."""
        return self.defaults.get(form) or self.defaults.get(form.lower())


def _as_typed(symbols: Iterable[str], worded: Container[str]) -> dict[str, str]:
    """Other ways to type a dollar sign with letters, each with its symbol: hk$, HK $, but not if it is ``worded``."""
    found: dict[str, str] = {}
    for symbol in symbols:
        if _LETTERED.fullmatch(symbol):
            spaced = f"{symbol[:-1]} {symbol[-1]}"
            found |= dict.fromkeys((symbol.lower(), spaced, spaced.lower()), symbol)
    return {form: symbol for form, symbol in found.items() if form not in worded}


def read_currencies(path: RulePath) -> Currencies:
    """The table. Raises RulesError for a row without a code or for two defaults of one form."""
    tables = read_toml(path)
    rows: list[Table] = tables.get("currency", [])
    forms: dict[str, list[str]] = {}
    defaults: dict[str, str] = {}
    minor: dict[str, Decimal] = {}
    words: dict[str, list[str]] = {}
    minor_words: dict[str, list[str]] = {}
    for row in rows:
        _check(row, path)
        _add_forms(row, forms, words)
        _add_minor(row, forms, minor, minor_words)
        for form in row.get("default", []):
            _add_default(form, row["code"], defaults, path)
    typed = _as_typed(
        {symbol for row in rows for symbol in row.get("symbols", [])}, tables.get("worded", [])
    )
    for form, listed in (typed | {c: c.upper() for c in tables.get("lower_case", [])}).items():
        forms.setdefault(form, forms.get(listed, []))
    symbols = {symbol for row in rows for symbol in row.get("symbols", [])} | set(typed)
    codes = {row["code"] for row in rows} | {code for row in rows for code in row.get("codes", [])}
    return Currencies(
        {form: tuple(dict.fromkeys(codes_)) for form, codes_ in forms.items()},
        defaults,
        minor,
        {row["code"]: tuple(row.get("countries", [])) for row in rows},
        tuple(sorted(symbols)),
        tuple(sorted(codes | set(tables.get("lower_case", [])))),
        {language: tuple(all_) for language, all_ in words.items()},
        {language: tuple(all_) for language, all_ in minor_words.items()},
        frozenset(tables.get("needs_scale", [])),
        frozenset(tables.get("firm", [])),
        dict.fromkeys(tables.get("cheap", []), _SMALLEST_CHEAP)
        | dict.fromkeys(tables.get("cheapest", []), _SMALLEST_CHEAPEST),
    )


def _check(row: Table, path: RulePath) -> None:
    code = str(row.get("code", ""))
    if len(code) != 3 or not code.isupper():  # noqa: PLR2004 - ISO 4217 codes have three letters
        name = str(row.get("name", code))
        where = path.entry(name)
        what = f"currency {name}: no ISO 4217 code"
        raise RulesError(where, what, 'add code = "XYZ", three capital letters')
    for key in row:
        if key not in _KEYS and not is_language(key):
            what = f"currency {code}: unknown key {key}"
            raise RulesError(path.entry(code), what, f"known keys: {', '.join(sorted(_KEYS))}")


def _languages(row: Table) -> dict[str, list[str]]:
    """The word lists of a row: every two-letter key is a language."""
    return {key: value for key, value in row.items() if is_language(key)}


def _add_forms(row: Table, forms: dict[str, list[str]], words: dict[str, list[str]]) -> None:
    code = row["code"]
    for form in (code, *row.get("symbols", []), *row.get("codes", [])):
        forms.setdefault(form, []).append(code)
    for language, listed in _languages(row).items():
        words.setdefault(language, []).extend(listed)
        for word in listed:
            for form in {word, word.lower()}:
                forms.setdefault(form, []).append(code)


def _add_minor(
    row: Table,
    forms: dict[str, list[str]],
    minor: dict[str, Decimal],
    words: dict[str, list[str]],
) -> None:
    table = row.get("minor") or {}
    for language, listed in _languages(table).items():
        words.setdefault(language, []).extend(listed)
        for word in listed:
            minor[word] = Decimal(str(table["value"]))
            forms.setdefault(word, []).append(row["code"])


def _add_default(form: str, code: str, defaults: dict[str, str], path: RulePath) -> None:
    if defaults.get(form, code) != code:
        where = path.entry(code)
        raise RulesError(where, f"{form} has two defaults", "leave it to one currency")
    defaults[form] = code
