"""The recipe for Spark in `docs/scaling.md`: its function over frames, as Spark calls it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "scaling.md"
TEXT = "Norvale Works will invest $3 million in a mill in Ohio."
ROWS = [
    ("https://news.example/1", TEXT, "2026-03-02"),
    ("https://news.example/2", "", None),
    ("https://news.example/3", TEXT, None),
    ("https://news.example/4", "No sum stands here.", "2026-03-02"),
    ("https://news.example/5", TEXT, "soon"),
]


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the recipe defines. Spark is not here: its name alone is."""
    sql: Any = ModuleType("pyspark.sql")
    sql.SparkSession = None
    monkeypatch.setitem(sys.modules, "pyspark", ModuleType("pyspark"))
    monkeypatch.setitem(sys.modules, "pyspark.sql", sql)
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    defined: dict[str, Any] = {"__name__": "recipe"}
    exec(code, defined)  # noqa: S102 - of this repository
    return defined


def test_a_row_for_each_record_and_for_each_failure(recipe: dict[str, Any]) -> None:
    names = ["url", "text", "published"]
    frames = iter([pd.DataFrame(ROWS[:2], columns=names), pd.DataFrame(ROWS[2:], columns=names)])
    found = pd.concat(recipe["records"](frames))
    assert list(found.columns) == [field.split()[0] for field in recipe["SCHEMA"].split(", ")]
    told = found[found.error.isna()]
    assert told.url.tolist() == ["https://news.example/1", "https://news.example/3"]
    for line in told.record:
        assert json.loads(line)["amount"]["low"] == "3000000"
    failed = found[found.record.isna()]
    assert failed.url.tolist() == ["https://news.example/2", "https://news.example/5"]
    assert failed.error.str.contains("is empty|is no date").all()
