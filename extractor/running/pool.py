"""Processes that do the work of a run; one that dies is replaced, and nothing it had is lost."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import takewhile
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Self

from extractor.deadline import interrupting
from extractor.errors import ExtractorError, InputError, internal_error
from extractor.running.outcomes import PROCESS, Outcome, failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from extractor.reading import Item
    from extractor.running.work import Work

# What one process is given at a time, and what may be under way in all, in documents and bytes.
BATCH, BATCH_BYTES = 16, 2**18
WINDOW, WINDOW_BYTES = 64, 2**25
# Seconds without an answer, on the clock on the wall, after which a process is given up.
HUNG = 300.0
# A document that ended a process is tried once more, alone.
TRIES = 2
_STARTS = 3
_TICK = 0.5


@dataclass(eq=False)
class _Slot:
    """A document under way, in its place of the order."""

    item: Item | None
    outcome: Outcome | None = None
    tries: int = 0

    @property
    def size(self) -> int:
        content = self.item.content if self.item else b""
        if isinstance(content, bytes):
            return len(content)
        return len(content.text or "") + len(content.html or "")


class _Window:
    """The documents under way in their order, and how large they are together."""

    def __init__(self, jobs: int) -> None:
        self._slots: deque[_Slot] = deque()
        self._most, self._bytes = WINDOW * jobs, 0

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def has_room(self) -> bool:
        return len(self._slots) < self._most and self._bytes < WINDOW_BYTES

    def add(self, slot: _Slot) -> None:
        self._slots.append(slot)
        self._bytes += slot.size

    def finished(self, *, ordered: bool) -> Iterator[Outcome]:
        """The outcomes of the first documents, or of any; they leave the window."""
        done = takewhile(_is_done, self._slots) if ordered else filter(_is_done, self._slots)
        for slot in list(done):
            self._slots.remove(slot)
            self._bytes -= slot.size
            if slot.outcome:
                yield slot.outcome


def _is_done(slot: _Slot) -> bool:
    return slot.outcome is not None


@dataclass(eq=False)
class _Process:
    """A process, the documents that it has not answered yet, and when it was last heard of."""

    process: SpawnProcess
    connection: Connection
    ready: bool = False
    slots: deque[_Slot] = field(default_factory=deque)
    heard: float = 0.0


class Pool:
    """A number of processes that do a work; leaving the block ends them."""

    def __init__(self, work: Work, jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._context = multiprocessing.get_context("spawn")
        self._processes: list[_Process] = []
        self._waiting: deque[_Slot] = deque()
        self._stillborn = 0

    def __enter__(self) -> Self:
        """Start the processes."""
        self._processes = [self._start() for _ in range(self._jobs)]
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, whatever they are doing."""
        for one in self._processes:
            one.connection.close()
            if one.slots or not one.ready:
                one.process.terminate()
        for one in self._processes:
            one.process.join(2)
            if one.process.is_alive():
                one.process.kill()
                one.process.join()

    def outcomes(
        self, pieces: Iterable[Item | Outcome], *, ordered: bool = True
    ) -> Iterator[Outcome]:
        """What becomes of the documents, in their order; outcomes among them pass through.

        No more than a window of them is under way at a time. Raises RulesError or ModelError where
        the processes cannot start.
        """
        source, window, more = iter(pieces), _Window(self._jobs), True
        while more or window:
            more = more and self._fill(source, window)
            self._hand_out()
            busy = any(one.slots for one in self._processes) or bool(self._waiting)
            if busy:
                self._hear(0 if more and window.has_room else _TICK)
            yield from window.finished(ordered=ordered)

    def _fill(self, source: Iterator[Item | Outcome], window: _Window) -> bool:
        """Take a few documents into the window, if there is room; False where there are no more."""
        for _ in range(BATCH):
            if not window.has_room:
                return True
            piece = next(source, None)
            if piece is None:
                return False
            slot = _slot(piece)
            window.add(slot)
            if slot.outcome is None:
                self._waiting.append(slot)
        return True

    def _hand_out(self) -> None:
        for one in self._processes:
            if not self._waiting:
                return
            if one.ready and not one.slots:
                one.slots.extend(self._batch())
                one.heard = time.monotonic()
                # One that has just died is noticed when it is listened to.
                with suppress(OSError):
                    one.connection.send([slot.item for slot in one.slots])

    def _batch(self) -> Iterator[_Slot]:
        """The next documents for one process; one that ended a process comes alone."""
        size = 0
        for count in range(BATCH):
            if not self._waiting or size > BATCH_BYTES:
                return
            if count and self._waiting[0].tries:
                return
            slot = self._waiting.popleft()
            size += slot.size
            yield slot
            if slot.tries:
                return

    def _hear(self, seconds: float) -> None:
        """Take what the processes answer, and replace those that died or hang."""
        answering = set(wait([one.connection for one in self._processes], seconds))
        for one in [one for one in self._processes if one.connection in answering]:
            try:
                self._take(one, one.connection.recv())
            except (EOFError, OSError):
                self._replace(one)
        for one in self._processes:
            if one.slots and time.monotonic() - one.heard > HUNG:
                one.process.kill()
                self._replace(one, f"no answer for {HUNG:.0f} seconds")

    def _take(self, one: _Process, answer: Any) -> None:  # noqa: ANN401 - an outcome, or what kept it from starting
        one.heard = time.monotonic()
        if isinstance(answer, Exception):
            raise answer
        if not one.ready:
            one.ready, self._stillborn = True, 0
        else:
            one.slots.popleft().outcome = answer

    def _replace(self, dead: _Process, how: str = "") -> None:
        dead.connection.close()
        dead.process.join()
        self._stillborn += not dead.ready
        if self._stillborn > _STARTS * self._jobs:
            what = f"processes end before they have begun ({_how(dead)})"
            raise OSError(f"-j {self._jobs}: {what}; free memory, or try -j 1")
        for slot in reversed(dead.slots):
            self._waiting.appendleft(slot)
        if dead.slots:
            self._blame(dead.slots[0], how or _how(dead))
        self._processes[self._processes.index(dead)] = self._start()

    def _blame(self, slot: _Slot, how: str) -> None:
        """The document that was being read when a process died is set aside the second time."""
        slot.tries += 1
        if slot.tries < TRIES or slot.item is None:
            return
        self._waiting.remove(slot)
        what = f"ended the process that read it, {TRIES} times ({how})"
        error = InputError(slot.item.where, what, "read it alone, with more memory", "killed")
        slot.outcome = failed(slot.item.where, PROCESS, error)

    def _start(self) -> _Process:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()
        return _Process(process, ours)


def _slot(piece: Item | Outcome) -> _Slot:
    from extractor.reading import Item  # noqa: PLC0415 - only where there is something to read

    return _Slot(piece) if isinstance(piece, Item) else _Slot(None, piece)


def _how(dead: _Process) -> str:
    code = dead.process.exitcode or 0
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def serve(connection: Connection, work: Work) -> None:
    """What a process does: read the rules, then answer each document, until nobody asks."""
    # Ctrl-C goes to all processes of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError), interrupting():
        try:
            worker = work.start()
        except Exception as error:  # noqa: BLE001 - it goes to whoever started this
            connection.send(error if isinstance(error, ExtractorError) else _odd(error))
            return
        connection.send(None)
        while True:
            for item in connection.recv():
                connection.send(worker(item))


def _odd(error: Exception) -> ExtractorError:
    return internal_error("-j", error)
