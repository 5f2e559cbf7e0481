"""The rule files, read once: tables, patterns, frames and gazetteers, with nothing found yet."""

from extractor.rules.book import LanguageRules, Rulebook, load
from extractor.rules.files import data_folder
from extractor.rules.notation import Example, Rule

__all__ = ["Example", "LanguageRules", "Rule", "Rulebook", "data_folder", "load"]
