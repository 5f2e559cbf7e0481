"""A run over many inputs: each is read or failed, written in order, counted, and can be gone on with."""

from __future__ import annotations

import itertools
import pickle
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from extractor import __version__
from extractor.reading.inputs import STDIN, is_address, list_sources
from extractor.reading.streams import special
from extractor.reading.supply import Progress, items
from extractor.reading.unread import Item
from extractor.reviewing.report import ALL_FAILED
from extractor.rules.paths import fingerprint
from extractor.running.interrupting import Interrupts
from extractor.running.journal import Journal, pieces, portions
from extractor.running.outcomes import Done, Outcome
from extractor.running.sent import SentSink
from extractor.running.showing import shown
from extractor.storage import Remote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from extractor.reading.inputs import Fetch
    from extractor.running.account import Account
    from extractor.running.work import Work
    from extractor.writing.sinks import Sink

FINISHED, STOPPED, INTERRUPTED = "finished", "stopped", "interrupted"
# Below so many documents and bytes other processes take longer to start than this one to read.
FEW, FEW_BYTES = 200, 2**23
# Documents between two commits of the output.
_COMMIT = 256


@dataclass(frozen=True)
class Batch:
    """What to read, and how.

    ``file`` is where the results go, None for stdout. ``jobs`` is the number of processes, None where
    the number of documents decides; ``ray`` has them on a Ray cluster, None there is one a core of it.
    ``most`` is the number of failures that is still borne, ``own`` the whole names of what is written.
    """

    inputs: tuple[str, ...]
    form: str
    work: Work
    file: Path | Remote | None = None
    stdin: BinaryIO | None = None
    fetch: Fetch | None = None
    jobs: int | None = None
    cores: int = 1
    ray: bool = False
    ordered: bool = True
    resume: bool = False
    most: int | None = None
    own: frozenset[str] = frozenset()
    bar: bool = False
    progress: Progress = field(default_factory=Progress, compare=False)


def run(batch: Batch, account: Account) -> None:
    """Read the inputs, and write what they give.

    After Ctrl-C what is done is written too, and then KeyboardInterrupt goes on. Where all inputs
    failed, a file is left as it was. Raises OSError where it cannot be written, RulesError or ModelError
    where the rules or the model cannot be used.
    """
    began, rules = _now(), fingerprint(batch.work.rules)
    journal = _journal(batch, rules, account)
    with Interrupts() as interrupts:
        sink = _sink(batch)
        try:
            ended = _fill(batch, sink, journal, account, interrupts)
            with interrupts.held():
                if journal:
                    journal.settle()
                counts = {
                    "read": account.read,
                    "failed": account.failed,
                    "records": account.records,
                }
                made_by = {"version": __version__, "rules": rules, "started": began}
                if _is_worth_keeping(batch, account, ended):
                    sink.close({**counts, **made_by, "finished": _now(), "status": ended})
                else:
                    sink.abort()
        except BaseException:
            # What went wrong first is what is said.
            with suppress(Exception):
                sink.abort()
            raise
    if journal and ended == FINISHED:
        journal.remove()
    account.summary()
    if ended == INTERRUPTED:
        account.note(_interrupted(batch, journal))
        raise KeyboardInterrupt


def _sink(batch: Batch) -> Sink:
    if isinstance(batch.file, Remote):
        return SentSink(batch.work.format, batch.file)
    return batch.work.format.open(batch.file)


def _sources(batch: Batch) -> Iterator[object]:
    return list_sources(batch.inputs, batch.form, lambda _: None, batch.own)


def _fill(
    batch: Batch, sink: Sink, journal: Journal | None, account: Account, interrupts: Interrupts
) -> str:
    """Write what the inputs give, and say how that ended."""
    try:
        with (
            _outcomes(batch, journal, account) as outcomes,
            shown(account, batch.progress, _sources(batch), bar=batch.bar) as tick,
        ):
            for number, outcome in enumerate(outcomes, 1):
                with interrupts.held():
                    _write(outcome, sink, journal, account)
                    if number % _COMMIT == 0:
                        sink.commit()
                tick()
                if batch.most is not None and account.failed > batch.most:
                    account.note(_stopped(account.failed))
                    return STOPPED
    except KeyboardInterrupt:
        return INTERRUPTED
    return FINISHED


