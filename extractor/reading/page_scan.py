"""One pass over a page: which element holds how much text, and what kind of text it is.

No tree is built: a stack of open elements is enough to say where each begins and ends. What the
article is chosen from these figures, and BeautifulSoup gets the article's part of the page alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_markup import UNSEEN, cut_page, read_attributes
from extractor.reading.page_rules import first_match
from extractor.reading.page_text import decode_references, fold

if TYPE_CHECKING:
    from extractor.reading.page_limits import Watch
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_text import Range

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr img picture source input".split()
)
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr basefont bgsound frame "
    "keygen spacer command".split()
)
ENDS_PARAGRAPH = frozenset(
    "p div ul ol li table section article h1 h2 h3 h4 h5 h6 blockquote figure header footer aside "
    "nav form main hr pre dl".split()
)
ENDS_ITS_LIKE = frozenset(["li", "td", "tr", "dt", "dd"])
HEADINGS = frozenset(["h1", "h2", "h3"])
_ASIDE = frozenset(
    ["nav", "header", "footer", "aside", "form", "figure", "figcaption", "caption", "dialog"]
)
_WHOLE = frozenset(["html", "body", "main", "article"])
_NOTED = frozenset(["html", "meta", "link", "time", "title", "script"])
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_\s]+")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_TELLING = re.compile(r"(?:class|id|hidden|style|itemprop)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"[\s\"']hidden(?=[\s=/>])", re.IGNORECASE)
_RULES_KNOWN = 20_000


@dataclass(slots=True)
class Element:
    """An element that breaks the text: ``page[start:end]``, its own tags included.

    ``parent`` is the place of its parent among the elements, or -1.
    """

    name: str
    parent: int
    start: int
    said: Judgement
    end: int = 0


class Judgement(NamedTuple):
    """What a start tag says: class, class and id as words, the rule that calls it chrome, whether it
    is an article's; ``body`` is the mark of schema.org for the body itself.
    """

    group: str = ""
    names: str = ""
    chrome: str = ""
    article: bool = False
    body: bool = False


class Text(NamedTuple):
    """Text without a break in it, white space folded; ``linked`` counts its characters in links."""

    text: str
    element: int
    start: int
    end: int
    linked: int


@dataclass(frozen=True)
class Scan:
    """What a page holds: elements (parents first), texts in reading order, and tags by name."""

    elements: list[Element] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    noted: dict[str, list[Range]] = field(
        default_factory=lambda: {name: [] for name in sorted(_NOTED)}
    )


def scan_page(page: str, rules: PageRules, watch: Watch) -> Scan:
    """Elements, texts and noted tags of the page.

    Raises:
        InputError: a limit of ``watch`` is passed.
    """
    scanner = _Scanner(page, rules, watch)
    scanner.enter("", 0, 0)
    for name, start, end, closing in cut_page(page, watch=watch):
        if not name:
            scanner.text(start, end)
        elif name in INLINE:
            scanner.inline(name, start, end, closing=closing)
        elif closing:
            scanner.leave(name, end)
        else:
            scanner.block(name, start, end)
    scanner.leave_all(len(page))
    return scanner.scan


class _Scanner:
    """The stack of open elements; text is collected until one begins or ends."""

    def __init__(self, page: str, rules: PageRules, watch: Watch) -> None:
        self.page, self.rules, self.watch = page, rules, watch
        self.scan = Scan()
        self._stack: list[int] = []
        self._open: dict[str, int] = {}
        self._runs: list[Range] = []
        self._linked = self._link = 0

    def text(self, start: int, end: int) -> None:
        run = self.page[start:end]
        if not run.isspace() or self._runs:
            self._runs.append((start, end))
            if self._link:
                self._linked += len(run.strip())

    def inline(self, name: str, start: int, end: int, *, closing: bool) -> None:
        """Inline elements break the text only where their names say that they are none of it."""
        if name == "a":
            self._link = 0 if closing or "href" not in self.page[start:end] else len(self._stack)
        elif closing:
            if self._open.get(name):
                self.leave(name, end)
        elif name == "time":
            self.scan.noted[name].append((start, end))
        elif name not in VOID and (self._open.get(name) or self._judged(name, start, end).chrome):
            self.enter(name, start, end)

    def block(self, name: str, start: int, end: int) -> None:
        if name in _NOTED:
            self.scan.noted[name].append((start, end))
        if name in UNSEEN:
            return
        self.end_text()
        if name not in VOID:
            self._end_open(name, start)
            self.enter(name, start, end)

    def _end_open(self, name: str, at: int) -> None:
        """End tags that people leave out."""
        above = self.scan.elements[self._stack[-1]].name
        if (above == "p" and name in ENDS_PARAGRAPH) or (above == name and name in ENDS_ITS_LIKE):
            self._pop(at)

    def enter(self, name: str, start: int, end: int) -> None:
        self.end_text()
        self.watch.nested(len(self._stack))
        parent = self._stack[-1] if self._stack else -1
        element = Element(name, parent, start, self._judged(name, start, end))
        self._stack.append(len(self.scan.elements))
        self._open[name] = self._open.get(name, 0) + 1
        self.scan.elements.append(element)

    def leave(self, name: str, end: int) -> None:
        """Ends the element and all that is open in it; a tag that ends nothing is a slip."""
        self.end_text()
        if not self._open.get(name):
            return
        while self._pop(end) != name:
            pass

    def leave_all(self, end: int) -> None:
        self.end_text()
        while self._stack:
            self._pop(end)

    def _pop(self, end: int) -> str:
        self.end_text()
        element = self.scan.elements[self._stack.pop()]
        element.end = end
        self._open[element.name] -= 1
        if len(self._stack) < self._link:
            self._link = 0
        return element.name

    def end_text(self) -> None:
        if not self._runs:
            return
        runs, self._runs = self._runs, []
        linked, self._linked = self._linked, 0
        page = self.page
        text = fold(decode_references("".join([page[start:end] for start, end in runs])))
        if text:
            self.scan.texts.append(Text(text, self._stack[-1], runs[0][0], runs[-1][1], linked))

    def _judged(self, name: str, start: int, end: int) -> Judgement:
        """Pages repeat their tags: what is known of one is kept."""
        return judge_tag(name, self.page[start:end], self.rules)


@lru_cache(maxsize=_RULES_KNOWN)
def judge_tag(name: str, tag: str, rules: PageRules) -> Judgement:
    """What the start tag of an element says of it."""
    aside = name if name in _ASIDE else ""
    if not _TELLING.search(tag):
        return Judgement(chrome=aside)
    attributes = read_attributes(tag, 0, len(tag))
    group = attributes.get("class", "")
    names = element_names(f"{group} {attributes.get('id', '')}")
    article = bool(names and first_match(rules.article, names))
    if _HIDDEN.search(tag) or _UNSEEN_STYLE.search(attributes.get("style", "")):
        aside = "hidden"
    elif not aside and names and name not in _WHOLE:
        found = first_match(rules.chrome, names)
        aside = f"chrome.{found[0].name}" if found else ""
    body = "articlebody" in attributes.get("itemprop", "").lower()
    return Judgement(group, names, "" if article else aside, article, body)


def element_names(names: str) -> str:
    """Class and id as words, parted at hyphens, underscores and capitals, in lower case.

    >>> element_names("newsView article-body main_1")
    'news view article body main 1'
    """
    return " ".join(_CAMEL.sub(" ", names).split()).lower()

