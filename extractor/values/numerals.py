"""Written numbers as decimals: digits, scale words, number words and "several" forms.

One algorithm serves every language of the tables: a section collects small units
(``삼천오백``, ``two hundred``), a scale closes it (``억``, ``million``), and sections add up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from price_parser.parser import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SEVERAL = (Decimal(2), Decimal("9.9"))
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,3}(?:,\d\d)+,\d{3}(?:\.\d+)?")


class Reading(NamedTuple):
    """What a written number says: ``low`` and ``high`` are equal but for "several" forms.

    ``scale`` is the last scale word's factor (1 without one); ``over`` marks "-odd" forms.
    """

    low: Decimal
    high: Decimal
    scale: Decimal
    over: bool = False


def read_digits(text: str) -> Decimal | None:
    """Digits with separators as a decimal; None where they are none.

    price-parser settles separators that news seldom uses. Its answer is not taken for a lone
    point before three digits, which it reads as thousands:

    >>> read_digits("1,234.5"), read_digits("12,34,567"), read_digits("1.125")
    (Decimal('1234.5'), Decimal('1234567'), Decimal('1.125'))
    >>> parse_number("1.125")
    Decimal('1125')
    >>> read_digits("1.234.567,8"), read_digits("1 234 567")
    (Decimal('1234567.8'), Decimal('1234567'))
    """
    if _PLAIN.fullmatch(text) or _INDIAN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    number = parse_number(text)
    return number if isinstance(number, Decimal) else None


@dataclass(frozen=True)
class Numerals:
    """The number words of a language. All tables map a word to its factor.

    ``values`` add up, ``small`` units multiply the value before them, ``scales`` close a section,
    ``plurals`` are scales that mean several of themselves when nothing stands before them
    ("billions"), ``several`` are the words for it, ``over`` those for "-odd" (여).

    >>> english = Numerals({"two": Decimal(2), "half": Decimal("0.5")}, {}, {"million": Decimal(10**6)},
    ...                    {"billions": Decimal(10**9)}, frozenset(), frozenset())
    >>> english.read("two and a half million").low
    Decimal('2500000.0')
    >>> english.read("billions")
    Reading(low=Decimal('2000000000'), high=Decimal('9900000000.0'), scale=Decimal('1000000000'), over=False)
    """

    values: Mapping[str, Decimal]
    small: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    plurals: Mapping[str, Decimal]
    several: frozenset[str]
    over: frozenset[str]
    _token: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = [*self.values, *self.small, *self.scales, *self.plurals, *self.several, *self.over]
        pattern = "|".join(_bounded(words))
        digits = r"\d[\d,. ]*\d|\d"
        object.__setattr__(self, "_token", re.compile(f"{digits}|{pattern}", re.IGNORECASE))

    def read(self, text: str) -> Reading | None:
        """The number that ``text`` writes; None where it writes none."""
        tally = _Tally()
        for match in self._token.finditer(text):
            self._take(match[0], tally)
        return tally.total()

    def _take(self, token: str, tally: _Tally) -> None:
        word = token if token in self.scales or token in self.plurals else token.lower()
        if token[0].isdigit():
            number = read_digits(token)
            if number is not None:
                tally.value(number)
        elif word in self.values:
            tally.value(self.values[word])
        elif word in self.several:
            tally.several()
        elif word in self.over:
            tally.over = True
        elif word in self.small:
            tally.unit(self.small[word])
        elif word in self.scales:
            tally.close(self.scales[word], plural=False)
        elif word in self.plurals:
            tally.close(self.plurals[word], plural=True)


def _bounded(words: Iterable[str]) -> list[str]:
    """Longest first; words of Latin letters whole, but letters glued to digits (5k) too."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return [
        rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        for word in ordered
    ]


class _Tally:
    """The running sum of a number, as a low and a high bound."""

    def __init__(self) -> None:
        self.sum = (Decimal(0), Decimal(0))
        self.section = (Decimal(0), Decimal(0))
        self.pending: tuple[Decimal, Decimal] | None = None
        self.last = Decimal(1)
        self.closed = False
        self.seen = False
        self.over = False

    def value(self, number: Decimal) -> None:
        self.seen, self.closed = True, False
        before = self.pending or (Decimal(0), Decimal(0))
        self.pending = (before[0] + number, before[1] + number)

    def several(self) -> None:
        self.seen, self.closed, self.pending = True, False, SEVERAL

    def unit(self, factor: Decimal) -> None:
        self.seen, self.closed = True, False
        one = self.pending or (Decimal(1), Decimal(1))
        self.section = (self.section[0] + one[0] * factor, self.section[1] + one[1] * factor)
        self.pending = None

    def close(self, factor: Decimal, *, plural: bool) -> None:
        self.seen = True
        if self.closed and self.last < factor and not any(self.section):
            self.sum = (self.sum[0] * factor, self.sum[1] * factor)
        else:
            part = self._part(SEVERAL if plural else (Decimal(1), Decimal(1)))
            self.sum = (self.sum[0] + part[0] * factor, self.sum[1] + part[1] * factor)
        self.section, self.pending = (Decimal(0), Decimal(0)), None
        self.last, self.closed = factor, True

    def _part(self, empty: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
        extra = self.pending or (Decimal(0), Decimal(0))
        part = (self.section[0] + extra[0], self.section[1] + extra[1])
        return part if any(part) or self.pending is not None else empty

    def total(self) -> Reading | None:
        if not self.seen:
            return None
        rest = self._part((Decimal(0), Decimal(0)))
        low, high = self.sum[0] + rest[0], self.sum[1] + rest[1]
        return Reading(low, high, self.last, self.over)
