"""What stands around a sum that no predicate governs, and the kind of deal that its weights speak for.

A linear model over the words of the sum's line, each with its place beside the sum; the words of names, places, days
and other sums are left out: it learns how deals are told, not who makes them. As in linear classifiers for relation
extraction (Kambhatla 2004), without a parse.
"""

from __future__ import annotations

import re
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from extractor.rules.sum_weights import HUNDREDTHS, NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.sum_weights import SumWeights

# What stands for a mention, by its label; other mentions are words.
_MASKS = {
    "MONEY": "$",
    "COMPANY": "F",
    "GOVERNMENT": "G",
    "MEDIUM": "M",
    "COUNTRY": "P",
    "PLACE": "P",
    "SHORT": "P",
    "NATIONALITY": "N",
    "DATE": "D",
    "PERIOD": "D",
    "PERCENT": "%",
}
_LABELS = tuple(_MASKS)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
# How many words beside the sum count with their place, and how many without it.
_PLACED, _UNPLACED = 5, 12
# How many letters of a word stand for its forms.
_STEM_LENGTH = 5


class Told(NamedTuple):
    """The class of deals that the weights speak for most, and how many times likelier a deal is than none."""

    what: str
    odds: float


def likeliest(line: Line, money: Placed, weights: SumWeights) -> Told:
    """What the words around a sum of a line speak for."""
    scores = weights.scores(frozenset(sum_features(line, money)))
    none = scores.pop(NONE)
    what = max(scores, key=lambda one: (scores[one], one), default=NONE)
    return Told(what, sum(exp((score - none) / HUNDREDTHS) for score in scores.values()))


def sum_features(line: Line, money: Placed) -> Iterator[str]:
    """The features of a sum: words before and behind it with their places, and those of its whole line."""
    before, behind = _tokens(line, 0, money.start), _tokens(line, money.end, len(line.text))
    left, right = before[::-1], behind
    for side, words in (("<", left), (">", right)):
        for place, word in enumerate(words[:_PLACED], start=1):
            yield f"{side}{place}={word}"
            yield f"{side}{place}~{_stem(word)}"
        yield from (f"{side}~{_stem(word)}" for word in words[:_UNPLACED])
        yield f"{side}2={' '.join(words[:2])}"
        yield f"{side}3={' '.join(words[:3])}"
    yield from (f"~{_stem(word)}" for word in (*before, *behind))
    yield f"<>{' '.join((*left[:1], '|', *right[:1]))}"
    yield f"sums={min(3, [*before, *behind].count('$'))}"
    yield f"firm {'before' if {'F', 'G'} & {*before} else 'behind' if {'F', 'G'} & {*behind} else 'none'}"
    yield f"title={line.sentence.title}"


def _tokens(line: Line, start: int, end: int) -> list[str]:
    """The words of a part of a line in small letters, a figure as 0, a mention as the sign of its label."""
    found: list[str] = []
    at = start
    for placed in line.of(*_LABELS):
        if at <= placed.start and placed.end <= end:
            found += _words(line.text[at : placed.start])
            found.append(_MASKS[placed.mention.label])
            at = placed.end
    return found + _words(line.text[at:end])


def _words(text: str) -> list[str]:
    words = (match[0].casefold() for match in _TOKEN.finditer(text))
    return ["0" if word.isdecimal() else word for word in words]


def _stem(word: str) -> str:
    return word[:_STEM_LENGTH]
