"""Opens a store to write to, and makes one where there is none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from extractor.errors import InputError

# "INVR": what marks a SQLite file as a store of this program, and the form of its tables.
APPLICATION, VERSION = 0x494E5652, 1
# How long another program may hold the store, in seconds.
_PATIENCE = 60
_TABLES = Path(__file__).with_name("tables.sql")


def opened(path: Path) -> sqlite3.Connection:
    """A connection that writes, in WAL mode, to the store at ``path``, which is made if there is none.

    Raises InputError for a file that is no store, or one of another version.
    """
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        _prepare(connection, str(path))
    except sqlite3.DatabaseError as error:
        connection.close()
        raise InputError(str(path), f"cannot be used as a store: {error}") from error
    except InputError:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, where: str) -> None:
    check(connection, where, empty=True)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")
    if _pragma(connection, "user_version") == 0:
        for statement in _statements(_TABLES.read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def check(connection: sqlite3.Connection, where: str, *, empty: bool = False) -> None:
    """Raise InputError unless the file is a store of this version, or where allowed an empty one."""
    version = _pragma(connection, "user_version")
    marked = _pragma(connection, "application_id") == APPLICATION
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if empty and not tables and not version:
        return
    if not marked:
        raise InputError(where, "is a database of another program", "name a new file")
    if version != VERSION:
        mend = "write a new one with this version"
        raise InputError(where, f"is a store of version {version}, not {VERSION}", mend)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _statements(script: str) -> list[str]:
    """The statements of a script: ``executescript`` would commit before the first."""
    found, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found
