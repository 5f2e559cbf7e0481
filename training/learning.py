"""Learns from the corpus which words speak for a deal and which against one: ``make train``.

Logistic regression (scikit-learn) on the words of each article, each counted once. The boundary is
laid so low that of the articles with deals that the rules find at most one in a hundred falls below
it, on folds that the model has not seen.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from extractor.joining.weighing.words import article_words
from extractor.pipeline import Extractor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from training.articles import Annotated

_STRENGTH = 0.1  # inverse of regularisation: 0.03 and 0.3 are no better on folds
_SEEN = 3  # a word has to stand in so many articles
_FOLDS = 10
_LOST = 0.01  # the share of right articles that may be lost
_DIGITS = 3
_LEAST = 0.01  # smaller weights are left out of the table


@dataclass(frozen=True)
class Example:
    """An article as words, whether it states a deal, and whether the rules by themselves find one."""

    words: frozenset[str]
    deal: bool
    found: bool


@dataclass(frozen=True)
class Judged:
    """How the model does on folds that it has not seen.

    ``invented`` articles without a deal have records by the rules, ``kept`` of them still with the
    weights; ``right`` articles have deals and records, ``lost`` of them none any more.
    """

    articles: int
    accuracy: float
    invented: int
    kept: int
    right: int
    lost: int

    def __str__(self) -> str:
        return (
            f"on folds of {self.articles} articles {self.accuracy:.0%} told apart; records from "
            f"{self.kept} of {self.invented} articles without a deal; {self.lost} of {self.right} right ones lost"
        )


def examples(articles: Iterable[Annotated]) -> Iterator[Example]:
    """The articles as the weights see them."""
    extractor = Extractor()
    for article in articles:
        result = extractor.extract_text(
            article.text, language=article.language, published=article.published
        )
        grammar = extractor.rules.languages[article.language].grammar
        joined = result.joined
        words = article_words(joined.readings, grammar)
        found = bool(joined.records) or joined.weighed.total < 0
        yield Example(words, bool(article.deals), found)


def learn(examples: Sequence[Example]) -> tuple[list[tuple[str, float]], Judged]:
    """The table of weights, sorted by word, and how the model does."""
    words = _vocabulary(examples)
    table = np.array([[word in e.words for word in words] for e in examples], dtype=float)
    deals = np.array([e.deal for e in examples])
    found = np.array([e.found for e in examples])
    unseen = _unseen(table, deals)
    boundary = _boundary(unseen[deals & found])
    model = _fitted(table, deals)
    always = float(model.intercept_[0]) - boundary
    rows = [("*", always), *zip(words, map(float, model.coef_[0]), strict=True)]
    kept = unseen >= boundary
    return [(w, round(x, _DIGITS)) for w, x in rows if w == "*" or abs(x) >= _LEAST], Judged(
        len(examples),
        float(((unseen > 0) == deals).mean()),
        int((found & ~deals).sum()),
        int((found & ~deals & kept).sum()),
        int((found & deals).sum()),
        int((found & deals & ~kept).sum()),
    )


def told_apart(examples: Sequence[Example], share: float) -> NDArray[np.bool_]:
    """Which articles a model has right that was learnt from this share of the other folds."""
    words = _vocabulary(examples)
    table = np.array([[word in e.words for word in words] for e in examples], dtype=float)
    deals = np.array([e.deal for e in examples])
    right: NDArray[np.bool_] = (_unseen(table, deals, share) > 0) == deals
    return right


def _vocabulary(examples: Sequence[Example]) -> list[str]:
    counts = Counter(word for example in examples for word in example.words)
    return sorted(word for word, number in counts.items() if number >= _SEEN)


def _fitted(table: NDArray[np.float64], deals: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=1000, tol=1e-8).fit(table, deals)


def _unseen(
    table: NDArray[np.float64], deals: NDArray[np.bool_], share: float = 1.0
) -> NDArray[np.float64]:
    """Each article's log-odds by a model that was learnt from the other folds, or from a share of them."""
    odds = np.zeros(len(deals))
    for others, rest in KFold(_FOLDS, shuffle=True, random_state=0).split(table):
        known = others[:: round(1 / share)]
        odds[rest] = _fitted(table[known], deals[known]).decision_function(table[rest])
    return odds


def _boundary(right: NDArray[np.float64]) -> float:
    """The log-odds below which lies one in a hundred of the articles that are right, or none of fewer."""
    ranked = np.sort(right)
    return float(min(ranked[math.floor(len(ranked) * _LOST)], 0.0))
