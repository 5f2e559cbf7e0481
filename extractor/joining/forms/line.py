"""A sentence as a line: brackets, restated amounts, quotation marks and words besides are taken out of it.

``독일에 무려 100억 유로(약 14조9000억 원)를`` reads ``독일에 100억 유로를``; every character of
the line knows its position in the text, and brackets are kept as asides with their position.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.forms.left_out import left_out
from extractor.types import Date, Mention, Money, Sentence, Span
from extractor.values.isodates import precision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from extractor.rules.grammar import Grammar

_OPEN = {"(": ")", "（": "）", "[": "]", "［": "］"}
_DROPPED = frozenset("\"'“”‘’「」『』〈〉<>《》")
# Where the line may differ from the text.
_MARKS = re.compile(f"[{re.escape(''.join(sorted({*_OPEN, *_DROPPED})))}]")
# A verb that an apostrophe shortens: we're, it'll, they've.
_SHORTENED = re.compile(r"['’](?:re|ll|ve)(?![^\W\d_])")
# A single quotation mark that opens: the closing one of 'one of us' marks no owner.
_OPENED = re.compile(r"(?:(?<=[\s(])|^)['‘][^'’]*$")
_QUOTED = 120
_ANY_LETTER = re.compile(r"[a-z]")
# The precisions of a date on which something is told: a day, a week.
_DAYS = frozenset("DW")
# How far before an amount the words for one share of it may begin: 주당, for each
_EACH_WITHIN = 16


class Placed(NamedTuple):
    """A mention with its half-open positions in the line."""

    mention: Mention
    start: int
    end: int


class Aside(NamedTuple):
    """Bracketed words: their span in the text, the line position where they stood, the mentions in them."""

    span: Span
    at: int
    mentions: tuple[Mention, ...]
    text: str = ""


@dataclass(frozen=True)
class Line:
    """The line, the text position of each of its characters, and the mentions in it.

    ``days_aside`` are the days that are left out of the line, with the empty place where each stood. ``worded`` is
    the line with the words that stand for names, where ``text`` has names in their places.
    """

    text: str
    positions: tuple[int, ...]
    placed: tuple[Placed, ...]
    asides: tuple[Aside, ...]
    sentence: Sentence
    days_aside: tuple[Placed, ...] = ()
    worded: str = ""

    def words(self, start: int, end: int) -> str:
        """The words at ``line[start:end]``, those that stand for a name among them."""
        return (self.worded or self.text)[start:end]

    def span(self, start: int, end: int) -> Span:
        """The span in the article's text of ``line[start:end]``."""
        return Span(self.positions[start], self.positions[max(end - 1, start)] + 1)

    @cached_property
    def nameless(self) -> str:
        """The line with the small letters of firms' names overwritten: a pension plan plans nothing."""
        text = self.text
        for placed in self.of("COMPANY"):
            name = text[placed.start : placed.end]
            if " " in name:
                text = f"{text[: placed.start]}{_ANY_LETTER.sub('x', name)}{text[placed.end :]}"
        return text

    @cached_property
    def unplaced(self) -> str:
        """The line with the letters of places overwritten: 노이다 ends no clause."""
        text = self.text
        for start, end in ((p.start, p.end) for p in self.of("PLACE", "COUNTRY")):
            text = f"{text[:start]}{'X' * (end - start)}{text[end:]}"
        return text

    def of(self, *labels: str) -> list[Placed]:
        """The mentions in the line with one of these labels, from left to right."""
        return [placed for placed in self.placed if placed.mention.label in labels]

    def times(self, *labels: str) -> list[Placed]:
        """Like ``of``, for labels of times: with the days that are left out of the line."""
        aside = (placed for placed in self.days_aside if placed.mention.label in labels)
        return sorted([*self.of(*labels), *aside], key=lambda placed: placed.start)


def read_line(text: str, sentence: Sentence, mentions: Sequence[Mention], grammar: Grammar) -> Line:
    """The line of a sentence; ``mentions`` are those of the sentence, in order."""
    restated = dict(_restatements(text, mentions, grammar))
    skipped = dict(left_out(text, sentence, mentions, grammar))
    kept = {i for m in mentions if m.label == "MONEY" for i in range(m.start, m.end)}
    blank = _amounts_of_names(text, mentions, kept, sentence)
    kept |= blank
    starts = {m.start for m in mentions if m.label == "COMPANY"}
    positions: list[int] = []
    brackets: list[tuple[int, int, int]] = []
    at = sentence.start
    marks = {mark.start() for mark in _MARKS.finditer(text, *sentence[:2])}
    for mark in sorted(marks.union(restated, skipped)):
        if not at <= mark < sentence.end:
            continue
        positions += range(at, mark)
        at = skipped.get(mark, mark)
        if at != mark:
            continue
        if at in restated:
            brackets.append((at, restated[at], len(positions)))
            at = restated[at]
            continue
        close = _closing(text, at, sentence.end)
        if close and at not in kept:
            named = not starts.isdisjoint((at, close + 1))  # (주)가온: before it is another word
            if positions and text[positions[-1]] == " " and not named:
                positions.pop()
            brackets.append((at, close + 1, len(positions)))
            at = close + 1
            continue
        doubled = at in blank and text[at - 1 : at + 1] == " ("
        if not doubled and (text[at] not in _DROPPED or _apostrophe(text, at)):
            positions.append(at)
        at += 1
    positions += range(at, sentence.end)
    line = _written(text, positions, blank)
    asides = tuple(_asides(text, brackets, mentions))
    placed, days = _placed(positions, mentions), _days_aside(positions, mentions, skipped)
    return Line(line, tuple(positions), tuple(placed), asides, sentence, tuple(days))


