"""Digits with separators as decimals."""

from __future__ import annotations

import re
from decimal import Decimal

_PLAIN = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"(?<![\d,])\d{1,3}(?:,\d\d)+,\d{3}(?:\.\d+)?")
_APOSTROPHE = re.compile("['’]")


def read_digits(text: str) -> Decimal | None:
    """Digits with separators as a decimal; None where they are none.

    price-parser settles separators that news seldom uses.

    >>> read_digits("1,234.5"), read_digits("12,34,567"), read_digits("1.125")
    (Decimal('1234.5'), Decimal('1234567'), Decimal('1.125'))
    >>> read_digits("1.234.567,8"), read_digits("1 234 567"), read_digits("1’250’000")
    (Decimal('1234567.8'), Decimal('1234567'), Decimal('1250000'))

    Its answer is not taken for a point before three digits, which it reads as thousands even
    behind commas. A figure that is plain is not shown to it:

    >>> from price_parser.parser import parse_number
    >>> parse_number("1.125"), parse_number("12,345.678")
    (Decimal('1125'), Decimal('12345678'))
    >>> read_digits("12,345.678")
    Decimal('12345.678')
    """
    if _PLAIN.fullmatch(text) or _INDIAN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    from price_parser.parser import parse_number  # noqa: PLC0415 - for figures that news seldom has

    number = parse_number(_APOSTROPHE.sub("", text))
    return number if isinstance(number, Decimal) else None
