"""Makes records of deals: every field with quotes of the text."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from extractor.joining.forms.when import When
from extractor.joining.records.actors import first_stated, parties, party_name, quotes, sides
from extractor.types import (
    Amount,
    Announced,
    Article,
    Country,
    Date,
    DocumentReference,
    Mention,
    Money,
    Percent,
    Period,
    PeriodField,
    Place,
    PlaceField,
    Purpose,
    Quote,
    Record,
    Round,
    Source,
    Span,
    Stake,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from extractor.joining.forms.facts import Fact
    from extractor.joining.records.merging import Deal
    from extractor.rules import Rulebook

T = TypeVar("T")


def make_record(deal: Deal, whole: Deal | None, article: Article, rules: Rulebook) -> Record:
    """The record of a deal; ``whole`` is the deal that it is a part of.

    ``rules`` gives the English names of countries and the words of sectors.
    """
    best, facts = deal.best, deal.facts
    places = _places(facts)
    giving, taking = sides(facts)
    investors = parties(giving, article, rules)
    recipients = parties(taking, article, rules)
    return Record(
        id=_id(article, best),
        document=reference(article),
        kind=deal.kind.name,
        status=_status(facts),
        investors=investors,
        recipients=tuple(p for p in recipients if p.name not in {i.name for i in investors}),
        countries=_countries(places, article, rules),
        places=_named_places(places, article),
        amount=_amount((best.amount, *_repeats(facts)), article, best.unit),
        equivalents=_equivalents(facts, article),
        stake=_stake(facts, article),
        round=_round(facts, article),
        period=_period(facts, article),
        announced=_announced(facts, article),
        sectors=_sectors(facts, article, rules),
        purpose=_purpose(facts, article),
        attribution=_sources(facts, article),
        part_of=_id(article, whole.best) if whole else None,
        cumulative=any(f.cumulative for f in facts),
        evidence=tuple(_quote(article, Span(f.sentence.start, f.sentence.end)) for f in facts),
        rules=tuple(dict.fromkeys(rule for f in facts for rule in _rules(f))),
    )


def reference(article: Article) -> DocumentReference:
    """The reference of a record to its article."""
    return DocumentReference(
        article.id, article.source, article.url, article.title, article.published, article.language
    )


def with_own_ids(records: Iterable[Record]) -> Iterator[Record]:
    """The records, each with an id of its own: an amount given by each of several makes several."""
    met: Counter[str] = Counter()
    for record in records:
        again = met[record.id]
        met[record.id] += 1
        yield replace(record, id=_hashed(f"{record.id}\x1f{again}")) if again else record


def _id(article: Article, fact: Fact) -> str:
    return _hashed(f"{article.id}\x1f{fact.kind.name}\x1f{fact.amount.start}\x1f{_place_key(fact)}")


def _hashed(key: str) -> str:
    return "rec_" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _place_key(fact: Fact) -> str:
    """The positions of the places: an amount given to each of several countries makes several records."""
    return ",".join(sorted(str(m.start) for m in fact.places))


def _quote(article: Article, span: Span) -> Quote:
    return article.quote(span)


def _status(facts: Sequence[Fact]) -> str:
    body = [f for f in facts if not f.sentence.title] or list(facts)
    return body[0].status


def _rules(fact: Fact) -> tuple[str, ...]:
    parts = (*fact.investors, *fact.recipients, *fact.places, *fact.equivalents)
    return (*fact.rules, *(mention.rule for mention in parts))


def _places(facts: Sequence[Fact]) -> tuple[Mention, ...]:
    return tuple(m for m in first_stated(facts, lambda f: f.places) if isinstance(m.value, Place))


def _countries(places: Sequence[Mention], article: Article, rules: Rulebook) -> tuple[Country, ...]:
    spans: dict[str, list[Span]] = {}
    for mention in places:
        if isinstance(mention.value, Place):
            spans.setdefault(mention.value.country, []).append(mention.span)
    names = rules.country_names
    return tuple(
        Country(code, names.get(code, code), quotes(article, found))
        for code, found in spans.items()
    )


def _named_places(places: Sequence[Mention], article: Article) -> tuple[PlaceField, ...]:
    found = {m.value.name: m for m in places if m.label == "PLACE" and isinstance(m.value, Place)}
    return tuple(
        PlaceField(name, m.value.country, quotes(article, [m.span]))
        for name, m in found.items()
        if isinstance(m.value, Place)
    )


def plain(number: Decimal) -> str:
    """A decimal without exponent or trailing zeros.

    >>> from decimal import Decimal
    >>> plain(Decimal("9.90E+9"))
    '9900000000'
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _amount(mentions: Sequence[Mention], article: Article, unit: Span | None = None) -> Amount:
    """The amount of mentions of one value; ``unit`` is the span of the label before a bare figure."""
    money = mentions[0].value
    assert isinstance(money, Money)  # noqa: S101 - amounts are MONEY mentions
    return Amount(
        plain(money.low),
        plain(money.high),
        money.currency,
        money.basis,
        money.qualifier,
        quotes(article, (*(mention.span for mention in mentions), *([unit] if unit else ()))),
    )


