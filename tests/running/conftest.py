from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SAID = (
    "Norvale Works {n} will invest ${n} million in a mill in Ohio.",
    "가온전자{n}은 폴란드에 {n}억 유로를 투자하기로 했다.",
    "The weather of day {n} was fine in the town.",
)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of 600 short articles, and among them a few lines that are none."""
    path = tmp_path / "articles.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(600):
            text = SAID[number % 3].format(n=number + 1)
            stream.write("{broken\n" if number % 97 == 5 else json.dumps({"text": text}) + "\n")
    return path
