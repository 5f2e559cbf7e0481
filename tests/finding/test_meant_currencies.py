"""Whose dollars and cents an article means that does not say it."""

from __future__ import annotations

import pytest

from extractor.pipeline import Extractor
from extractor.types import Money

EXTRACTOR = Extractor()
CENTS = "Tavik Works earned {} last year. It pays a dividend of 22 cents a share."


def currencies(text: str) -> list[str | None]:
    """The currencies of the text's amounts, from left to right."""
    mentions = EXTRACTOR.extract_text(text, language="en").mentions
    return [m.value.currency for m in mentions if isinstance(m.value, Money)]


@pytest.mark.parametrize("total", ["€5m", "S$5m", "A$5m", "US$5m", "5 million rand"])
def test_cents_are_of_the_only_currency_of_the_article(total: str) -> None:
    first, cents = currencies(CENTS.format(total))
    assert cents == first


@pytest.mark.parametrize("total", ["€5m, or $6m,", "S$5m and €1m", "£5m", "5 million crowns"])
def test_cents_among_several_currencies_or_none_that_has_them_are_of_us_dollars(total: str) -> None:
    assert currencies(CENTS.format(total))[-1] == "USD"


def test_a_dollar_of_under_one_unit_in_an_article_about_another_country_is_its_dollar() -> None:
    text = "Tavik Works of Sydney and Perth earned $5m. It pays 22 cents a share."
    assert currencies(text) == ["AUD", "AUD"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("All figures are in Australian dollars.", "AUD"),
        ("All amounts are in Canadian dollars unless otherwise stated.", "CAD"),
        ("(All dollar amounts in this release are expressed in U.S. dollars.)", "USD"),
        ("Unless otherwise noted, all sums are given in Hong Kong dollars.", "HKD"),
    ],
)
def test_an_article_may_say_whose_dollars_all_its_sums_are_of(said: str, code: str) -> None:
    text = f"Tavik Works of Lima will spend $5m on a mill in Chile, and €3m on lorries. {said}"
    assert currencies(text) == [code, "EUR"]


@pytest.mark.parametrize("said", ["All figures are in millions.", "All sales are in Australia."])
def test_what_is_said_of_other_things_settles_no_currency(said: str) -> None:
    assert currencies(f"Tavik Works of Lima will spend $5m on a mill in Chile. {said}") == ["USD"]
