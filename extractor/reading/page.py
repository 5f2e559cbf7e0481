"""An HTML page to its article: headline, blank line, body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.reading.page_blocks import outline_tree
from extractor.reading.page_body import filter_lines, gaps
from extractor.reading.page_container import find_container
from extractor.reading.page_limits import Watch
from extractor.reading.page_metadata import PageFacts, read_facts
from extractor.reading.page_scan import judge_elements, scan_page
from extractor.reading.page_text import join_lines, render_line
from extractor.reading.page_tree import build_tree
from extractor.types import OffsetMap

if TYPE_CHECKING:
    from extractor.reading.page_body import Cut
    from extractor.reading.page_rules import PageRules

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|article|h1)\b", re.IGNORECASE)
# Less than a sentence is no article.
_SHORTEST = 20


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
    container = find_container(scan, judged, rules)
    blocks = outline_tree(build_tree(page, container.kept, watch))
    body = filter_lines(blocks, rules, title.text)
    if sum(len(block.text) for block in body.blocks) < _SHORTEST:
        raise InputError(
            where, "the page has no article text", "is the article loaded by a script?"
        )
    lines = [("\n\n", title)] if title.text else []
    rendered = (render_line(page, block.ranges) for block in body.blocks)
    text = join_lines([*lines, *zip(gaps(body.blocks), rendered, strict=True)])
    return CleanPage(text.text, OffsetMap(text.pieces), len(title.text), facts, body.cut)
