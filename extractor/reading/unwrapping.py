"""Finds line ends that only broke a paragraph into lines, and removes them.

The evidence: one width that the lines were filled to (e-mail, text files), lines of nearly one width
whose sentences continue (columns of a PDF), and for single line ends the words around them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from extractor.reading.cuts import cut_at
from extractor.reading.joints import SENTENCE_END, columns, find_joints
from extractor.reading.seams import HYPHENED, Seams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from extractor.reading.edits import Edit
    from extractor.reading.joints import Joint
    from extractor.reading.seams import Habits

# Widths, in columns, of lines that a program broke; those in columns of a page may be narrower.
_NARROWEST, _WIDEST, _COLUMN = 30, 130, 20
# The least number of line ends explained by one width that is no coincidence.
_SURE = 3
_MOSTLY = 0.6
# How far lines of one printed column may differ from its widest line.
_RAGGED, _OVER = 0.75, 1.1
# From these widths on a line without a sentence's end is no headline: the first line of a text, and others.
_LONG_FIRST, _LONG = 90, 60


def broken_lines(text: str, habits: Habits) -> Iterator[Edit]:
    r"""The edits that replace the line ends which only a line's width asked for.

    >>> from extractor.reading.seams import Habits
    >>> wrapped = "It is to invest in a new plant near\nthe harbour of the town where it has\nbeen at home."
    >>> [edit.said for edit in broken_lines(wrapped, Habits())]
    [' ', ' ']
    >>> list(broken_lines("A list\nof short\nlines", Habits()))
    []
    """
    joints = list(find_joints(text))
    if not joints:
        return
    sure = max(_filled(joints), _in_columns(joints), key=len)
    chosen = _whole(joints, {*sure, *_running_on(text, joints, habits)})
    seams = Seams(text, chosen, habits)
    yield from map(seams.edit, chosen)


def _filled(joints: Sequence[Joint]) -> list[Joint]:
    """The line ends of lines that were filled up to one width; empty where no width is certain."""
    return max((_filled_by(joints, measure) for measure in (len, columns)), key=len)


def _filled_by(joints: Sequence[Joint], measure: Callable[[str], int]) -> list[Joint]:
    """The line ends that one width explains: the line fits in it, and one word more would not."""
    bounds = [
        (measure(joint.before), measure(joint.before) + measure(joint.word)) for joint in joints
    ]
    lows, highs = sorted(low for low, _ in bounds), sorted(high for _, high in bounds)
    width = max(lows, key=lambda low: bisect_right(lows, low) - bisect_left(highs, low))
    found = [
        joint for joint, (low, high) in zip(joints, bounds, strict=True) if low <= width <= high
    ]
    sure = _NARROWEST <= width <= _WIDEST and _is_running(joints, found)
    return found if sure and len(found) >= _SURE else []


def _is_running(joints: Sequence[Joint], chosen: Sequence[Joint]) -> bool:
    """Whether ``chosen`` are line ends of running text: most are inside sentences, and few others are."""
    inside = sum(joint.open for joint in chosen)
    return inside >= _MOSTLY * max(len(chosen), sum(joint.open for joint in joints))


def _in_columns(joints: Sequence[Joint]) -> list[Joint]:
    """The line ends inside sentences of lines of nearly one width."""
    inside = [joint for joint in joints if joint.open and joint.prose]
    width = max((joint.columns for joint in inside), default=0)
    found = [joint for joint in inside if joint.columns >= _RAGGED * width]
    fits = all(columns(joint.after) <= _OVER * width for joint in found)
    sure = fits and _COLUMN <= width <= _WIDEST and len(inside) >= _MOSTLY * len(joints)
    return found if sure and len(found) >= max(_SURE - 1, _MOSTLY * len(inside)) else []


def _whole(joints: Sequence[Joint], chosen: AbstractSet[Joint]) -> list[Joint]:
    """``chosen``, and the ends of equally wide lines between sentences of the same paragraphs."""
    width = _RAGGED * max((joint.columns for joint in chosen), default=0)
    paragraphs = {joint.paragraph for joint in chosen}
    return [
        joint
        for joint in joints
        if joint in chosen
        or (joint.paragraph in paragraphs and not joint.open and joint.columns >= width)
    ]


def _running_on(text: str, joints: Sequence[Joint], habits: Habits) -> list[Joint]:
    """The line ends, however few, that the words around them show to be inside a sentence."""
    lines = text.split("\n")
    widest = {measure: max(map(measure, lines)) for measure in (len, columns)}
    return [
        joint
        for joint in joints
        if _runs_on(joint, habits, full=any(_is_full(joint, *width) for width in widest.items()))
    ]


def _is_full(joint: Joint, measure: Callable[[str], int], widest: int) -> bool:
    return measure(joint.before) + measure(joint.word) >= widest


def _runs_on(joint: Joint, habits: Habits, *, full: bool) -> bool:
    if HYPHENED.search(joint.before) or cut_at(joint, habits.cuts) is not None:
        return True
    if joint.after[:1].islower():
        return len(joint.before) >= _COLUMN and (joint.prose or full)
    if SENTENCE_END.search(joint.before):
        return False
    if joint.prose or full:
        ends = habits.held if joint.first else habits.goes_on
        if ends.search(joint.before):
            return True
    return full and joint.columns >= (_LONG_FIRST if joint.first and joint.prose else _LONG)
