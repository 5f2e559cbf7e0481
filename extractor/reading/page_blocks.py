"""Splits the tree of an article's part of a page into blocks of text in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bs4.element import PageElement, Tag

from extractor.reading.page_elements import INLINE
from extractor.reading.page_text import Range, fold
from extractor.reading.page_tree import TextRun

if TYPE_CHECKING:
    from collections.abc import Iterator


class Block(NamedTuple):
    """Text without a line break; ``linked`` counts its characters inside links.

    ``ranges`` are where the page has it; ``broken`` says that a single line break parts it from
    the block before.
    """

    text: str
    ranges: tuple[Range, ...]
    linked: int
    broken: bool


def outline_tree(root: Tag) -> list[Block]:
    """All text below ``root``."""
    builder = _Builder()
    stack: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.contents))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            builder.leave(tag.name)
            stack.pop()
        elif isinstance(child, TextRun):
            builder.text(child)
        elif isinstance(child, Tag) and child.name == "br":
            builder.line_break()
        elif isinstance(child, Tag):
            builder.enter(child.name)
            stack.append((child, iter(child.contents)))
    builder.end_block()
    return builder.blocks


class _Builder:
    """Collects runs of text until an element or a line break ends the block."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[TextRun] = []
        self._links = self._linked = self._breaks = 0

    def enter(self, name: str) -> None:
        self._links += name == "a"
        if name not in INLINE:
            self.end_block()
            self._breaks = 0

    def leave(self, name: str) -> None:
        self._links -= name == "a"
        if name not in INLINE:
            self.end_block()
            self._breaks = 0

    def text(self, run: TextRun) -> None:
        self._runs.append(run)
        if self._links:
            self._linked += len(run.strip())

    def line_break(self) -> None:
        self.end_block()
        self._breaks += 1

    def end_block(self) -> None:
        text = fold("".join(self._runs))
        if text:
            ranges = tuple((run.start, run.end) for run in self._runs)
            self.blocks.append(Block(text, ranges, self._linked, self._breaks == 1))
            self._breaks = 0
        self._runs.clear()
        self._linked = 0
