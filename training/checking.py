"""Whether an article's marks agree with its words, its head and one another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extractor.finding.money import find_money
from extractor.rules import load
from extractor.types import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.rules import Rulebook
    from training.articles import Annotated, Deal
    from training.marks import Mark, Value

LEAST_WORDS, MOST_WORDS = 60, 600
_NO_PLACES = {"company", "fund", "institution", "medium"}
_OF_DEALS = ("who", "whom", "where", "sum", "same", "when")


@cache
def _book() -> Rulebook:
    return load()


def faults(article: Annotated) -> Iterator[tuple[int, str]]:
    """Line and message of each fault of the article."""
    yield from _shape(article)
    for number, deal in article.deals.items():
        yield from ((1, f"deal {number}: {fault}") for fault in _deal(article, number, deal))
    for mark in article.marks:
        yield from ((article.line(mark), fault) for fault in _mark(article, mark))
    yield from _unmarked(article)


def _shape(article: Annotated) -> Iterator[tuple[int, str]]:
    words = len(article.text.split())
    if not LEAST_WORDS <= words <= MOST_WORDS:
        yield 1, f"{words} words; an article has {LEAST_WORDS} to {MOST_WORDS}"
    named = {deal for _, said in article.said(*_OF_DEALS) for deal in said.deals}
    for deal in sorted(named - article.deals.keys()):
        yield 1, f"deal {deal} is marked and not in the head"


def _deal(article: Annotated, number: int, deal: Deal) -> Iterator[str]:
    values = {said.value for _, said in article.said("sum", deal=number)}
    if not values:
        yield "no sum is marked"
    if len({(v.currency, v.low, v.high) for v in values if v}) > 1:
        yield "its sums differ; one that restates it is marked same"
    for role in ("who", "whom"):
        named = {said.name or article.words(m) for m, said in article.said(role, deal=number)}
        for short, full in ((a, b) for a in named for b in named if a != b and b.startswith(a)):
            yield f"{short!r} and {full!r}: a short form is marked {role} {number} ={full}"
    if deal.part_of is not None and deal.part_of not in article.deals:
        yield f"part of {deal.part_of}, which is not in the head"


def _mark(article: Annotated, mark: Mark) -> Iterator[str]:
    for said in mark.said:
        if said.insists:
            continue
        if said.value is not None:
            yield from _figure(article, mark, said.value)
        if said.country is not None:
            yield from _country(article.words(mark), said.country)


def _figure(article: Annotated, mark: Mark, value: Value) -> Iterator[str]:
    """The words have to say the figure, as the package reads them."""
    rules = _book().languages[article.language].money
    found = [
        m.value
        for m in find_money(article.text, rules)
        if m.start < mark.end and mark.start < m.end and isinstance(m.value, Money)
    ]
    read = [(v.low, v.high) for v in found]
    if (value.low, value.high) not in read:
        told = ", ".join(f"{v.currency} {v.low:f}..{v.high:f}" for v in found) or "no amount"
        yield (
            f"{article.words(mark)!r} is marked {value.currency} {value.low:f}..{value.high:f} "
            f"and reads {told} (a ! behind the mark insists)"
        )


@cache
def _countries() -> dict[str, frozenset[str]]:
    """The countries that a listed place may lie in, by its written form."""
    found: dict[str, set[str]] = {}
    for entry in _book().gazetteer:
        if entry.kind not in _NO_PLACES:
            for form in entry.forms:
                found.setdefault(form.text, set()).add(entry.country)
    return {form: frozenset(codes) for form, codes in found.items()}


def _country(words: str, code: str) -> Iterator[str]:
    """A listed name has to lie in the country; an unlisted one is the writer's knowledge."""
    places = _countries().get(words, frozenset())
    if places and code not in places:
        yield f"{words!r} is marked {code} and lies in {', '.join(sorted(places))} (! insists)"


def _unmarked(article: Annotated) -> Iterator[tuple[int, str]]:
    """Every amount of the text needs a mark that says what it is."""
    rules = _book().languages[article.language].money
    for mention in find_money(article.text, rules):
        if not any(m.start < mention.end and mention.start < m.end for m in article.marks):
            words = article.text[mention.start : mention.end]
            yield 1, f"{words!r} has no mark (in no deal: {{{words}|no CODE VALUE reason}})"
