"""Written numbers as decimals: digits, scale words, number words, fractions, "several" forms.

One algorithm serves every language of the tables; see ``Tally`` for how words add up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.caching import compiled
from extractor.values.digits import read_digits
from extractor.values.tally import ONE, ZERO, Reading, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

Factors = Mapping[str, Decimal]
# 2-1/2 billion, 1/2 million: a vulgar fraction with a scale behind it, perhaps a whole before it.
_MIXED = re.compile(
    r"(?:(?P<whole>(?<![\d,])\d[\d,]*+)[ -])?(?P<over>(?<!\d)\d++)/(?P<under>[1-9]\d*+)(?P<scale>.*)"
)
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"


@dataclass(frozen=True, eq=False)
class Numerals:
    """The number words of a language. Tables map a word to its factor, or to its value.

    ``values`` add up, ``small`` units multiply the value before them, ``scales`` close a section,
    ``plurals`` are scales that mean several of themselves when nothing stands before them
    ("billions"), ``ordinals`` rank and divide, ``either`` say one of two figures ("two or three");
    ``several`` are the words for it, ``over`` those for "-odd" (여), ``points`` those for a decimal
    point, ``minus`` those for a sign. ``fraction`` has the groups over and under, whole where one may
    stand before them, and scale where it is a share of one.

    >>> english = Numerals({"two": Decimal(2), "half": Decimal("0.5")}, {}, {"million": Decimal(10**6)},
    ...                    {"billions": Decimal(10**9)})
    >>> english.read("two and a half million").low
    Decimal('2500000.0')
    >>> english.read("2-1/2 million").low
    Decimal('2500000.0')
    >>> english.read("billions")
    Reading(low=Decimal('2000000000'), high=Decimal('9900000000.0'), scale=Decimal('1000000000'), over=False, either=False)
    """

    values: Factors
    small: Factors
    scales: Factors
    plurals: Factors
    ordinals: Factors = field(default_factory=dict)
    either: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    several: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    minus: frozenset[str] = frozenset()
    fraction: re.Pattern[str] | None = None
    _token: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _plain: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tables = (self.values, self.small, self.scales, self.plurals, self.ordinals)
        marks = (self.several, self.over, self.points, self.minus)
        words = [word for listed in (*tables, *marks) for word in listed]
        pairs = [rf"(?<![\d.,]){re.escape(pair)}(?!\d)" for pair in self.either]
        token = "|".join((*pairs, r"\d[\d,. '’]*\d|\d", *_bounded(words)))
        scale = "|".join(_bounded(self.scales)) or "(?!)"
        object.__setattr__(self, "_token", compiled(token, re.IGNORECASE))
        object.__setattr__(self, "_plain", compiled(f"({_FIGURE})(?:[ -]?({scale}))?"))

    def read(self, text: str) -> Reading | None:
        """The number that ``text`` writes; None where it writes none."""
        if plain := self._plain.fullmatch(text):
            scale = self.scales[plain[2]] if plain[2] else ONE
            number = Decimal(plain[1].replace(",", "")) * scale
            return Reading(number, number, scale)
        if self.fraction and (parts := self.fraction.fullmatch(text)):
            return self._divided(parts)
        mixed = _MIXED.fullmatch(text)
        return self._times(mixed) if mixed else self._sum(text)

    def _times(self, mixed: re.Match[str]) -> Reading | None:
        """A mixed number times the scale behind it."""
        scale = self._sum(f"1{mixed['scale']}")
        if scale is None:
            return None
        whole = Decimal((mixed["whole"] or "0").replace(",", ""))
        number = (whole + Decimal(mixed["over"]) / Decimal(mixed["under"])) * scale.low
        return Reading(number, number, scale.scale)

    def _sum(self, text: str) -> Reading | None:
        tally = Tally()
        for match in self._token.finditer(text):
            self._take(match[0], tally)
        return tally.total()

    def _divided(self, parts: re.Match[str]) -> Reading | None:
        """A fraction: of a whole and a part, or of a part alone."""
        named = {
            name.rstrip("0123456789"): text for name, text in parts.groupdict().items() if text
        }
        over, under = self._sum(named.get("over", "")), self._sum(named["under"])
        whole = self._sum(named["whole"]) if "whole" in named else None
        if under is None or not under.low:
            return None
        scale = self._sum(f"1 {named['scale']}") if "scale" in named else None
        size = scale.low if scale else ONE
        number = size * ((whole.low if whole else ZERO) + (over.low if over else ONE) / under.low)
        number = number.to_integral_value() if scale else number
        return Reading(number, number, scale.scale if scale else ONE)

    def _take(self, token: str, tally: Tally) -> None:
        word = token if token in self.scales or token in self.plurals else token.lower()
        if word in self.either:
            tally.either(self.either[word])
        elif token[0].isdigit():
            number = read_digits(token)
            if number is not None:
                tally.value(number, figure=True)
        elif word in self.scales:
            tally.close(self.scales[word], plural=False)
        elif word in self.plurals:
            tally.close(self.plurals[word], plural=True)
        elif word in self.small:
            tally.unit(self.small[word])
        else:
            self._take_word(word, tally)

    def _take_word(self, word: str, tally: Tally) -> None:
        value = self.values.get(word, self.ordinals.get(word))
        if value is not None:
            tally.value(value)
        elif word in self.several:
            tally.several()
        elif word in self.points:
            tally.point()
        elif word in self.over:
            tally.over = True
        elif word in self.minus:
            tally.minus()


def _bounded(words: Iterable[str]) -> list[str]:
    """Longest first; words of Latin letters whole, but letters glued to digits (5k) too."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return [
        rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        for word in ordered
    ]
