"""Finds patterns that can take more than linear time: by their form, and by texts made from them."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.errors import RulesError
from extractor.reviewing.pumps import REPEATS, SHORT, inside, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.reviewing.pumps import Nodes, Piece

# Lengths of texts; what takes longer than linear work shows at the last or, if it explodes, at the first.
_LENGTHS = (16, 24, 32, 64, 256, 1_024)
LARGE = 4_096
# Seconds that the shortest texts never take, and how much more work four times the text may be.
QUICK, _MOST = 0.008, 6
# A busy machine lengthens some measurements, and shortens none: the shortest of a few counts. It disturbs
# a long one more often than a short one, so that even the shortest long one is longer by up to so much.
_TRIES, _DISTURBED = 3, 1.5
# What is slow by less than _SURE is measured again, so often at most.
_SURE, _DOUBTS = 0.2, 12
# How much of a text messages show.
_SHOWN = 40
_EASY = {op.ASSERT, op.ASSERT_NOT, op.AT}

Work = Callable[[re.Pattern[str], str], float]

_MEND = "bound it, or make it possessive: [^,]{0,80}, \\w++; a pattern may take linear time at most"


class Placed(NamedTuple):
    """A pattern, where it stands, and the longest text on which it is tried."""

    where: str
    pattern: re.Pattern[str]
    longest: int = LARGE


def slow(rules: Iterable[Placed], is_tried: Callable[[str], bool]) -> Iterator[RulesError]:
    """An error for each pattern, given with its place, that can take more than linear time.

    Those whose place ``is_tried`` are run on texts made from them as well: that takes some tenths of a second each.
    """
    for where, pattern, longest in rules:
        if nested(pattern.pattern):
            yield RulesError(where, "a repetition without bound in another one", _MEND)
        elif is_tried(where) and (piece := exploding(pattern, longest)):
            what = f"takes far longer for a longer text, such as {piece.text(_SHOWN)!r}"
            yield RulesError(where, what, _MEND)


def nested(source: str) -> bool:
    r"""Whether a repetition without bound repeats nothing but another one, so that ways to match multiply.

    >>> nested(r"(?:a+)+z"), nested(r"(?:\w+ ?)*z"), nested(r"(?:\w+ )*z"), nested(r"(?:a++)+z")
    (True, True, False, False)
    """
    return any(_is_nested(node) for node in _below(parser.parse(source)))


def exploding(
    pattern: re.Pattern[str], longest: int = LARGE, work: Work | None = None
) -> Piece | None:
    """The piece of which longer texts take more than linear time; None if none of ``longest`` does.

    ``work`` is what a search takes, in seconds of an idle machine: measured unless it is given.
    """
    lengths = [*(length for length in _LENGTHS if length < longest), longest]
    tried = (_seconds, _MOST * _DISTURBED) if work is None else (work, _MOST)
    return next((one for one in pieces(pattern) if _explodes(pattern, one, lengths, *tried)), None)


def _below(nodes: Nodes) -> Iterator[tuple[Any, Any]]:
    for node in nodes:
        yield node
        for arm in inside(node):
            yield from _below(arm)


def _is_nested(node: tuple[Any, Any]) -> bool:
    return _is_endless(node) and any(
        _can_be_all(list(arm), at) for arm in _arms(node[1][2]) for at in range(len(arm))
    )


def _is_endless(node: tuple[Any, Any]) -> bool:
    """Whether it repeats without bound and gives back what it took."""
    return node[0] in REPEATS and node[0] is not op.POSSESSIVE_REPEAT and node[1][1] > SHORT


def _arms(nodes: Nodes) -> Iterator[Nodes]:
    """The ways through a sequence that is one group or one choice; else the sequence."""
    if len(nodes) == 1 and nodes[0][0] in {op.SUBPATTERN, op.BRANCH}:
        for arm in inside(nodes[0]):
            yield from _arms(arm)
    else:
        yield nodes


def _can_be_all(nodes: list[tuple[Any, Any]], at: int) -> bool:
    """Whether the endless repetition at ``at`` can be all that the sequence matches."""
    others = nodes[:at] + nodes[at + 1 :]
    return _is_endless(nodes[at]) and all(_can_be_empty(node) for node in others)


def _can_be_empty(node: tuple[Any, Any]) -> bool:
    return node[0] in _EASY or (node[0] in REPEATS and node[1][0] == 0)


def _explodes(
    pattern: re.Pattern[str], piece: Piece, lengths: Sequence[int], work: Work, most: float
) -> bool:
    for length in lengths:
        if work(pattern, piece.text(length)) > QUICK:
            return _grows(pattern, piece, length, work, most)
    return False


def _grows(pattern: re.Pattern[str], piece: Piece, length: int, work: Work, most: float) -> bool:
    """Whether the text of this length takes more than linear work, by the shortest of some measurements.

    The text and a fourth of it are measured by turns, so that a while in which the machine is busy lengthens both.
    """
    fourth = piece.text(length // 4 if length > _LENGTHS[0] else 0)
    much = few = math.inf
    for number in range(1, _DOUBTS + 1):
        much = min(much, work(pattern, piece.text(length)))
        few = min(few, work(pattern, fourth))
        linear = much <= most * max(few, QUICK / most)
        if much <= QUICK or (number >= _TRIES and (linear or much >= _SURE)):
            break
    return not linear


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    pattern.search(text)
    return time.process_time() - start
