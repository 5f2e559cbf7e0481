"""Marks what has changed since an earlier run: records that are new, gone, changed or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.comparing.differences import difference, ids
from extractor.comparing.pairing import pair
from extractor.comparing.quotes import is_quote
from extractor.writing.dicts import decimal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.comparing.differences import Difference
    from extractor.comparing.run import Line, Run
    from extractor.reviewing.page.gathering import Reviewed

# Differences that a page shows: other rules for the same values are none.
_SHOWN = ("changed", "moved")


def mark_changes(articles: Mapping[str, Reviewed], old: Run) -> int:
    """Mark the records that have changed since ``old``, add those that are gone; return how many.

    A mark is the record's ``change``: its ``kind`` (added, removed, changed, moved); ``fields``, what the
    changed ones were before, an empty string where they said nothing; and ``factors``, the power of
    ten by which an amount, or one that restates it, is off. Quotes that are not in the article's present text are left out.
    """
    documents = old.documents
    before = {name: documents[name].records for name in articles if name in documents}
    return sum(_mark(article, before.get(name, ())) for name, article in articles.items())


def _mark(article: Reviewed, old: Sequence[Line]) -> int:
    text, name = article.document["text"], article.document["id"]
    pairs, gone, new = pair(old, article.records)
    same = ids(pairs)
    changes = [(after, difference(name, before, after, same)) for before, after in pairs]
    marks = [(line, {"kind": "added"}) for line in new]
    marks += [(line, _change(one, text)) for line, one in changes if one and one.kind in _SHOWN]
    removed = [_in_text(line, text) for line in gone]
    marks += [(line, {"kind": "removed"}) for line in removed]
    for line, mark in marks:
        line["change"] = mark
    article.records.extend(removed)
    return len(marks)


def _change(one: Difference, text: str) -> dict[str, Any]:
    values = [field for field in one.fields if field.level == "value"]
    fields = {field.name: _in_text(field.old, text) or "" for field in values}
    factors = {field.name: decimal(field.factor) for field in values if field.factor}
    mark = {"kind": one.kind, "fields": fields}
    return {**mark, "factors": factors} if factors else mark


def _in_text(value: Any, text: str) -> Any:  # noqa: ANN401 - JSON is of any shape
    """The value without quotes that the text does not have in their place."""
    if isinstance(value, dict):
        return {name: _in_text(item, text) for name, item in value.items()}
    if isinstance(value, list):
        return [_in_text(item, text) for item in value if not is_quote(item) or _holds(item, text)]
    return value


def _holds(quote: Line, text: str) -> bool:
    return bool(text[quote["start"] : quote["end"]] == quote["text"])
