"""Weights of words, learnt from annotated articles (``make train``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.files import read_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.rules.paths import RulePath

_HEAD = "word\tweight"
# The line with what every article weighs, whatever its words.
_ALWAYS = "*"


@dataclass(frozen=True, eq=False)
class Weights:
    """A linear model: a weight for each word, and one for every article. With a deal the sum is not below 0."""

    always: Decimal = Decimal(0)
    words: Mapping[str, Decimal] = field(default_factory=dict)


def read_weights(path: RulePath) -> Weights:
    """The weights of a table of words with a tab between; none without a file.

    A table of an add-on takes the place of the package's. Raises RulesError with file and line for a
    line that is no word with a number.
    """
    *_, file = (None, *path.existing)
    if file is None:
        return Weights()
    head, *lines = read_lines(file)
    if head != _HEAD:
        raise RulesError(f"{file}:1", f"{head!r} is not the head", "word and weight, a tab between")
    words: dict[str, Decimal] = {}
    for at, line in enumerate(lines, start=2):
        word, _, weight = line.partition("\t")
        try:
            words[word] = Decimal(weight)
        except InvalidOperation as error:
            what = f"{line!r} is no word with its weight"
            raise RulesError(f"{file}:{at}", what, "a word, a tab, a number") from error
    return Weights(words.pop(_ALWAYS, Decimal(0)), words)
