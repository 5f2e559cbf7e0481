"""Which stretch of a sentence belongs to each of its sums: $3m in Spain, while B puts $2m into one in Chile."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT, ACTORS, PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Link
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

# Cases of somebody whose money another clause tells of.
_GIVEN_BY = {"from", "by", "with", "led by"}


def regions(line: Line, links: Sequence[Link], grammar: Grammar) -> tuple[tuple[int, int], ...]:
    """Each amount's stretch, half-open; what stands between two sums may belong to either."""
    stops = [link.amount.start for link in links[2:]] + [len(line.text)]
    cuts = [
        _cut(one, other, stop, line, grammar)
        for (one, other), stop in zip(pairwise(links), stops, strict=False)
    ]
    starts = [0, *(start for _, start in cuts)]
    ends = [*(end for end, _ in cuts), len(line.text)]
    return tuple(zip(starts, ends, strict=True)) if links else ()


def apart(links: Sequence[Link]) -> list[Link]:
    """The links; none takes a giver that stands with another's verb.

    A raised $3m from B, while C took in $2m from D.
    """
    opens = [None, *(_subject(link, before) for before, link in pairwise(links))]
    begins = [None if at is None else _begins(link) for link, at in zip(links, opens, strict=False)]
    starts = accumulate(opens, _latest)
    ends = [*accumulate((None, *reversed(begins[1:])), _latest)]
    return [_with_own(*of) for of in zip(links, starts, reversed(ends), strict=False)]


def _latest(known: int | None, at: int | None) -> int | None:
    return known if at is None else at


def _with_own(link: Link, start: int | None, end: int | None) -> Link:
    """The link without givers before the subject of its clause, and those behind where another's begins."""
    slots = [slot for slot in link.predicate.frame.slots.values() if slot.every]
    kept = (
        a
        for a in link.arguments
        if not (a.start < (start or 0) and a.case in _GIVEN_BY and a.mention.label in ACTORS)
        and not (
            end is not None
            and a.start >= end
            and any(slot.takes(a.mention.label, a.case) for slot in slots)
        )
    )
    return link._replace(arguments=tuple(kept))


def _subject(link: Link, first: Link) -> int | None:
    """Where the subject of a link begins that has a clause of its own behind the first one's sum."""
    gap = range(first.amount.end, max(first.amount.end, _begins(link)))
    return next((a.start for a in link.arguments if a.start in gap and a.case in ABOUT), None)


def _begins(link: Link) -> int:
    """Where the link's verb or sum begins."""
    return min(link.predicate.start, link.amount.start)


def _cut(link: Link, after: Link, stop: int, line: Line, grammar: Grammar) -> tuple[int, int]:
    """Where the first one's stretch ends and where the next one's begins.

    At the item, at the end of the clause; between the sums where each has a place of its own.
    """
    if after.opens is not None:
        return after.opens, after.opens
    begun = min(after.predicate.start, after.amount.start)
    clauses = list(grammar.patterns["next_clause"].finditer(line.text, link.amount.end, begun))
    if clauses:
        return clauses[-1].span()
    end, start = link.amount.end, after.amount.start
    if _placed(link, end, start) and _placed(after, after.amount.end, stop):
        return start, start
    return start, end


def _placed(link: Link, start: int, end: int) -> bool:
    """Whether a place that the frame takes stands in the stretch."""
    slot = link.predicate.frame.slots.get("country")
    return slot is not None and any(
        a.mention.label in PLACES and start <= a.start < end and slot.takes(a.mention.label, a.case)
        for a in link.arguments
    )
