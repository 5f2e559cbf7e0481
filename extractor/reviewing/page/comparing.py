"""Marks what has changed since an earlier run: records that are new, gone, changed or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.reviewing.differences import paired, without_places
from extractor.reviewing.page.gathering import is_quote, objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extractor.reviewing.page.gathering import Line, Reviewed

_NOT_COMPARED = {"type", "schema", "id", "document", "rules", "change"}
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
    pairs, gone, new = paired(list(old), list(article.records))
    marks = [(line, {"kind": "added"}) for line in new]
    marks += [(after, mark) for before, after in pairs if (mark := _change(before, after, text))]
    marks += [(_in_text(line, text), {"kind": "removed"}) for line in gone]
    for line, mark in marks:
        line["change"] = mark
    article.records.extend(line for line, mark in marks if mark["kind"] == "removed")
    return len(marks)


def _change(before: Line, after: Line, text: str) -> dict[str, Any] | None:
    """What has changed from one record to another; None where nothing has."""
    names = [name for name in dict.fromkeys([*before, *after]) if name not in _NOT_COMPARED]
    if all(before.get(name) == after.get(name) for name in names):
        return None
    was, now = without_places(before), without_places(after)
    changed = [name for name in names if was.get(name) != now.get(name)]
    fields = {name: _in_text(before.get(name), text) or "" for name in changed}
    return {"kind": "changed", "fields": fields} if changed else {"kind": "moved"}


def _in_text(value: Any, text: str) -> Any:  # noqa: ANN401 - JSON is of any shape
    """The value without quotes that the text does not have in their place."""
    if isinstance(value, dict):
        return {name: _in_text(item, text) for name, item in value.items()}
    if isinstance(value, list):
        return [_in_text(item, text) for item in value if not is_quote(item) or _holds(item, text)]
    return value


def _holds(quote: Line, text: str) -> bool:
    return bool(text[quote["start"] : quote["end"]] == quote["text"])
