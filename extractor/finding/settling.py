"""Resolves the currency of ambiguous forms: by the country beside an amount, then by the article's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from extractor.types import Mention, Money, Name, Place, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extractor.rules.currencies import Currencies

_PLENTY, _SHARE = 2, 0.7
# Sums under one unit are of cents: what a share pays, what a kilowatt-hour costs.
_WHOLE = Decimal(1)
# How far behind an amount another one in brackets may begin: a blank and the bracket.
_BRACKET = 2
_PLACES = {"COUNTRY", "PLACE", "NATIONALITY"}


class _Evidence(NamedTuple):
    """How often the article names which country, the one that it is about, and its whole sums' currencies."""

    article: Counter[str]
    main: Counter[str]
    whole: frozenset[str]


def settle_currencies(
    layer: Sequence[Mention],
    sentences: Sequence[Sentence],
    currencies: Currencies,
    home: str | None,
    told: Callable[[], str | None],
) -> list[Mention]:
    """The layer with ambiguous currencies resolved; one-syllable country forms are left out.

    ``told`` gives the currency (ISO 4217) that the article says that all its sums are of, if it says so.
    A bare dollar is the US dollar, but in an article about one other country that has dollars; a
    language with a ``home`` currency always means the US dollar. Cents are of the article's only currency that
    has them: a dividend of 22 cents where all sums are of euros.
    """
    kept = [mention for mention in layer if mention.label != "SHORT"]
    if not any(isinstance(m.value, Money) and m.value.alternatives for m in kept):
        return kept
    said = told()
    if said:
        kept = [_of(mention, said) for mention in kept]
    evidence = _evidence(kept, paper=home is not None)
    near = _by_sentence(kept, sentences)
    starts = [sentence.start for sentence in sentences]
    settled = []
    for before, found in zip([None, *kept], kept, strict=False):
        mention = _other_than(found, before)
        here = near[bisect_right(starts, mention.start) - 1] if near else Counter()
        settled.append(_settle(mention, here, evidence, currencies))
    return settled


def _of(mention: Mention, code: str) -> Mention:
    """All figures are in Australian dollars: an amount of dollars is of these."""
    money = mention.value
    if not isinstance(money, Money) or code not in money.alternatives:
        return mention
    return replace(mention, value=replace(money, currency=code, basis="article", alternatives=()))


def _evidence(kept: Sequence[Mention], *, paper: bool) -> _Evidence:
    """What the article says of its currencies; in a ``paper`` of one home a dollar is the US dollar."""
    article = _countries(kept)
    if paper:
        return _Evidence(article, Counter(), frozenset())
    sums = (m.value for m in kept if isinstance(m.value, Money))
    whole = frozenset(money.currency or "" for money in sums if money.low >= _WHOLE)
    return _Evidence(article, _main(article), whole)


def _other_than(mention: Mention, before: Mention | None) -> Mention:
    """The amount without the currency of the one that it restates: 3.1bn Australian dollars ($2.3bn)."""
    money, other = mention.value, before.value if before else None
    if not isinstance(money, Money) or not isinstance(other, Money) or other.basis != "stated":
        return mention
    if before is None or mention.start - before.end > _BRACKET:
        return mention
    left = tuple(code for code in money.alternatives if code != other.currency)
    return replace(mention, value=replace(money, alternatives=left))


def _by_sentence(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Counter[str]]:
    """The countries of each sentence."""
    starts = [mention.start for mention in mentions]
    return [
        _countries(mentions[bisect_left(starts, s.start) : bisect_left(starts, s.end)])
        for s in sentences
    ]


def _main(article: Counter[str]) -> Counter[str]:
    """The country of most of an article's places; None if no country has most."""
    total = sum(article.values())
    return Counter({c: n for c, n in article.items() if n >= _PLENTY and n >= _SHARE * total})


def _countries(mentions: Iterable[Mention]) -> Counter[str]:
    """The countries of the places, and of the governments that are named by theirs."""
    return Counter(filter(None, map(_country, mentions)))


def _country(mention: Mention) -> str | None:
    value = mention.value
    if isinstance(value, Name):
        return value.country if mention.label == "GOVERNMENT" else None
    return value.country if isinstance(value, Place) and mention.label in _PLACES else None


def _settle(
    mention: Mention, here: Counter[str], evidence: _Evidence, currencies: Currencies
) -> Mention:
    """The amount with the currency of its sentence's countries, else of the article's."""
    money = mention.value
    if not isinstance(money, Money) or not money.alternatives:
        return mention
    if money.currency in currencies.firm:
        return _replaced(mention, money, _local(money, evidence, currencies), "article")
    for basis, votes in (("country", here), ("article", evidence.article)):
        code = _best(money.alternatives, votes, currencies)
        if code:
            return _replaced(mention, money, code, basis)
    return mention


def _local(money: Money, evidence: _Evidence, currencies: Currencies) -> str | None:
    """The currency of the country that the article is about, or of its only sums that have such cents."""
    code = _best(money.alternatives, evidence.main, currencies)
    if code or money.high >= _WHOLE:
        return code
    known = evidence.whole & set(money.alternatives)
    return next(iter(known)) if len(known) == 1 else None


def _replaced(mention: Mention, money: Money, code: str | None, basis: str) -> Mention:
    if code is None:
        return mention
    return replace(mention, value=replace(money, currency=code, basis=basis))


def _best(codes: Sequence[str], countries: Counter[str], currencies: Currencies) -> str | None:
    votes = {code: sum(countries[c] for c in currencies.countries[code]) for code in codes}
    best = max(votes, key=lambda code: votes[code], default=None)
    return best if best and votes[best] else None
