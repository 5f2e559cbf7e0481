"""What other tools are given of an article: marked words, and deals whose roles lead to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.comparing.run import Line
    from extractor.reviewing.page.gathering import Reviewed

# The role that an entry of a record's field has in its deal, and the label of its words where no
# mention has them.
ROLES = {
    "investors": ("investor", "COMPANY"),
    "recipients": ("recipient", "COMPANY"),
    "countries": ("country", "COUNTRY"),
    "places": ("place", "PLACE"),
    "amount": ("amount", "MONEY"),
    "equivalents": ("equivalent", "MONEY"),
    "stake": ("stake", "PERCENT"),
    "round": ("round", "ROUND"),
    "period": ("period", "PERIOD"),
    "announced": ("announced", "DATE"),
    "purpose": ("purpose", "PURPOSE"),
    "attribution": ("attribution", "MEDIUM"),
}
FIELDS = {role: field for field, (role, _) in ROLES.items()}
# Parties that are not marked as companies.
_LABELS = {"government": "GOVERNMENT", "project": "PROJECT", "medium": "MEDIUM"}


class Mark(NamedTuple):
    """Words of the text (code points, half-open) with their label."""

    start: int
    end: int
    label: str


class Argument(NamedTuple):
    """The role of marked words in a deal."""

    role: str
    mark: Mark


@dataclass(frozen=True)
class Deal:
    """A record as annotation tools see it: an anchor in the text, labelled with the kind, and roles.

    The anchor is the first statement of the amount, or the evidence where there is no amount. ``id``
    and ``status`` are None where a tool does not say them.
    """

    id: str | None
    anchor: Mark
    status: str | None
    arguments: tuple[Argument, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self.anchor.label


@dataclass(frozen=True)
class Annotated:
    """An article with its marks, by place, and its deals.

    ``document``, ``mentions`` and ``records`` are the lines of the output; an article that comes back from
    a tool has the document's id and text alone.
    """

    document: Line
    marks: tuple[Mark, ...] = ()
    deals: tuple[Deal, ...] = ()
    mentions: Sequence[Line] = ()
    records: Sequence[Line] = ()

    @property
    def id(self) -> str:
        """The id of the document."""
        return str(self.document["id"])

    @property
    def text(self) -> str:
        """The text that places count in."""
        return str(self.document["text"])

    def words(self, mark: Mark) -> str:
        """The words of a mark."""
        return self.text[mark.start : mark.end]


def annotated(article: Reviewed) -> Annotated:
    """The annotations of what a run wrote of an article."""
    mentions = sorted(map(_mark, article.mentions))
    deals = tuple(_deal(record, mentions) for record in article.records)
    used = {argument.mark for deal in deals for argument in deal.arguments}
    marks = tuple(sorted({*mentions, *used}))
    return Annotated(article.document, marks, deals, article.mentions, article.records)


def apart(marks: Sequence[Mark]) -> list[Mark]:
    """Marks of which no two share a character: the longest first, then the earliest.

    >>> apart([Mark(0, 5, "A"), Mark(3, 9, "B"), Mark(9, 12, "C")])
    [Mark(start=3, end=9, label='B'), Mark(start=9, end=12, label='C')]
    """
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda one: (one.start - one.end, one)):
        place = range(mark.start, mark.end)
        if taken.isdisjoint(place):
            kept.append(mark)
            taken.update(place)
    return sorted(kept)


def entries(record: Line) -> Iterator[tuple[str, Line]]:
    """Each entry of each field of a record that has a role, with the name of the field."""
    for field in ROLES:
        value: Any = record.get(field)
        for entry in value if isinstance(value, list) else [value] if value else []:
            yield field, entry


def anchor_of(record: Line) -> tuple[int, int]:
    """Where the deal of a record is: its amount's first words, or its first evidence."""
    amount = record["amount"] or {}
    quote = (*amount.get("spans", ()), *record["evidence"])[0]
    return quote["start"], quote["end"]


def _mark(line: Line) -> Mark:
    return Mark(line["span"]["start"], line["span"]["end"], line["label"])


def _deal(record: Line, mentions: Sequence[Mark]) -> Deal:
    arguments = [
        Argument(ROLES[field][0], _named(quote, _label(field, entry), mentions))
        for field, entry in entries(record)
        for quote in entry["spans"]
    ]
    anchor = Mark(*anchor_of(record), record["kind"])
    return Deal(record["id"], anchor, record["status"], tuple(dict.fromkeys(arguments)))


def _label(field: str, entry: Line) -> str:
    return _LABELS.get(entry.get("type", ""), ROLES[field][1])


def _named(quote: Line, label: str, mentions: Sequence[Mark]) -> Mark:
    """The mention at the words of a quote, one of the label if there is one; else a mark of its own."""
    own = Mark(quote["start"], quote["end"], label)
    there = [mark for mark in mentions if mark[:2] == own[:2]]
    return own if own in there or not there else there[0]
