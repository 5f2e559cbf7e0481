"""Which currency a shared form means: the country beside it decides, then the article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.rules.currencies import Currencies
from extractor.types import Mention, Money, Place, Sentence

_PLACES = {"COUNTRY", "PLACE", "NATIONALITY"}


def settle_currencies(
    layer: Sequence[Mention], sentences: Sequence[Sentence], currencies: Currencies
) -> list[Mention]:
    """The layer with the ambiguous amounts settled."""
    if not any(isinstance(m.value, Money) and m.value.alternatives for m in layer):
        return list(layer)
    article = _countries(layer)
    return [_settle(m, layer, sentences, article, currencies) for m in layer]


def _countries(mentions: Iterable[Mention]) -> Counter[str]:
    return Counter(
        m.value.country for m in mentions if m.label in _PLACES and isinstance(m.value, Place)
    )


def _settle(
    mention: Mention,
    layer: Sequence[Mention],
    sentences: Sequence[Sentence],
    article: Counter[str],
    currencies: Currencies,
) -> Mention:
    money = mention.value
    if not isinstance(money, Money) or not money.alternatives or _firm(money, currencies):
        return mention
    here = next((s for s in sentences if s.start <= mention.start < s.end), None)
    near = _countries(m for m in layer if here and here.start <= m.start < here.end)
    for basis, countries in (("country", near), ("article", article)):
        code = _best(money.alternatives, countries, currencies)
        if code:
            return replace(mention, value=replace(money, currency=code, basis=basis))
    return mention


def _firm(money: Money, currencies: Currencies) -> bool:
    """The world's reserve currency is meant by its bare sign wherever the article is set."""
    return money.currency in currencies.firm


def _best(codes: Sequence[str], countries: Counter[str], currencies: Currencies) -> str | None:
    votes = {code: sum(countries[c] for c in currencies.countries[code]) for code in codes}
    best = max(votes, key=lambda code: votes[code], default=None)
    return best if best and votes[best] else None
