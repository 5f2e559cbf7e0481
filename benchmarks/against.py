"""How quick this version is beside an earlier one, on the same articles in the same run.

    python benchmarks/against.py REVISION [--rounds N] [-o FILE.json]

The other version's sources are laid out in a folder of their own and run by this Python, with the
packages of this environment. Runs of both alternate. What counts is the processor time of whole runs over
articles of ``corpus/``, less that of a run over one of them; start-up is measured against `import spacy`.
Articles are plain (paragraphs without a sum, joined to some 3,000 characters), with sums but without a
deal, or with deals. What counts of several rounds is the median.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import OURS, Row
from texts import corpus_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from measuring import Effort

ROOT = Path(__file__).parents[1]
SHORT = "Gaon Electronics will invest €300 million in a battery plant in Poland.\n"
# How many times quicker than the other version this one is to be, and how long a start may take of `import spacy`.
WANTED = {"plain": 6.0, "sums": 6.0, "deals": 2.0}
START = 0.6


def main() -> None:
    """Print the ratios, and write them where that is asked for."""
    options = _options()
    found = measured(options.revision, options.rounds)
    print("\n".join(_table(found)))
    if options.output:
        options.output.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def measured(revision: str, rounds: int) -> dict[str, Any]:
    """What starts and articles take here and at the revision."""
    with tempfile.TemporaryDirectory(prefix="against-") as name:
        folder = Path(name)
        sides = {"here": ROOT, "there": _laid_out(revision, folder)}
        return {
            "machine": f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}",
            "load": [round(one, 1) for one in os.getloadavg()],
            "revision": revision,
            "start": _starts(sides, folder, rounds),
            "reading": {
                f"{language} {kind}": _ratio(sides, folder, texts, language, rounds)
                for (language, kind), texts in corpus_texts().items()
            },
        }


def rows(revision: str, effort: Effort) -> Iterator[Row]:
    """The rows for the table of all benchmarks: how many times as quick as the revision."""
    found = measured(revision, effort.rounds)
    group, start = f"against {revision}", found["start"]
    yield Row(group, "one short text", OURS, "times", start["there"] / start["here"])
    for name, row in found["reading"].items():
        wanted, ratio = WANTED[name.split(" ")[1]], row["ratio"]
        beside = {"ms an article": row["here"], "there": row["there"]}
        yield Row(
            group,
            name,
            OURS,
            "times",
            ratio,
            beside=beside,
            target=f"{wanted:.0f} times",
            met=ratio >= wanted,
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("revision", metavar="REVISION")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE")
    return parser.parse_args()


def _laid_out(revision: str, folder: Path) -> Path:
    """The sources of a revision in a folder, compiled as an installed package is."""
    path = folder / revision
    command = ["git", "-C", str(ROOT), "archive", revision, "extractor", "rules"]
    packed = subprocess.check_output(command)  # noqa: S603 - git, by a name from the command line
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(path, filter="data")
    compiling = [sys.executable, "-m", "compileall", "-q", str(path / "extractor")]
    subprocess.check_call(compiling)  # noqa: S603 - our own command
    return path


def _starts(sides: dict[str, Path], folder: Path, rounds: int) -> dict[str, float]:
    """Seconds of processor time of `import spacy`, and of one short text on both sides."""
    times: dict[str, list[float]] = {"import spacy": []}
    for _ in range(rounds + 1):
        times["import spacy"].append(_seconds([sys.executable, "-c", "import spacy"], folder))
        for side, path in sides.items():
            command = [sys.executable, "-m", "extractor", "run", "-"]
            times.setdefault(side, []).append(_seconds(command, folder, path, SHORT))
    # The first of each fills caches.
    return {name: round(statistics.median(seconds[1:]), 3) for name, seconds in times.items()}


def _ratio(
    sides: dict[str, Path], folder: Path, texts: Iterable[str], language: str, rounds: int
) -> dict[str, float]:
    """Milliseconds an article on both sides, and how many times quicker this one is."""
    lines = [
        json.dumps({"id": f"a{n}", "text": t, "language": language}) for n, t in enumerate(texts)
    ]
    command = [sys.executable, "-m", "extractor", "run", "--from", "jsonl", "--quiet", "-"]
    times: dict[str, list[float]] = {side: [] for side in sides}
    for _ in range(rounds + 1):
        for side, path in sides.items():
            all_, one = (
                _seconds(command, folder, path, "\n".join(said) + "\n")
                for said in (lines, lines[:1])
            )
            times[side].append(1000 * (all_ - one) / (len(lines) - 1))
    # The first round fills caches.
    here, there = times["here"][1:], times["there"][1:]
    ratio = statistics.median(theirs / ours for ours, theirs in zip(here, there, strict=True))
    medians = {"here": statistics.median(here), "there": statistics.median(there)}
    return {"articles": len(lines), **medians, "ratio": ratio}


def _seconds(command: list[str], folder: Path, path: Path | None = None, text: str = "") -> float:
    """Seconds of processor time of a command that reads the text, by the sources at a path."""
    cache = folder / f"cache-{path.name if path else 'none'}"
    environment = {**os.environ, "PYTHONPATH": str(path or ""), "EXTRACTOR_CACHE": str(cache)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 - our own command
        command,
        input=text.encode(),
        env=environment,
        cwd=path,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _table(found: dict[str, Any]) -> Iterator[str]:
    start = found["start"]
    share = start["here"] / start["import spacy"]
    yield f"{found['machine']}, load {found['load']}; against {found['revision']}"
    yield (
        f"start: {start['here']:.2f} s, there {start['there']:.2f} s, import spacy "
        f"{start['import spacy']:.2f} s: {share:.2f} of it (wanted {START}: {_met(share <= START)})"
    )
    for name, row in found["reading"].items():
        wanted = WANTED[name.split(" ")[1]]
        yield (
            f"{name:10} {row['articles']:4} articles: {row['here']:6.2f} ms, there {row['there']:6.2f} ms, "
            f"{row['ratio']:.2f} times as quick (wanted {wanted}: {_met(row['ratio'] >= wanted)})"
        )


def _met(met: bool) -> str:
    return "met" if met else "missed"


if __name__ == "__main__":
    main()
