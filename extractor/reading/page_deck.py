"""Finds the deck of a page's article: the lines between headline and body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.reading.page_elements import HEADINGS
from extractor.reading.page_rules import first_match
from extractor.reading.stated import StatedValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.page_judging import Judgement
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_scan import Scan, Text
    from extractor.reading.page_title import Heading

_LONGEST = 400
_MOSTLY = 0.5


def find_deck(
    scan: Scan, judged: Sequence[Judgement], title: Heading, rules: PageRules
) -> StatedValue | None:
    """The first text below the headline in an element that its names call the deck.

    Players, boxes to sign up and lists of other articles have decks of their own.
    """
    begun = title.line.pieces[0].raw_start if title.source in HEADINGS else 0
    for at, (element, said) in enumerate(zip(scan.elements, judged, strict=True)):
        if said.deck and element.end > begun and not _is_aside(scan, judged, at, begun):
            texts = [text for text in scan.texts if element.start <= text.start < element.end]
            whole = "\n".join(text.text for text in texts)
            if whole != title.line.text and _is_deck(whole, texts, rules):
                return StatedValue(whole, "element")
    return None


def _is_aside(scan: Scan, judged: Sequence[Judgement], at: int, begun: int) -> bool:
    """Whether an element is inside chrome; an element around the headline is none."""
    while at >= 0:
        element = scan.elements[at]
        if judged[at].chrome and not element.start <= begun < element.end:
            return True
        at = element.parent
    return False


def _is_deck(whole: str, texts: Sequence[Text], rules: PageRules) -> bool:
    linked = sum(text.linked for text in texts)
    if not 0 < len(whole) <= _LONGEST or linked > _MOSTLY * len(whole):
        return False
    return not any(
        first_match(beside, text.text) for text in texts for beside in (rules.drop, rules.others)
    )
