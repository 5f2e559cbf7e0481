"""Compares two runs, article by article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.comparing.differences import KINDS, Difference, difference, ids
from extractor.comparing.pairing import pair
from extractor.comparing.run import Document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from extractor.comparing.decisions import Decisions
    from extractor.comparing.run import Run

FAIL_ON = ("value", "any", "none")
# What fails, by what it shall fail on; a new article does so only by its records.
_FAILING = {
    "value": {"removed", "added", "changed", "missing", "failed"},
    "any": {*KINDS, "missing", "failed", "new", "recovered", "text"},
    "none": set[str](),
}
# What can become of an article, with the words for it.
DOCUMENT_KINDS = {
    "missing": "is missing",
    "failed": "cannot be read",
    "new": "is new",
    "recovered": "can be read again",
    "text": "has another text",
}


@dataclass(frozen=True)
class DocumentChange:
    """What became of an article: one of DOCUMENT_KINDS, and why, where that is known."""

    document: str
    kind: str
    why: str = ""


@dataclass(frozen=True)
class Comparison:
    """Two runs and all differences between them, by article and the order of its text."""

    old: Run
    new: Run
    differences: tuple[Difference, ...]
    documents: tuple[DocumentChange, ...]
    unchanged: int

    @property
    def counts(self) -> dict[str, int]:
        """The number of records of each kind; each record is of one."""
        found = Counter(one.kind for one in self.differences)
        return {**{kind: found[kind] for kind in KINDS}, "unchanged": self.unchanged}

    @property
    def by_field(self) -> dict[str, dict[str, int]]:
        """For each field that differs: in how many records its value, its span or metadata does."""
        found = Counter((f.name, f.level) for one in self.differences for f in one.fields)
        summary: dict[str, dict[str, int]] = {}
        for (name, level), number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            summary.setdefault(name, {})[level] = number
        return summary

    @property
    def scale_errors(self) -> int:
        """The number of records whose amount is off by a power of ten."""
        return sum(one.factor is not None for one in self.differences)

    def fails(self, level: str) -> bool:
        """Whether there is an unsettled difference of the level: ``value``, ``any`` or ``none``."""
        failing = _FAILING[level]
        records = (one.kind for one in self.differences if not one.settled)
        return (
            any(kind in failing for kind in records)
            or any(one.kind in failing for one in self.documents)
            or (level != "none" and any(one.refused for one in self.differences))
        )


def compare(
    old: Run,
    new: Run,
    *,
    decisions: Decisions | None = None,
    fields: Collection[str] | None = None,
) -> Comparison:
    """The differences of two runs. ``fields`` are the names of those that count, None for all."""
    found: list[Difference] = []
    documents: list[DocumentChange] = []
    unchanged = 0
    for identity in dict.fromkeys([*old.documents, *new.documents]):
        documents += _of_document(identity, old, new)
        before, after = (run.documents.get(identity, Document(identity)) for run in (old, new))
        differing, same = _of_records(before, after, fields)
        found += differing
        unchanged += same
    if decisions:
        found = [replace(one, decision=decisions.about(one)) for one in found]
    return Comparison(old, new, tuple(found), tuple(documents), unchanged)


def _of_document(identity: str, old: Run, new: Run) -> Iterator[DocumentChange]:
    before, after = old.documents.get(identity), new.documents.get(identity)
    if after is None:
        if new.complete and before and not before.error:
            yield DocumentChange(identity, "missing")
    elif after.error:
        if not (before and before.error):
            yield DocumentChange(identity, "failed", after.error)
    elif before is None:
        if old.complete:
            yield DocumentChange(identity, "new")
    elif before.error:
        yield DocumentChange(identity, "recovered", before.error)
    elif before.text is not None and after.text is not None and before.text != after.text:
        yield DocumentChange(identity, "text")


def _of_records(
    old: Document, new: Document, fields: Collection[str] | None
) -> tuple[list[Difference], int]:
    """The differences of an article's records in the order of its text, and how many have none."""
    pairs, removed, added = pair(old.records, new.records)
    same = ids(pairs)
    compared = [difference(new.id, one, other, same, fields) for one, other in pairs]
    found = [
        *(Difference("removed", new.id, one, None) for one in removed),
        *(Difference("added", new.id, None, one) for one in added),
        *filter(None, compared),
    ]
    return sorted(found, key=_place), compared.count(None)


def _place(one: Difference) -> tuple[int, int]:
    amount = one.record.get("amount") or {}
    words: Iterable[dict[str, int]] = [
        *amount.get("spans", ()),
        *(one.record.get("evidence") or ()),
    ]
    start = next((quote["start"] for quote in words), 0)
    return start, KINDS.index(one.kind)
