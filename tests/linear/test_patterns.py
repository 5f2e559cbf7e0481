"""Every pattern is linear: four times the text takes no more than six times the work."""

from __future__ import annotations

import re
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from compiled import patterns

from extractor.reviewing.pumps import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE = 4_096
MOST = 6
# Seconds: what is quicker is not worth a measurement; the clock of some systems steps by 4 ms.
QUICK, LONG, ENDLESS = 0.008, 0.02, 0.5


class EndlessError(Exception):
    """A pattern took far longer than linear work could."""


@contextmanager
def limited() -> Iterator[None]:
    def stop(_number: int, _frame: object) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(pattern: re.Pattern[Any], text: str, at_least: float = 0) -> float:
    """The time of one search, as the mean of as many as take ``at_least`` seconds together."""
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    start, times, passed = time.process_time(), 0, 0.0
    while not times or passed < at_least:
        pattern.search(subject)
        times += 1
        passed = time.process_time() - start
    return passed / times


def superlinear(pattern: re.Pattern[Any], large: int = LARGE) -> Piece | None:
    """The piece, if any, with which the work of the pattern grows faster than the text."""
    for piece in pieces(pattern):
        try:
            with limited():
                quick = seconds(pattern, piece.text(large)) < QUICK
            if not quick and _grows(pattern, piece, large):
                return piece
        except EndlessError:
            return piece
    return None


def _grows(pattern: re.Pattern[Any], piece: Piece, large: int) -> bool:
    """Whether it does at every try: a busy machine may spoil a measurement."""
    for _ in range(3):
        with limited():
            small = seconds(pattern, piece.text(large // 4), LONG)
            if seconds(pattern, piece.text(large), LONG) <= MOST * max(small, QUICK / MOST):
                return False
    return True


@pytest.mark.slow
def test_every_pattern_is_linear() -> None:
    found = patterns()
    assert len(found) > 800
    grown = {
        name: superlinear(tried.pattern, min(tried.longest or LARGE, LARGE))
        for name, tried in found.items()
    }
    assert {name: piece for name, piece in grown.items() if piece} == {}


@pytest.mark.parametrize(
    "said",
    [
        "(?:A+)+Inc",
        r"\s+$",
        "[^,]*, said",
        r"\d+(?:,\d+)? won",
        "(?: (?:all|whole|all of)| of)*$",
        r"(?:[A-Z][a-z]+ )*Fund",
        "[a-z]*ing|[a-z]*ed|(?<=x)[a-z]+s",
        r"(?:\w+ )?\w+:",
    ],
)
def test_what_is_not_linear_is_found(said: str) -> None:
    # Longer than for our own: a fast machine is through with the milder ones of these before they can be measured.
    assert superlinear(re.compile(said), 4 * LARGE)


@pytest.mark.parametrize(
    "said", [r"(?<!\s)\s++$", "[^,]{0,80}, said", r"(?:[A-Z][a-z]{1,20} ){0,5}Fund", "(?<!A)A+B|C"]
)
def test_what_is_linear_is_not(said: str) -> None:
    assert superlinear(re.compile(said)) is None
