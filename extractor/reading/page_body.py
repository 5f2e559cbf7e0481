"""Selects the lines of the article in its part of a page, with their offsets in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.kept_lines import LineText, judge_lines
from extractor.reading.page_text import render_line, slice_line
from extractor.reading.removed import Removed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.reading.credits import Part
    from extractor.reading.page_blocks import Block
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_text import Line


class Body(NamedTuple):
    """The lines of the article in order, each with the break before it, and the parts that were cut."""

    lines: tuple[tuple[str, Line], ...]
    cut: tuple[Removed, ...]

    @property
    def length(self) -> int:
        """The number of characters in all lines."""
        return sum(len(line.text) for _, line in self.lines)


def read_body(page: str, blocks: Sequence[Block], rules: PageRules, title: str) -> Body:
    """The blocks of ``page`` without what the rules cut, links, and repetitions of ``title``."""
    rendered = [render_line(page, block.ranges) for block in blocks]
    said = [LineText(line.text, block.linked) for line, block in zip(rendered, blocks, strict=True)]
    lines: list[tuple[str, Line]] = []
    cut: list[Removed] = []
    judged = judge_lines(said, rules, title)
    for block, line, parts in zip(blocks, rendered, judged, strict=True):
        lines += _kept(block, line, parts)
        cut += _cut(line, parts)
    return Body(tuple(lines), tuple(cut))


def _kept(block: Block, line: Line, parts: Sequence[Part]) -> Iterator[tuple[str, Line]]:
    for start, end, rule in parts:
        if not rule:
            yield "\n" if block.broken else "\n\n", slice_line(line, start, end)


def _cut(line: Line, parts: Sequence[Part]) -> Iterator[Removed]:
    for start, end, rule in parts:
        if rule:
            text, pieces = slice_line(line, start, end)
            yield Removed(pieces[0].raw_start, pieces[-1].raw_end, rule, text)
