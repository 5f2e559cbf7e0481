"""Splits a line into article text and the credits glued to its beginning or end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_rules import first_match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.reading.page_rules import PageRules, Rules

# How many characters of a line's end are searched for credits.
_END = 240
# A longer last sentence is no credit; a shorter sentence behind a credit belongs to it.
_LAST, _REST = 80, 40
# The longest end of a sentence: its last mark, quotation marks and brackets.
_TAIL = 8
# How many credits may be glued before an article: a by-line, a day, a by-line again.
_MOST_LEADS = 3


class Part(NamedTuple):
    """``text[start:end]`` of a line, and the rule that cuts it; "" for a part of the article."""

    start: int
    end: int
    rule: str


class _Sentence(NamedTuple):
    """``text[start:end]`` of a line; ``complete`` if it ends as sentences do."""

    start: int
    end: int
    complete: bool


def part_line(text: str, drop: Rules, rules: PageRules) -> tuple[Part, ...]:
    """The parts of a line; ``drop`` are the rules for lines that do not belong to an article.

    A line that such a rule matches is cut as a whole, unless a sentence in it is no credit.
    """
    leads = tuple(_leads(text, rules.lead))
    start = leads[-1].end if leads else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    whole = first_match(drop, text[start:])
    if whole and whole[0].whole:
        return *leads, Part(start, len(text), f"drop.{whole[0].name}")
    ends = _sentence_ends(text, start if whole else max(start, len(text) - _END), rules)
    if not whole and _ends_in_long_sentence(len(text), ends):
        return *leads, Part(start, len(text), "")
    sentences = _sentences(text, start, ends)
    marks = (_marked if whole else _marked_end)(text, sentences, drop.credits)
    if whole and not any(
        sentence.complete and not mark for sentence, mark in zip(sentences, marks, strict=True)
    ):
        return *leads, Part(start, len(text), f"drop.{whole[0].name}")
    return *leads, *_ends_cut(start, sentences, marks)


def has_sentence(text: str, rules: PageRules) -> bool:
    """Whether a sentence ends in the text."""
    return any(rule.pattern.search(text) for rule in rules.sentence.of(text))


def ends_sentence(text: str, rules: PageRules) -> bool:
    """Whether the text ends as a sentence does."""
    tail = max(0, len(text) - _TAIL)
    return any(
        match.end() == len(text)
        for rule in rules.sentence.of(text)
        for match in rule.pattern.finditer(text, tail)
    )


def _sentence_ends(text: str, at: int, rules: PageRules) -> set[int]:
    """The offsets in ``text[at:]`` where sentences end, or credits may begin."""
    return {
        match.end() for rule in rules.ends.of(text) for match in rule.pattern.finditer(text, at)
    }


def _ends_in_long_sentence(length: int, ends: set[int]) -> bool:
    """Whether no credit can be at the end of a text of that ``length``."""
    before = max((end for end in ends if end < length), default=0)
    return not before or (length in ends and length - before > _LAST)


def _leads(text: str, lead: Rules) -> Iterator[Part]:
    """Credits glued before the first sentence."""
    at = 0
    for _ in range(_MOST_LEADS):
        found = first_match(lead, text[at:])
        if not found:
            return
        start = at
        at += found[1].end()
        yield Part(start, start + len(text[start:at].rstrip()), f"lead.{found[0].name}")


def _sentences(text: str, at: int, ends: set[int]) -> list[_Sentence]:
    """The stretches of ``text[at:]`` up to each of its ``ends``."""
    found = []
    for end in sorted(ends | {len(text)}):
        if at < end:
            found.append(_Sentence(at, at + len(text[at:end].rstrip()), end in ends))
        at = end
    return found


def _marked(text: str, sentences: Sequence[_Sentence], credit: Rules) -> list[str]:
    """For each sentence the rule that cuts it, its own or that of the credit it belongs to; else ""."""
    marks: list[str] = []
    for start, end, _ in sentences:
        found = first_match(credit, text[start:end])
        rest = marks[-1] if marks and end - start < _REST else ""
        marks.append(f"drop.{found[0].name}" if found else rest)
    return marks


def _marked_end(text: str, sentences: Sequence[_Sentence], credit: Rules) -> list[str]:
    """As ``_marked``, for credits at the end only."""
    first = len(sentences)
    for at in range(len(sentences) - 1, 0, -1):
        start, end, _ = sentences[at]
        if first_match(credit, text[start:end]):
            first = at
        elif end - start > _REST:
            break
    return [""] * first + _marked(text, sentences[first:], credit)


def _ends_cut(start: int, sentences: Sequence[_Sentence], marks: Sequence[str]) -> Iterator[Part]:
    """The parts of the text from ``start`` on: the marked sentences at both ends, and the rest between."""
    kept = [at for at, mark in enumerate(marks) if not mark]
    first, last = kept[0], kept[-1]
    if first:
        yield Part(start, sentences[first - 1].end, marks[0])
        start = sentences[first].start
    yield Part(start, sentences[last].end, "")
    if last + 1 < len(sentences):
        yield Part(sentences[last + 1].start, sentences[-1].end, marks[-1])
