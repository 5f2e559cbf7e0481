"""Counts what a plain backtracking matcher does: work that is the same on every machine."""

from __future__ import annotations

from itertools import count
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

from extractor.reviewing.pumps import within

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from extractor.reviewing.pumps import Nodes


def steps(pattern: re.Pattern[str], text: str) -> int:
    """How many characters a search looks at; of characters, what may not be the one before, choices, repeats and ends alone."""
    nodes = list(parser.parse(pattern.pattern))
    matcher = _Matcher(text)
    next((at for at in range(len(text) + 1) for _ in matcher.ends(nodes, at)), None)
    return matcher.steps


class _Matcher:
    def __init__(self, text: str) -> None:
        self.text = text
        self.steps = 0

    def ends(self, nodes: Nodes, at: int) -> Iterator[int]:
        """Where a match of the nodes from ``at`` can end, in the order in which they are tried."""
        if not nodes:
            yield at
            return
        for end in self._ends_of(nodes[0], at):
            yield from self.ends(nodes[1:], end)

    def _ends_of(self, node: tuple[Any, Any], at: int) -> Iterator[int]:
        kind, value = node
        if kind is op.AT:
            yield from [at] if at == len(self.text) else []
        elif kind is op.BRANCH:
            for arm in value[1]:
                yield from self.ends(list(arm), at)
        elif kind is op.ASSERT_NOT:
            before = self.ends(list(value[1]), at - 1) if at else iter(())
            yield from [at] if next(before, None) is None else []
        elif kind is op.MAX_REPEAT:
            least, most, (inner,) = value
            here = next(end for end in count(at) if end == at + most or not self._fits(inner, end))
            yield from range(here, at + least - 1, -1)
        elif self._fits(node, at):
            yield at + 1

    def _fits(self, node: tuple[Any, Any], at: int) -> bool:
        self.steps += 1
        kind, value = node
        if at >= len(self.text):
            return False
        return self.text[at] == chr(value) if kind is op.LITERAL else within(self.text[at], node)
