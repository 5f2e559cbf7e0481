"""Records as somebody has corrected them: what was left as it was keeps its values."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.interchange.annotations import FIELDS, ROLES, anchor_of, entries
from extractor.types import DocumentReference, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.comparing.run import Line
    from extractor.interchange.annotations import Annotated, Deal, Mark
    from extractor.interchange.stated_values import StatedValues
    from extractor.reviewing.page.gathering import Reviewed

_REFERENCE = tuple(field.name for field in fields(DocumentReference))
_LISTS = ("investors", "recipients", "countries", "places", "equivalents", "attribution")
# What makes two entries of a field the same one.
_SAME = ("name", "code", "low", "high", "currency", "percent", "date", "start", "end", "duration")


def corrected_records(article: Reviewed, corrected: Annotated, values: StatedValues) -> list[Line]:
    """The records of the corrected deals, those of the run first and in their order.

    Raises InputError where a deal says something without a value.
    """
    known = {record["id"]: record for record in article.records}
    pairs: list[tuple[Line | None, Deal]] = []
    for deal in corrected.deals:
        before = known.pop(deal.id or "", None) or _same_place(known, deal)
        if before:
            known.pop(before["id"], None)
        pairs.append((before, deal))
    order = {record["id"]: number for number, record in enumerate(article.records)}
    pairs.sort(
        key=lambda pair: (order[pair[0]["id"]], 0) if pair[0] else (len(order), pair[1].anchor[0])
    )
    records = [_record(before, deal, article.document, values) for before, deal in pairs]
    ids = {record["id"] for record in records}
    return [
        {**one, "part_of": one["part_of"] if one["part_of"] in ids else None} for one in records
    ]


def _same_place(known: dict[str, Line], deal: Deal) -> Line | None:
    """The record of the run with the anchor and the kind of a deal whose id has not come back."""
    place = deal.anchor[:2]
    same = [r for r in known.values() if anchor_of(r) == place and r["kind"] == deal.kind]
    return same[0] if len(same) == 1 else None


def _record(before: Line | None, deal: Deal, document: Line, values: StatedValues) -> Line:
    base = before or _blank(document)
    status = deal.status or base["status"]
    if not status:
        what = f"the {deal.kind} at {deal.anchor.start} has no status"
        raise InputError(document["id"], what, "choose one for it")
    marks: dict[str, list[Mark]] = {}
    for role, mark in deal.arguments:
        if role not in FIELDS:
            raise InputError(document["id"], f"{role!r} is no role of a record", ", ".join(FIELDS))
        marks.setdefault(FIELDS[role], []).append(mark)
    if before is None:
        marks.setdefault("amount", [deal.anchor])
    made = {field: _field(field, base, marks.get(field, []), values) for field in ROLES}
    evidence = base["evidence"] or [values.quote(deal.anchor)]
    record = {**base, "kind": deal.kind, "status": status, **made, "evidence": evidence}
    same = before and before["kind"] == deal.kind and anchor_of(before) == anchor_of(record)
    return record if same else {**record, "id": _id(record)}


def _blank(document: Line) -> Line:
    """A record that says nothing yet but its document, the fields in the order of the output."""
    reference = DocumentReference(**{name: document.get(name) for name in _REFERENCE})  # type: ignore[arg-type]
    return Record("", reference, "", "").to_dict()


def _field(field: str, base: Line, marks: Sequence[Mark], values: StatedValues) -> object:
    """The entries that still have a mark, then those of new marks; one entry or None where it is no list."""
    places = {(mark.start, mark.end) for mark in marks}
    kept = [_still(entry, places) for name, entry in entries(base) if name == field]
    found = [entry for entry in kept if entry is not None]
    old = {(q["start"], q["end"]) for entry in found for q in entry["spans"]}
    for mark in dict.fromkeys(marks):
        if (mark.start, mark.end) not in old:
            _add(field, found, mark, values)
    if field in _LISTS:
        return found
    if len(found) > 1:
        words = [entry["spans"][0]["text"] for entry in found]
        what = f"a record has two values of {field}: {', '.join(words)}"
        raise InputError(base["document"]["id"], what, "take one of them away")
    return found[0] if found else None


def _still(entry: Line, places: set[tuple[int, int]]) -> Line | None:
    """The entry with the quotes that are still marked; None where none is, of those that it had."""
    spans = [quote for quote in entry["spans"] if (quote["start"], quote["end"]) in places]
    return {**entry, "spans": spans} if spans or not entry["spans"] else None


def _add(field: str, found: list[Line], mark: Mark, values: StatedValues) -> None:
    said, quote = values.entry(field, mark), values.quote(mark)
    for number, entry in enumerate(found):
        if all(entry.get(key) == said[key] for key in _SAME if said.get(key) is not None):
            found[number] = {**entry, "spans": [*entry["spans"], quote]}
            return
    found.append({**said, "spans": [quote]})


def _id(record: Line) -> str:
    places = sorted(quote["start"] for place in record["places"] for quote in place["spans"])
    key = "\x1f".join(
        [
            record["document"]["id"],
            record["kind"],
            str(anchor_of(record)[0]),
            ",".join(map(str, places)),
        ]
    )
    return "rec_" + hashlib.sha256(key.encode()).hexdigest()[:12]
