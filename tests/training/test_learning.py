"""Weights are learnt the same way twice, and right articles are not given up for wrong ones."""

from __future__ import annotations

import pytest

from training.learning import Example, learn

DEAL = ("plant", "build", "signed", "board", "engineers", "site")
NONE = ("court", "prices", "fell", "judge", "wages", "month")


def article(number: int, deal: bool) -> Example:
    own = DEAL if deal else NONE
    other = NONE if deal else DEAL
    words = {"the", "said", own[number % 6], own[number % 5], other[number % 4]}
    return Example(frozenset(words), deal, found=deal or number % 3 == 0)


EXAMPLES = [article(number, deal) for number in range(60) for deal in (True, False)]


def test_two_trainings_give_the_same_table() -> None:
    assert learn(EXAMPLES) == learn(EXAMPLES)


def test_words_of_deals_weigh_for_them_and_others_against() -> None:
    table, judged = learn(EXAMPLES)
    weights = dict(table)
    assert all(weights[word] > 0 for word in ("signed", "board"))
    assert all(weights[word] < 0 for word in ("fell", "judge"))
    assert table[0][0] == "*"
    assert judged.kept < judged.invented


@pytest.mark.parametrize("right", [20, 60])
def test_at_most_one_right_article_in_a_hundred_is_lost(right: int) -> None:
    odd = [Example(frozenset(NONE), deal=True, found=True)]
    _, judged = learn([*EXAMPLES[: 2 * right], *odd])
    assert judged.lost <= (judged.right // 100)
