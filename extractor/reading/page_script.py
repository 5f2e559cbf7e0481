"""An article that a page has only in a script, as a page of its own that leads back to the script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.edits import chain
from extractor.reading.page_container import find_container
from extractor.reading.page_judging import Judgement, element_names, judge_names
from extractor.reading.page_literals import Leaf, Literal, read_literals
from extractor.reading.page_scan import Element, Scan, Text
from extractor.reading.page_strings import Virtual, decode_html, decode_string
from extractor.reading.page_text import fold, letters
from extractor.types import OffsetMap, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_text import Range

Strings = Sequence[tuple[Leaf, Virtual]]

_TAG = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"</?(?:p|br|div|span|article|h[1-6])\b", re.IGNORECASE)
_HIDDEN_MARKUP = re.compile(r"&(?:amp;)?lt;/?(?:p|br|div|span|article|h[1-6])\b", re.IGNORECASE)
_DATA = re.compile(r"""["']\s*:\s*["'\[{]""")
# Three short sentences: less is no article, and holds none.
_SHORTEST = 100
_DEEPEST = 3


class Found(NamedTuple):
    """An article of a script as a page of its own.

    ``titled`` says that the page's headline stands beside it, ``sentences`` how many of its
    characters are in strings of sentences.
    """

    titled: bool
    sentences: int
    page: Virtual


def find_in_scripts(
    page: str, scripts: Iterable[Range], rules: PageRules, title: str
) -> Virtual | None:
    """The article that a script of the page holds, as HTML; None where none does.

    Of several the one with the headline ``title`` beside it, and of these the longest.
    """
    search = _Search(rules, letters(title))
    found = [one for place in scripts for one in search.script(page, *place, _DEEPEST)]
    best = max(found, key=_trust, default=None)
    return best.page if best and best.sentences >= _SHORTEST else None


def _trust(found: Found) -> tuple[bool, int]:
    return found.titled, found.sentences


class _Search:
    """Looks for articles in scripts, and in strings of scripts that hold data in turn."""

    def __init__(self, rules: PageRules, title: str) -> None:
        self.rules, self.title = rules, title

    def script(self, script: str, start: int, end: int, depth: int) -> Iterator[Found]:
        if end - start < _SHORTEST:
            return
        for literal in read_literals(script, start, end):
            # Words are parted by spaces; addresses and identifiers have none.
            leaves = (leaf for leaf in literal.leaves if script.find(" ", leaf.start, leaf.end) > 0)
            strings = [(leaf, _decoded(script, leaf)) for leaf in leaves]
            if sum(len(virtual.text) for _, virtual in strings) >= _SHORTEST:
                yield from self.literal(literal, self.no_chrome(literal, strings))
            for _, virtual in strings if depth else ():
                if len(virtual.text) >= _SHORTEST and _DATA.search(virtual.text):
                    for inner in self.script(virtual.text, 0, len(virtual.text), depth - 1):
                        yield inner._replace(page=_through(inner.page, virtual))

    def no_chrome(self, literal: Literal, strings: Strings) -> Strings:
        """The strings that are not below a name for something beside articles."""
        chrome: list[bool] = []
        for holder in literal.holders:
            above = holder.parent >= 0 and chrome[holder.parent]
            chrome.append(above or bool(self.judge(holder.key).chrome))
        return [(leaf, virtual) for leaf, virtual in strings if not chrome[leaf.holder]]

    def literal(self, literal: Literal, strings: Strings) -> Iterator[Found]:
        """The whole literal's article, and those of objects that name the page's headline."""
        yield from self.article(literal, strings, 0, titled=False)
        told = self.told(literal, strings)
        homes = {
            home
            for leaf, virtual in strings
            if self.title and letters(virtual.text) == self.title
            if (home := _home(literal, told, leaf.holder)) is not None
        }
        for home in sorted(homes):
            yield from self.article(literal, strings, home, titled=True)

    def told(self, literal: Literal, strings: Strings) -> list[int]:
        """How many characters of sentences each holder has in it."""
        told = [0] * len(literal.holders)
        for leaf, virtual in strings:
            told[leaf.holder] += self.sentences(virtual.text)
        for at in range(len(told) - 1, 0, -1):
            told[literal.holders[at].parent] += told[at]
        return told

    def sentences(self, text: str) -> int:
        plain = fold(_TAG.sub(" ", text))
        ends = any(rule.pattern.search(plain) for rule in self.rules.sentence.of(plain))
        return len(plain) if ends else 0

    def judge(self, key: str) -> Judgement:
        return judge_names(element_names(key), self.rules)

    def article(
        self, literal: Literal, strings: Strings, home: int, *, titled: bool
    ) -> Iterator[Found]:
        """The strings of one name in the holder of most worth, as paragraphs of a page."""
        scan = self.scan(literal, strings, home)
        judged = [self.judge(holder.key) for holder in literal.holders]
        kept = find_container(scan, judged, self.rules).kept
        inside = [
            (leaf, virtual)
            for leaf, virtual in strings
            if any(start <= leaf.start < end for start, end in kept)
        ]
        worth: Counter[str] = Counter()
        for leaf, virtual in inside:
            if not self.judge(leaf.key).chrome:
                worth[leaf.key] += self.sentences(virtual.text)
        for key, sentences in worth.most_common(1):
            yield Found(titled, sentences, _page(v for leaf, v in inside if leaf.key == key))

    def scan(self, literal: Literal, strings: Strings, home: int) -> Scan:
        """Holders as elements and the strings of ``home`` as texts; identifiers are no texts."""
        elements = [
            Element("div", holder.parent, holder.start, holder.start, end)
            for holder, end in zip(literal.holders, literal.ends, strict=True)
        ]
        first, last = elements[home].start, elements[home].end
        texts = (
            Text(fold(_TAG.sub(" ", virtual.text)), leaf.holder, leaf.start, leaf.end, 0)
            for leaf, virtual in strings
            if first <= leaf.start < last and not self.judge(leaf.key).chrome
        )
        return Scan(elements, [text for text in texts if " " in text.text])


def _home(literal: Literal, told: Sequence[int], at: int) -> int | None:
    """The innermost object around a headline that has an article in it; items of a list are apart."""
    while told[at] < _SHORTEST:
        if literal.holders[at].array or literal.holders[at].parent < 0:
            return None
        at = literal.holders[at].parent
    return None if literal.holders[at].array else at


def _decoded(script: str, leaf: Leaf) -> Virtual:
    virtual = decode_string(script, leaf.start, leaf.end)
    while not _MARKUP.search(virtual.text) and _HIDDEN_MARKUP.search(virtual.text):
        virtual = _through(decode_html(virtual.text), virtual)
    return virtual


def _through(inner: Virtual, outer: Virtual) -> Virtual:
    return Virtual(inner.text, OffsetMap(tuple(chain(inner.offsets.pieces, outer.offsets))))


def _page(virtuals: Iterable[Virtual]) -> Virtual:
    """The strings as paragraphs of one page; without markup each of their lines is one."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for virtual in virtuals:
        lines = not _MARKUP.search(virtual.text)
        parts.append("<p>")
        at += len("<p>")
        for piece in virtual.offsets.pieces:
            said = virtual.text[piece.start : piece.end]
            if lines and said == "\n":
                said = "<p>"
            else:
                pieces.append(Piece(at, at + len(said), piece.raw_start, piece.raw_end))
            parts.append(said)
            at += len(said)
    return Virtual("".join(parts), OffsetMap(tuple(pieces)))
