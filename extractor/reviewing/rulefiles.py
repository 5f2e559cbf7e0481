"""Finds faults of rule files as wholes: one that is missing, that nobody reads, or that no run would load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.reading import load_page_rules
from extractor.rules.files import read_csv, read_toml
from extractor.rules.gazetteer import PLACE_COLUMNS
from extractor.rules.inventory import kinds, languages
from extractor.rules.kinds import read_kinds
from extractor.rules.paths import RulePath
from extractor.rules.small_words import SmallWords
from extractor.rules.sum_weights import SumWeights
from extractor.rules.towns import Towns
from extractor.rules.weights import read_weights

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = (
    *("kinds.toml", "languages.toml", "countries.toml", "currencies.toml", "sectors.toml"),
    *("parties.toml", "pages.toml", "wording.toml", "places.csv", "companies.csv", "media.csv"),
)
# What else a folder may have.
_ALSO = ("selftest.toml",)
_LANGUAGE = (
    *("language.toml", "numbers.toml", "money.toml", "dates.toml", "names.toml", "lines.toml"),
    *("words.toml", "particles.toml", "endings.toml", "patterns.toml", "disclosures.toml"),
)
# What a language may have.
_WEIGHTS, _SUMS, _TOWNS, _SMALL = "weights.tsv", "sums.tsv", "towns.csv", "small.csv"
_COUNTRY = "mend the code, or add the country there"
_PUT_BACK = "put it back from the package, or leave out what needs it"
# What a file of a language cannot do without.
_NEEDS = {
    **dict.fromkeys(("money.toml", "dates.toml"), ("language.toml", "numbers.toml")),
    **dict.fromkeys(("numbers.toml", "words.toml", "names.toml"), ("language.toml",)),
}
_OF_FRAMES = ("language.toml", "money.toml", "endings.toml", "particles.toml")


def unloadable(root: RulePath) -> Iterator[RulesError]:
    """An error for each file whose absence, name or shape would leave others wrong or unread.

    Raises RulesError for a file that cannot be read at all.
    """
    read_kinds(root)
    missing = [*_missing(root)]
    yield from missing
    if not missing:
        yield from _unread(root)
        yield from _strangers(root)
        yield from _untold(root)
        for code in languages(root):
            read_weights(root / code / _WEIGHTS)
            SumWeights(root / code / _SUMS).table  # noqa: B018 - read when it is asked for
            SmallWords(root / code / _SMALL).words  # noqa: B018 - the same


def page_faults(root: RulePath) -> Iterator[RulesError]:
    """An error for each example of ``pages.toml`` that its rule gets wrong. Raises RulesError."""
    for section in vars(load_page_rules(root)).values():
        for rule in section:
            for line in (*rule.expect, *rule.reject):
                if bool(rule.finds(line)) != (line in rule.expect):
                    said = "finds nothing" if line in rule.expect else "matches"
                    mend = "mend the pattern, or the example if it is wrong"
                    yield RulesError(rule.where, f"{said} in {line!r}", mend)


def _missing(root: RulePath) -> Iterator[RulesError]:
    for name in _ROOT:
        if not (root / name).existing:
            yield RulesError(str(root / name), "is missing", _PUT_BACK)
    for code in sorted({name.partition("/")[0] for name in root.names("*/*.toml")}):
        yield from _missing_of(root / code, tuple(f"{kind}.toml" for kind in kinds(root)))


def _missing_of(folder: RulePath, frames: tuple[str, ...]) -> Iterator[RulesError]:
    needs = {**dict.fromkeys(frames, _OF_FRAMES), **_NEEDS}
    if folder.layers[0].exists():  # a language of the package has all the files
        needs |= dict.fromkeys(("patterns.toml", "disclosures.toml"), _LANGUAGE)
    have = folder.names("*.toml")
    blamed = {name: need for need in have for name in needs.get(need, ()) if name not in have}
    for name, need in blamed.items():
        yield RulesError(str(folder / name), f"is missing, and {need} needs it", _PUT_BACK)


def _unread(root: RulePath) -> Iterator[RulesError]:
    frames = (f"{kind}.toml" for kind in kinds(root))
    of_language = {*_LANGUAGE, *frames, _WEIGHTS, _SUMS, _TOWNS, _SMALL}
    known = {*_ROOT, *_ALSO}
    known |= {f"{code}/{name}" for code in languages(root) for name in of_language}
    for ending in ("toml", "csv", "tsv"):
        for name in root.names(f"**/*.{ending}"):
            if name not in known:
                what = "no rules are read from a file of this name"
                yield RulesError(str(root / name), what, "extractor rules where shows the names")


def _untold(root: RulePath) -> Iterator[RulesError]:
    """Sentences of `explain` that a language lacks which others are in."""
    path = root / "wording.toml"
    tables = read_toml(path)
    spoken = {code for lines in tables.values() for said in lines.values() for code in said}
    for name, lines in tables.items():
        for line, said in lines.items():
            if lacking := spoken - set(said):
                what = f"[{name}] {line} is not said in: {', '.join(sorted(lacking))}"
                yield RulesError(path.key(name, line), what, "add it for each language")


def _strangers(root: RulePath) -> Iterator[RulesError]:
    """Places and towns in countries that are not listed: their country would be printed as a code."""
    known = {row["code"] for row in read_toml(root / "countries.toml").get("country", [])}
    for row in read_csv(root / "places.csv", PLACE_COLUMNS, ("name", "country")):
        if (code := row.cells["country"]) and code not in known:
            what = f"{row.cells['name']}: no country {code} in countries.toml"
            yield RulesError(row.where, what, _COUNTRY)
    tables = (file for code in languages(root) for file in (root / code / _TOWNS).existing)
    for file in tables:
        for at, line in enumerate(Towns(RulePath((file,))).lines.splitlines(), start=1):
            name, _, code = line.rpartition(",")
            if at > 1 and code not in known:
                what = f"{name}: no country {code} in countries.toml"
                yield RulesError(f"{file}:{at}", what, _COUNTRY)
