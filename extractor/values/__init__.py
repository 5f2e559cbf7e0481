"""How written values are read: numerals and calendar expressions, from tables of words."""

from extractor.values.calendar import Calendar
from extractor.values.digits import read_digits
from extractor.values.numerals import Numerals
from extractor.values.tally import Reading

__all__ = ["Calendar", "Numerals", "Reading", "read_digits"]
