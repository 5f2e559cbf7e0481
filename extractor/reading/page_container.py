"""Finds the part of a page that holds the article: the element of most worth, without its chrome."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_forms import cells_of_forms, with_heading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.reading.page_judging import Judgement
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_scan import Element, Scan, Text
    from extractor.reading.page_text import Range

# What a sentence end adds to the worth of a text, in characters.
_SENTENCE = 20
# The worth of a line that is no sentence, and the least worth of a list of links.
_STRAY_LINE = -10.0
_LINKED_LEAST = -100.0
_MOSTLY = 0.5
_LONG_LINE = 80
# Factors on the worth of elements whose names say that they are the article.
_ARTICLE_BODY, _NAMED, _ELEMENT = 1.5, 1.25, 1.1
# The share of a worth that counts one element further out, so that scattered texts do not add up.
_KEPT_OUTWARD = 0.75
# An element with a larger share of the page's sentences is no chrome.
_TOO_MUCH = 0.5
# The reason for leaving out an element that does not share the headline's words.
_PASSED = "off-headline"
# How many elements out a second part of an article may stand, and its least worth.
_NEAR, _ALIKE = 3, 40.0
_NO_CONTAINER = frozenset(
    ["", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "span"]
)


class Container(NamedTuple):
    """Where the article is: ``kept`` ranges of the page, without the ranges of chrome among them.

    ``reasons`` gives for each element why its texts are left out, "" if they are kept. ``chosen`` is the
    element of most worth, None if no element has any.
    """

    kept: tuple[Range, ...]
    reasons: tuple[str, ...]
    chosen: int | None = None


def find_container(
    scan: Scan, judged: Sequence[Judgement], rules: PageRules, passed: Collection[int] = ()
) -> Container:
    """The part of the page that holds the article; nothing is kept where there is none.

    ``judged`` are the judgements of the elements' start tags; ``passed`` elements are left out.
    """
    elements = scan.elements
    ends = _sentence_ends(scan.texts, rules)
    formal = cells_of_forms(elements, scan.texts, rules)
    values = [
        float(len(text.text)) if cell else _worth(text, count)
        for text, count, cell in zip(scan.texts, ends, formal, strict=True)
    ]
    chrome = _chrome(elements, judged, scan.texts, values, passed)
    worths = [0.0] * len(elements)
    for text, value in zip(scan.texts, values, strict=True):
        worths[text.element] += 0.0 if chrome[text.element] else value
    _add_up(worths, elements, _KEPT_OUTWARD)
    chosen = _most_worth(elements, judged, worths)
    if chosen is None:
        return Container((), tuple(reason or "no-article" for reason in chrome))
    chosen = with_heading(elements, scan.texts, formal, chosen)
    inside = _inside(elements, {chosen, *_likes(elements, judged, worths, chosen)})
    reasons = tuple(
        reason or ("" if within else "outside")
        for reason, within in zip(chrome, inside, strict=True)
    )
    return Container(tuple(_kept(elements, reasons)), reasons, chosen)


def _sentence_ends(texts: Sequence[Text], rules: PageRules) -> list[int]:
    """How many sentences end in each text; all texts are searched in one go."""
    whole = "\n".join(text.text for text in texts)
    stops = list(accumulate(len(text.text) + 1 for text in texts))
    counts = [0] * len(texts)
    for rule in rules.sentence.of(whole):
        for match in rule.pattern.finditer(whole):
            counts[bisect_left(stops, match.start() + 1)] += 1
    return counts


def _worth(text: Text, sentence_ends: int) -> float:
    length = len(text.text)
    linked = min(text.linked / length, 1.0)
    if linked > _MOSTLY:
        return max(-float(length), _LINKED_LEAST)
    if sentence_ends or length >= _LONG_LINE:
        return length * (1 - linked) + _SENTENCE * sentence_ends
    return _STRAY_LINE


def _chrome(
    elements: Sequence[Element],
    judged: Sequence[Judgement],
    texts: Sequence[Text],
    values: Sequence[float],
    passed: Collection[int],
) -> list[str]:
    """For each element the rule that leaves its text out as chrome; "" if none does."""
    in_sentences = [0.0] * len(elements)
    for text, value in zip(texts, values, strict=True):
        in_sentences[text.element] += max(value, 0.0)
    _add_up(in_sentences, elements)
    bodies = _hold_article(elements, judged)
    found: list[str] = []
    for at, element in enumerate(elements):
        above = found[element.parent] if element.parent >= 0 else ""
        rule = judged[at].chrome
        if rule and (bodies[at] or in_sentences[at] > _TOO_MUCH * in_sentences[0]):
            rule = ""
        found.append(above or (_PASSED if at in passed else rule))
    return found


def _hold_article(elements: Sequence[Element], judged: Sequence[Judgement]) -> list[bool]:
    holds = [one.body for one in judged]
    for at in range(len(elements) - 1, 0, -1):
        holds[elements[at].parent] |= holds[at]
    return holds


def _add_up(values: list[float], elements: Sequence[Element], share: float = 1.0) -> None:
    """Adds a share of each element's value to its parent's; parents come before their children."""
    for at in range(len(elements) - 1, 0, -1):
        values[elements[at].parent] += share * values[at]


def _bonus(element: Element, judged: Judgement) -> float:
    if judged.body:
        return _ARTICLE_BODY
    if judged.article:
        return _NAMED
    return _ELEMENT if element.name == "article" else 1.0


def _most_worth(
    elements: Sequence[Element], judged: Sequence[Judgement], worths: Sequence[float]
) -> int | None:
    """The element of most worth, the inner one of equals; None where no element has any."""
    scores = [
        worth * _bonus(element, one) if worth > 0 and element.name not in _NO_CONTAINER else 0.0
        for element, one, worth in zip(elements, judged, worths, strict=True)
    ]
    # The page itself, of which pages without any element are made.
    scores[0] = worths[0]
    best = max(range(len(elements)), key=lambda at: (scores[at], at))
    return None if scores[best] <= 0 else best


def _likes(
    elements: Sequence[Element], judged: Sequence[Judgement], worths: Sequence[float], chosen: int
) -> list[int]:
    """The elements near the chosen one with the same names: an article cut in two by an advertisement."""
    name, group = elements[chosen].name, judged[chosen].group
    if not group:
        return []
    around = chosen
    for _ in range(_NEAR):
        around = max(elements[around].parent, 0)
    near = _inside(elements, {around})
    return [
        at
        for at, element in enumerate(elements)
        if near[at] and worths[at] >= _ALIKE and (element.name, judged[at].group) == (name, group)
    ]


def _inside(elements: Sequence[Element], chosen: Collection[int]) -> list[bool]:
    inside: list[bool] = []
    for at, element in enumerate(elements):
        inside.append(at in chosen or (element.parent >= 0 and inside[element.parent]))
    return inside


def _kept(elements: Sequence[Element], reasons: Sequence[str]) -> Iterator[Range]:
    """The ranges of the elements that are kept, split at elements that are left out."""
    at = end = 0
    for element, reason in zip(elements, reasons, strict=True):
        if not reason and element.start >= end:
            if at < end:
                yield at, end
            at, end = element.start, element.end
        elif reason and element.start < end and element.start >= at:
            if at < element.start:
                yield at, element.start
            at = element.end
    if at < end:
        yield at, end
