from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SAID = (
    "Norvale Works {n} will invest ${n} million in a mill in Ohio.",
    "가온전자{n}은 폴란드에 {n}억 유로를 투자하기로 했다.",
    "The weather of day {n} was fine in the town.",
)


def write_lines(path: Path) -> None:
    """600 short articles, and among them a few lines that are none."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(600):
            text = SAID[number % 3].format(n=number + 1)
            stream.write("{broken\n" if number % 97 == 5 else json.dumps({"text": text}) + "\n")


@pytest.fixture
def lines_file(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    write_lines(path)
    return path


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What an undisturbed run gives of these articles."""
    folder = tmp_path_factory.mktemp("whole")
    write_lines(folder / "articles.jsonl")
    command = [sys.executable, "-m", "extractor", "run", "articles.jsonl", "-o", "out", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 3, done.stderr
    return (folder / "out").read_bytes()