def _repeats(facts: Sequence[Fact]) -> list[Mention]:
    """The mentions that repeat the amount of the first fact."""
    first = facts[0].money
    return [f.amount for f in facts[1:] if _same(f.money, first)]


def _same(a: Money, b: Money) -> bool:
    return (a.low, a.high, a.currency) == (b.low, b.high, b.currency)


def _equivalents(facts: Sequence[Fact], article: Article) -> tuple[Amount, ...]:
    """The amount in other currencies, and rounder figures of other sentences; each value once."""
    restating = [m for f in facts for m in f.equivalents]
    restating += [f.amount for f in facts[1:] if not _same(f.money, facts[0].money)]
    groups: dict[tuple[object, ...], list[Mention]] = {}
    for mention in restating:
        if isinstance(mention.value, Money) and not _same(mention.value, facts[0].money):
            key = (mention.value.low, mention.value.high, mention.value.currency)
            groups.setdefault(key, []).append(mention)
    return tuple(_amount(mentions, article) for mentions in groups.values())


def _stake(facts: Sequence[Fact], article: Article) -> Stake | None:
    for mention in first_stated(facts, lambda f: f.stakes):
        if isinstance(mention.value, Percent):
            return Stake(plain(mention.value.value), quotes(article, [mention.span]))
    return None


def _round(facts: Sequence[Fact], article: Article) -> Round | None:
    named = next((f.round for f in facts if f.round), None)
    leads = [m for f in facts for m in f.leads]
    if named is None:
        return None
    names = tuple(dict.fromkeys(party_name(m) for m in leads))
    return Round(named.name, names, quotes(article, [named.span, *(m.span for m in leads)]))


def _purpose(facts: Sequence[Fact], article: Article) -> Purpose | None:
    span = next((f.purpose for f in facts if f.purpose), None)
    return Purpose(quotes(article, [span])) if span else None


def _sectors(facts: Sequence[Fact], article: Article, rules: Rulebook) -> tuple[str, ...]:
    """The sectors whose words stand in the sentences of the deal, in the order of the rules."""
    text = "\n".join(article.text[f.sentence.start : f.sentence.end] for f in facts)
    return tuple(
        name
        for name, patterns in rules.sectors.items()
        if article.language in patterns and patterns[article.language].search(text)
    )


def _period(facts: Sequence[Fact], article: Article) -> PeriodField | None:
    """The first period stated that fits the deal's status; None if none."""
    when = When(_status(facts), article.day)
    stated = first_stated(facts, lambda f: f.periods)
    for mention in stated:
        value = mention.value
        if isinstance(value, Period) and when.fits(value):
            spans = quotes(article, (m.span for m in stated if m.value == value))
            return PeriodField(value.start, value.end, value.duration, spans)
    return None


def _announced(facts: Sequence[Fact], article: Article) -> Announced | None:
    """The first date stated that is not after the article's day; None if none."""
    when = When(_status(facts), article.day)
    for mention in first_stated(facts, lambda f: f.dates):
        iso = mention.value.iso if isinstance(mention.value, Date) else None
        if iso and when.begun(iso):
            return Announced(iso, quotes(article, [mention.span]))
    return None


def _sources(facts: Sequence[Fact], article: Article) -> tuple[Source, ...]:
    found: dict[str, list[Span]] = {}
    for mention in (m for f in facts for m in f.sources):
        found.setdefault(party_name(mention), []).append(mention.span)
    return tuple(Source(name, quotes(article, spans)) for name, spans in found.items())
