"""How written values are read: numerals and calendar expressions, from tables of words."""

from extractor.values.calendar import FIXING, Calendar
from extractor.values.durations import Length, Units
from extractor.values.isodates import beside, days, written
from extractor.values.numerals import Numerals, Reading, read_digits

__all__ = [
    "FIXING",
    "Calendar",
    "Length",
    "Numerals",
    "Reading",
    "Units",
    "beside",
    "days",
    "read_digits",
    "written",
]
