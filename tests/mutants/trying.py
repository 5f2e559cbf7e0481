"""Tries whether the tests notice a guard that is gone: `make mutants`.

    python tests/mutants/trying.py [WORDS …]

Each mutant of `mutants.toml` whose name holds one of the words (all without any) is put into a copy of the
project, where its tests run. It is dead when one of them fails. Ends with exit code 1 where more than one in
ten live, and with a message where a mutant's text does not stand in its file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("mutants.toml")
COPIED = ("extractor", "rules", "tests", "samples", "corpus", "training", "pyproject.toml")
ALIVE_AT_MOST = 0.1
# Seconds: a mutant that does not end is noticed.
LONGEST = 600


@dataclass(frozen=True)
class Mutant:
    """One change of one file: the text that stands there once, what stands there then, and who has to notice."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def changed(self, source: str) -> str:
        """The source with the change. Raises ValueError where the text does not stand there once."""
        if (count := source.count(self.old)) != 1:
            raise ValueError(
                f"{TABLE.name}, {self.name!r}: {self.old!r} stands {count} times in {self.file}, "
                "not once; write the mutant anew"
            )
        return source.replace(self.old, self.new)


def mutants() -> list[Mutant]:
    """The mutants of the table."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["mutant"]
    return [Mutant(**{**row, "tests": tuple(row["tests"])}) for row in rows]


def main(words: Sequence[str]) -> int:
    """Try the mutants, and print which live."""
    chosen = [m for m in mutants() if not words or any(word in m.name for word in words)]
    for mutant in chosen:
        mutant.changed((ROOT / mutant.file).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = copied(Path(name))
        whole = sorted({test for mutant in chosen for test in mutant.tests})
        if said := noticed(folder, whole):
            sys.exit(f"the tests fail without a mutant:\n{said}")
        alive = [mutant for mutant in chosen if lives(mutant, folder)]
    print(f"{len(alive)} of {len(chosen)} mutants are alive")  # noqa: T201 - its answer
    return int(len(alive) > ALIVE_AT_MOST * len(chosen))


def copied(folder: Path) -> Path:
    """What the tests need of the project, in a folder."""
    skipped = shutil.ignore_patterns("__pycache__", "*.pyc")
    for part in COPIED:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=skipped)
        else:
            shutil.copy(source, folder / part)
    return folder


def lives(mutant: Mutant, folder: Path) -> bool:
    """Whether no test notices the mutant; it is taken back afterwards."""
    path = folder / mutant.file
    source = path.read_text(encoding="utf-8")
    path.write_text(mutant.changed(source), encoding="utf-8")
    try:
        said = noticed(folder, mutant.tests)
    finally:
        path.write_text(source, encoding="utf-8")
    print(f"{'dead ' if said else 'ALIVE'} {mutant.name} ({mutant.file})", flush=True)  # noqa: T201 - the same
    return not said


def noticed(folder: Path, tests: Sequence[str]) -> str:
    """What pytest says of the first test that fails in the folder; empty if all pass."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-m", "not slow", *tests]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"took more than {LONGEST} s"
    return done.stdout[-2000:] if done.returncode else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
