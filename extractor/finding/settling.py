"""Which currency a shared form means: the country beside it decides, then the article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.rules.currencies import Currencies
from extractor.types import Mention, Money, Place, Sentence

_PLENTY, _SHARE = 2, 0.7
_PLACES = {"COUNTRY", "PLACE", "NATIONALITY"}


def settle_currencies(
    layer: Sequence[Mention],
    sentences: Sequence[Sentence],
    currencies: Currencies,
    home: str | None = None,
) -> list[Mention]:
    """The layer with the ambiguous amounts settled; one-syllable country forms are left out.

    A bare dollar is the US dollar, but in an article about one other country that has dollars; a
    language with a ``home`` currency means the world's dollar always.
    """
    kept = [mention for mention in layer if mention.label != "SHORT"]
    if not any(isinstance(m.value, Money) and m.value.alternatives for m in kept):
        return kept
    article = _countries(kept)
    main = Counter() if home else _main(article)
    return [_settle(m, kept, sentences, article, main, currencies) for m in kept]


def _main(article: Counter[str]) -> Counter[str]:
    """The country that an article is about, where it is about one: most of its places."""
    total = sum(article.values())
    return Counter({c: n for c, n in article.items() if n >= _PLENTY and n >= _SHARE * total})


def _countries(mentions: Iterable[Mention]) -> Counter[str]:
    return Counter(
        m.value.country for m in mentions if m.label in _PLACES and isinstance(m.value, Place)
    )


def _settle(
    mention: Mention,
    layer: Sequence[Mention],
    sentences: Sequence[Sentence],
    article: Counter[str],
    main: Counter[str],
    currencies: Currencies,
) -> Mention:
    money = mention.value
    if not isinstance(money, Money) or not money.alternatives:
        return mention
    if money.currency in currencies.firm:
        return _replaced(mention, money, _best(money.alternatives, main, currencies), "article")
    here = next((s for s in sentences if s.start <= mention.start < s.end), None)
    near = _countries(m for m in layer if here and here.start <= m.start < here.end)
    for basis, countries in (("country", near), ("article", article)):
        code = _best(money.alternatives, countries, currencies)
        if code:
            return _replaced(mention, money, code, basis)
    return mention


def _replaced(mention: Mention, money: Money, code: str | None, basis: str) -> Mention:
    if code is None or code == money.currency:
        return mention
    return replace(mention, value=replace(money, currency=code, basis=basis))


def _best(codes: Sequence[str], countries: Counter[str], currencies: Currencies) -> str | None:
    votes = {code: sum(countries[c] for c in currencies.countries[code]) for code in codes}
    best = max(votes, key=lambda code: votes[code], default=None)
    return best if best and votes[best] else None
