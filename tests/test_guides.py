"""The guides in `docs/` from the first line to the last: files written, commands run, in their order."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import srsly  # type: ignore[import-untyped]
from consoles import bash, sessions

ROOT = Path(__file__).parents[1]
GUIDES = ("how-to-add.md", "reviewing.md", "settings.md")
BLOCK = re.compile(r"(?:^`([\w./]+)`\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WORKFLOW = ".github/workflows/records.yml"


class Block(NamedTuple):
    """A fenced block: the file that it is or "", its kind, and what is in it."""

    file: str
    kind: str
    body: str


def blocks(guide: str) -> list[Block]:
    text = (ROOT / "docs" / guide).read_text("utf-8")
    return [Block(m[1] or "", m[2], m[3]) for m in BLOCK.finditer(text)]


def shell(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    python = shlex.quote(sys.executable)
    programs = {
        "extractor": "-m extractor",
        "pytest": "-m pytest -p no:cacheprovider",
        "python": "",
    }
    functions = "; ".join(
        f'{name}() {{ {python} {options} "$@"; }}' for name, options in programs.items()
    )
    env = {name: value for name, value in os.environ.items() if name not in {"CI", "COLUMNS"}}
    author = {
        f"GIT_{role}_{field}": "a"
        for role in ("AUTHOR", "COMMITTER")
        for field in ("NAME", "EMAIL")
    }
    env |= {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **author, **more}
    return bash(f"{functions}; {command}", folder, env)


def timeless(output: str) -> str:
    return re.sub(r"in \d+\.\d+s", "in 1.00s", output)


def read_workflow(text: str) -> dict[str, Any]:
    workflow: dict[str, Any] = srsly.yaml_loads(text)
    return workflow


def test_the_workflow_is_one() -> None:
    """YAML of the form that GitHub documents: what it may do, and for each variable where it comes from."""
    (text,) = [block.body for block in blocks("reviewing.md") if block.file == WORKFLOW]
    workflow = read_workflow(text)
    assert set(workflow) == {"name", "on", "permissions", "env", "jobs"}
    assert workflow["on"] == "pull_request"
    assert workflow["permissions"] == {"contents": "read", "pull-requests": "write"}
    steps = workflow["jobs"]["diff"]["steps"]
    assert all(("uses" in step) != ("run" in step) for step in steps)
    # What came before runs on a Node.js that runners no longer have.
    used = [step["uses"] for step in steps if "uses" in step]
    assert used == ["actions/checkout@v7", "actions/setup-python@v7"]
    # Without all of the history there is no base to compare with.
    assert steps[0]["with"] == {"fetch-depth": 0}
    for step in steps:
        variables = set(re.findall(r"\$(\w+)", step.get("run", "")))
        assert variables <= {*workflow["env"], *step.get("env", {})}


@pytest.mark.slow
@pytest.mark.parametrize("guide", GUIDES)
def test_the_guide_holds_from_its_first_line_to_its_last(tmp_path: Path, guide: str) -> None:
    for block in blocks(guide):
        if block.file:
            path = tmp_path / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body, encoding="utf-8")
        elif block.kind == "console":
            for command, output in sessions(block.body):
                assert timeless(shell(command, tmp_path).stdout) == output, command
        elif block.kind == "sh":
            done = shell(block.body, tmp_path)
            assert done.returncode == 0, done.stdout
    if (tmp_path / WORKFLOW).exists():
        run_workflow(tmp_path)


def run_workflow(folder: Path) -> None:
    """The steps of the workflow that are this project's, on the state that the guide ends in."""
    workflow = read_workflow((folder / WORKFLOW).read_text("utf-8"))
    steps = [step["run"] for step in workflow["jobs"]["diff"]["steps"] if "run" in step]
    own = [step for step in steps if step.startswith(("extractor", "pytest"))]
    assert len(own) == 3
    subprocess.run(
        ["git", "update-ref", "refs/remotes/origin/main", "HEAD"], cwd=folder, check=True
    )
    for step in own:
        old = workflow["env"]["OLD"].replace("${{ github.base_ref }}", "main")
        done = shell(step, folder, OLD=old)
        assert done.returncode == 0, done.stdout
    (comment,) = [step for step in steps if step.startswith("gh ")]
    done = shell(f'gh() {{ echo "$@"; }}; {comment}', folder, NUMBER="7")
    assert done.stdout == "pr comment 7 --edit-last --create-if-none --body-file diff.md\n"
    assert "| 0 | 0 | 1 |" in (folder / "diff.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("guide", "files"),
    [
        ("how-to-add.md", {"mine/companies.csv", "mine/en/investment.toml", "test_mine.py"}),
        ("reviewing.md", {"articles/canada.txt", "mine/currencies.toml", WORKFLOW}),
        ("settings.md", {"extractor.toml"}),
    ],
)
def test_the_guide_has_files_and_sessions(guide: str, files: set[str]) -> None:
    found = blocks(guide)
    assert {"console", "sh"} <= {block.kind for block in found if not block.file}
    assert files <= {block.file for block in found}
