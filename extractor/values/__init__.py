"""How written values are read: numerals and calendar expressions, from tables of words."""

from extractor.values.calendar import FIXING, NEAR, Calendar
from extractor.values.digits import read_digits
from extractor.values.durations import Length, Units
from extractor.values.isodates import beside, days, written
from extractor.values.numerals import Numerals
from extractor.values.ranges import read_range
from extractor.values.tally import Reading

__all__ = [
    "FIXING",
    "NEAR",
    "Calendar",
    "Length",
    "Numerals",
    "Reading",
    "Units",
    "beside",
    "days",
    "read_digits",
    "read_range",
    "written",
]
