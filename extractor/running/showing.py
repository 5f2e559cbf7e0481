"""How far a run is: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extractor.reading.supply import Progress
    from extractor.running.account import Account

# Seconds after which a run is long enough for a bar.
MOMENT = 1.0


@contextmanager
def shown(
    account: Account, progress: Progress, sources: Iterable[object], *, bar: bool
) -> Iterator[Callable[[], None]]:
    """What is called after each document: it moves the bar, or writes a line if it is time.

    A bar needs to know how many ``sources`` there are, so folders are looked through once before.
    """
    if not bar:
        yield account.tick
        return
    total = sum(1 for _ in sources)
    with _bar(total) as update:
        yield lambda: update(account, progress)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Account, Progress], None]]:
    """A bar that appears when a run takes longer than a moment."""
    # A tenth of a second to import; a log does without it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (
        BarColumn(),
        TextColumn("{task.percentage:3.0f}%"),
        TextColumn("{task.fields[read]} read, {task.fields[rate]:.0f}/s"),
        TextColumn("{task.fields[records]} records"),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
    )
    began = time.monotonic()
    bar = Bar(*columns, console=Console(file=sys.stderr), redirect_stdout=False, transient=True)
    task = bar.add_task("", total=total, read=0, rate=0, records=0, failed=0)

    def update(account: Account, progress: Progress) -> None:
        if not bar.live.is_started and time.monotonic() - began > MOMENT:
            bar.start()
        share = progress.share.numerator / progress.share.denominator
        bar.update(
            task,
            completed=progress.inputs + share,
            rate=account.rate,
            read=account.read,
            records=account.records,
            failed=account.failed,
        )

    try:
        yield update
    finally:
        bar.stop()
