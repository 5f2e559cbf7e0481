"""Actors on a Ray cluster that do the work of a run, shard by shard.

Ray starts them, brings them documents and brings back what became of them, no more: it keeps, writes and
repeats nothing. What an actor had when it was lost is given to another one.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Self

from extractor.errors import ExtractorError, InputError
from extractor.reading.unread import Item
from extractor.running import reaching
from extractor.running.actor import Actor, Copy, copy_of
from extractor.running.outcomes import PROCESS, Outcome, failed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extractor.running.work import Work

# Shards under way for each actor: one it works on, others that are read or wait for their turn.
WINDOW = 4
# What was lost with so many actors is halved; a document alone is set aside.
LOSSES = 2
# Actors that end before they have begun, for each that is wanted.
_STARTS = 3
_TICK, _PATIENCE = 0.5, 30.0


@dataclass(eq=False)
class _Portion:
    """A shard in its place of the order: the outcomes that it has so far."""

    outcomes: list[Outcome | None]

    @property
    def is_done(self) -> bool:
        return None not in self.outcomes


@dataclass(eq=False)
class _Task:
    """Documents for one actor, their places in the shard, and how many actors were lost over them."""

    portion: _Portion
    items: list[tuple[int, Item]]
    losses: int = 0

    def take(self, outcomes: list[Outcome]) -> None:
        for (place, _), outcome in zip(self.items, outcomes, strict=True):
            self.portion.outcomes[place] = outcome

    def lost(self, how: str) -> list[_Task]:
        """What is to be tried again, after one more actor was lost over this."""
        losses, middle = self.losses + 1, len(self.items) // 2
        if losses < LOSSES:
            return [_Task(self.portion, self.items, losses)]
        if middle:
            halves = self.items[:middle], self.items[middle:]
            return [_Task(self.portion, half, losses - 1) for half in halves]
        (place, item) = self.items[0]
        what = f"its worker on the cluster was lost, {losses} times ({how})"
        error = InputError(item.where, what, "read it alone, with more memory", "killed")
        self.portion.outcomes[place] = failed(item.where, PROCESS, error)
        return []


class Cluster:
    """A number of actors on a Ray cluster; leaving the block ends them.

    ``jobs`` is their number, None for one a core that the cluster has. The cluster is the one that
    RAY_ADDRESS names, or that runs on this machine; else one is started here for as long as the block.
    """

    def __init__(self, work: Work, jobs: int | None, note: Callable[[str], None]) -> None:
        self._work, self._jobs, self._note = work, jobs or 0, note
        self._copy = copy_of(work)
        self._actors: set[Any] = set()
        self._idle: deque[Any] = deque()
        self._asked: dict[Any, tuple[Any, _Task | None]] = {}
        self._waiting: deque[_Task] = deque()
        self._stillborn, self._since = 0, time.monotonic()

    def __enter__(self) -> Self:
        """Connect, and start the actors. Raises InputError where that cannot be done."""
        self._ray = reaching.connected(self._jobs)
        self._jobs = self._jobs or reaching.cores(self._ray)
        self._note(f"{reaching.described(self._ray)}, {self._jobs} workers")
        self._kind = self._ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Actor)
        for _ in range(self._jobs):
            self._start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the actors, whatever they are doing, and the cluster if it was started here."""
        for actor in self._actors:
            self._ray.kill(actor)
        self._ray.shutdown()

    def outcomes(
        self, portions: Iterable[list[Item | Outcome]], *, ordered: bool = True
    ) -> Iterator[Outcome]:
        """What becomes of the documents of each shard; outcomes among them pass through.

        Raises RulesError or ModelError where the work cannot start, InputError where actors do not or no
        node is left.
        """
        source, window, more = iter(portions), deque[_Portion](), True
        while more or window:
            more = more and self._fill(source, window)
            self._hand_out()
            if self._waiting or len(self._asked) > self._starting:
                self._hear(0 if more and len(window) < self._room else _TICK)
            yield from _finished(window, ordered=ordered)

    @property
    def _room(self) -> int:
        return WINDOW * self._jobs

    @property
    def _starting(self) -> int:
        return sum(task is None for _, task in self._asked.values())

    def _fill(self, source: Iterator[list[Item | Outcome]], window: deque[_Portion]) -> bool:
        """Take the next shard, if there is room; False where there are no more."""
        while len(window) < self._room:
            pieces = next(source, None)
            if pieces is None:
                return False
            portion = _Portion([None if isinstance(one, Item) else one for one in pieces])
            window.append(portion)
            items = [(place, one) for place, one in enumerate(pieces) if isinstance(one, Item)]
            if items:
                self._waiting.append(_Task(portion, items))
            if self._idle or not items:
                break
        return True

    def _hand_out(self) -> None:
        while self._idle and self._waiting:
            actor, task = self._idle.popleft(), self._waiting.popleft()
            asked = actor.outcomes.remote([item for _, item in task.items])
            self._asked[asked] = (actor, task)

    def _hear(self, seconds: float) -> None:
        """Take what the actors answer, and replace those that were lost."""
        ready, _ = self._ray.wait([*self._asked], num_returns=1, timeout=seconds)
        for one in ready:
            actor, task = self._asked.pop(one)
            try:
                answer = self._ray.get(one)
            except self._ray.exceptions.RayError as error:
                self._lost(actor, task, error)
                continue
            self._take(actor, task, answer)
        if not ready and self._starting == len(self._asked):
            self._wait_for_a_core()

    def _take(self, actor: Any, task: _Task | None, answer: Any) -> None:  # noqa: ANN401 - Ray's, and anything
        if isinstance(answer, ExtractorError):
            raise answer
        if task:
            task.take(answer)
        else:
            self._stillborn = 0
            _refuse_another(self._copy, answer)
        self._idle.append(actor)

    def _lost(self, actor: Any, task: _Task | None, error: Exception) -> None:  # noqa: ANN401 - Ray's
        how = reaching.shortly(error)
        self._actors.discard(actor)
        self._ray.kill(actor)
        self._stillborn += task is None
        if self._stillborn > _STARTS * self._jobs:
            mend = "see that investment-extractor is installed on each node of the cluster"
            raise InputError("--engine ray", f"workers end before they have begun: {how}", mend)
        self._waiting.extendleft(reversed(task.lost(how) if task else []))
        self._start()

    def _start(self) -> None:
        actor = self._kind.remote(self._work)
        self._actors.add(actor)
        self._asked[actor.copy.remote()] = (actor, None)
        self._since = time.monotonic()

    def _wait_for_a_core(self) -> None:
        if time.monotonic() - self._since > _PATIENCE:
            self._since = time.monotonic()
            if not reaching.alive(self._ray):
                mend = "start it again, and the same command with --resume"
                raise InputError("--engine ray", "no node of the cluster is left", mend)
            self._note("no worker has started on the Ray cluster yet: is a core of it free?")


def _finished(window: deque[_Portion], *, ordered: bool) -> Iterator[Outcome]:
    """The outcomes of the first shards that are done, or of any; they leave the window."""
    done = takewhile(_is_done, window) if ordered else filter(_is_done, window)
    for portion in list(done):
        window.remove(portion)
        yield from (one for one in portion.outcomes if one)


def _is_done(portion: _Portion) -> bool:
    return portion.is_done


def _refuse_another(ours: Copy, theirs: Copy) -> None:
    """Raise InputError where a node has other rules or another version than this machine."""
    if theirs != ours:
        differ = "rules" if theirs.version == ours.version else f"version ({theirs.version})"
        what = f"a node of the cluster has another {differ} of extractor"
        raise InputError("--engine ray", what, "install the same on each node")
