"""When the money of a deal is spent: a period, a year, the month in which what is done was done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.types import Date, Mention, Period
from extractor.values.isodates import precision

if TYPE_CHECKING:
    from extractor.joining.clauses import Link
    from extractor.joining.line import Line, Placed
    from extractor.rules.grammar import Grammar

# The length of a date that is a year alone.
_YEAR = 4
# How far before a year the clause begins that says of what it is the year.
_CLAUSE = 64
# How far around a year the words stand that make it the year of spending.
_BESIDE = 12
# Dates that tell more than the day on which something was said.
_LONG = {"Y", "H", "Q", "M"}
_DONE, _BOUND = "completed", "committed"


def periods(
    line: Line, link: Link, region: tuple[int, int], grammar: Grammar, status: str
) -> tuple[Mention, ...]:
    """The period of an amount: one that is told, else the year of spending, else when it was done."""
    return (
        nearest(line, link, region, "PERIOD", grammar)
        or _years(line, link, region, grammar, done=status == _DONE)
        or _done_in(line, link, grammar, status)
    )


def nearest(
    line: Line, link: Link, region: tuple[int, int], label: str, grammar: Grammar
) -> tuple[Mention, ...]:
    """The mention of the label in the amount's stretch, else the nearest in the sentence."""
    found = [p for p in line.of(label) if not _no_length(p, line, grammar)]
    inside = [p for p in found if region[0] <= p.start < region[1]]
    near = sorted(inside or found, key=lambda p: abs(p.start - link.amount.start))
    return (near[0].mention,) if near else ()


def _no_length(placed: Placed, line: Line, grammar: Grammar) -> bool:
    """Two years after it dropped plans: when, and not how long."""
    period = placed.mention.label == "PERIOD"
    return period and grammar.patterns["no_length"].match(line.text, placed.end) is not None


def _years(
    line: Line, link: Link, region: tuple[int, int], grammar: Grammar, *, done: bool
) -> tuple[Mention, ...]:
    """In 2026, this year: the year in which the money is spent; of a deal that is ``done`` since when."""
    for mention in nearest(line, link, region, "DATE", grammar):
        placed = next(p for p in line.placed if p.mention == mention)
        around = max(0, placed.start - _BESIDE), placed.end + _BESIDE
        before = max(0, placed.start - _CLAUSE), placed.start
        year = _year(mention)
        if year and grammar.patterns["since_then"].search(line.text, *before):
            return (_period(mention, year, None),)
        if grammar.patterns["founded"].search(line.text, *before):
            continue
        spent = grammar.patterns["in_year"].search(line.text, *around)
        of_other = grammar.patterns["year_of"].match(line.text, placed.end)
        if not spent or of_other or (done and spent.groupdict().get("within")):
            continue
        if year:
            start = None if spent.groupdict().get("until") else year
            end = None if spent.groupdict().get("since") else year
            return (_period(mention, start, end),)
    return ()


def _year(mention: Mention) -> str | None:
    """The year, where the date is one alone."""
    iso = _iso(mention)
    return iso if iso and len(iso) == _YEAR else None


def _done_in(line: Line, link: Link, grammar: Grammar, status: str) -> tuple[Mention, ...]:
    """지난 9월 3억 유로를 투자했다: the month or the year in which it was done, or decided on."""
    if status not in {_DONE, _BOUND}:
        return ()
    for placed in line.of("DATE"):
        iso = _iso(placed.mention)
        long = iso is not None and precision(iso) in _LONG
        if long and _tells_when(line, placed, link, grammar, bound=status == _BOUND):
            return (_period(placed.mention, iso, iso),)
    return ()


def _iso(mention: Mention) -> str | None:
    return mention.value.iso if isinstance(mention.value, Date) else None


def _tells_when(line: Line, placed: Placed, link: Link, grammar: Grammar, *, bound: bool) -> bool:
    """Whether the date is of the deal: in its clause or at the sentence's head, and of nothing else."""
    text = line.text
    past = grammar.patterns["past_date"].match(text[placed.start :])
    if past is None or (bound and not past.groupdict().get("past")):
        return False
    if placed.start >= min(link.amount.start, link.predicate.start):
        return False
    if grammar.patterns["date_of_other"].match(text[placed.end :]):
        return False
    between = text[placed.end : link.amount.start]
    return placed.start == 0 or grammar.patterns["barrier"].search(between) is None


def _period(mention: Mention, start: str | None, end: str | None) -> Mention:
    return replace(mention, label="PERIOD", value=Period(start, end))
