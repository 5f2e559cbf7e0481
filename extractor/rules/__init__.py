"""The rule files, read once: tables, patterns, frames and gazetteers, with nothing found yet.

What reads a page needs the settings of the languages alone: the rest is imported when it is first
asked for.
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
