"""Marks what has changed since an earlier run: records that are new, gone, changed or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.comparing.differences import difference
from extractor.comparing.pairing import pair
from extractor.errors import InputError
from extractor.reviewing.page.gathering import is_quote, objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extractor.reviewing.page.gathering import Line, Reviewed

_RECORDS = "give the output of `extractor run` as JSON lines"


def earlier(name: str, lines: Iterable[str]) -> dict[str, list[Line]]:
    """The records of an earlier run, by the id of their document; its documents are not needed.

    Raises InputError for what is no output of `extractor run`.
    """
    records: dict[str, list[Line]] = {}
    for number, line in objects(name, lines):
        if line.get("type") not in ("record", "mention", "document"):
            raise InputError(f"{name}:{number}", "is no line of `extractor run`", _RECORDS)
        if line["type"] == "document":
            records.setdefault(str(line.get("id")), [])
        elif line["type"] == "record":
            records.setdefault(str(line["document"]["id"]), []).append(line)
    return records


def mark_changes(articles: Mapping[str, Reviewed], old: Mapping[str, list[Line]]) -> int:
    """Mark the records that have changed since ``old``, add those that are gone; return how many.

    A mark is the record's ``change``: its ``kind`` (added, removed, changed, moved), and ``fields``, what
    the changed ones were before; an empty string where they said nothing. Quotes that are not in the
    article's present text are left out.
    """
    return sum(_mark(article, old.get(name, [])) for name, article in articles.items())


def _mark(article: Reviewed, old: list[Line]) -> int:
    text = article.document["text"]
    pairs, gone, new = pair(old, article.records)
    same = {str(before.get("id")): str(after.get("id")) for before, after in pairs}
    marks: list[tuple[Line, dict[str, Any]]] = [(line, {"kind": "added"}) for line in new]
    for before, after in pairs:
        if mark := _change(before, after, same, text):
            marks.append((after, mark))
    marks += [(_in_text(line, text), {"kind": "removed"}) for line in gone]
    for line, mark in marks:
        line["change"] = mark
    article.records.extend(line for line, mark in marks if mark["kind"] == "removed")
    return len(marks)


def _change(before: Line, after: Line, same: Mapping[str, str], text: str) -> dict[str, Any] | None:
    """What has changed from one record to another; None where no value and no place has."""
    found = difference("", before, after, same)
    if found is None or found.kind == "metadata":
        return None
    changed = [field for field in found.fields if field.level == "value"]
    fields = {field.name: _in_text(field.old, text) or "" for field in changed}
    return {"kind": found.kind, **({"fields": fields} if changed else {})}


def _in_text(value: Any, text: str) -> Any:  # noqa: ANN401 - JSON is of any shape
    """The value without quotes that the text does not have in their place."""
    if isinstance(value, dict):
        return {name: _in_text(item, text) for name, item in value.items()}
    if isinstance(value, list):
        return [_in_text(item, text) for item in value if not is_quote(item) or _holds(item, text)]
    return value


def _holds(quote: Line, text: str) -> bool:
    return bool(text[quote["start"] : quote["end"]] == quote["text"])
