"""Rows about runs: when they were, what they read, what failed in them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

FINISHED = "finished"
_FAILURE = ("source", "stage", "code", "message", "mend")


def begin_run(store: sqlite3.Connection) -> int:
    """The number of the run that begins: of the last one if that did not finish, else a new one."""
    last = store.execute("SELECT id, status FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    if last and last[1] != FINISHED:
        store.execute("UPDATE runs SET status = 'running' WHERE id = ?", last[:1])
        number: int = last[0]
        return number
    now = datetime.now(UTC).isoformat(timespec="seconds")
    added = store.execute("INSERT INTO runs (status, started) VALUES ('running', ?)", (now,))
    assert added.lastrowid is not None  # noqa: S101 - a row was inserted
    return added.lastrowid


def end_run(store: sqlite3.Connection, run: int, summary: Mapping[str, int | str]) -> None:
    """Write how the run ended and what it read."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    names = ("status", "finished", "version", "rules", "read", "failed", "records")
    known = {"status": FINISHED, "finished": now, **summary}
    given = ", ".join(f"{name} = ?" for name in names)
    values = [known.get(name) for name in names]
    store.execute(f"UPDATE runs SET {given} WHERE id = ?", (*values, run))  # noqa: S608 - names of columns, above


def write_failure(store: sqlite3.Connection, run: int, failure: Mapping[str, str]) -> None:
    """Write an input that failed; it stands there once however often it comes."""
    row = (run, *(failure[name] for name in _FAILURE))
    store.execute("INSERT OR REPLACE INTO errors VALUES (?, ?, ?, ?, ?, ?)", row)
