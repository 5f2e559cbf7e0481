"""Amounts and periods in a short form for people."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.writing.dicts import decimal

if TYPE_CHECKING:
    from extractor.types import Amount, PeriodField

_UNITS = ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "m"))
_SIGNS = {"approx": "~", "at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<"}
_DIGITS = 3


def figure(number: str) -> str:
    """A plain decimal string in a short form that loses nothing.

    >>> figure("33700000000"), figure("4400000000000"), figure("2500")
    ('33.7bn', '4.4tn', '2,500')
    >>> figure("1234567891")
    '1,234,567,891'
    """
    value = Decimal(number)
    for unit, name in _UNITS:
        short = value / unit
        if value >= unit and short == round(short, _DIGITS):
            return f"{decimal(short)}{name}"
    return f"{value:,f}"


def money(amount: Amount) -> str:
    """The amount with its currency code, and a sign such as ≥ for its qualifier.

    >>> from extractor.types import Amount
    >>> money(Amount("2000000000", "9900000000", "USD", "stated", "multiple", ()))
    'USD 2bn–9.9bn'
    >>> money(Amount("300000000", "300000000", None, "default", "at_most", ()))
    '≤ 300m'
    """
    low, high = figure(amount.low), figure(amount.high)
    parts = (
        _SIGNS.get(amount.qualifier),
        amount.currency,
        low if low == high else f"{low}–{high}",
    )
    return " ".join(part for part in parts if part)


def period(field: PeriodField) -> str:
    """The period from start to end, else its ISO 8601 duration, else an empty string.

    >>> from extractor.types import PeriodField
    >>> period(PeriodField("2024", "2027", None, ())), period(PeriodField(None, None, "P2Y", ()))
    ('2024–2027', 'P2Y')
    """
    if field.start or field.end:
        return f"{field.start or ''}–{field.end or ''}"
    return field.duration or ""
