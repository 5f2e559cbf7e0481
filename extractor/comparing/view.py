"""A comparison as it is shown, in whatever format: texts and marked quotes, nothing left to decide."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from extractor.comparing.claims_apart import claims_apart
from extractor.comparing.comparison import DOCUMENT_KINDS
from extractor.comparing.differences import LEVELS
from extractor.comparing.excerpts import Excerpt, excerpt
from extractor.comparing.meaning import meaning
from extractor.comparing.quotes import quotes
from extractor.comparing.run import Document
from extractor.comparing.shorthand import both, named, places
from extractor.terminal import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from extractor.comparing.comparison import Comparison
    from extractor.comparing.differences import Difference, FieldChange
    from extractor.comparing.run import Line, Run


@dataclass(frozen=True)
class Detail:
    """What is shown beside what a record is named changed or moved by.

    ``metadata``: all fields that differ, and records that only other rules gave. ``why``: the claims.
    """

    metadata: bool = False
    why: bool = False


BRIEF = Detail()


@dataclass(frozen=True)
class Row:
    """A field that differs: its values in words, ``flag`` for an error of scale, its quotes in context."""

    field: FieldChange
    old: str
    new: str
    flag: str = ""
    old_quote: Excerpt | None = None
    new_quote: Excerpt | None = None

    @property
    def name(self) -> str:
        """The field's name."""
        return one_line(self.field.name)


@dataclass(frozen=True)
class Item:
    """A record that differs: kind, name, fields or the sentence that says it, claims, the decision."""

    kind: str
    name: str
    difference: Difference
    rows: tuple[Row, ...]
    quote: Excerpt | None
    why: tuple[str, ...]
    verdict: str


@dataclass(frozen=True)
class Section:
    """An article with differences: its id, what became of it as a whole, its records."""

    document: str
    notes: tuple[str, ...]
    items: tuple[Item, ...]


def sections(comparison: Comparison, detail: Detail = BRIEF) -> list[Section]:
    """The articles with differences to show, in their order."""
    shown = (one for one in comparison.differences if detail.metadata or one.kind != "metadata")
    notes = {
        one.document: one_line(f"{DOCUMENT_KINDS[one.kind]}{': ' * bool(one.why)}{one.why}")
        for one in comparison.documents
    }
    items = {
        document: tuple(_item(one, comparison, detail) for one in found)
        for document, found in groupby(shown, lambda one: one.document)
    }
    order = dict.fromkeys([*comparison.old.documents, *comparison.new.documents])
    return [
        Section(one, tuple(filter(None, [notes.get(one)])), items.get(one, ()))
        for one in order
        if one in notes or one in items
    ]


def _item(one: Difference, comparison: Comparison, detail: Detail) -> Item:
    old, new = (_document(run, one.document) for run in (comparison.old, comparison.new))
    text = new.text if one.new else old.text
    fields = [field for field in one.fields if detail.metadata or LEVELS[field.level] == one.kind]
    return Item(
        one.kind,
        named(one.record),
        one,
        tuple(_row(field, one, old, new) for field in fields),
        None if one.fields else _first_quote(one.record, text),
        tuple(claims_apart(one, old, new)) if detail.why else (),
        _verdict(one),
    )


def _document(run: Run, identity: str) -> Document:
    return run.documents.get(identity) or Document(identity)


def _row(field: FieldChange, one: Difference, before: Document, after: Document) -> Row:
    if field.level == "span":
        values = _places(field)
    elif field.name == "rules":
        values = _apart(field.old or (), field.new or ())
    else:
        values = both(field.name, field.old, field.new)
    if field.level == "metadata":
        return Row(field, *values)
    quoted = (
        _quote_of(field.name, field.old, field.new, one.old or {}, before.text),
        _quote_of(field.name, field.new, field.old, one.new or {}, after.text),
    )
    return Row(field, *values, _flag(field.factor), *quoted)


def _places(field: FieldChange) -> tuple[str, str]:
    old, new = places(field.old), places(field.new)
    return (old, new) if old != new else (old, "other words")


def _apart(old: Iterable[str], new: Iterable[str]) -> tuple[str, str]:
    """The rules that one side alone has."""
    lists = [one for one in old if one not in new], [one for one in new if one not in old]
    gone, come = (", ".join(map(one_line, names)) or "–" for names in lists)
    return gone, come


def _flag(factor: Decimal | None) -> str:
    """An error of scale in words.

    >>> from decimal import Decimal
    >>> _flag(Decimal("1E+4")), _flag(Decimal("1E-3")), _flag(None)
    ('scale ×10,000', 'scale ÷1,000', '')
    """
    if factor is None:
        return ""
    return f"scale ×{factor:,f}" if factor > 1 else f"scale ÷{1 / factor:,f}"


def _quote_of(
    name: str, value: object, other: object, record: Line, text: str | None
) -> Excerpt | None:
    """The quote of what differs in a field; of the sentence, where the field has no words of its own."""
    if isinstance(value, list) and isinstance(other, list) and name != "evidence":
        said = [meaning(name, one) for one in other]
        value = [one for one in value if meaning(name, one) not in said] or value
    quote = next(quotes(value), None)
    return excerpt(quote, record, text) if quote else _first_quote(record, text)


def _first_quote(record: Line, text: str | None) -> Excerpt | None:
    """The amount's words in their sentence; without an amount the sentence itself."""
    words = [*quotes(record.get("amount")), *quotes(record.get("evidence"))]
    return excerpt(words[0], record, text) if words else None


def _verdict(one: Difference) -> str:
    if not one.decision:
        return ""
    said = {"accept": "accepted", "reject": "rejected", None: "note"}[one.decision.verdict]
    return one_line(": ".join(filter(None, (said, one.decision.note))))


def summary(comparison: Comparison) -> Iterator[str]:
    """What differs as a whole: records by kind, fields, errors of scale, articles."""
    counts = comparison.counts
    changes = [f"{number} {kind}" for kind, number in counts.items() if number]
    total = sum(counts.values())
    yield f"{counted(total, 'record')}: {', '.join(changes)}" if total else "no records"
    if comparison.scale_errors:
        yield f"{counted(comparison.scale_errors, 'scale error')}"
    if settled := sum(one.settled for one in comparison.differences):
        yield f"{settled} accepted"
    if comparison.by_field:
        fields = (
            f"{one_line(name)} {_levels(found)}" for name, found in comparison.by_field.items()
        )
        yield f"fields: {', '.join(fields)}"
    for kind, words in DOCUMENT_KINDS.items():
        if number := sum(one.kind == kind for one in comparison.documents):
            yield f"{counted(number, 'article')}: {words}"


def _levels(found: dict[str, int]) -> str:
    names = {"value": "", "span": " moved", "metadata": ""}
    return " + ".join(f"{number}{names[level]}" for level, number in found.items())
