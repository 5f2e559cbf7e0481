"""Reads ``sectors.toml``: a short taxonomy, with the words of each sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.caching import compiled
from extractor.rules.files import read_toml
from extractor.rules.notation import one_of_listed

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from extractor.rules.paths import RulePath


def read_sectors(path: RulePath) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """A pattern for each language of each sector, in the order of the file."""
    return {
        sector: {language: _pattern(words) for language, words in languages.items()}
        for sector, languages in read_toml(path).items()
    }


def _pattern(words: list[str]) -> re.Pattern[str]:
    """The pattern of any of the words; Latin ones match as whole words, in either case, also in the plural."""
    latin = one_of_listed(word for word in words if word.isascii())
    other = one_of_listed(word for word in words if not word.isascii())
    arms = [rf"(?<![A-Za-z])(?i:{latin})s?(?![A-Za-z])"] if latin else []
    return compiled("|".join([*arms, *([other] if other else [])]))
