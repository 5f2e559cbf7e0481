"""A cache of a test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.caching.store import VARIABLE, store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the cache, empty at first; ``started`` looks into it anew."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    started()
    yield tmp_path / "cache"
    started()


def started() -> None:
    """What a process does not know that has just begun."""
    store.cache_clear()
