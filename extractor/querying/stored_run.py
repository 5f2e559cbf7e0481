"""Reads back what a store holds, as the JSON lines of a run: what compares or shows runs takes either."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeAlias

from extractor.errors import InputError
from extractor.querying.connection import opened_to_read
from extractor.writing.dicts import SCHEMA
from extractor.writing.store.record_rows import SPAN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Line: TypeAlias = dict[str, Any]

_DOCUMENT = ("id", "source", "url", "title", "published", "language", "text", "sha256")
# Of the first sentence that states the record; that is the sentence of its amount.
_CLAIM = ("about", "says", "won", "ground", "strength", "rule")
_FAILURE = ("source", "stage", "code", "message", "mend")


def stored_lines(path: Path, *, claims: bool = False) -> Iterator[Line]:
    """Each document of a store and its records, as JSON lines have them, then what failed in the last run.

    Of documents of one id those behind the first are called by their source too. ``claims``: behind its records also the document's
    line of claims, as `extractor explain --format json` has it, for each record with an amount; they
    are not yet in words. Raises InputError for a file that is not there or is no store.
    """
    with closing(opened_to_read(path)) as store:
        # What limits questions is not for reading a store through.
        store.set_progress_handler(None, 0)
        try:
            yield from _documents(store, claims=claims)
            yield from _failures(store)
        except sqlite3.DatabaseError as error:
            raise InputError(str(path), f"cannot be read as a store: {error}") from error


def _documents(store: sqlite3.Connection, *, claims: bool) -> Iterator[Line]:
    seen: set[str] = set()
    asked = f"SELECT key, copy, {', '.join(_DOCUMENT)} FROM documents ORDER BY key"  # noqa: S608 - names of columns
    for key, copy, *values in store.execute(asked):
        document = dict(zip(_DOCUMENT, values, strict=True))
        if document["id"] in seen:
            document["id"] += f" ({document['source']}{f', {copy + 1}' if copy else ''})"
        seen.add(document["id"])
        document["source"] = document["source"] or None
        yield {"type": "document", "schema": SCHEMA, **document}
        records = _records(store, key, document["id"])
        yield from records.values()
        if claims and records:
            found = [(number, one) for number, one in records.items() if one["amount"]]
            amounts = [_amount(store, number, record) for number, record in found]
            yield {"document": document["id"], "amounts": amounts}


def _records(store: sqlite3.Connection, document: int, identity: str) -> dict[int, Line]:
    """The records of a document by their keys."""
    asked = "SELECT key, json FROM records WHERE document = ? ORDER BY key"
    found = {key: json.loads(line) for key, line in store.execute(asked, (document,))}
    for record in found.values():
        record["document"]["id"] = identity
    return found


def _failures(store: sqlite3.Connection) -> Iterator[Line]:
    asked = f"SELECT {', '.join(_FAILURE)} FROM errors WHERE run = (SELECT max(id) FROM runs)"  # noqa: S608 - names of columns
    for failure in store.execute(asked):
        yield dict(zip(_FAILURE, failure, strict=True))


def _amount(store: sqlite3.Connection, key: int, record: Line) -> Line:
    """The amount of a record with the claims about it."""
    columns = ", ".join((*_CLAIM, "text", "start", '"end"'))
    asked = f"SELECT {columns} FROM claims WHERE record = ? AND telling = 0 ORDER BY position"  # noqa: S608 - names of columns
    claims = [_claim(row) for row in store.execute(asked, (key,))]
    span = record["amount"]["spans"][0]
    return {"amount": {"span": span}, "record": record["id"], "claims": claims}


def _claim(row: tuple[Any, ...]) -> Line:
    known, words = row[: len(_CLAIM)], row[len(_CLAIM) :]
    said = dict(zip(_CLAIM, known, strict=True))
    quote = dict(zip(SPAN, words, strict=False)) if words[0] is not None else None
    return {**said, "won": bool(said["won"]), "words": quote}
