"""Cleans an HTML page to its article: headline, blank line, body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.reading.page_limits import Watch
from extractor.reading.page_metadata import PageFacts, read_facts
from extractor.reading.page_story import open_page, read_story
from extractor.reading.page_text import decode_references, fold, join_lines
from extractor.reading.removed import Removed
from extractor.types import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_scan import Scan
    from extractor.reading.page_story import Story

# A shorter text, in characters, is no article.
_SHORTEST = 20
_TAG = re.compile(r"<[^<>]*+>?")


@dataclass(frozen=True, slots=True)
class CleanPage:
    """The article's text; ``text[:title_end]`` is the headline. ``offsets`` lead to the page.

    ``facts`` is the metadata that the page states, ``scan`` all that it holds.
    """

    page: str
    text: str
    offsets: OffsetMap
    title_end: int
    facts: PageFacts
    scan: Scan
    story: Story

    def removed(self) -> tuple[Removed, ...]:
        """All text of the page that is not in ``text``, in the order of the page."""
        reasons = self.story.reasons
        outside = (
            Removed(text.start, text.end, reasons[text.element], text.text)
            for text in self.scan.texts
            if reasons[text.element] and not self._is_title(text.start, text.end)
        )
        return tuple(sorted((*outside, *self._unseen(), *self.story.cut)))

    def _unseen(self) -> Iterator[Removed]:
        for start, end in self.scan.unseen:
            text = fold(decode_references(_TAG.sub(" ", self.page[start:end])))
            if text:
                yield Removed(start, end, "unseen", text)

    def _is_title(self, start: int, end: int) -> bool:
        pieces = self.facts.title.line.pieces
        return bool(pieces) and start <= pieces[0].raw_start < end


def clean_page(page: str, rules: PageRules, where: str) -> CleanPage:
    """The article of ``page``; ``where`` names it in messages.

    Raises:
        InputError: the page exceeds a limit, or has no article text.
    """
    opened = open_page(page, rules, Watch(where))
    facts = read_facts(page, opened.scan, opened.judged, rules)
    title = facts.title.line
    story = read_story(opened, title.text)
    if story.length < _SHORTEST:
        raise InputError(
            where, "the page has no article text", "is the article loaded by a script?", "no-text"
        )
    lines = [("\n\n", title)] if title.text else []
    text = join_lines([*lines, *story.lines])
    return CleanPage(
        page, text.text, OffsetMap(text.pieces), len(title.text), facts, opened.scan, story
    )
