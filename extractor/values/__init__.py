"""How written values are read: numerals and calendar expressions, from tables of words."""

from extractor.values.calendar import Calendar
from extractor.values.numerals import Numerals, Reading, read_digits

__all__ = ["Calendar", "Numerals", "Reading", "read_digits"]
