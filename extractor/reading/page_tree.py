"""Builds a BeautifulSoup tree of the article's part of a page, with page offsets for every text run.

``page_markup`` cuts the ranges into tags and text, and BeautifulSoup builds the tree from them:
html.parser takes quadratic time on broken pages and lxml forgets where a text stood. What no reader
sees (scripts, styles, comments) and what is chrome never reaches the tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString

from extractor.reading.page_elements import ENDS_ITS_LIKE, ENDS_PARAGRAPH, UNSEEN, VOID
from extractor.reading.page_markup import cut_page
from extractor.reading.page_text import decode_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.reading.page_limits import Watch
    from extractor.reading.page_text import Range

_Prepared = tuple[Any, None, None, bool]
_NO_ATTRIBUTES: dict[str, str] = {}


class TextRun(NavigableString):
    """Text of the tree, references decoded; ``page[start:end]`` is how the page writes it."""

    start: int = 0
    end: int = 0


class _PageBuilder(HTMLTreeBuilder):
    """Feeds BeautifulSoup from our own cut of the page."""

    def __init__(self, page: str, ranges: Iterable[Range], watch: Watch) -> None:
        super().__init__(multi_valued_attributes={}, store_line_numbers=False)
        self.page, self.ranges, self.watch = page, ranges, watch

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[_Prepared]:  # noqa: ANN401 - bs4's own signature
        yield markup, None, None, False

    def feed(self, _markup: Any) -> None:  # noqa: ANN401 - bs4's own signature
        """Feeds the ranges to the tree, with a break in the text where chrome was cut out between two."""
        for place, (first, last) in enumerate(self.ranges):
            if place:
                self._open("hr")
            for name, start, end, closing in cut_page(self.page, first, last, self.watch):
                if not name:
                    self._text(start, end)
                elif name in UNSEEN or (closing and name in VOID):
                    continue
                elif closing:
                    self._tree.handle_endtag(name)
                else:
                    self._open(name)

    def _text(self, start: int, end: int) -> None:
        run = TextRun(decode_references(self.page[start:end]))
        run.start, run.end = start, end
        self._tree.object_was_parsed(run)

    def _open(self, name: str) -> None:
        above = self._tree.tagStack[-1].name
        ends = (above == "p" and name in ENDS_PARAGRAPH) or above == name in ENDS_ITS_LIKE
        if ends:
            self._tree.handle_endtag(above)
        self.watch.nested(len(self._tree.tagStack))
        self._tree.handle_starttag(name, None, None, _NO_ATTRIBUTES)
        if name in VOID:
            self._tree.handle_endtag(name)

    @property
    def _tree(self) -> BeautifulSoup:
        assert self.soup is not None  # noqa: S101 - BeautifulSoup sets it before it feeds
        return self.soup


def build_tree(page: str, ranges: Iterable[Range], watch: Watch) -> BeautifulSoup:
    """The tree of ``ranges`` of the page, as if they were all of it.

    Raises:
        InputError: a limit of ``watch`` is passed.
    """
    # The builder has the page; BeautifulSoup would look through it for what it may be.
    return BeautifulSoup("<p>", builder=_PageBuilder(page, ranges, watch))
