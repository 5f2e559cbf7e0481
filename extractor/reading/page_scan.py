"""Scans a page in one pass: how much text, and of which kind, each element holds.

No tree is built: a stack of open elements is enough to find where each begins and ends. The article's
part of the page is chosen by these figures, and only that part is given to BeautifulSoup.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_elements import (
    CODE,
    ENDS_ITS_LIKE,
    ENDS_PARAGRAPH,
    INLINE,
    NOTED,
    UNSEEN,
    VOID,
)
from extractor.reading.page_judging import NOTHING, Judgement, judge_tag
from extractor.reading.page_limits import DEEPEST
from extractor.reading.page_markup import cut_page
from extractor.reading.page_text import decode_references, fold

if TYPE_CHECKING:
    from extractor.reading.page_limits import Watch
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_text import Range

# A shorter start tag has no room for a class or an id.
_SHORTEST_NAMED = 8


@dataclass(slots=True)
class Element:
    """An element that breaks the text: ``page[start:end]``, tags included.

    ``parent`` is the index of its parent among the elements, or -1; the start tag ends at ``inner``.
    """

    name: str
    parent: int
    start: int
    inner: int
    end: int = 0


class Text(NamedTuple):
    """Text without a line break, white space folded; ``linked`` counts its characters in links."""

    text: str
    element: int
    start: int
    end: int
    linked: int


@dataclass(frozen=True)
class Scan:
    """The contents of a page: elements (parents first), texts in reading order, and tags by name.

    ``unseen`` are elements whose text no reader sees as such: buttons, players and their like.
    """

    elements: list[Element] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    unseen: list[Range] = field(default_factory=list)
    noted: dict[str, list[Range]] = field(
        default_factory=lambda: {name: [] for name in sorted(NOTED)}
    )


def scan_page(page: str, rules: PageRules, watch: Watch) -> Scan:
    """Elements, texts and noted tags of the page.

    Raises:
        InputError: a limit of ``watch`` is passed.
    """
    scanner = _Scanner(page, rules, watch)
    scanner.enter("", 0, 0)
    text, inline, leave, block = scanner.text, scanner.inline, scanner.leave, scanner.block
    for name, start, end, closing in cut_page(page, watch=watch):
        if not name:
            text(start, end)
        elif name in INLINE:
            inline(name, start, end, closing)
        elif closing:
            leave(name, end)
        else:
            block(name, start, end)
    scanner.leave_all(len(page))
    return scanner.scan


class _Scanner:
    """Keeps the stack of open elements, and collects text until an element begins or ends."""

    def __init__(self, page: str, rules: PageRules, watch: Watch) -> None:
        self.page, self.rules, self.watch = page, rules, watch
        self.scan = Scan()
        self._stack: list[int] = []
        self._open: dict[str, int] = {}
        self._runs: list[str] = []
        self._first = self._last = self._linked = self._link = 0

    def text(self, start: int, end: int) -> None:
        run = self.page[start:end]
        if not self._runs:
            if run.isspace():
                return
            self._first = start
        self._runs.append(run)
        self._last = end
        if self._link:
            self._linked += len(run.strip())

    def inline(self, name: str, start: int, end: int, closing: bool) -> None:
        """Handles a tag of an inline element, which breaks the text only if its names call it chrome."""
        if name == "a":
            self._link = 0 if closing or "href" not in self.page[start:end] else len(self._stack)
        elif closing:
            if self._open.get(name):
                self.leave(name, end)
        elif name == "time":
            self.scan.noted[name].append((start, end))
        elif end - start > _SHORTEST_NAMED and name not in VOID:
            if self._open.get(name) or judge_tag(name, self.page[start:end], self.rules).chrome:
                self.enter(name, start, end)
        elif self._open.get(name):
            self.enter(name, start, end)

    def block(self, name: str, start: int, end: int) -> None:
        if name in NOTED:
            self.scan.noted[name].append((start, end))
        if name in UNSEEN:
            if name not in CODE:
                self.scan.unseen.append((start, end))
            return
        if self._runs:
            self.end_text()
        if name not in VOID:
            above = self.scan.elements[self._stack[-1]].name
            if (above == "p" and name in ENDS_PARAGRAPH) or above == name in ENDS_ITS_LIKE:
                self._pop(start)
            self.enter(name, start, end)

    def enter(self, name: str, start: int, end: int) -> None:
        if self._runs:
            self.end_text()
        stack, elements = self._stack, self.scan.elements
        if len(stack) > DEEPEST:
            self.watch.nested(len(stack))
        parent = stack[-1] if stack else -1
        stack.append(len(elements))
        self._open[name] = self._open.get(name, 0) + 1
        elements.append(Element(name, parent, start, end))

    def leave(self, name: str, end: int) -> None:
        """Ends the element and all open elements inside; an end tag without an element is ignored."""
        if self._runs:
            self.end_text()
        if self._open.get(name):
            while self._pop(end) != name:
                pass

    def leave_all(self, end: int) -> None:
        if self._runs:
            self.end_text()
        while self._stack:
            self._pop(end)

    def _pop(self, end: int) -> str:
        element = self.scan.elements[self._stack.pop()]
        element.end = end
        self._open[element.name] -= 1
        if len(self._stack) < self._link:
            self._link = 0
        return element.name

    def end_text(self) -> None:
        text = fold(decode_references("".join(self._runs)))
        if text:
            place = self._stack[-1], self._first, self._last
            self.scan.texts.append(Text(text, *place, self._linked))
        self._runs, self._linked = [], 0


def judge_elements(page: str, scan: Scan, rules: PageRules) -> list[Judgement]:
    """The judgement of each element by its start tag; elements without text are not judged."""
    elements = scan.elements
    holds = [False] * len(elements)
    for text in scan.texts:
        at = text.element
        while at >= 0 and not holds[at]:
            holds[at] = True
            at = elements[at].parent
    return [
        judge_tag(element.name, page[element.start : element.inner], rules) if full else NOTHING
        for element, full in zip(elements, holds, strict=True)
    ]
