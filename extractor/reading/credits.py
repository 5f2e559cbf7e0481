"""What of a line is the article's where a credit stands glued to it, before a sentence or behind one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_rules import first_match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.reading.page_rules import PageRules, Rules

# Credits are looked for in so much of a line's end.
_END = 240
# A last sentence that is longer is no credit; a shorter one behind a credit belongs to it.
_LAST, _REST = 80, 40
# A sentence's last mark, and the quotation marks and brackets behind it, take no more.
_TAIL = 8
# By-line, day and by-line again may stand glued before an article.
_MOST_LEADS = 3


class Part(NamedTuple):
    """``text[start:end]`` of a line, and the rule that cuts it; "" where it is the article's."""

    start: int
    end: int
    rule: str


class _Sentence(NamedTuple):
    """``told`` says that it ends as sentences do."""

    start: int
    end: int
    told: bool


def part_line(text: str, drop: Rules, rules: PageRules) -> tuple[Part, ...]:
    """The parts of a line; ``drop`` are the rules for lines that are none of an article.

    A line that such a rule takes goes as a whole, unless a sentence in it is no credit.
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
    if whole and not any(one.told and not mark for one, mark in zip(sentences, marks, strict=True)):
        return *leads, Part(start, len(text), f"drop.{whole[0].name}")
    return *leads, *_ends_cut(start, sentences, marks)


def is_told(text: str, rules: PageRules) -> bool:
    """Whether a sentence ends in the text."""
    return any(rule.pattern.search(text) for rule in rules.sentence.of(text))


def ends_told(text: str, rules: PageRules) -> bool:
    """Whether the text ends as a sentence does."""
    tail = max(0, len(text) - _TAIL)
    return any(
        match.end() == len(text)
        for rule in rules.sentence.of(text)
        for match in rule.pattern.finditer(text, tail)
    )


def _sentence_ends(text: str, at: int, rules: PageRules) -> set[int]:
    """Where sentences end, or credits may begin, in ``text[at:]``."""
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
    """For each sentence the rule that takes it, or the credit before it that it belongs to."""
    marks: list[str] = []
    for start, end, _ in sentences:
        found = first_match(credit, text[start:end])
        rest = marks[-1] if marks and end - start < _REST else ""
        marks.append(f"drop.{found[0].name}" if found else rest)
    return marks


def _marked_end(text: str, sentences: Sequence[_Sentence], credit: Rules) -> list[str]:
    """The same for the last sentences alone."""
    first = len(sentences)
    for at in range(len(sentences) - 1, 0, -1):
        start, end, _ = sentences[at]
        if first_match(credit, text[start:end]):
            first = at
        elif end - start > _REST:
            break
    return [""] * first + _marked(text, sentences[first:], credit)


def _ends_cut(start: int, sentences: Sequence[_Sentence], marks: Sequence[str]) -> Iterator[Part]:
    """What is marked at both ends of the text from ``start`` on, and the rest between."""
    kept = [at for at, mark in enumerate(marks) if not mark]
    first, last = kept[0], kept[-1]
    if first:
        yield Part(start, sentences[first - 1].end, marks[0])
        start = sentences[first].start
    yield Part(start, sentences[last].end, "")
    if last + 1 < len(sentences):
        yield Part(sentences[last + 1].start, sentences[-1].end, marks[-1])
