"""Where a line calls a frame: every trigger's matches, the longest at each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.clauses import Predicate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.line import Line
    from extractor.rules.grammar import Trigger

_RANK = {"verb": 0, "passive": 1, "noun": 2}


def find_predicates(line: Line, triggers: Sequence[Trigger]) -> list[Predicate]:
    """The predicates of a line from left to right, without overlaps."""
    found = [
        Predicate(trigger.frame, trigger.form, match.start(), match.end())
        for trigger in triggers
        for match in trigger.pattern.finditer(line.text)
        if match.end() > match.start() and not _in_name(line, match.start(), match.end())
    ]
    found.sort(key=lambda p: (-(p.end - p.start), _RANK[p.form], p.start))
    kept: list[Predicate] = []
    taken: set[int] = set()
    for predicate in found:
        if predicate.start not in taken and predicate.end - 1 not in taken:
            kept.append(predicate)
            taken.update(range(predicate.start, predicate.end))
    return sorted(kept, key=lambda p: p.start)


def _in_name(line: Line, start: int, end: int) -> bool:
    """가온투자증권 is no investing: the trigger lies inside a name."""
    return any(p.start <= start and end <= p.end for p in line.placed)
