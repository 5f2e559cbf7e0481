"""What the corpus holds: how many articles of each press, place, kind and structure."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.finding.sentences import find_sentences
from extractor.rules import load
from training.articles import FOLDER
from training.compiling import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.articles import Annotated

_FEW = 0.4


@dataclass(frozen=True)
class Plan:
    """The values that heads may have, and the least shares of structures and kinds."""

    press: frozenset[str]
    places: dict[str, frozenset[str]]
    least: dict[str, float]
    kinds: dict[str, float]


def plan() -> Plan:
    """The plan of `corpus/plan.toml`."""
    table = tomllib.loads((FOLDER / "plan.toml").read_text(encoding="utf-8"))
    places = {language: frozenset(listed) for language, listed in table["places"].items()}
    return Plan(frozenset(table["press"]), places, table["least"], table["kinds"])


def structure(article: Annotated) -> Iterator[str]:
    """What is hard about an article: no deal, several, a party far from its sum, bystanders.

    ``apart``: a party, a place or the sum of a deal stands only in another sentence than the rest.
    ``bystanders``: others are named beside who takes part in a deal.
    """
    if not article.deals:
        yield "no_deal"
        return
    if len(article.deals) > 1:
        yield "several_deals"
    if any(_is_apart(article, number) for number in article.deals):
        yield "apart"
    acting = {said.name or article.words(m) for m, said in article.said("who", "whom")}
    if acting and names(article).keys() - acting:
        yield "bystanders"


def _is_apart(article: Annotated, deal: int) -> bool:
    settings = load().languages[article.language].settings
    starts = [s.start for s in find_sentences(article.text, settings, None)]

    def sentences(*roles: str) -> set[int]:
        return {
            sum(start <= mark.start for start in starts)
            for mark, _ in article.said(*roles, deal=deal)
        }

    sums = sentences("sum")
    return any((told := sentences(role)) and not told & sums for role in ("who", "whom", "where"))


def report(articles: Sequence[Annotated]) -> Iterator[str]:
    """Lines that say what there is, and what is thin."""
    wanted = plan()
    for language in sorted({article.language for article in articles}):
        own = [article for article in articles if article.language == language]
        yield f"{language}: {len(own)} articles, {sum(len(a.deals) for a in own)} deals"
        yield from _shares(
            "structure", Counter(s for a in own for s in structure(a)), len(own), wanted.least
        )
        kinds = Counter(deal.kind for a in own for deal in a.deals.values())
        yield from _shares("kind", kinds, kinds.total(), wanted.kinds)
        yield from _even("press", Counter(a.press for a in own), wanted.press)
        yield from _even("place", Counter(a.place for a in own), wanted.places[language])


def _shares(what: str, counts: Counter[str], total: int, least: dict[str, float]) -> Iterator[str]:
    for name, share in least.items():
        has = counts[name] / max(total, 1)
        thin = "" if has >= share else f"  THIN: at least {share:.0%}"
        yield f"  {what:9} {name:16} {counts[name]:5} {has:6.1%}{thin}"


def _even(what: str, counts: Counter[str], values: frozenset[str]) -> Iterator[str]:
    """Each value should have at least two fifths of an even share."""
    even = counts.total() / max(len(values), 1)
    for name in sorted(values):
        thin = "" if counts[name] >= _FEW * even else "  THIN"
        yield f"  {what:9} {name:16} {counts[name]:5}{thin}"
