"""The parties of a record, under the names that the rules know."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from extractor.types import Article, Mention, Name, Party, Place, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extractor.joining.forms.facts import Fact
    from extractor.rules import Rulebook

T = TypeVar("T")


def first_stated(facts: Sequence[Fact], of: Callable[[Fact], tuple[T, ...]]) -> tuple[T, ...]:
    """What the first fact says that says anything; facts with ``carried`` parties come last."""
    stated = sorted(facts, key=lambda f: f.carried)
    return next((of(fact) for fact in stated if of(fact)), ())


def sides(facts: Sequence[Fact]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Investors and recipients of a deal; a name on both sides goes where the body has it first."""
    side: dict[str, str] = {}
    for fact in sorted(facts, key=lambda f: (f.carried, f.sentence.title)):
        for mention in fact.investors:
            side.setdefault(party_name(mention), "giving")
        for mention in fact.recipients:
            side.setdefault(party_name(mention), "taking")

    def only(mentions: Sequence[Mention], role: str) -> tuple[Mention, ...]:
        return tuple(m for m in mentions if side[party_name(m)] == role)

    giving = first_stated(facts, lambda f: only(f.investors, "giving"))
    for fact in facts:
        more = only(fact.investors, "giving")
        if {*map(party_name, more)} > {*map(party_name, giving)}:
            giving = more  # a headline names one of them
    return giving, first_stated(facts, lambda f: only(f.recipients, "taking"))


def parties(mentions: Iterable[Mention], article: Article, rules: Rulebook) -> tuple[Party, ...]:
    """One party for each name, with quotes of all its mentions."""
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
    """The name of a party; for a bare country code the country's English name."""
    name = party_name(mention)
    return rules.country_names.get(name, name)


def party_name(mention: Mention) -> str:
    """The name of a mention: the listed name, else its words; empty for a mention without a name."""
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
