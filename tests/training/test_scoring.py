"""Deals are compared by sum, kind, givers and countries; optional ones do not count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from training.scoring import Deal, Score, add

DEAL = Deal(
    Decimal(3_000_000),
    "EUR",
    "investment",
    (frozenset({"Gaon Paper", "Gaon"}),),
    frozenset({"PL"}),
)
BY_SHORT_NAME = replace(DEAL, givers=(frozenset({"Gaon"}),))


def scored(*articles: tuple[list[Deal], list[Deal]]) -> Score:
    score = Score()
    for wanted, read in articles:
        add(score, wanted, read)
    return score


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (BY_SHORT_NAME, 1),
        (replace(DEAL, kind="grant"), 0),
        (replace(DEAL, countries=frozenset()), 0),
        (replace(DEAL, givers=()), 0),
        (replace(DEAL, givers=(*DEAL.givers, frozenset({"Nuri"}))), 0),
    ],
)
def test_a_deal_is_right_in_all_its_fields(read: Deal, right: int) -> None:
    score = scored(([DEAL], [read]))
    assert (score.annotated, score.read, score.found, score.right) == (1, 1, 1, right)


def test_another_sum_is_another_deal() -> None:
    score = scored(([DEAL], [replace(DEAL, low=Decimal(4))]))
    assert (score.found, score.f1(score.found)) == (0, 0.0)


def test_the_best_of_two_with_one_sum_is_meant() -> None:
    assert scored(([DEAL], [replace(DEAL, kind="grant"), DEAL])).right == 1


def test_an_optional_deal_does_not_count() -> None:
    optional = replace(DEAL, optional=True)
    assert scored(([optional], [DEAL])) == scored(([optional], [])) == Score()


def test_articles_without_a_deal_that_give_one_are_counted() -> None:
    score = scored(([], []), ([], [DEAL]))
    assert (score.without, score.invented, score.read) == (2, 1, 1)
