"""The country of one deal is not that of another: Alder has bought Nuri. Orvane is building a mill in Chile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim, settled
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.who import names_of
from extractor.types import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.types import Mention


def away_from_others(facts: Sequence[Fact], readings: Sequence[Reading]) -> list[Fact]:
    """The facts, without the article's country where it is told of deals between others alone.

    Only of takeovers, rounds and orders, whose target may be anywhere: what somebody builds is where the article is.
    """
    return [
        settled(fact, claim("country", "of_other_deal", ()))
        if _has_target(fact) and _by_article(fact) and _only_of_others(fact, facts, readings)
        else fact
        for fact in facts
    ]


def _by_article(fact: Fact) -> bool:
    where = strongest(fact.claims, "country")
    return where is not None and where.ground == "article"


def _has_target(fact: Fact) -> bool:
    return fact.kind.home is not None


def _only_of_others(fact: Fact, facts: Sequence[Fact], readings: Sequence[Reading]) -> bool:
    """Whether every sentence that names the country states a deal there, between others."""
    lands, own = _lands(fact), _parties(fact)
    placed = [f for f in facts if _lands(f) & lands and not _by_article(f)]
    others = {f.sentence.start for f in placed if _parties(f) and not _parties(f) & own}
    if not (own and others) or any(_parties(f) & own for f in placed):
        return False
    naming = (r for r in readings if any(_land(p.mention) in lands for p in r.line.placed))
    return all(reading.line.sentence.start in others for reading in naming)


def _parties(fact: Fact) -> set[str]:
    return names_of((*fact.investors, *fact.recipients))


def _lands(fact: Fact) -> set[str]:
    return {m.value.country for m in fact.places if isinstance(m.value, Place)}


def _land(mention: Mention) -> str | None:
    return mention.value.country if isinstance(mention.value, Place) else None
