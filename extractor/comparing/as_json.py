"""A comparison as one JSON object, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extractor.comparing.view import BRIEF, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.comparing.comparison import Comparison
    from extractor.comparing.excerpts import Excerpt
    from extractor.comparing.view import Detail, Item

SCHEMA = 1


def as_json(comparison: Comparison, detail: Detail = BRIEF) -> str:
    """Counts, fields, articles and differences; of each field both values and both quotes."""
    shown = {
        "type": "diff",
        "schema": SCHEMA,
        "old": comparison.old.name,
        "new": comparison.new.name,
        "counts": comparison.counts,
        "scale_errors": comparison.scale_errors,
        "fields": comparison.by_field,
        "documents": [
            {"id": one.document, "kind": one.kind, "why": one.why or None}
            for one in comparison.documents
        ],
        "differences": [
            _difference(item) for section in sections(comparison, detail) for item in section.items
        ],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _difference(item: Item) -> dict[str, Any]:
    one = item.difference
    decision = one.decision
    return {
        "kind": one.kind,
        "document": one.document,
        "old": one.old.get("id") if one.old else None,
        "new": one.new.get("id") if one.new else None,
        "record": item.name,
        "quote": _quote(item.quote),
        "fields": list(_fields(item)),
        "why": list(item.why),
        "verdict": decision.verdict if decision else None,
        "note": decision.note if decision else None,
    }


def _fields(item: Item) -> Iterator[dict[str, Any]]:
    for row in item.rows:
        field = row.field
        yield {
            "name": field.name,
            "level": field.level,
            "old": field.old,
            "new": field.new,
            "scale": f"{field.factor:f}" if field.factor else None,
            "old_quote": _quote(row.old_quote),
            "new_quote": _quote(row.new_quote),
        }


def _quote(quote: Excerpt | None) -> dict[str, Any] | None:
    return quote._asdict() if quote else None
