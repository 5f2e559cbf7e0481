"""A real bash completes commands, options, their values and names of files."""

from __future__ import annotations

import os
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from extractor.cli import commands
from extractor.configuring.optionnames import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash"),
]
SETTINGS = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
(LINE,) = re.findall(r"^eval .*bash_source.*$", SETTINGS, re.MULTILINE)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[int]:
    """A bash on a terminal that has read the line of the documentation, in a folder with a file."""
    pty = pytest.importorskip("pty")
    program = tmp_path / "bin" / "extractor"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m extractor "$@"\n')
    program.chmod(0o755)
    (tmp_path / "articles-of-today.txt").touch()
    (tmp_path / "profile").write_text(f"PS1='ready> '\n{LINE}\n")
    near, far = pty.openpty()
    env = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "TERM": "dumb",
        "LANG": "C.UTF-8",
        "INPUTRC": os.devnull,
    }
    command = ["bash", "--noprofile", "--rcfile", str(tmp_path / "profile"), "-i"]
    with subprocess.Popen(
        command, stdin=far, stdout=far, stderr=far, cwd=tmp_path, env=env, start_new_session=True
    ) as process:
        os.close(far)
        shown(near, "ready> ")
        yield near
        process.kill()
    os.close(near)


def shown(terminal: int, wanted: str) -> str:
    """What the terminal shows until it shows this, or for at most twenty seconds."""
    found, until = "", time.monotonic() + 20
    while wanted not in found and time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            found += os.read(terminal, 4096).decode(errors="replace")
    return found


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("extractor doc", "extractor doctor "),
        ("extractor run --on-", "extractor run --on-error "),
        ("extractor run --on-error s", "extractor run --on-error stop "),
        ("extractor run --format x", "extractor run --format xlsx "),
        ("extractor run arti", "extractor run articles-of-today.txt "),
        ("extractor run -o arti", "extractor run -o articles-of-today.txt "),
        ("extractor diff arti", "extractor diff articles-of-today.txt "),
        ("extractor rules ch", "extractor rules check "),
        ("extractor query news.db dest", "extractor query news.db destinations "),
    ],
)
def test_tab(terminal: int, typed: str, completed: str) -> None:
    os.write(terminal, f"{typed}\t".encode())
    assert completed in shown(terminal, completed)


def test_two_tabs_list_what_may_follow(terminal: int) -> None:
    os.write(terminal, b"extractor exp\t\t")
    assert re.search(r"explain +export", shown(terminal, "export"))


def test_what_takes_a_file_completes_its_name() -> None:
    for name, command in leaves(commands):
        ctx = click.Context(command)
        for one in command.params:
            if getattr(one, "metavar", None) in {"FILE", "INPUT...", "OLD", "NEW", "RECORDS"}:
                assert [item.type for item in one.shell_complete(ctx, "a")] == ["file"], (name, one)
