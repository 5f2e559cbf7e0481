"""Reads the rule files: tables, patterns, frames and gazetteers.

Names are imported on first use: reading a page needs only the settings of the languages.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from extractor.rules.paths import RulePath, data_folder, rule_path

if TYPE_CHECKING:
    from extractor.rules.book import LanguageRules, Rulebook, load
    from extractor.rules.notation import Example, Rule

__all__ = [
    "Example",
    "LanguageRules",
    "Rule",
    "RulePath",
    "Rulebook",
    "data_folder",
    "load",
    "rule_path",
]

_HOMES = {
    "Example": "extractor.rules.notation",
    "LanguageRules": "extractor.rules.book",
    "Rule": "extractor.rules.notation",
    "Rulebook": "extractor.rules.book",
    "load": "extractor.rules.book",
}


def __getattr__(name: str) -> object:
    """A public name, imported now; AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
