"""Figures of several tools that do the same work: rounds in turn, medians, one core.

A tool that is not installed has a row too, without a figure.
"""

from __future__ import annotations

import gc
import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).parents[1]
PEERS = (
    "spacy",
    "kiwipiepy",
    "trafilatura",
    "readability-lxml",
    "resiliparse",
    "price-parser",
    "quantulum3",
    "dateparser",
)
OURS = "extractor"


@dataclass(frozen=True)
class Row:
    """What a tool does of some work: the median of the rounds, the least and the greatest of them.

    ``beside`` holds further figures of the same work by their names (MB a second, F1). ``target`` is in
    words what the row has to be, ``met`` whether it is; both are None where nothing is wanted, ``met`` also
    where the tool that it is held against is not installed.
    """

    group: str
    work: str
    tool: str
    unit: str
    figure: float | None = None
    least: float | None = None
    greatest: float | None = None
    beside: dict[str, float] = field(default_factory=dict)
    target: str | None = None
    met: bool | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What names the row in every run."""
        return self.group, self.work, self.tool


@dataclass(frozen=True)
class Effort:
    """How much is measured: rounds that count, things of a kind at most, sizes of a growth at most."""

    rounds: int = 5
    most: int | None = None
    steps: int | None = None


@dataclass(frozen=True)
class Tool:
    """A tool by name. ``make`` imports it and gives the work; ``anew`` makes it again for each round."""

    name: str
    make: Callable[[], Callable[[], object]]
    anew: bool = False


@dataclass(frozen=True)
class Work:
    """Some work that tools do: so many ``count`` things of ``megabytes`` in all."""

    group: str
    name: str
    unit: str
    count: float
    megabytes: float = 0.0


def rates(work: Work, tools: Sequence[Tool], rounds: int) -> list[Row]:
    """A row for each tool: how many of the things it does in a second of processor time.

    The tools do the work in turn, round by round. The first round fills caches and does not count; its rate
    stands beside.
    """
    taken = _rounds(tools, rounds + 1)
    return [_rate(work, tool.name, taken[tool.name]) for tool in tools]


def _rounds(tools: Sequence[Tool], rounds: int) -> dict[str, list[float]]:
    """Seconds of each round by tool; none of a tool that is not installed."""
    ready: dict[str, Callable[[], object]] = {}
    taken: dict[str, list[float]] = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            try:
                if tool.anew or tool.name not in ready:
                    ready[tool.name] = tool.make()
            except ImportError:
                continue
            gc.collect()
            began = time.process_time()
            ready[tool.name]()
            taken[tool.name].append(time.process_time() - began)
    return taken


def _rate(work: Work, tool: str, taken: Sequence[float]) -> Row:
    if not taken:
        return Row(work.group, work.name, tool, work.unit)
    first, *later = (work.count / max(seconds, 1e-9) for seconds in taken)
    figure = statistics.median(later)
    beside = {"first": first}
    if work.megabytes:
        beside["MB/s"] = figure * work.megabytes / work.count
    return Row(work.group, work.name, tool, work.unit, figure, min(later), max(later), beside)


def medians(
    group: str, work: str, unit: str, taken: Mapping[str, Sequence[float] | None]
) -> list[Row]:
    """A row for each tool of what was taken in the rounds; None is a tool that is not installed."""
    return [
        Row(group, work, tool, unit, statistics.median(seconds), min(seconds), max(seconds))
        if seconds
        else Row(group, work, tool, unit)
        for tool, seconds in taken.items()
    ]


@dataclass(frozen=True)
class Ran:
    """A command that has ended well: seconds of processor time, and the most memory that it had."""

    seconds: float
    megabytes: float


def ran(
    command: Sequence[str], text: str = "", environment: Mapping[str, str] | None = None
) -> Ran | None:
    """Run a command of this Python (its arguments) that reads the text; None if it lacks a module.

    Raises RuntimeError, with what the command wrote, where it fails otherwise.
    """
    script = [sys.executable, str(Path(__file__).with_name("child.py")), sys.executable, *command]
    done = subprocess.run(  # noqa: S603 - our own command
        script,
        input=text.encode(),
        capture_output=True,
        env={**os.environ, **(environment or {})},
        cwd=ROOT,
        check=False,
    )
    said = done.stderr.decode(errors="replace")
    if "ModuleNotFoundError" in said:
        return None
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{said}")
    seconds, megabytes = said.split()[-2:]
    return Ran(float(seconds), float(megabytes))


def on_one_core() -> None:
    """Keep this process and those that it starts on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def machine() -> dict[str, str]:
    """What the figures are of: processor, system, Python, and how busy it is."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()),
        "memory": f"{_memory():.0f} GB",
    }


def versions() -> dict[str, str]:
    """This project's version and those of the tools beside it."""
    return {name: _version(name) for name in ("investment-extractor", *PEERS)}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
