"""Weighs the words of an article: do they speak of a deal, or of a court, a market, a match?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.weighed import Weighed
from extractor.joining.weighing.words import article_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.rules.grammar import Grammar
    from extractor.rules.weights import Weights

# How many words are named as reasons, for and against.
_REASONS = 5


def weighed(readings: Sequence[Reading], weights: Weights, grammar: Grammar) -> Weighed:
    """The article's weight; a text that is too short to be weighed weighs nothing."""
    weighing = weights.words or weights.always  # a language without a table has neither
    found = article_words(readings, grammar) if weighing else frozenset()
    if not found:
        return Weighed()
    known = sorted((weights.words[word], word) for word in found if word in weights.words)
    return Weighed(
        weights.always + sum(weight for weight, _ in known),
        tuple(word for weight, word in known[:_REASONS] if weight < 0),
        tuple(word for weight, word in reversed(known[-_REASONS:]) if weight > 0),
    )
