"""An HTML page to its article: headline, blank line, body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.reading.page_blocks import outline_page
from extractor.reading.page_body import Removed, find_body, gaps
from extractor.reading.page_metadata import read_facts
from extractor.reading.page_text import join_lines, render_line
from extractor.reading.page_tree import build_tree
from extractor.types import OffsetMap

if TYPE_CHECKING:
    from extractor.reading.page_rules import PageRules

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|article|h1)\b", re.IGNORECASE)
# Less than a sentence is no article.
_SHORTEST = 20


@dataclass(frozen=True, slots=True)
class CleanPage:
    """The article's text; ``text[:title_end]`` is the headline. ``offsets`` lead to the page.

    ``published`` are the page's own words for the day, the most trusted first; ``removed`` is
    what was cut from the article's container.
    """

    text: str
    offsets: OffsetMap
    title_end: int
    published: tuple[str, ...]
    url: str | None
    language: str | None
    removed: tuple[Removed, ...]


def looks_like_page(start: bytes) -> bool:
    """Whether bytes begin as HTML does."""
    return start.startswith(b"<") and bool(_PAGE.search(start))


def clean_page(page: str, rules: PageRules, where: str) -> CleanPage:
    """The article of ``page``; ``where`` names it in messages.

    Raises:
        InputError: the page is too large, nested too deep, or has no article text.
    """
    tree = build_tree(page, where)
    outline = outline_page(tree.soup, rules)
    facts = read_facts(page, tree, outline.blocks, rules)
    body = find_body(outline, rules, facts.title.text)
    if sum(len(block.text) for block in body.blocks) < _SHORTEST:
        raise InputError(
            where, "the page has no article text", "is the article loaded by a script?"
        )
    lines = [("\n\n", facts.title)] if facts.title.text else []
    rendered = (render_line(page, block.ranges) for block in body.blocks)
    text = join_lines([*lines, *zip(gaps(body.blocks), rendered, strict=True)])
    return CleanPage(
        text=text.text,
        offsets=OffsetMap(text.pieces),
        title_end=len(facts.title.text),
        published=facts.published,
        url=facts.url,
        language=facts.language,
        removed=body.removed,
    )
