"""Every command and every program of the two READMEs, run, against what they show."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from consoles import bash, sessions

from extractor.writing.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ko.md")
_BLOCK = re.compile(r"^```(console|sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: its README, line and kind (console, sh, python), and what is in it."""

    readme: str
    line: int
    kind: str
    body: str


def blocks() -> Iterator[Block]:
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        for match in _BLOCK.finditer(text):
            yield Block(name, text.count("\n", 0, match.start()) + 1, match[1], match[2])


def of_kind(kind: str) -> list[Block]:
    return [block for block in blocks() if block.kind == kind]


def commands(body: str) -> list[str]:
    return [line for line in body.splitlines() if line.strip() and not line.startswith("#")]


def ident(block: Block) -> str:
    return f"{block.readme}:{block.line}"


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment whose `extractor` is this one, in a folder with the samples."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "extractor"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m extractor "$@"\n')
    program.chmod(0o755)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "HOME": str(tmp_path),
    }


@pytest.mark.slow
@pytest.mark.parametrize("block", of_kind("console"), ids=ident)
def test_a_session_shows_what_comes(block: Block, tmp_path: Path, shell: dict[str, str]) -> None:
    found = list(sessions(block.body))
    assert found
    for command, output in found:
        done = bash(command, tmp_path, shell)
        shown = [line.rstrip() for line in output.splitlines()]
        assert [line.rstrip() for line in done.stdout.splitlines()] == shown, command


@pytest.mark.slow
@pytest.mark.parametrize("block", of_kind("sh"), ids=ident)
def test_commands_run(block: Block, tmp_path: Path, shell: dict[str, str]) -> None:
    lines = commands(block.body)
    own = [line for line in lines if not line.startswith("make ")]
    done = bash("set -euo pipefail\n" + "\n".join(own), tmp_path, shell)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("readme", READMES)
def test_make_commands_are_targets(readme: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    text = (ROOT / readme).read_text(encoding="utf-8")
    named = set(re.findall(r"^make ([a-z]+)", text, re.MULTILINE))
    named |= set(re.findall(r"`make ([a-z]+)`", text))
    assert {"run", "test"} <= named <= targets


@pytest.mark.parametrize("block", of_kind("python"), ids=ident)
def test_a_program_prints_what_its_comments_say(block: Block) -> None:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(block.body, ident(block), "exec"), {})  # noqa: S102 - the README's own lines
    expected = [line[2:] for line in block.body.splitlines() if line.startswith("# ")]
    assert said.getvalue().splitlines() == expected


@pytest.mark.parametrize("readme", READMES)
def test_every_field_of_a_record_is_explained(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    explained = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    assert set(schema()["$defs"]["record"]["properties"]) <= explained


@pytest.mark.parametrize("readme", READMES)
def test_links_lead_to_files(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", text)
    assert targets
    assert not [target for target in targets if not (ROOT / target).exists()]


def test_the_two_readmes_show_the_same_things() -> None:
    """As many blocks of each kind, and the same tables of fields and exit codes."""
    english, korean = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    kinds = [[match[1] for match in _BLOCK.finditer(text)] for text in (english, korean)]
    assert kinds[0] == kinds[1]
    rows = [
        re.findall(r"^\| (`?[a-z0-9_`, ]+) \|", text, re.MULTILINE) for text in (english, korean)
    ]
    assert rows[0] == rows[1]


def test_the_changelog_has_this_version() -> None:
    from extractor import __version__  # noqa: PLC0415 - what the test is about

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(__version__)}\]", text, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["readme"] == "README.md"
