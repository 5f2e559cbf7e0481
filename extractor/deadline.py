"""How long one document may take: its work looks at the clock, and the command also interrupts it.

Looking works everywhere: in threads, in spaCy's pipes, on every system. A single pattern that does
not end never looks; ``interrupting`` breaks it off too, where signals can (the main thread, not on
Windows). The package's own patterns are linear; those of other rules need not be.
"""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Seconds of computing, not of the clock on the wall: a busy or sleeping machine takes none from a document.
LONGEST = 60.0
# A signal comes a little later than a look at the clock, and again if somebody has swallowed it.
_LATER, _AGAIN = 1.0, 1.0


class _Deadline(NamedTuple):
    where: str
    seconds: float
    until: float

    def passed(self) -> InputError:
        what = f"took more than {self.seconds:g} seconds to read"
        return InputError(
            self.where, what, "split it; report it if it is an ordinary article", "deadline"
        )


_now: ContextVar[_Deadline | None] = ContextVar("deadline", default=None)
_signals: ContextVar[bool] = ContextVar("signals", default=False)


@contextmanager
def deadline(where: str, seconds: float | None = None) -> Iterator[None]:
    """What stands in the block has so long: 60 seconds of computing unless said otherwise.

    ``where`` names the document in the message.

    Raises:
        InputError: the time is up; within a second of it where the work looks at the clock.
    """
    seconds = LONGEST if seconds is None else seconds
    token = _now.set(_Deadline(where, seconds, time.thread_time() + seconds))
    try:
        with _armed(seconds):
            yield
    finally:
        _now.reset(token)


def look() -> None:
    """Raise InputError where the time of the document is up; without a deadline, do nothing."""
    running = _now.get()
    if running and time.thread_time() > running.until:
        raise running.passed()


@contextmanager
def interrupting() -> Iterator[None]:
    """In the block, deadlines interrupt what does not look; for programs that own their signals."""
    token = _signals.set(hasattr(signal, "setitimer"))
    try:
        yield
    finally:
        _signals.reset(token)


@contextmanager
def _armed(seconds: float) -> Iterator[None]:
    if not _signals.get() or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds + _LATER, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _interrupt(_number: int, _frame: object) -> None:
    running = _now.get()
    if running:
        raise running.passed()
