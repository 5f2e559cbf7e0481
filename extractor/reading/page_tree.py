"""An HTML page as a BeautifulSoup tree whose every text run knows its place in the page.

``page_markup`` cuts the page into tags and text, and BeautifulSoup builds the tree from them:
html.parser takes quadratic time on broken pages and lxml forgets
where a text stood. What no reader sees (scripts, styles, comments) never reaches the tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString

from extractor.errors import InputError
from extractor.reading.page_markup import UNSEEN, Markup, cut_page, read_attributes
from extractor.reading.page_text import decode_references

if TYPE_CHECKING:
    from collections.abc import Iterator

# Deeper than any page that a person made, and shallow enough for every walk of the tree.
_DEEPEST = 2_000
_LARGEST = 20_000_000

_ENDS_PARAGRAPH = frozenset(
    [
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "table",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figure",
        "header",
        "footer",
        "aside",
        "nav",
        "form",
        "main",
        "hr",
        "pre",
        "dl",
    ]
)
_ENDS_ITS_LIKE = frozenset(["li", "td", "tr", "dt", "dd"])
_Prepared = tuple[Any, None, None, bool]


class TextRun(NavigableString):
    """Text of the tree, references decoded; ``page[start:end]`` is how the page writes it."""

    start: int = 0
    end: int = 0


class PageTree(NamedTuple):
    """The tree, the titles and the data scripts (JSON) as ranges of the page."""

    soup: BeautifulSoup
    titles: tuple[tuple[int, int], ...]
    data: tuple[tuple[int, int], ...]


class _PageBuilder(HTMLTreeBuilder):
    """Feeds BeautifulSoup from our own cut of the page."""

    def __init__(self, where: str) -> None:
        super().__init__(multi_valued_attributes={}, store_line_numbers=True)
        self.where = where
        self.titles: list[tuple[int, int]] = []
        self.data: list[tuple[int, int]] = []

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[_Prepared]:  # noqa: ANN401 - bs4's own signature
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:  # noqa: ANN401 - bs4's own signature
        for piece in cut_page(markup):
            if not piece.name:
                self._text(markup, piece)
            elif piece.name in UNSEEN:
                self._remember(markup, piece)
            elif piece.closing:
                self._close(piece.name)
            else:
                self._open(markup, piece)

    def _text(self, page: str, piece: Markup) -> None:
        run = TextRun(decode_references(page[piece.start : piece.end]))
        run.start, run.end = piece.start, piece.end
        self._tree.object_was_parsed(run)

    def _remember(self, page: str, piece: Markup) -> None:
        """Unseen elements come whole."""
        inner = page.find(">", piece.start) + 1, page.rfind("<", piece.start, piece.end)
        if piece.name == "title":
            self.titles.append(inner)
        elif piece.name == "script" and "json" in page[piece.start : inner[0]]:
            self.data.append(inner)

    def _open(self, page: str, piece: Markup) -> None:
        above = self._tree.tagStack[-1].name
        if (
            above == "p" and piece.name in _ENDS_PARAGRAPH
        ) or above == piece.name in _ENDS_ITS_LIKE:
            self._tree.handle_endtag(above)
        if len(self._tree.tagStack) > _DEEPEST:
            raise InputError(self.where, f"the page is nested more than {_DEEPEST} elements deep")
        attributes = read_attributes(page, piece)
        self._tree.handle_starttag(piece.name, None, None, attributes, 1, piece.start)
        if self.can_be_empty_element(piece.name):
            self._tree.handle_endtag(piece.name)

    def _close(self, name: str) -> None:
        if not self.can_be_empty_element(name):
            self._tree.handle_endtag(name)

    @property
    def _tree(self) -> BeautifulSoup:
        assert self.soup is not None  # noqa: S101 - BeautifulSoup sets it before it feeds
        return self.soup


def build_tree(page: str, where: str) -> PageTree:
    """The tree of ``page``.

    Raises:
        InputError: the page is too large or nested too deep.
    """
    if len(page) > _LARGEST:
        raise InputError(where, f"the page has more than {_LARGEST} characters")
    builder = _PageBuilder(where)
    # A page without markup would make BeautifulSoup warn of a file name.
    soup = BeautifulSoup(page + "<p>", builder=builder)
    return PageTree(soup, tuple(builder.titles), tuple(builder.data))
