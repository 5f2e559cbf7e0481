"""Writes articles into a store: each once, in transactions, with what has changed since earlier runs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.writing.dicts import document_line, plain, record_line
from extractor.writing.store import record_rows as rows
from extractor.writing.store.connecting import opened
from extractor.writing.store.run_rows import begin_run, end_run, write_failure
from extractor.writing.store.syllables import paired

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extractor.writing.dicts import Entry
    from extractor.writing.sinks import Shaped

_DOCUMENT = ("id", "source", "url", "title", "published", "language", "text", "sha256")
_PARTS = {
    "parties": rows.parties,
    "amounts": rows.amounts,
    "places": rows.places,
    "spans": rows.spans,
}


@dataclass(frozen=True)
class StoreFormat:
    """The format of a SQLite file with tables, which later runs add to."""

    def shape(self, entry: Entry) -> Shaped:
        """The lines of the article, its records, and the claims about them."""
        claims = getattr(entry, "claims", ())
        return {
            "document": document_line(entry.article),
            "records": [record_line(record) for record in entry.records],
            "claims": [plain(claim) for claim in claims],
        }

    def open(self, path: Path | None) -> StoreSink:
        """A sink that writes into the file. Raises InputError for one that is no store."""
        if path is None:
            raise ValueError("a store needs a file: -o news.db")
        return StoreSink(path)


class _Known(NamedTuple):
    """A row of ``documents`` of one id and source."""

    key: int
    copy: int
    state: str
    run: int


class StoreSink:
    """Writes into a store. What is committed stays whatever happens; an article is there once."""

    def __init__(self, path: Path) -> None:
        self._path, self._made = path, not path.exists()
        self._store = opened(path)
        self._store.execute("BEGIN IMMEDIATE")
        self._run = begin_run(self._store)

    def write(self, shaped: Shaped) -> None:
        """Write one article, in the place of what an earlier run has of it.

        One that has not changed is left alone. Another one of the same id and source in one run
        is one of its own.
        """
        packed = rows.storable(rows.packed(shaped))
        shaped, state = json.loads(packed), hashlib.sha256(packed.encode()).hexdigest()
        document = shaped["document"]
        known = self._known(document)
        same = next((one for one in known if one.state == state), None)
        if same:
            self._store.execute("UPDATE documents SET run = ? WHERE key = ?", (self._run, same.key))
            return
        earlier = next((one for one in known if one.run != self._run), None)
        if earlier:
            self._replace(earlier.key, shaped, state)
        else:
            self._add(shaped, state, copy=len(known))

    def fail(self, failure: Mapping[str, str]) -> None:
        """Write an input that failed into ``errors``."""
        known = json.loads(rows.storable(rows.packed(dict(failure))))
        write_failure(self._store, self._run, known)

    def commit(self) -> None:
        """End the transaction, and begin the next."""
        self._store.execute("COMMIT")
        self._store.execute("BEGIN IMMEDIATE")

    def close(self, summary: Mapping[str, int | str]) -> None:
        """Complete the row of the run, and leave one file."""
        end_run(self._store, self._run, summary)
        self._store.execute("COMMIT")
        self._store.close()

    def abort(self) -> None:
        """Roll back what was not committed; a file that this run has made and not filled goes."""
        self._store.execute("ROLLBACK")
        filled = self._store.execute("SELECT EXISTS (SELECT 1 FROM runs)").fetchone()[0]
        self._store.close()
        if self._made and not filled:
            self._path.unlink(missing_ok=True)

    def _known(self, document: rows.Line) -> list[_Known]:
        asked = (
            "SELECT key, copy, state, run FROM documents WHERE id = ? AND source = ? ORDER BY copy"
        )
        found = self._store.execute(asked, (document["id"], document["source"] or ""))
        return [_Known(*row) for row in found]

    def _add(self, shaped: Shaped, state: str, *, copy: int) -> None:
        document = shaped["document"]
        columns = {name: document[name] for name in _DOCUMENT} | {
            "source": document["source"] or "",
            "copy": copy,
            "state": state,
            "first_run": self._run,
            "run": self._run,
        }
        key = self._insert("documents", columns)
        self._index(key, document["title"], document["text"])
        self._add_records(key, shaped, {})

    def _replace(self, key: int, shaped: Shaped, state: str) -> None:
        document = shaped["document"]
        asked = "SELECT title, text FROM documents WHERE key = ?"
        self._unindex(key, *self._store.execute(asked, (key,)).fetchone())
        told = {name: document[name] for name in _DOCUMENT if name not in {"id", "source"}}
        columns = told | {"state": state, "run": self._run}
        given = ", ".join(f"{name} = ?" for name in columns)
        update = f"UPDATE documents SET {given} WHERE key = ?"  # noqa: S608 - names of columns
        self._store.execute(update, (*columns.values(), key))
        self._index(key, document["title"], document["text"])
        found = self._store.execute("SELECT id, json, run FROM records WHERE document = ?", (key,))
        before = {name: (line, run) for name, line, run in found}
        self._store.execute("DELETE FROM records WHERE document = ?", (key,))
        self._add_records(key, shaped, before)

    def _add_records(
        self, document: int, shaped: Shaped, before: dict[str, tuple[str, int]]
    ) -> None:
        """Write the records, and what has changed against those ``before``: id to line and run."""
        numbered: dict[str, int] = {}
        for line in shaped["records"]:
            columns = rows.record_row(line)
            earlier, since = before.pop(line["id"], (None, self._run))
            if earlier != columns["json"]:
                since = self._run
                self._changed(document, line["id"], "changed" if earlier else "added", earlier)
            key = self._insert("records", {**columns, "document": document, "run": since})
            numbered[line["id"]] = key
            for table, parts in _PARTS.items():
                self._fill(table, [(key, *part) for part in parts(line)])
        for name, (earlier, _) in before.items():
            self._changed(document, name, "removed", earlier)
        self._fill("claims", _claims(shaped["claims"], numbered))

    def _changed(self, document: int, record: str, change: str, before: str | None) -> None:
        row = (self._run, document, record, change, before)
        self._store.execute("INSERT OR REPLACE INTO changes VALUES (?, ?, ?, ?, ?)", row)

    def _index(self, key: int, title: str | None, text: str) -> None:
        row = (key, paired(title or ""), paired(text))
        self._store.execute("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", row)

    def _unindex(self, key: int, title: str | None, text: str) -> None:
        row = (key, paired(title or ""), paired(text))
        asked = "INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
        self._store.execute(asked, row)

    def _insert(self, table: str, columns: Mapping[str, object]) -> int:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        asked = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of this module
        key = self._store.execute(asked, tuple(columns.values())).lastrowid
        assert key is not None  # noqa: S101 - a row was inserted
        return key

    def _fill(self, table: str, several: list[rows.Row]) -> None:
        if several:
            marks = ", ".join("?" * len(several[0]))
            self._store.executemany(f"INSERT INTO {table} VALUES ({marks})", several)  # noqa: S608 - a name of this module


def _claims(claims: list[dict[str, Any]], numbered: Mapping[str, int]) -> list[rows.Row]:
    counted = dict.fromkeys(numbered, 0)
    found: list[rows.Row] = []
    for claim in claims:
        name = claim["record"]
        found.append((numbered[name], counted[name], *rows.claim_row(claim)))
        counted[name] += 1
    return found
