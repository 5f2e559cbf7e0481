"""Opens a store to read it, and nothing else: no write, no other file, no question without end."""

from __future__ import annotations

import sqlite3
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.writing.dicts import decimal
from extractor.writing.store.connecting import check

if TYPE_CHECKING:
    from pathlib import Path

# How long one question may take, in seconds, and how often that is looked at, in steps of SQLite.
PATIENCE, _STEPS = 60, 10_000
_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
# data_version is what full-text search asks for itself.
_PRAGMAS = {
    "data_version",
    "foreign_key_list",
    "index_info",
    "index_list",
    "table_info",
    "table_list",
}
_FORBIDDEN = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"}


class ExactSum:
    """The SQL function ``exact_sum``: plain decimal text added up without rounding."""

    def __init__(self) -> None:
        self._sum: Decimal | None = None

    def step(self, figure: str | int | None) -> None:
        """Add one; NULL is passed over."""
        if figure is not None:
            self._sum = (self._sum or Decimal(0)) + Decimal(figure)

    def finalize(self) -> str | None:
        """The sum as plain decimal text; NULL of nothing."""
        return None if self._sum is None else decimal(self._sum)


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A connection to the store at ``path`` on which every statement but a question fails.

    Raises InputError for a file that is not there or is no store.
    """
    where = str(path)
    if not path.is_file():
        raise InputError(where, "no such store", "extractor run FOLDER -o news.db makes one")
    try:
        connection = _connection(path)
        check(connection, where)
    except sqlite3.DatabaseError as error:
        raise InputError(where, f"cannot be read as a store: {error}") from error
    aggregate: Any = ExactSum
    connection.create_aggregate("exact_sum", 1, aggregate)
    # Full-text search is set up here: what it does for that is more than asking.
    connection.execute("SELECT rowid FROM search LIMIT 0")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.set_authorizer(_authorize)
    _limit(connection)
    return connection


def _connection(path: Path) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # A folder that nobody may write to: nothing changes there.
        return sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    return connection


def _authorize(
    action: int, first: str | None, second: str | None, _schema: str | None, _by: str | None
) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        allowed = (first or "").lower() in _PRAGMAS
    else:
        allowed = action in _ALLOWED and (second or "").lower() not in _FORBIDDEN
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _limit(connection: sqlite3.Connection) -> None:
    """End what takes too long; between its steps Ctrl-C is heard too."""
    end = time.monotonic() + PATIENCE
    connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
