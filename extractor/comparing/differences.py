"""The differences of two records that are one: which fields, how much they matter, errors of scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.comparing.meaning import METADATA, SAME, meaning
from extractor.comparing.scales import scale

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from decimal import Decimal

    from extractor.comparing.decisions import Decision
    from extractor.comparing.run import Line

# How much a field's difference matters, the most first, and what its record is called by it.
LEVELS = {"value": "changed", "span": "moved", "metadata": "metadata"}
KINDS = ("removed", "added", *LEVELS.values())


class Paired(NamedTuple):
    """The ids of pairs of records: of both together, the old one's first, and of either run alone."""

    both: frozenset[tuple[str, str]]
    old: frozenset[str]
    new: frozenset[str]


def ids(pairs: Iterable[tuple[Line, Line]]) -> Paired:
    """The ids of pairs of records."""
    both = frozenset((str(old.get("id")), str(new.get("id"))) for old, new in pairs)
    return Paired(both, frozenset(old for old, _ in both), frozenset(new for _, new in both))


@dataclass(frozen=True)
class FieldChange:
    """A field of a record before and after, as JSON; ``factor`` is the power of ten of a scale error."""

    name: str
    level: str
    old: Any
    new: Any
    factor: Decimal | None = None


@dataclass(frozen=True)
class Difference:
    """A record that one run alone has (``added``, ``removed``) or that both have differently.

    ``changed`` has another value, ``moved`` the same at another place, ``metadata`` other rules or
    another document. ``decision`` is what somebody has decided about it.
    """

    kind: str
    document: str
    old: Line | None
    new: Line | None
    fields: tuple[FieldChange, ...] = ()
    decision: Decision | None = None

    @property
    def record(self) -> Line:
        """The record as it is now, or was."""
        return self.new or self.old or {}

    @property
    def factor(self) -> Decimal | None:
        """The power of ten by which its amount, or one that restates it, is off; None if none is."""
        return next((field.factor for field in self.fields if field.factor), None)

    @property
    def settled(self) -> bool:
        """Whether somebody has accepted it: the new record is right, or the old one was wrong."""
        return self._verdict == ("reject" if self.kind == "removed" else "accept")

    @property
    def refused(self) -> bool:
        """Whether somebody has decided against it: the new record is wrong, or the old one was right."""
        return self._verdict is not None and not self.settled

    @property
    def _verdict(self) -> str | None:
        return self.decision.verdict if self.decision else None


def difference(
    document: str,
    old: Line,
    new: Line,
    same: Paired,
    fields: Collection[str] | None = None,
) -> Difference | None:
    """What differs between two tellings of a record; None where nothing does.

    ``same`` are the ids of the article's pairs. ``fields`` are the names of
    those that count, None for all.
    """
    found = [
        change for change in _changes(old, new, same) if fields is None or change.name in fields
    ]
    for level, kind in LEVELS.items():
        if any(change.level == level for change in found):
            shown = [c for c in found if c.name != "id"] or found
            return Difference(kind, document, old, new, tuple(shown))
    return None


def _changes(old: Line, new: Line, same: Paired) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        if name in SAME or before == after:
            continue
        if name == "part_of":
            # Ids of totals follow from places; whether it is a part, and of which total, does not.
            if not _are_one(before, after, same):
                yield FieldChange(name, "value", before, after)
        elif name in METADATA:
            if _known(before) != _known(after):
                yield FieldChange(name, "metadata", before, after)
        elif meaning(name, before) == meaning(name, after):
            yield FieldChange(name, "span", before, after)
        else:
            yield FieldChange(name, "value", before, after, _factor(name, before, after))


def _known(value: Any) -> Any:  # noqa: ANN401 - JSON is of any shape
    """What is known of a document, whatever it is called; rules and ids as they are."""
    if not isinstance(value, dict):
        return value
    return {key: one for key, one in value.items() if key not in {"id", "source"}}


def _are_one(old: str | None, new: str | None, same: Paired) -> bool:
    """Whether two wholes are a pair, or neither run has them."""
    if old is None or new is None:
        return old is new
    return (old, new) in same.both or (old not in same.old and new not in same.new)


def _factor(name: str, old: Any, new: Any) -> Decimal | None:  # noqa: ANN401 - JSON is of any shape
    if name == "amount":
        return scale(old, new)
    if name == "equivalents":
        pairs = zip(old or (), new or (), strict=False)
        return next((factor for pair in pairs if (factor := scale(*pair))), None)
    return None
