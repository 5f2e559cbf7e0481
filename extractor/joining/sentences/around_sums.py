"""Sums that no listed predicate governs, but whose surroundings say what they are.

Marlow dug out $3m for a mill in Leeds, 공장 증설에 700억원을 건다: what goes into works is an outlay, whatever the verb. The
small patterns that a frame names under ``around`` stand right before the sum and right behind it; the group ``verb``
of either is the predicate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Frame, Grammar

# The group of a pattern around a sum that is the predicate.
_VERB = "verb"
# How far before a sum its clause may begin.
_BEGINS_WITHIN = 110


class Framed(NamedTuple):
    """A frame that fits what stands around a sum, and where its predicate stands: before the sum or ``behind`` it."""

    frame: Frame
    start: int
    end: int
    behind: bool


def framed(line: Line, money: Placed, grammar: Grammar) -> Iterator[Framed]:
    """The frames that fit a sum, in the order of the files."""
    first = max(0, money.start - _BEGINS_WITHIN)
    for frame in grammar.framing:
        ahead, after = (grammar.patterns[name] for name in frame.around)
        behind = after.match(line.text, money.end)
        before = behind and ahead.search(line.text, first, money.start)
        if behind and before:
            follows = _verb(behind)
            if verb := follows or _verb(before):
                yield Framed(frame, *verb, behind=follows is not None)


def _verb(found: re.Match[str]) -> tuple[int, int] | None:
    """Where the predicate stands, if this pattern has it."""
    return found.span(_VERB) if found.groupdict().get(_VERB) else None
