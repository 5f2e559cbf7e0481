"""Finds an article that a page has only in a script, as a separate page with offsets into the script."""

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
# A shorter text, in characters, is no article: about three short sentences.
_SHORTEST = 100
_DEEPEST = 3


class Found(NamedTuple):
    """An article of a script as a page.

    ``titled`` says that the page's headline stands beside it; ``sentences`` is the number of its
    characters in strings with sentences.
    """

    titled: bool
    sentences: int
    page: Virtual


def find_in_scripts(
    page: str, scripts: Iterable[Range], rules: PageRules, title: str
) -> Virtual | None:
    """The article in a script of the page, as HTML; None if there is none.

    Of several the one with the headline ``title`` beside it is taken, and of these the longest.
    """
    search = _Search(rules, letters(title))
    found = [article for place in scripts for article in search.script(page, *place, _DEEPEST)]
    best = max(found, key=_trust, default=None)
    return best.page if best and best.sentences >= _SHORTEST else None


def _trust(found: Found) -> tuple[bool, int]:
    return found.titled, found.sentences


class _Search:
    """Searches scripts, and strings of scripts that hold data themselves, for articles."""

    def __init__(self, rules: PageRules, title: str) -> None:
        self.rules, self.title = rules, title

    def script(self, script: str, start: int, end: int, depth: int) -> Iterator[Found]:
        if end - start < _SHORTEST:
            return
        for literal in read_literals(script, start, end):
            # Text has spaces; addresses and identifiers have none.
            leaves = (leaf for leaf in literal.leaves if script.find(" ", leaf.start, leaf.end) > 0)
            strings = [(leaf, _decoded(script, leaf)) for leaf in leaves]
            if sum(len(virtual.text) for _, virtual in strings) >= _SHORTEST:
                yield from self.literal(literal, self.no_chrome(literal, strings))
            for _, virtual in strings if depth else ():
                if len(virtual.text) >= _SHORTEST and _DATA.search(virtual.text):
                    for inner in self.script(virtual.text, 0, len(virtual.text), depth - 1):
                        yield inner._replace(page=_through(inner.page, virtual))

    def no_chrome(self, literal: Literal, strings: Strings) -> Strings:
        """The strings that are not below a name for chrome."""
        chrome: list[bool] = []
        for holder in literal.holders:
            above = holder.parent >= 0 and chrome[holder.parent]
            chrome.append(above or bool(self.judge(holder.key).chrome))
        return [(leaf, virtual) for leaf, virtual in strings if not chrome[leaf.holder]]

    def literal(self, literal: Literal, strings: Strings) -> Iterator[Found]:
        """The article of the whole literal, and those of objects that hold the page's headline."""
        yield from self.article(literal, strings, 0, titled=False)
        lengths = self.sentence_lengths(literal, strings)
        roots = {
            root
            for leaf, virtual in strings
            if self.title and letters(virtual.text) == self.title
            if (root := _article_around(literal, lengths, leaf.holder)) is not None
        }
        for root in sorted(roots):
            yield from self.article(literal, strings, root, titled=True)

    def sentence_lengths(self, literal: Literal, strings: Strings) -> list[int]:
        """The number of characters in sentences inside each holder."""
        lengths = [0] * len(literal.holders)
        for leaf, virtual in strings:
            lengths[leaf.holder] += self.sentences(virtual.text)
        for at in range(len(lengths) - 1, 0, -1):
            lengths[literal.holders[at].parent] += lengths[at]
        return lengths

    def sentences(self, text: str) -> int:
        plain = fold(_TAG.sub(" ", text))
        ends = any(rule.pattern.search(plain) for rule in self.rules.sentence.of(plain))
        return len(plain) if ends else 0

    def judge(self, key: str) -> Judgement:
        return judge_names(element_names(key), self.rules)

    def article(
        self, literal: Literal, strings: Strings, root: int, *, titled: bool
    ) -> Iterator[Found]:
        """The article in ``root``: the strings of one name in the holder of most worth, as paragraphs."""
        scan = self.scan(literal, strings, root)
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

    def scan(self, literal: Literal, strings: Strings, root: int) -> Scan:
        """A scan with the holders as elements and the strings of ``root`` as texts, identifiers left out."""
        elements = [
            Element("div", holder.parent, holder.start, holder.start, end)
            for holder, end in zip(literal.holders, literal.ends, strict=True)
        ]
        first, last = elements[root].start, elements[root].end
        texts = (
            Text(fold(_TAG.sub(" ", virtual.text)), leaf.holder, leaf.start, leaf.end, 0)
            for leaf, virtual in strings
            if first <= leaf.start < last and not self.judge(leaf.key).chrome
        )
        return Scan(elements, [text for text in texts if " " in text.text])


def _article_around(literal: Literal, lengths: Sequence[int], at: int) -> int | None:
    """The innermost object around a headline with an article in it; None where a list comes first."""
    while lengths[at] < _SHORTEST:
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
    """The strings as paragraphs of one page; each line of a string without markup is a paragraph."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for virtual in virtuals:
        lines = not _MARKUP.search(virtual.text)
        parts.append("<p>")
        at += len("<p>")
        for piece in virtual.offsets.pieces:
            part = virtual.text[piece.start : piece.end]
            if lines and part == "\n":
                part = "<p>"
            else:
                pieces.append(Piece(at, at + len(part), piece.raw_start, piece.raw_end))
            parts.append(part)
            at += len(part)
    return Virtual("".join(parts), OffsetMap(tuple(pieces)))
