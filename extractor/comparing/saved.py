"""Reads what `extractor run` and `extractor explain` wrote, as a run to compare."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.comparing.jsonobjects import lines_of, objects
from extractor.comparing.quotes import is_quote
from extractor.comparing.run import Document, Run
from extractor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.comparing.run import Line

SCHEMA = 1
_MEND = "write the records again: `extractor run INPUT -o records.jsonl`"
_LISTS = ("investors", "recipients", "countries", "places", "equivalents", "attribution")
_TABLES = ("amount", "stake", "round", "period", "announced", "purpose")
# What each entry of a list is called by.
_NAMES = {"countries": "code", "equivalents": "low"}


def read_run(name: str) -> Run:
    """The run that a file, or standard input for ``-``, holds.

    Raises InputError, with file and line, for what `extractor` has not written.
    """
    with lines_of(name) as lines:
        return run_of(name, objects(name, lines))


def run_of(name: str, lines: Iterable[tuple[int, Line]]) -> Run:
    """The run of numbered lines: records, documents, mentions, errors and claims, as they come."""
    documents: dict[str, Document] = {}
    complete = False
    for number, line in lines:
        where = f"{name}:{number}"
        identity = _document_of(line, where)
        known = documents.get(identity, Document(identity))
        if line.get("type") == "document":
            complete = True
        documents[identity] = _added(known, line, where)
    return Run(name, documents, complete)


def _document_of(line: Line, where: str) -> str:
    """The id of the article that a line is about; that of a failed input is its name."""
    if line.get("type") == "document":
        identity = line.get("id")
    elif "error" in line and "type" not in line:
        identity = line.get("source")
    else:
        named = line.get("document")
        identity = named.get("id") if isinstance(named, dict) else named
    if not isinstance(identity, str):
        raise InputError(where, "says of no document", _MEND)
    return identity


def _added(known: Document, line: Line, where: str) -> Document:
    kind = line.get("type")
    if kind == "record":
        check_record(line, where)
        return replace(known, records=(*known.records, line), file=known.file or _file(line))
    if kind == "document":
        if known.text is not None:
            what = f"document {known.id!r} comes a second time"
            raise InputError(where, what, "give each article an id of its own")
        return replace(known, text=str(line.get("text", "")), file=_file({"document": line}))
    if kind == "mention":
        return known
    if kind is None and "error" in line:
        return replace(known, error=str(line["error"]))
    if kind is None and isinstance(line.get("amounts"), list):
        return replace(known, amounts=(*known.amounts, *line["amounts"]))
    raise InputError(where, f"is no line of `extractor run`: type {kind!r}", _MEND)


def _file(line: Line) -> Path | None:
    source = line["document"].get("source")
    return Path(source) if isinstance(source, str) else None


def check_record(line: Line, where: str) -> None:
    """Raise InputError where a record has not the form that `extractor run` writes."""
    if line.get("schema") != SCHEMA:
        raise InputError(where, f"has schema {line.get('schema')!r}, not {SCHEMA}", _MEND)
    for name in _LISTS:
        key = _NAMES.get(name, "name")
        _require(where, name, isinstance(line.get(name) or [], list))
        _require(where, name, all(_has(one, key) for one in line.get(name) or ()))
    for name in _TABLES:
        _require(where, name, isinstance(line.get(name) or {}, dict))
    _require(where, "evidence", all(map(is_quote, line.get("evidence") or ())))
    for amount in (line.get("amount"), *(line.get("equivalents") or ())):
        _require(where, "amount", not amount or all(map(_is_number, map(amount.get, _BOUNDS))))
    _require(where, "spans", _spans_are_quotes(line))


_BOUNDS = ("low", "high")


def _require(where: str, name: str, holds: bool) -> None:
    if not holds:
        raise InputError(where, f"a record whose {name!r} is not as the output writes it", _MEND)


def _has(value: object, key: str) -> bool:
    return isinstance(value, dict) and isinstance(value.get(key), str)


def _is_number(value: object) -> bool:
    try:
        return isinstance(value, str) and Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _spans_are_quotes(value: Any) -> bool:  # noqa: ANN401 - JSON is of any shape
    if isinstance(value, dict):
        spans = value.get("spans", [])
        own = isinstance(spans, list) and all(map(is_quote, spans))
        return own and all(map(_spans_are_quotes, value.values()))
    return all(map(_spans_are_quotes, value)) if isinstance(value, list) else True