def _amounts_of_names(
    text: str, mentions: Sequence[Mention], amounts: Collection[int], sentence: Sentence
) -> set[int]:
    """The positions of brackets that stay in the line: 가온(180억원), 누리(120억원) pairs names and amounts.

    A line may hold but one name and its sum.
    """
    firms = {m.end for m in mentions if m.label in {"COMPANY", "PLACE", "COUNTRY"}}
    alone = [
        m
        for m in mentions
        if m.label == "MONEY"
        and _OPEN.get(text[m.start - 1 : m.start]) == text[m.end : m.end + 1]
        and (text[m.start - 2 : m.start - 1].isalpha() or m.start - 2 in firms)
        and m.start - 2 not in amounts
    ]
    brackets = {at for m in alone for at in (m.start - 1, m.end)}
    line = {(m.start, m.end) for m in mentions if m.label == "COMPANY"}
    item = any((sentence.start, m.start - 2) in line and m.end + 1 == sentence.end for m in alone)
    return brackets if len(alone) > 1 or item else set()


def _restatements(
    text: str, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[tuple[int, int]]:
    """The stretches that restate an amount in another currency: A$814m, or about US$516m.

    Each runs from the end of the first amount to that of the second, or of the comma that closes it. Where the
    second is the total of which the first is one share (주당 1만원씩 모두 150억원), the first is meant.
    """
    amounts = [m for m in mentions if isinstance(m.value, Money)]
    restated, own = grammar.patterns["restated"], grammar.patterns["restated_no_more"]
    unit, unit_before = grammar.patterns["per_unit"], grammar.patterns["unit_before"]
    for first, second in pairwise(amounts):
        one, other = first.value, second.value
        assert isinstance(one, Money)  # noqa: S101 - MONEY mentions have money
        assert isinstance(other, Money)  # noqa: S101 - the same
        if unit.fullmatch(text, first.end, second.start):
            each = unit_before.search(text, max(0, first.start - _EACH_WITHIN), first.start)
            yield (each.start() if each else first.start), second.start
            continue
        between = _exactly(restated, text, first.end, second.start)
        if not between or one.currency == other.currency or own.match(text, second.end):
            continue
        closed = between[0][:1] == text[second.end : second.end + 1] == ","
        yield first.end, second.end + closed


def _exactly(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match of exactly ``text[start:end]``, whose lookahead may see beyond; None if none."""
    found = pattern.fullmatch(text, start, end) or pattern.match(text, start)
    return found if found and found.end() == end else None


def _closing(text: str, at: int, end: int) -> int | None:
    close = _OPEN.get(text[at])
    found = text.find(close, at, end) if close else -1
    return found if found > 0 else None


def _apostrophe(text: str, at: int) -> bool:
    """Amazon's, Alder Inc.'s, Alder Foods' $3m plan: whether a mark is that of an owner."""
    if not 0 < at < len(text) - 1:
        return False
    if text[at - 1] == "s" and text[at] in "'’" and text[at + 1] == " ":
        return _OPENED.search(text, max(0, at - _QUOTED), at) is None
    short = text[at - 1].isalnum() or text[at - 1] == "."
    return short and (text[at + 1] in ("s", "S") or _SHORTENED.match(text, at) is not None)


def _placed(positions: Sequence[int], mentions: Sequence[Mention]) -> Iterator[Placed]:
    for mention in mentions:
        start, end = bisect_left(positions, mention.start), bisect_left(positions, mention.end)
        if start < end:
            yield Placed(mention, start, end)


def _written(text: str, positions: Sequence[int], blank: Collection[int]) -> str:
    """The characters at these positions of the text, those of ``blank`` as spaces."""
    if not blank:
        return "".join(map(text.__getitem__, positions))
    return "".join(" " if at in blank else text[at] for at in positions)


def _days_aside(
    positions: Sequence[int], mentions: Sequence[Mention], skipped: Mapping[int, int]
) -> Iterator[Placed]:
    """The days that are left out of the line, empty, where they stood: , it said on Tuesday.

    A year or a month inside of other words is of something else: , founded in 2004, has.
    """
    for mention in mentions:
        if not isinstance(mention.value, Date):
            continue
        alone = mention.start in skipped
        told = precision(mention.value.iso or "") in _DAYS and any(
            start <= mention.start < end for start, end in skipped.items()
        )
        if alone or told:
            at = bisect_left(positions, mention.start)
            yield Placed(mention, at, at)


def _asides(
    text: str, brackets: Sequence[tuple[int, int, int]], mentions: Sequence[Mention]
) -> Iterator[Aside]:
    for start, end, at in brackets:
        span = Span(start, end)
        inside = tuple(m for m in mentions if span.covers(m.span))
        yield Aside(span, at, inside, text[start + 1 : end - 1] if text[start] in _OPEN else "")
