"""The page for ``man extractor`` says what the help says."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from extractor.cli import EXIT_CODES, commands
from extractor.configuring.optionnames import leaves
from extractor.manpage import man_page


def test_every_command_and_every_option_stands_in_it() -> None:
    page = man_page().replace(r"\-", "-")
    sections = re.split(r"^\.SS\n\\fBextractor (.*?)\\fR", page, flags=re.MULTILINE)[1:]
    found = dict(zip(sections[::2], sections[1::2], strict=True))
    assert [*found] == [name.replace(".", " ") for name, _ in leaves(commands)]
    for name, command in leaves(commands):
        section = found[name.replace(".", " ")]
        options = [one for one in command.params if isinstance(one, click.Option)]
        heads = re.findall(r"^\.TP\n\\fB(.*?)\\fR$", section, re.MULTILINE)
        for option in options:
            assert [head for head in heads if option.opts[-1] in head], (name, option.opts)


def test_only_what_man_knows_begins_with_a_dot() -> None:
    lines = man_page().splitlines()
    known = {".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi"}
    assert {line.split()[0] for line in lines if line.startswith((".", "'"))} == known


def test_exit_codes_are_those_of_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| .*? \|$", readme, re.MULTILINE)
    assert rows == [*EXIT_CODES]


@pytest.mark.skipif(not shutil.which("man"), reason="there is no man")
def test_man_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "extractor.1"
    path.write_text(man_page(), encoding="utf-8")
    command = ["man", "--warnings", "--encoding=UTF-8", "-l", str(path)]
    env = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    shown = re.sub(r".\x08", "", done.stdout)
    assert "\n   extractor run [OPTIONS] INPUT...\n" in shown
    assert "\nEXIT STATUS\n       0      every input was read" in shown