def _write(outcome: Outcome, sink: Sink, journal: Journal | None, account: Account) -> None:
    if isinstance(outcome, Done):
        sink.write(outcome.shaped)
    else:
        sink.fail(outcome.line)
    account.take(outcome)
    if journal:
        journal.add(outcome)


@contextmanager
def _outcomes(
    batch: Batch, journal: Journal | None, account: Account
) -> Iterator[Iterable[Outcome]]:
    """What becomes of each document, in this process or in others."""
    found = items(
        *(batch.inputs, batch.form, account.note, batch.stdin, batch.fetch, batch.progress),
        batch.own,
    )
    if batch.ray:
        from extractor.running.cluster import Cluster  # noqa: PLC0415 - it needs an extra

        with Cluster(batch.work, batch.jobs, account.note) as cluster:
            shards = journal.portions(found) if journal else portions(found)
            yield cluster.outcomes(shards, ordered=batch.ordered)
        return
    todo = itertools.chain.from_iterable(journal.portions(found)) if journal else pieces(found)
    jobs = batch.jobs
    if jobs is None:
        todo, many = _many(batch, todo)
        jobs = batch.cores if many else 1
    if jobs == 1:
        worker = batch.work.start()
        yield (worker(one) if isinstance(one, Item) else one for one in todo)
        return
    from extractor.running.pool import Pool  # noqa: PLC0415 - one article needs no other process

    with Pool(batch.work, jobs) as pool:
        yield pool.outcomes(todo, ordered=batch.ordered)


def _many(batch: Batch, todo: Iterator[Item | Outcome]) -> tuple[Iterator[Item | Outcome], bool]:
    """Whether documents are so many that other processes are worth their start; nothing slow is waited for."""
    if batch.cores == 1 or any(name == STDIN or special(name) for name in batch.inputs):
        return todo, False
    first: list[Item | Outcome] = []
    size = 0
    for one in todo:
        first.append(one)
        if isinstance(one, Item):
            size += len(one.content) if isinstance(one.content, bytes) else 0
            if is_address(one.where):
                return itertools.chain(first, todo), False
        if len(first) >= FEW or size >= FEW_BYTES:
            return itertools.chain(first, todo), True
    return iter(first), False


def _journal(batch: Batch, rules: str, account: Account) -> Journal | None:
    """The journal of a run whose results go to a file; an earlier one is gone on with, or forgotten."""
    if not batch.file or special(str(batch.file)) or not batch.ordered:
        return None
    folder = batch.file.with_name(f".{batch.file.name}.run")
    said = sha256(pickle.dumps((batch.work, batch.form))).hexdigest()
    journal = Journal(folder, {"version": __version__, "rules": rules, "work": said})
    if not batch.resume:
        journal.remove()
    elif not journal.resume():
        account.note("nothing to go on with by these rules: all inputs are read")
    return journal


def _is_worth_keeping(batch: Batch, account: Account, ended: str) -> bool:
    """Whether results are written; where all inputs failed, a file is left as it was."""
    if ended == INTERRUPTED:
        return account.read > 0
    if batch.file and account.exit_code == ALL_FAILED:
        account.note(f"{batch.file} is left as it was")
        return False
    return True


def _stopped(failed: int) -> str:
    if failed == 1:
        return "stopped at the first input that failed; later ones were not read"
    return f"stopped after {failed} inputs that failed; later ones were not read"


def _interrupted(batch: Batch, journal: Journal | None) -> str:
    if not batch.file:
        return "interrupted"
    more = "; the same command with --resume goes on" if journal else ""
    return f"interrupted: what was read is in {batch.file}{more}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
