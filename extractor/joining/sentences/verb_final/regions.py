"""Which stretch of a line belongs to each of its sums, where the verb comes last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Link
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

# The cases of a sum whose item begins with it.
_LEADING = {"topic", "subject"}
# Where it goes, as a noun with its particle or before another (인도 공장 증설에, 인도의 공장에).
_THERE = {"locative", "none", "genitive", "attributed"}


def regions(line: Line, links: Sequence[Link], grammar: Grammar) -> tuple[tuple[int, int], ...]:
    """The stretch of the line that belongs to each amount: from the amount before to this one."""
    found: list[tuple[int, int]] = []
    for i, link in enumerate(links):
        same = i > 0 and links[i - 1].predicate == link.predicate
        start = links[i - 1].amount.end if same else _region_start(line, link, links[:i], grammar)
        last = i + 1 == len(links) or links[i + 1].predicate != link.predicate
        stop = link.predicate.end if last else links[i + 1].amount.start
        end = max(link.predicate.end, link.amount.end) if last else link.amount.start
        found.append((link.amount.start, stop) if _opens(link, stop) else (start, end))
    return tuple(found)


def _opens(link: Link, stop: int) -> bool:
    """3억 유로는 체코에, 2억 유로는 인도 공장 증설에 투입한다: the place stands behind its sum."""
    behind = (a for a in link.arguments if link.amount.end <= a.start < stop)
    placed = any(a.mention.label in PLACES and a.case in _THERE for a in behind)
    return link.case in _LEADING and placed


def _region_start(line: Line, link: Link, before: Sequence[Link], grammar: Grammar) -> int:
    floor = max((max(b.amount.end, b.predicate.end) for b in before), default=0)
    anchor = min(link.amount.start, link.predicate.start)
    barriers = (m.end() for m in grammar.patterns["barrier"].finditer(line.text, floor, anchor))
    return max([floor, *barriers])
