"""Decisions about records, as the review page writes them: one JSON line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.comparing.jsonobjects import objects
from extractor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.comparing.differences import Difference
    from extractor.comparing.run import Line

VERDICTS = ("accept", "reject", None)
_FIGURES = ("low", "high", "currency", "qualifier")
_MEND = "download the decisions from the review page again"


@dataclass(frozen=True)
class Decision:
    """``accept``: the record is right as it stands. ``reject``: it is wrong. None: a note alone."""

    verdict: str | None
    note: str | None = None


@dataclass(frozen=True)
class Decisions:
    """Decisions by document and record, each with what the record said when it was looked at."""

    by_record: dict[tuple[str, str], tuple[Decision, Line | None]]
    by_words: dict[tuple[str, str], Decision]

    def about(self, difference: Difference) -> Decision | None:
        """The decision about the record as it is now, or about the one that is gone; None if none.

        One about a record that has said something else since does not count.
        """
        record = difference.record
        said = sayings(record)
        decision, then = self.by_record.get(
            (difference.document, str(record.get("id"))), (None, None)
        )
        if decision and then in (None, said):
            return decision
        return self.by_words.get((difference.document, repr(said)))


def read_decisions(name: str, lines: Iterable[str]) -> Decisions:
    """The decisions of a file of JSON lines. Raises InputError, with its line, for what is none."""
    found = Decisions({}, {})
    for number, line in objects(name, lines):
        where = f"{name}:{number}"
        document, record, then = _document(line, where), line.get("record"), line.get("says")
        decision = Decision(line.get("verdict"), line.get("note") or None)
        said = sayings(then) if isinstance(then, dict) else None
        if record:
            found.by_record[document, str(record)] = decision, said
        elif said:
            found.by_words[document, repr(said)] = decision
        else:
            raise InputError(where, "a decision without record and without says", _MEND)
    return found


def _document(line: Line, where: str) -> str:
    if line.get("type") != "decision":
        raise InputError(where, "is no decision", "give the JSON lines of the review page")
    if line.get("schema") != 1:
        raise InputError(where, f"has schema {line.get('schema')!r}, not 1", _MEND)
    if line.get("verdict") not in VERDICTS:
        what = f"has verdict {line.get('verdict')!r}"
        raise InputError(where, what, "write accept, reject or null")
    document = line.get("document")
    if not isinstance(document, dict) or not isinstance(document.get("id"), str):
        raise InputError(where, "a decision without document", _MEND)
    return str(document["id"])


def sayings(record: Line) -> dict[str, Any]:
    """What a record says in a few words; the `says` of a decision, and the same of a record.

    >>> sayings({"kind": "grant", "amount": {"low": "5", "high": "5", "currency": "EUR"}})["amount"]
    ['5', '5', 'EUR', None]
    """
    amount = record.get("amount")
    return {
        "kind": record.get("kind"),
        "status": record.get("status"),
        **{role: _names(record, role, "name") for role in ("investors", "recipients")},
        "countries": _names(record, "countries", "code"),
        "amount": [amount.get(name) for name in _FIGURES] if isinstance(amount, dict) else None,
    }


def _names(record: Line, field: str, key: str) -> list[str]:
    listed = record.get(field) or ()
    return [str(one[key]) if isinstance(one, dict) else str(one) for one in listed]
