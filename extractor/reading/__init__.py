"""Reads inputs to clean articles with offsets that lead back to the input as it was given."""

from extractor.reading.given import Defaults
from extractor.reading.language import LanguageProfile, detect_language
from extractor.reading.page_rules import PageRule, PageRules, load_page_rules
from extractor.reading.reader import Reader, ReadingRules
from extractor.reading.unread import Failure, Item

__all__ = [
    "Defaults",
    "Failure",
    "Item",
    "LanguageProfile",
    "PageRule",
    "PageRules",
    "Reader",
    "ReadingRules",
    "detect_language",
    "load_page_rules",
]
