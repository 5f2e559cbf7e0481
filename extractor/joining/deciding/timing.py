"""Decides when the money of a deal is spent, and which dates may be that of its announcement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from extractor.joining.forms.cases import TIMES
from extractor.types import Date, Mention, Period
from extractor.values.isodates import precision

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from extractor.joining.forms.clauses import Link, Reading
    from extractor.joining.forms.line import Line, Placed
    from extractor.joining.forms.when import When
    from extractor.rules.grammar import Grammar

# How far before a date the clause may begin that says what the date is of.
_CLAUSE_WITHIN = 64
# How far before a date the words may stand that make it the time of spending.
_SPENDING_WITHIN = 40
# Precisions of dates that may be periods: a day only says when something was announced.
_LONG = {"Y", "H", "Q", "M"}
_DONE, _BOUND = "completed", "committed"

Mentions: TypeAlias = tuple[Mention, ...]


def timing(
    reading: Reading, link: Link, region: tuple[int, int], when: When, grammar: Grammar
) -> tuple[Mentions, Mentions]:
    """The period of an amount (at most one), and the dates of its announcement, the likeliest first.

    ``region`` is the amount's half-open stretch of the line. A date at which money is still to be
    spent is no date of announcement.
    """
    spent = _periods(reading, link, region, grammar, when)
    coming = {m.span for m in spent if when.coming(_period_of(m))}
    dates = _announcement_dates(reading.line, link, region, grammar)
    return spent, tuple(mention for mention in dates if mention.span not in coming)


def _periods(
    reading: Reading, link: Link, region: tuple[int, int], grammar: Grammar, when: When
) -> Mentions:
    """The period that is stated, else a date of spending as a period; at most one."""
    line, others = reading.line, _of_others(reading, link, region)
    lengths = _nearest_first(line, link, region, "PERIOD")
    lengths = [p for p in lengths if not _says_when(p, line, grammar) and p not in others]
    stated = (p.mention for p in lengths if when.fits(_period_of(p.mention)))
    dates = _spending_dates(line, link, region, grammar, when)
    found = next(stated, None) or next((m for p, m in dates if p not in others), None)
    return (found,) if found else ()


def _of_others(reading: Reading, link: Link, region: tuple[int, int]) -> set[Placed]:
    """The times in the stretch of another predicate: 3년간 체코에 2억 유로를 투자하고 태국에는 1억 유로를 더 넣는다."""
    pairs = zip(reading.links, reading.regions, strict=True)
    apart = [stretch for other, stretch in pairs if other.predicate != link.predicate]
    return {
        p
        for p in (reading.line.times(*TIMES) if apart else ())
        if any(a <= p.start < b for a, b in apart) and not region[0] <= p.start < region[1]
    }


def nearest(line: Line, link: Link, region: tuple[int, int], label: str) -> Mentions:
    """The mention of the label in the amount's stretch, else the nearest in the sentence."""
    return tuple(p.mention for p in _nearest_first(line, link, region, label)[:1])


def _founded(line: Line, placed: Placed, grammar: Grammar) -> bool:
    """Whether a date is when a firm was founded: Alder, founded in 2019, has."""
    before = grammar.patterns["founded_in"].search(
        line.text, max(0, placed.start - _CLAUSE_WITHIN), placed.start
    )
    return bool(before or grammar.patterns["founded"].match(line.text, placed.end))


def _announcement_dates(
    line: Line, link: Link, region: tuple[int, int], grammar: Grammar
) -> Mentions:
    """The dates of announcement: days, then the nearest date of any precision, then other months."""
    near = [p for p in _nearest_first(line, link, region, "DATE") if not _founded(line, p, grammar)]
    others = (p for p in line.times("DATE") if not _founded(line, p, grammar))
    candidates = dict.fromkeys([*near, *sorted(others, key=lambda p: _gap(p, link))])
    precise = {p.mention: precision(_iso(p.mention) or "") for p in candidates}
    days_, months = ([m for m in precise if precise[m] in units] for units in ("DW", "M"))
    return tuple(dict.fromkeys([*days_, *(p.mention for p in near[:1]), *months]))


def _nearest_first(line: Line, link: Link, region: tuple[int, int], label: str) -> list[Placed]:
    """The mentions of the label in the amount's stretch, else in the sentence, the nearest first."""
    found = line.times(label)
    inside = [p for p in found if region[0] <= p.start < region[1]]
    return sorted(inside or found, key=lambda p: _gap(p, link))


def _gap(placed: Placed, link: Link) -> int:
    return abs(placed.start - link.amount.start)


def _says_when(placed: Placed, line: Line, grammar: Grammar) -> bool:
    """Whether a length of time says when, not how long: two years after it dropped plans."""
    return grammar.patterns["no_length"].match(line.text, placed.end) is not None


def _spending_dates(
    line: Line, link: Link, region: tuple[int, int], grammar: Grammar, when: When
) -> Iterator[tuple[Placed, Mention]]:
    """The dates at which the money is spent, each with its PERIOD mention, the nearest first."""
    for placed in _nearest_first(line, link, region, "DATE"):
        iso = _iso(placed.mention)
        if iso is None or precision(iso) not in _LONG:
            continue
        before = max(0, placed.start - _CLAUSE_WITHIN), placed.start
        if precision(iso) == "Y" and grammar.patterns["since_then"].search(line.text, *before):
            yield placed, _as_period(placed.mention, iso, None)
        elif not grammar.patterns["of_event"].search(line.text, *before) and _is_spending_date(
            line, placed, link, grammar, when
        ):
            yield placed, _as_period(placed.mention, iso, iso)


def _is_spending_date(line: Line, placed: Placed, link: Link, grammar: Grammar, when: When) -> bool:
    """Whether a date is when the money is spent: a past date for a completed deal, else a coming one."""
    iso = _iso(placed.mention) or ""
    past = grammar.patterns["past_date"].match(line.text[placed.start :])
    at_own_time = grammar.patterns["own_time"].match(line.text, placed.start) is not None
    if when.status == _DONE:
        return when.begun(iso) and (at_own_time or _in_clause(line, placed, link, grammar, past))
    if when.status == _BOUND and past and past.groupdict().get("past"):
        return _in_clause(line, placed, link, grammar, past)
    if when.over(iso) or grammar.patterns["time_of"].match(line.text, placed.end):
        return False
    beside = max(0, placed.start - _SPENDING_WITHIN), placed.start
    coming = grammar.patterns["in_coming"].match(line.text, placed.end)
    spent = grammar.patterns["in_time"].search(line.text, *beside) is not None
    return at_own_time or spent or _in_clause(line, placed, link, grammar, coming)


def _in_clause(
    line: Line, placed: Placed, link: Link, grammar: Grammar, wording: re.Match[str] | None
) -> bool:
    """Whether a date with the ``wording`` asked for is in the deal's clause or at the sentence's head."""
    if wording is None or placed.start >= min(link.amount.start, link.predicate.start):
        return False
    if grammar.patterns["date_of_other"].match(line.text[placed.end :]):
        return False
    between = line.text[placed.end : link.amount.start]
    return placed.start == 0 or grammar.patterns["barrier"].search(between) is None


def _iso(mention: Mention) -> str | None:
    return mention.value.iso if isinstance(mention.value, Date) else None


def _period_of(mention: Mention) -> Period:
    return mention.value if isinstance(mention.value, Period) else Period()


def _as_period(mention: Mention, start: str | None, end: str | None) -> Mention:
    return replace(mention, label="PERIOD", value=Period(start, end))
