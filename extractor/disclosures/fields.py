"""Groups the labels of a text into forms: a title, and fields of a label with the cells behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extractor.rules.disclosures import letters
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.disclosures.labels import Token
    from extractor.rules.disclosures import DisclosureRules, Form, Label

# Cells are separated by line ends, tabs and the bars of a table; a ruler is no cell.
_CELL = re.compile(r"[^\n\t|]+")
_EDGES = " \u00a0\u3000:：\r"
_RULER = re.compile(r"[:=-]{3,}")
# The least number of labels in a form, and of numbered labels in one without a title.
_SOME = 2


class Field(NamedTuple):
    """A label, the key of the numbered label above it, and all cells up to the next label."""

    token: Token
    section: str
    cells: tuple[Span, ...]

    def has(self, label: Label) -> bool:
        """Whether this is the field of a label of the rules."""
        return self.token.key == label.key and label.section in ("", self.section)


@dataclass(frozen=True)
class Filled:
    """A filled-in form: the form of the rules, its titles, its fields, and its span.

    ``span`` runs from the line of its title to the end of its last value.
    """

    form: Form
    titles: tuple[Token, ...]
    fields: tuple[Field, ...]
    span: Span

    @property
    def heading(self) -> Span:
        """The span between the title and the first label."""
        first = self.fields[0].token.start
        return Span(self.titles[-1].span.end if self.titles else first, first)

    @property
    def remarks(self) -> frozenset[str]:
        """The words beside the titles, as bare letters: in brackets, or such as 철회."""
        return frozenset(word for title in self.titles for word in title.remarks)


@dataclass(frozen=True)
class _Part:
    """The labels under one title, or before the first."""

    titles: tuple[Token, ...]
    labels: tuple[Token, ...]
    end: int


def filled_forms(
    text: str, tokens: Sequence[Token], rules: DisclosureRules
) -> tuple[tuple[Field, ...], tuple[Filled, ...]]:
    """The fields before the first form, and the forms in order."""
    head: tuple[Field, ...] = ()
    forms: list[Filled] = []
    for part in _parts(text, tokens, rules):
        fields = tuple(_fields(text, part, rules))
        form = _form(part, fields, rules)
        if form and fields:
            start = text.rfind("\n", 0, (part.titles or part.labels)[0].start) + 1
            end = max(
                (cell.end for cell in _last(fields, rules)), default=fields[-1].token.span.end
            )
            forms.append(Filled(form, part.titles, fields, Span(start, end)))
        elif not forms:
            head += fields
    return head, tuple(forms)


def _parts(text: str, tokens: Sequence[Token], rules: DisclosureRules) -> Iterator[_Part]:
    """The labels by title. Titles in a row belong to one form; a title right behind a label is its value."""
    titles: list[Token] = []
    labels: list[Token] = []
    for token in tokens:
        if token.title and labels and _is_value(text, labels[-1], token, rules):
            continue
        if token.title and (labels or not titles):
            if titles or labels:
                yield _Part(tuple(titles), tuple(labels), token.start)
            titles, labels = [], []
        (titles if token.title else labels).append(token)
    yield _Part(tuple(titles), tuple(labels), len(text))


def _is_value(text: str, label: Token, title: Token, rules: DisclosureRules) -> bool:
    """Whether a title is the value of a label: 정정관련 공시서류 | 신규시설투자등."""
    between = next(_cells(text, label.span.end, title.start), None)
    return between is None and label.key not in rules.lists["notes"]


def _form(part: _Part, fields: Sequence[Field], rules: DisclosureRules) -> Form | None:
    """The form of the rules by its title, else by typical numbered labels; None if none fits."""
    if part.titles:
        title = part.titles[-1].key
        known = len({field.token.key for field in fields} - {""}) >= _SOME
        return next((f for f in rules.forms if title in f.titles), None) if known else None
    likely = max(rules.forms, key=lambda form: _marks(form, fields))
    numbered = sum(field.token.numbered and bool(field.token.key) for field in fields)
    stated = not likely.kind or any(_stated(likely, field) for field in fields)
    return likely if numbered >= _SOME and stated and _marks(likely, fields) else None


def _marks(form: Form, fields: Sequence[Field]) -> int:
    marks = form.labels.get("mark", ())
    return sum(any(field.has(mark) for field in fields) for mark in marks)


def _stated(form: Form, field: Field) -> bool:
    """Whether a field is the form's amount, with a unit in brackets."""
    labels = (*form.labels.get("amount", ()), *form.labels.get("part", ()))
    return bool(field.token.remarks) and any(field.has(label) for label in labels)


def _fields(text: str, part: _Part, rules: DisclosureRules) -> Iterator[Field]:
    sections = {
        label.section for form in rules.forms for group in form.labels.values() for label in group
    }
    section = ""
    for at, token in enumerate(part.labels):
        if token.numbered or token.key in sections - {""}:
            section = token.key
        end = part.labels[at + 1].start if at + 1 < len(part.labels) else part.end
        yield Field(token, section, tuple(_cells(text, token.span.end, end)))


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _CELL.finditer(text, start, end):
        words = match[0].strip(_EDGES)
        if words and not _RULER.fullmatch(words):
            first = match.start() + match[0].index(words)
            yield Span(first, first + len(words))


def _last(fields: Sequence[Field], rules: DisclosureRules) -> tuple[Span, ...]:
    """The cells of the last field that belong to the form: all if it has notes, else the first."""
    last = fields[-1]
    if any(field.token.key in rules.lists["notes"] for field in fields):
        return last.cells
    return last.cells[:1]


def is_blank(value: str, rules: DisclosureRules) -> bool:
    """Whether a value is blank: -, 해당사항 없음."""
    key = letters(value, rules.dots).text
    return not key or key in rules.lists["blank"]
