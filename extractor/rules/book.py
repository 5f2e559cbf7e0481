"""All rules, read once and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.currencies import Currencies, read_currencies
from extractor.rules.dates import DateRules, read_dates
from extractor.rules.disclosures import DisclosureRules, read_disclosures
from extractor.rules.gazetteer import Entry, read_gazetteer
from extractor.rules.grammar import Grammar, read_grammar
from extractor.rules.inventory import languages, require_known_files
from extractor.rules.listed_names import Listing, read_listing
from extractor.rules.money import MoneyRules, read_money
from extractor.rules.names import NameRules, read_names
from extractor.rules.numbers import NumberRules, read_numbers
from extractor.rules.parties import PartyRules, read_parties
from extractor.rules.paths import RulePath, rule_path
from extractor.rules.sectors import read_sectors
from extractor.rules.settings import Settings, read_settings
from extractor.rules.small_words import SmallWords
from extractor.rules.towns import Towns
from extractor.rules.weights import Weights, read_weights

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class LanguageRules:
    """The rules of one language; each file is read on first use.

    Most runs read articles of one language. Raises RulesError for a file that cannot be used.
    """

    settings: Settings
    folder: RulePath
    currencies: Currencies

    @cached_property
    def numbers(self) -> NumberRules:
        """``numbers.toml``."""
        return read_numbers(self.folder / "numbers.toml", self.settings.code)

    @cached_property
    def money(self) -> MoneyRules:
        """``money.toml``, with the forms of the currencies."""
        path, settings = self.folder / "money.toml", self.settings
        return read_money(path, settings.code, self.numbers, self.currencies, settings.currency)

    @cached_property
    def dates(self) -> DateRules:
        """``dates.toml``."""
        return read_dates(self.folder / "dates.toml", self.settings.code, self.numbers)

    @cached_property
    def names(self) -> NameRules:
        """``names.toml`` and the particles."""
        return read_names(self.folder / "names.toml", self.settings.code)

    @cached_property
    def grammar(self) -> Grammar:
        """The frames, the word lists and the small patterns."""
        return read_grammar(self.folder, self.settings, self.currencies.smallest)

    @cached_property
    def weights(self) -> Weights:
        """``weights.tsv``: of words, for and against an article's stating a deal."""
        return read_weights(self.folder / "weights.tsv")

    @cached_property
    def towns(self) -> Towns:
        """``towns.csv``: towns that count behind a preposition alone."""
        return Towns(self.folder / "towns.csv")

    @cached_property
    def small(self) -> SmallWords:
        """``small.csv``: words that are no names, whatever letter a headline begins them with."""
        return SmallWords(self.folder / "small.csv")

    @cached_property
    def disclosures(self) -> DisclosureRules:
        """``disclosures.toml``: the forms that exchanges publish."""
        return read_disclosures(self.folder / "disclosures.toml", self.settings.code)


@dataclass(frozen=True)
class Rulebook:
    """All rules, and the folder that they were read from.

    ``listing`` has the names of all lists.
    """

    folder: RulePath
    currencies: Currencies
    listing: Listing
    languages: Mapping[str, LanguageRules]
    parties: PartyRules
    sectors: Mapping[str, Mapping[str, re.Pattern[str]]]

    @property
    def country_names(self) -> Mapping[str, str]:
        """The English names of countries by ISO 3166-1 alpha-2 code."""
        return self.listing.country_names

    @cached_property
    def gazetteer(self) -> tuple[Entry, ...]:
        """Every row of the lists with all its forms."""
        return read_gazetteer(self.folder, tuple(self.languages))


@lru_cache(maxsize=4)
def load(rules: str | Path | RulePath | None = None) -> Rulebook:
    """The packaged rules, with those of a folder added to them.

    Raises RulesError, with file and line, for the first fault.
    """
    root = rule_path(rules)
    codes = languages(root)
    if not codes:
        raise RulesError(str(root), "no language", "a language is a folder with language.toml")
    require_known_files(root, codes)
    currencies = read_currencies(root / "currencies.toml")
    book = Rulebook(
        root,
        currencies,
        read_listing(root, codes),
        {
            code: LanguageRules(
                read_settings(root / code / "language.toml", code), root / code, currencies
            )
            for code in codes
        },
        read_parties(root / "parties.toml"),
        read_sectors(root / "sectors.toml"),
    )
    if len(root.layers) > 1:
        _compile(book)
    return book


def _compile(book: Rulebook) -> None:
    """Compiles the patterns that an add-on has, so that a mistake is reported before any article is read."""
    own = str(book.folder.layers[-1])
    for language in book.languages.values():
        language.towns.lines  # noqa: B018 - the same
        language.small.words  # noqa: B018 - the same
        for rules in (
            language.numbers.rules,
            language.money.rules,
            language.dates.rules,
            language.names.rules,
            language.grammar.patterns.rules.values(),
            language.disclosures.patterns.values(),
        ):
            for rule in rules:
                if rule.where.startswith(own):
                    rule.pattern  # noqa: B018 - compiled when it is asked for
