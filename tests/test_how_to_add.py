"""`docs/how-to-add.md` from its first line to its last: files written, commands run, in its order."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from consoles import bash, sessions

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "how-to-add.md"
BLOCK = re.compile(r"(?:^`([\w./]+)`\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: the file that it is or "", its kind, and what is in it."""

    file: str
    kind: str
    body: str


def blocks() -> list[Block]:
    return [Block(m[1] or "", m[2], m[3]) for m in BLOCK.finditer(GUIDE.read_text("utf-8"))]


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    python = shlex.quote(sys.executable)
    functions = f'extractor() {{ {python} -m extractor "$@"; }}; python() {{ {python} "$@"; }}; '
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    return bash(functions + command, folder, env)


@pytest.mark.slow
def test_the_guide_holds_from_its_first_line_to_its_last(tmp_path: Path) -> None:
    for block in blocks():
        if block.file:
            path = tmp_path / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body, encoding="utf-8")
        elif block.kind == "console":
            for command, output in sessions(block.body):
                assert shell(command, tmp_path).stdout == output, command
        else:
            done = shell(block.body, tmp_path)
            assert done.returncode == 0, done.stdout


def test_the_guide_has_files_and_sessions() -> None:
    kinds = [block.kind for block in blocks() if not block.file]
    files = {block.file for block in blocks() if block.file}
    assert {"console", "sh"} == set(kinds)
    assert {"mine/companies.csv", "mine/en/investment.toml", "test_mine.py"} <= files
