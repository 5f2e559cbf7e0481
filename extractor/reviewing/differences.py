"""Compares two lists of records of one article, as the output writes them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

Line: TypeAlias = dict[str, Any]

# The order of differences in the output, the worst first.
KINDS = ("failed", "missing", "unused", "lost", "gained", "changed", "moved")
_SPANS = ("spans", "evidence")


@dataclass(frozen=True)
class Difference:
    """One difference: the sample, the kind (one of KINDS), what differs, and details."""

    sample: str
    kind: str
    what: str
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.sample}: {self.kind}: {self.what}"]
        return "\n".join([*lines, *(f"    {detail}" for detail in self.details)])


def between(sample: str, old: Sequence[Line], new: Sequence[Line]) -> list[Difference]:
    """Lost, gained, changed and moved records, in this order; empty if only the order of records changed.

    A moved record has the same values at other positions of the text.
    """
    pairs, lost, gained = paired(list(old), list(new))
    differences = [
        *(Difference(sample, "lost", _named(line), _quoted(line)) for line in lost),
        *(Difference(sample, "gained", _named(line), _quoted(line)) for line in gained),
        *(_change(sample, before, after) for before, after in pairs if before != after),
    ]
    return sorted(differences, key=lambda difference: KINDS.index(difference.kind))


def paired(
    old: list[Line], new: list[Line]
) -> tuple[list[tuple[Line, Line]], list[Line], list[Line]]:
    """Pairs of corresponding records, then the rest of either side.

    The surest criteria pair first: equal, the same id, values, amount, and last sentence.
    """
    pairs: list[tuple[Line, Line]] = []
    for likeness in (_whole, _id, _values, _amount, _sentence):
        pairs += _alike(old, new, likeness)
    return pairs, old, new


def _alike(
    old: list[Line], new: list[Line], likeness: Callable[[Line], Hashable]
) -> Iterator[tuple[Line, Line]]:
    """Pairs of equal ``likeness``, taken out of both lists; None equals nothing."""
    for before in list(old):
        key = likeness(before)
        after = next((line for line in new if likeness(line) == key), None)
        if key is not None and after is not None:
            old.remove(before)
            new.remove(after)
            yield before, after


def _whole(line: Line) -> Hashable:
    return json.dumps(line)


def _id(line: Line) -> Hashable:
    return str(line.get("id"))


def _values(line: Line) -> Hashable:
    return json.dumps(without_places(line))


def _amount(line: Line) -> Hashable:
    amount = line.get("amount")
    return json.dumps(without_places(amount)) if amount else None


def _sentence(line: Line) -> Hashable:
    evidence = line.get("evidence")
    return json.dumps(evidence[0]) if evidence else None


def without_places(value: Any) -> Any:  # noqa: ANN401 - JSON is of any shape
    """The value without ids and spans of records."""
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if key not in ("id", *_SPANS)}
        # Ids of wholes depend on positions; whether a record is a part does not.
        return {
            key: bool(kept[key]) if key == "part_of" else without_places(kept[key]) for key in kept
        }
    return [without_places(item) for item in value] if isinstance(value, list) else value


def _change(sample: str, before: Line, after: Line) -> Difference:
    kind = "moved" if _values(before) == _values(after) else "changed"
    keys = dict.fromkeys([*before, *after])
    details = (
        f"{key}: {_shown(before.get(key))} → {_shown(after.get(key))}"
        for key in keys
        if before.get(key) != after.get(key)
    )
    return Difference(sample, kind, _named(after), tuple(details))


def _shown(value: Any) -> str:  # noqa: ANN401 - JSON is of any shape
    """The value on one line, each span as its quote and place.

    >>> _shown({"percent": "51", "spans": [{"text": "51%", "start": 3, "end": 6}]})
    'percent 51 “51%” 3–6'
    >>> _shown([]), _shown(None), _shown(True)
    ('none', 'none', 'true')
    """
    if isinstance(value, dict) and {"text", "start", "end"} <= value.keys():
        return f"“{value['text']}” {value['start']}–{value['end']}"
    if isinstance(value, dict):
        return " ".join(_field(key, item) for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(map(_shown, value)) or "none"
    if value is None:
        return "none"
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _field(key: str, value: Any) -> str:  # noqa: ANN401 - JSON is of any shape
    return _shown(value) if key in _SPANS else f"{key} {_shown(value)}"


def _named(line: Line) -> str:
    """The record in a few words: kind, status, parties, countries, amount."""
    amount = line.get("amount") or {}
    names = [party["name"] for role in ("investors", "recipients") for party in line.get(role, ())]
    codes = [country["code"] for country in line.get("countries", ())]
    much = " ".join(filter(None, (amount.get("currency"), amount.get("low"))))
    parts = (line.get("kind"), line.get("status"), ", ".join(names), ", ".join(codes), much)
    return " · ".join(filter(None, parts))


def _quoted(line: Line) -> tuple[str, ...]:
    return tuple(f"“{quote['text']}”" for quote in line.get("evidence", ())[:1])
