"""A page's tree as blocks of text in reading order, and the elements that hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bs4.element import PageElement, Tag

from extractor.reading.page_rules import PageRules, first_match
from extractor.reading.page_text import Range, fold
from extractor.reading.page_tree import TextRun

if TYPE_CHECKING:
    from collections.abc import Iterator

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
        "input",
    ]
)
_ASIDE = frozenset(
    ["nav", "header", "footer", "aside", "form", "figure", "figcaption", "caption", "dialog"]
)
_WHOLE = frozenset(["html", "body", "main", "article"])
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_\s]+")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)


class Part(NamedTuple):
    """An element that holds blocks; ``parent`` is the place of its parent in the outline, or -1."""

    tag: Tag
    parent: int
    chrome: bool
    article: bool


class Block(NamedTuple):
    """Text without a break in it; ``linked`` counts its characters inside links.

    ``part`` is the place of its element in the outline, ``broken`` says that a single line break
    parts it from the block before, ``removed`` is the rule that cut it.
    """

    text: str
    ranges: tuple[Range, ...]
    linked: int
    part: int
    broken: bool


@dataclass(frozen=True)
class Outline:
    """The blocks of a page in reading order; parents come before their parts."""

    parts: list[Part] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def outline_page(root: Tag, rules: PageRules) -> Outline:
    """All text below ``root`` that a reader may see, chrome and all."""
    builder = _Builder(rules)
    builder.enter(root)
    stack: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.contents))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            builder.leave(tag)
            stack.pop()
        elif isinstance(child, TextRun):
            builder.text(child)
        elif isinstance(child, Tag) and child.name == "br":
            builder.line_break()
        elif isinstance(child, Tag):
            builder.enter(child)
            stack.append((child, iter(child.contents)))
    builder.end_block()
    return builder.outline


class _Builder:
    """Collects runs of text until an element or a line break ends the block."""

    def __init__(self, rules: PageRules) -> None:
        self.rules = rules
        self.outline = Outline()
        self._open: list[int] = []
        self._inside: list[bool] = []
        self._runs: list[TextRun] = []
        self._links = self._linked = self._breaks = 0

    def enter(self, tag: Tag) -> None:
        part = self._part(tag)
        self._inside.append(part is not None)
        self._links += tag.name == "a"
        if part:
            self.end_block()
            self._breaks = 0
            self.outline.parts.append(part)
            self._open.append(len(self.outline.parts) - 1)

    def leave(self, tag: Tag) -> None:
        self._links -= tag.name == "a"
        if self._inside.pop():
            self.end_block()
            self._breaks = 0
            self._open.pop()

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
            broken = self._breaks == 1
            self.outline.blocks.append(Block(text, ranges, self._linked, self._open[-1], broken))
            self._breaks = 0
        self._runs.clear()
        self._linked = 0

    def _part(self, tag: Tag) -> Part | None:
        """Inline elements are parts only where their names say that they are none of the text."""
        names = element_names(tag)
        chrome = tag.name in _ASIDE or _is_hidden(tag) or _is_chrome(tag, names, self.rules)
        if tag.name in _INLINE and not (chrome and tag.name != "a"):
            return None
        article = bool(names and first_match(self.rules.article, names))
        parent = self._open[-1] if self._open else -1
        return Part(tag, parent, chrome and not article, article)


def element_names(tag: Tag) -> str:
    """Class and id as words, parted at hyphens, underscores and capitals, in lower case."""
    names = f"{tag.get('class') or ''} {tag.get('id') or ''}"
    return " ".join(_CAMEL.sub(" ", names).split()).lower()


def _is_chrome(tag: Tag, names: str, rules: PageRules) -> bool:
    return bool(names) and tag.name not in _WHOLE and bool(first_match(rules.chrome, names))


def _is_hidden(tag: Tag) -> bool:
    return tag.has_attr("hidden") or bool(_UNSEEN_STYLE.search(str(tag.get("style") or "")))
