"""Takes the lines that `extractor run` and `extractor explain` wrote for a run to compare."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.comparing.run import Document, Run
from extractor.comparing.run_lines import run_lines
from extractor.comparing.shapes import is_explained, misshapen
from extractor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.comparing.run import Line
    from extractor.comparing.run_lines import Worded

SCHEMA = 1
_MEND = "write the records again: `extractor run INPUT -o records.jsonl`"


def read_run(name: str, worded: Worded | None = None) -> Run:
    """The run that a file, or standard input for ``-``, holds; ``worded``: see ``run_lines``.

    Raises InputError, with file and line, for what `extractor` has not written.
    """
    with run_lines(name, worded) as lines:
        return run_of(name, lines)


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
    elif is_failure(line):
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
        _require(where, line)
        return replace(known, records=(*known.records, line), file=known.file or _file(line))
    if kind == "document":
        if known.text is not None:
            what = f"document {known.id!r} comes a second time"
            raise InputError(where, what, "give each article an id of its own")
        return replace(known, text=str(line.get("text", "")), file=_file({"document": line}))
    if kind == "mention":
        return known
    if is_failure(line):
        mend = f" ({line['mend']})" if line.get("mend") else ""
        return replace(known, error=f"{line['message']}{mend}")
    if kind is None and isinstance(line.get("amounts"), list):
        if not all(map(is_explained, line["amounts"])):
            what = "is not as `extractor explain --format json` writes it"
            raise InputError(where, what, "write the claims again")
        return replace(known, amounts=(*known.amounts, *line["amounts"]))
    raise InputError(where, f"is no line of `extractor run`: type {kind!r}", _MEND)


def is_failure(line: Line) -> bool:
    """Whether it is a line of `extractor run --errors`."""
    return "type" not in line and {"source", "code", "message"} <= line.keys()


def _file(line: Line) -> Path | None:
    source = line["document"].get("source")
    return Path(source) if isinstance(source, str) else None


def _require(where: str, record: Line) -> None:
    """Raise InputError where a record has not the form that `extractor run` writes."""
    if record.get("schema") != SCHEMA:
        raise InputError(where, f"has schema {record.get('schema')!r}, not {SCHEMA}", _MEND)
    for name in misshapen(record):
        raise InputError(where, f"a record whose {name!r} is not as the output writes it", _MEND)
