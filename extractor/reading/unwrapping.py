"""Paragraphs that were broken into lines of one width: which line ends belong to the text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Lines of e-mail and of text files are so wide; shorter and longer ones are broken by hand.
_NARROWEST, _WIDEST = 30, 120
# So many lines in a row that a word more would not have fitted are no chance.
_SURE = 3


def wrapped_lines(paragraphs: Sequence[Sequence[str]]) -> list[bool]:
    """For each paragraph, a list of lines, whether it is one line that was broken for its width.

    A line was broken for its width where the first word of the next would not have fitted.

    >>> wrapped_lines([["aaaa bbbb cccc dddd eeee ffff ggg", "hhhh iiii jjjj kkkk llll mmmm nnnn", "o."]])
    [True]
    >>> wrapped_lines([["A list", "of short", "lines"]])
    [False]
    """
    widths = [max(map(len, lines), default=0) for lines in paragraphs]
    sure = [
        width
        for width, lines in zip(widths, paragraphs, strict=True)
        if len(lines) >= _SURE and _is_filled(lines, width)
    ]
    if not sure:
        return [False] * len(paragraphs)
    widest = max(sure)
    return [len(lines) > 1 and _is_filled(lines, widest) for lines in paragraphs]


def _is_filled(lines: Sequence[str], width: int) -> bool:
    if not _NARROWEST <= width <= _WIDEST or max(map(len, lines)) > width:
        return False
    return all(
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
        for line, following in pairwise(lines)
    )
