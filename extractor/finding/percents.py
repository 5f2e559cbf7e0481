"""Finds shares in percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.finding.scanning import fold
from extractor.types import Mention, Percent, Span
from extractor.values import read_digits

if TYPE_CHECKING:
    import re


def find_percents(text: str, pattern: re.Pattern[str]) -> list[Mention]:
    """PERCENT mentions from left to right; ``pattern`` has the figure as the group ``value``."""
    found = ((match, read_digits(match["value"])) for match in pattern.finditer(fold(text)))
    return [
        Mention("PERCENT", Span(*match.span()), Percent(value), "numbers.percent")
        for match, value in found
        if value is not None
    ]
