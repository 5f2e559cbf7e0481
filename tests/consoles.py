"""Console blocks of the documents: their commands, and a shell that runs them."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def sessions(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output below it."""
    for piece in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, output = piece.partition("\n")
        yield command, output


# How far a run is, which it says only where it takes long: on a busy machine.
_PROGRESS = re.compile(r"^extractor: so far .*\n", re.MULTILINE)


def bash(script: str, folder: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run it; messages and results come in one stream, as a terminal shows them, without the progress."""
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    done.stdout = _PROGRESS.sub("", done.stdout)
    return done
