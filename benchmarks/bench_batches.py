"""How fast many articles are read by one process, by two, and by two on a Ray cluster of this machine.

    python benchmarks/bench_batches.py [COUNT]

Memory is the proportional share (PSS) of all processes of the run, Ray's own among them, the greatest of
the samples.
"""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from batch_articles import write_articles

COUNT, EVERY = 20_000, 0.5
RUNS = {
    "-j 1": ("-j", "1"),
    "-j 2": ("-j", "2"),
    "-j 2 --engine ray": ("-j", "2", "--engine", "ray"),
}


class Measured(NamedTuple):
    """One run: seconds on the clock and of computing, the peak of memory, and the bytes that came out."""

    wall: float
    cpu: float
    peaks: list[float]
    digest: str


def main() -> None:
    """Print the figures; fail where the runs do not say the same."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        write_articles(path, count)
        print(f"{count} articles, {path.stat().st_size / 1e6:.0f} MB")
        runs = {
            name: measured(path, Path(folder, "out.jsonl"), options)
            for name, options in RUNS.items()
        }
    for name, run in runs.items():
        thirds = [
            max(run.peaks[len(run.peaks) * n // 3 :][: len(run.peaks) // 3 + 1]) for n in range(3)
        ]
        peaks = " ".join(f"{peak:.0f}" for peak in thirds)
        print(
            f"{name}: {run.wall:.1f} s, {run.wall / runs['-j 1'].wall:.2f} of -j 1, "
            f"{count / run.wall:.0f} a second, {run.cpu:.1f} s CPU, peak by thirds {peaks} MB"
        )
    same = len({run.digest for run in runs.values()}) == 1
    print(f"the same bytes: {same}")
    sys.exit(not same)


def measured(path: Path, out: Path, options: tuple[str, ...]) -> Measured:
    """A run over the file, watched."""
    command = [sys.executable, "-m", "extractor", "run", str(path), "-o", str(out), *options]
    before, began, peaks = _children(), time.monotonic(), [0.0]
    with subprocess.Popen([*command, "--quiet"]) as process:  # noqa: S603 - our own command
        over = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, peaks, over))
        watcher.start()
        process.wait()
        over.set()
        watcher.join()
    wall = time.monotonic() - began
    return Measured(wall, _children() - before, peaks, hashlib.sha256(out.read_bytes()).hexdigest())


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(pid: int, peaks: list[float], over: threading.Event) -> None:
    while not over.wait(EVERY):
        peaks.append(sum(_pss(one) for one in _family(pid)) / 1024)


def _family(pid: int) -> list[int]:
    """The process and those that it has started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    os.environ.pop("EXTRACTOR_RULES", None)
    main()
