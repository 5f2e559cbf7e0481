"""Reads the body of a page as lines with offsets, from its elements or from one of its scripts."""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.edits import chain
from extractor.reading.joints import columns
from extractor.reading.page_blocks import outline_tree
from extractor.reading.page_body import read_body
from extractor.reading.page_container import find_container
from extractor.reading.page_scan import judge_elements, scan_page
from extractor.reading.page_script import find_in_scripts
from extractor.reading.page_text import decode_references, fold, letters
from extractor.reading.page_tree import build_tree
from extractor.reading.removed import Removed

if TYPE_CHECKING:
    from collections.abc import Collection

    from extractor.reading.page_judging import Judgement
    from extractor.reading.page_limits import Watch
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_scan import Scan
    from extractor.reading.page_strings import Virtual
    from extractor.reading.page_text import Line, Range

# A page whose body is shorter may have its article in a script.
_SHORT = 200
# Shares of the headline's words in the opening of a body: below the first it may be another text of the
# page, above the second it is the article.
_FIRST, _OPENING, _APART, _ALIKE = 30, 1000, 0.15, 0.4
# How many letters of a word are compared.
_STEM = 4
_WORD = re.compile(r"[^\W_]+")
# How many other parts of the page are tried.
_LOOKS = 2
# A script that holds the whole article: how much longer it is than what the page shows, and how many
# characters of their beginnings agree.
_WHOLE = '"articleBody"'
_STRING = re.compile(r'\s{0,9}:\s{0,9}("(?:[^"\\]|\\.)*+")', re.DOTALL)
_TAG = re.compile(r"<[^<>]*+>")
_MORE, _SAME = 1.3, 60


class Opened(NamedTuple):
    """A scanned page, with the judgements of its start tags."""

    page: str
    scan: Scan
    judged: list[Judgement]
    rules: PageRules
    watch: Watch


class Story(NamedTuple):
    """The body's lines, each with the break that goes before it.

    ``reasons`` says for each element of the page why it is left out, ``cut`` is what was left out
    of the article's own part. ``chosen`` is the element that holds it, if one does.
    """

    length: int
    lines: tuple[tuple[str, Line], ...]
    reasons: tuple[str, ...]
    cut: tuple[Removed, ...]
    chosen: int | None = None

    @property
    def opening(self) -> str:
        """The letters of the story's beginning."""
        return letters(" ".join(line.text for _, line in self.lines[:_FIRST])[:_OPENING])

    def share(self, words: Collection[str]) -> float:
        """The share of a headline's words that the opening has; 1 for a headline without words."""
        opening = self.opening if words else ""
        return sum(word in opening for word in words) / len(words) if words else 1.0


def open_page(page: str, rules: PageRules, watch: Watch) -> Opened:
    """The page's elements and texts.

    Raises:
        InputError: the page passes a limit.
    """
    watch.sized(page)
    scan = scan_page(page, rules, watch)
    return Opened(page, scan, judge_elements(page, scan, rules), rules, watch)


def read_story(opened: Opened, title: str) -> Story:
    """The body of the page under the headline ``title``; without lines where there is none.

    A second look is taken where the first choice says nothing of what the headline does: at the
    next best parts of the page, then at its scripts.
    """
    words = headline_words(title)
    first = _in_elements(opened, title)
    story = first if first.share(words) > _APART else _next_best(opened, title, words, first)
    scripts = opened.scan.noted["script"]
    if story.length >= _SHORT and story.share(words) > _APART:
        scripts = [place for place in scripts if _has_more(opened.page, place, story.length)]
    virtual = find_in_scripts(opened.page, scripts, opened.rules, title) if scripts else None
    found = _in_script(virtual, opened, title) if virtual else None
    if not found or not _better(found, story, words):
        return story
    # Then text outside of scripts does not belong to the article.
    return found._replace(reasons=tuple(reason or "outside" for reason in story.reasons))


def headline_words(title: str) -> frozenset[str]:
    """The beginnings of a headline's longer words, without their endings.

    >>> sorted(headline_words("Gaon builds plant in Brno")), sorted(headline_words("가온은 공장 짓기로"))
    (['brno', 'buil', 'gaon', 'plan'], ['가온', '공장', '짓기'])
    """
    words = (
        word[: _STEM if columns(word) == len(word) else _STEM // 2] for word in _WORD.findall(title)
    )
    return frozenset(word.casefold() for word in words if columns(word) >= _STEM)


def _next_best(opened: Opened, title: str, words: Collection[str], first: Story) -> Story:
    """The first other part of the page that shares the headline's words, else ``first``."""
    passed: list[int] = []
    story = first
    for _ in range(_LOOKS):
        if story.chosen is None:
            break
        passed.append(story.chosen)
        story = _in_elements(opened, title, passed)
        if story.lines and story.share(words) >= _ALIKE:
            return story
    return first


def _has_more(page: str, script: Range, length: int) -> bool:
    """Whether a script's data for search engines may hold more than an article of ``length``."""
    at = page.find(_WHOLE, *script)
    found = _STRING.match(page, at + len(_WHOLE)) if at >= 0 else None
    if not found or len(found[1]) <= _MORE * length:
        return False
    with contextlib.suppress(ValueError):
        # Escapes and markup are longer than what they stand for.
        said = decode_references(json.loads(found[1], strict=False))
        return len(fold(_TAG.sub(" ", said))) > _MORE * length
    return True


def _better(found: Story, story: Story, words: Collection[str]) -> bool:
    """Whether the article of a script replaces that of the page."""
    if story.length < _SHORT:
        return found.length > story.length
    if story.share(words) <= _APART:
        return found.share(words) >= _ALIKE
    begins = found.opening.startswith(story.opening[:_SAME])
    return begins and found.length > _MORE * story.length


def _in_elements(opened: Opened, title: str, passed: Collection[int] = ()) -> Story:
    container = find_container(opened.scan, opened.judged, opened.rules, passed)
    blocks = outline_tree(build_tree(opened.page, container.kept, opened.watch))
    body = read_body(opened.page, blocks, opened.rules, title)
    return Story(body.length, body.lines, container.reasons, body.cut, container.chosen)


def _in_script(virtual: Virtual, around: Opened, title: str) -> Story:
    """The story of a page that stands in a string; its pieces lead to the script."""
    page, offsets = virtual
    story = _in_elements(open_page(page, around.rules, around.watch), title)
    lines = (
        (gap, line._replace(pieces=tuple(chain(line.pieces, offsets)))) for gap, line in story.lines
    )
    cut = (Removed(*offsets.to_raw(one.start, one.end), *one[2:]) for one in story.cut)
    return Story(story.length, tuple(lines), (), tuple(cut))
