"""Writes into a store which records tell of one deal, and which articles are near copies."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import InputError
from extractor.linking.grouping import groups
from extractor.linking.near_copies import near_copies
from extractor.linking.statement import statement
from extractor.writing.store.connecting import opened

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from extractor.linking.statement import Statement

_RECORDS = """
    SELECT r.key, r.document, d.published, r.json FROM records r
    JOIN documents d ON d.key = r.document ORDER BY r.key"""


class Linked(NamedTuple):
    """How many records and deals there are, and how many articles are copies of earlier ones."""

    records: int
    deals: int
    copies: int


def link(path: Path) -> Linked:
    """Find the deals and the copies of the whole store anew, and write them in one transaction.

    Raises InputError for a file that is no store, MissingExtra.
    """
    if not path.is_file():
        raise InputError(str(path), "no such store", "extractor run FOLDER -o news.db makes one")
    with closing(opened(path)) as store:
        texts = store.execute("SELECT key, text FROM documents ORDER BY key")
        copies = frozenset(near_copies(texts))
        found = groups(_records(store), copies)
        store.execute("BEGIN IMMEDIATE")
        store.execute("DELETE FROM events")
        store.execute("DELETE FROM copies")
        pairs = sorted((second, first) for first, second in copies)
        store.executemany("INSERT INTO copies VALUES (?, ?)", pairs)
        for group in found:
            store.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", _rows(store, group))
        store.execute("COMMIT")
    return Linked(sum(map(len, found)), len(found), len({copy for _, copy in copies}))


def _records(store: sqlite3.Connection) -> list[Statement]:
    rows = store.execute(_RECORDS)
    return [statement(key, document, day, json.loads(line)) for key, document, day, line in rows]


def _rows(store: sqlite3.Connection, group: Sequence[Statement]) -> list[tuple[int, str, int, str]]:
    event = _event(store, group[0])
    # The one that says most leads; of several the first.
    leading = max(group, key=lambda one: (len(one.fields), -one.key))
    disagree = json.dumps(disagreements(group), ensure_ascii=False)
    return [(one.key, event, int(one is leading), disagree) for one in group]


def disagreements(group: Sequence[Statement]) -> list[str]:
    """The fields that two of the records say, and say differently."""
    names = sorted({name for one in group for name in one.fields})
    said = {name: {one.fields[name] for one in group if name in one.fields} for name in names}
    return [name for name, values in said.items() if len(values) > 1]


def _event(store: sqlite3.Connection, first: Statement) -> str:
    """An id that the first record of the deal gives, so that it stays when others come."""
    asked = "SELECT d.id, d.source, r.id FROM records r JOIN documents d ON d.key = r.document WHERE r.key = ?"
    parts = store.execute(asked, (first.key,)).fetchone()
    return "evt_" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
