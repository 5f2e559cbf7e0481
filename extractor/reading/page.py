"""An HTML page to its article: headline, blank line, body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import InputError
from extractor.reading.page_blocks import outline_tree
from extractor.reading.page_body import filter_lines, gaps
from extractor.reading.page_container import find_container
from extractor.reading.page_limits import Watch
from extractor.reading.page_metadata import PageFacts, read_facts
from extractor.reading.page_scan import judge_elements, scan_page
from extractor.reading.page_script import find_in_scripts
from extractor.reading.page_strings import Virtual, chain
from extractor.reading.page_text import Line, join_lines, render_line
from extractor.reading.page_tree import build_tree
from extractor.types import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.page_body import Cut
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_scan import Judgement, Scan

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|article|h1)\b", re.IGNORECASE)
# Less than a sentence is no article.
_SHORTEST = 20
# A page whose body is shorter may have its article in a script.
_SHORT = 200


@dataclass(frozen=True, slots=True)
class CleanPage:
    """The article's text; ``text[:title_end]`` is the headline. ``offsets`` lead to the page.

    ``facts`` is what the page says of the article; ``cut`` is what was cut from its container.
    """

    text: str
    offsets: OffsetMap
    title_end: int
    facts: PageFacts
    cut: tuple[Cut, ...]


def looks_like_page(start: bytes) -> bool:
    """Whether bytes begin as HTML does."""
    return start.startswith(b"<") and bool(_PAGE.search(start))


def clean_page(page: str, rules: PageRules, where: str) -> CleanPage:
    """The article of ``page``; ``where`` names it in messages.

    Raises:
        InputError: the page passes a limit, or has no article text.
    """
    watch = Watch(where)
    watch.sized(page)
    scan = scan_page(page, rules, watch)
    judged = judge_elements(page, scan, rules)
    facts = read_facts(page, scan, judged, rules)
    title = facts.title.line
    story = _read_story(page, scan, judged, rules, title.text, watch)
    if story.length < _SHORT:
        virtual = find_in_scripts(page, scan.noted["script"], rules, title.text)
        if virtual:
            story = max(story, _from_script(virtual, rules, title.text, watch), key=_length)
    if story.length < _SHORTEST:
        raise InputError(
            where, "the page has no article text", "is the article loaded by a script?"
        )
    lines = [("\n\n", title)] if title.text else []
    text = join_lines([*lines, *story.lines])
    return CleanPage(text.text, OffsetMap(text.pieces), len(title.text), facts, story.cut)


def _length(story: _Story) -> int:
    return story.length


class _Story(NamedTuple):
    """The body's lines, each with the break that goes before it, and what was cut among them."""

    length: int
    lines: tuple[tuple[str, Line], ...]
    cut: tuple[Cut, ...]


def _read_story(  # noqa: PLR0913 - what is known of a page so far
    page: str,
    scan: Scan,
    judged: Sequence[Judgement],
    rules: PageRules,
    title: str,
    watch: Watch,
) -> _Story:
    container = find_container(scan, judged, rules)
    blocks = outline_tree(build_tree(page, container.kept, watch))
    body = filter_lines(blocks, rules, title)
    rendered = (render_line(page, block.ranges) for block in body.blocks)
    lines = tuple(zip(gaps(body.blocks), rendered, strict=True))
    return _Story(sum(len(line.text) for _, line in lines), lines, body.cut)


def _from_script(virtual: Virtual, rules: PageRules, title: str, watch: Watch) -> _Story:
    """The story of a page that stands in a string; its pieces lead to the script."""
    page = virtual.text
    scan = scan_page(page, rules, watch)
    story = _read_story(page, scan, judge_elements(page, scan, rules), rules, title, watch)
    lines = (
        (gap, line._replace(pieces=tuple(chain(line.pieces, virtual.offsets))))
        for gap, line in story.lines
    )
    return story._replace(lines=tuple(lines))
