"""The actors of a record: who gives and who takes, by the names that the rules know."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from extractor.types import Article, Mention, Name, Party, Place, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extractor.joining.forms.facts import Fact
    from extractor.rules import Rulebook

T = TypeVar("T")


def first_told(facts: Sequence[Fact], of: Callable[[Fact], tuple[T, ...]]) -> tuple[T, ...]:
    """What the best fact says, else the first that says something; own words before carried."""
    stated = sorted(facts, key=lambda f: f.carried)
    return next((of(fact) for fact in stated if of(fact)), ())


def sides(facts: Sequence[Fact]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Who gives and who takes; who is told on both sides is where the body has it first."""
    side: dict[str, str] = {}
    for fact in sorted(facts, key=lambda f: (f.carried, f.sentence.title)):
        for mention in fact.investors:
            side.setdefault(party_name(mention), "giving")
        for mention in fact.recipients:
            side.setdefault(party_name(mention), "taking")

    def only(told: Sequence[Mention], role: str) -> tuple[Mention, ...]:
        return tuple(m for m in told if side[party_name(m)] == role)

    giving = first_told(facts, lambda f: only(f.investors, "giving"))
    for fact in facts:
        more = only(fact.investors, "giving")
        if {*map(party_name, more)} > {*map(party_name, giving)}:
            giving = more  # a headline names one of them
    return giving, first_told(facts, lambda f: only(f.recipients, "taking"))


def parties(mentions: Iterable[Mention], article: Article, rules: Rulebook) -> tuple[Party, ...]:
    """One party for each name, with the spans of all mentions of it."""
    spans: dict[str, list[Span]] = {}
    values: dict[str, Mention] = {}
    for mention in mentions:
        name = _government(mention, article, rules) or _place_name(mention, rules)
        values.setdefault(name, mention)
        spans.setdefault(name, []).append(mention.span)
    return tuple(_party(name, values[name], quotes(article, spans[name])) for name in spans)


def _government(mention: Mention, article: Article, rules: Rulebook) -> str | None:
    """A national government by its country or its seat: 정부, the French government, Paris.

    At home a capital is the city: 서울은.
    """
    home = rules.languages[article.language].settings.country
    value = mention.value
    if isinstance(value, Place):
        seat = value.kind in rules.parties.seats and value.country != home
        code = value.country if seat else None
    elif isinstance(value, Name) and mention.rule in rules.parties.governments:
        code = value.country or home
    else:
        code = None
    country = rules.country_names.get(code or "")
    return rules.parties.government.format(country=country) if country else None


def _place_name(mention: Mention, rules: Rulebook) -> str:
    """The name; a country that stands as its code only, by its English name."""
    name = party_name(mention)
    return rules.country_names.get(name, name)


def party_name(mention: Mention) -> str:
    """What the mention names: the listed name, else its words; empty for a value."""
    value = mention.value
    return value.name if isinstance(value, Name | Place) else ""


def _party(name: str, mention: Mention, quotes: tuple[Quote, ...]) -> Party:
    value = mention.value
    if isinstance(value, Name):
        return Party(name, value.type, value.country, dict(value.ids), quotes)
    country = value.country if isinstance(value, Place) else None
    return Party(name, "government", country, {}, quotes)


def quotes(article: Article, spans: Iterable[Span]) -> tuple[Quote, ...]:
    """The article's words at the spans, each span once."""
    return tuple(article.quote(span) for span in dict.fromkeys(spans))
