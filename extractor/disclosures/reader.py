"""Reads forms as facts: amount, parties, country, period and purpose."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from extractor.disclosures.fields import filled_forms, is_blank
from extractor.disclosures.labels import Lexicon
from extractor.disclosures.party_cells import read_filer, read_list, read_names
from extractor.disclosures.value_cells import (
    Source,
    other_money,
    read_places,
    read_share,
    read_sum,
    units_of,
)
from extractor.finding.scanning import fold
from extractor.joining.forms.facts import Fact
from extractor.types import Date, Mention, Money, Period, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extractor.disclosures.fields import Field, Filled
    from extractor.rules import LanguageRules
    from extractor.rules.disclosures import Form
    from extractor.rules.kinds import Kind
    from extractor.types import Article

_CANCELLED = "cancelled"


class Disclosed(NamedTuple):
    """The facts of an article's forms, and the spans of the forms, which are no prose.

    ``mentions`` are the article's; those of the forms replace what they overlap.
    """

    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Span, ...] = ()

    def prose(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences that stand in no form."""
        inside = [any(p.start <= s.start < p.end for p in self.places) for s in sentences]
        return [s for s, formal in zip(sentences, inside, strict=True) if not formal]


class _Sum(NamedTuple):
    """An amount of a form: its field, its mention, its equivalents, and the span of the label with its unit."""

    field: Field
    amount: Mention
    equivalents: tuple[Mention, ...]
    unit: Span | None


@dataclass(frozen=True)
class FormReader:
    """Reads the forms of one language."""

    rules: LanguageRules

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon.of(self.rules.disclosures)

    def may_hold(self, article: Article) -> bool:
        """Whether an article may hold a form; a quick test."""
        return bool(self.rules.disclosures.forms) and self._lexicon.may_hold(article.text)

    def read(self, article: Article, mentions: Sequence[Mention]) -> Disclosed:
        """The forms of an article; ``mentions`` are its mentions in order."""
        if not self.may_hold(article):
            return Disclosed((), tuple(mentions))
        text = fold(article.text)
        source = Source(text, mentions, self.rules)
        head, forms = filled_forms(text, self._lexicon.tokens(text), self.rules.disclosures)
        facts: list[Fact] = []
        above: tuple[Span, ...] = ()
        end = 0
        for filled in forms:
            above = (*above, Span(end, filled.span.start))
            kind = filled.form.kind
            if kind:
                facts += _Reading(source, head, filled, above, kind).facts()
            above, end = (*above, filled.heading), filled.span.end
        places = tuple(filled.span for filled in forms)
        return Disclosed(tuple(facts), tuple(_layer(mentions, facts)), places)


@dataclass(frozen=True)
class _Reading:
    """One form of a source. ``head`` are the fields before the first form, ``above`` the spans outside forms."""

    source: Source
    head: tuple[Field, ...]
    filled: Filled
    above: tuple[Span, ...]
    kind: Kind

    def facts(self) -> Iterator[Fact]:
        """The deal, then the parts of its amount; parts without a whole are deals themselves."""
        whole = next(self._sums("amount"), None)
        parts = [p for p in self._sums("part") if not whole or not _same(p.amount, whole.amount)]
        first = whole or next(iter(parts), None)
        if first is None:
            return
        deal = self._deal(first)
        if whole:
            yield deal
        for part in parts:
            yield replace(
                deal,
                amount=part.amount,
                unit=part.unit,
                equivalents=part.equivalents,
                rules=(self._form.id, part.amount.rule),
                purpose=part.field.token.span,
                part=whole is not None,
            )

    @property
    def _form(self) -> Form:
        return self.filled.form

    def _deal(self, total: _Sum) -> Fact:
        form, disclosures = self._form, self.source.rules.disclosures
        filer = read_filer(self.source, self.head, self.filled, self.above, disclosures)
        cancelled = bool(self.filled.remarks & disclosures.lists["cancelled"])
        purpose = next(self._values("purpose"), None)
        return Fact(
            kind=self.kind,
            status=_CANCELLED if cancelled else form.status,
            amount=total.amount,
            unit=total.unit,
            sentence=self._evidence(total, purpose),
            rules=(form.id, total.amount.rule),
            equivalents=total.equivalents,
            investors=filer if form.filer == "investor" else self._parties("investor"),
            recipients=filer if form.filer == "recipient" else self._parties("recipient"),
            places=self._read("country", lambda cell: read_places(self.source, cell)),
            periods=self._period(),
            dates=self._read("announced", lambda cell: self.source.inside(cell, "DATE")[:1]),
            stakes=self._read("stake", lambda cell: read_share(self.source, cell, form.id)),
            purpose=purpose,
            filed=True,
        )

    def _evidence(self, total: _Sum, purpose: Span | None) -> Sentence:
        """The stretch from the form's title to its amount and purpose, as the evidence of its record."""
        ends = (total.amount.end, purpose.end if purpose else 0)
        return Sentence(self.filled.span.start, max(ends))

    def _values(self, role: str) -> Iterator[Span]:
        """The first cells of a role's labels that are not blank, in the order of the rules' labels."""
        for label in self._form.labels.get(role, ()):
            for field in self.filled.fields:
                if field.has(label) and field.cells and not self._blank(field):
                    yield field.cells[0]

    def _blank(self, field: Field) -> bool:
        return is_blank(self.source.words(field.cells[0]), self.source.rules.disclosures)

    def _read(self, role: str, read: Callable[[Span], Sequence[Mention]]) -> tuple[Mention, ...]:
        """The mentions in the first value of a role in which ``read`` finds any."""
        return next((tuple(found) for cell in self._values(role) if (found := read(cell))), ())

    def _parties(self, role: str) -> tuple[Mention, ...]:
        """The parties that the labels of a role name, in cells or in a table."""
        source, rules, rule = self.source, self.source.rules.disclosures, self._form.id
        named = self._read(role, lambda cell: read_names(source, cell, rules, rule))
        labels = self._form.labels.get(role, ())
        return named or read_list(source, self.filled.fields, labels, rules, rule)

    def _period(self) -> tuple[Mention, ...]:
        """A period in one value, or a start and an end in two values, each a mention of that period."""
        whole = self._read("period", lambda cell: self.source.inside(cell, "PERIOD")[:1])
        if whole:
            return whole
        days = {
            role: self._read(role, lambda cell: self.source.inside(cell, "DATE")[:1])
            for role in ("start", "end")
        }
        isos = {
            role: found[0].value.iso
            for role, found in days.items()
            if found and isinstance(found[0].value, Date) and found[0].value.iso
        }
        value = Period(isos.get("start"), isos.get("end"))
        return tuple(Mention("PERIOD", days[role][0].span, value, self._form.id) for role in isos)

    def _sums(self, role: str) -> Iterator[_Sum]:
        """The amounts of a role's labels, one for each label, in the order of the rules' labels."""
        for label in self._form.labels.get(role, ()):
            fields = (f for f in self.filled.fields if f.has(label) and f.cells)
            amounts = (self._sum(field) for field in fields if not self._blank(field))
            yield from [found for found in amounts if found][:1]

    def _sum(self, field: Field) -> _Sum | None:
        """The amount of a field; the cell beside it may hold its unit or an equivalent. None if none."""
        beside = [self.source.words(cell) for cell in field.cells[1:2]]
        units = [*units_of((*field.token.remarks, *beside)), *self._units(field)]
        read = read_sum(self.source, field.cells[0], units, self._form.id)
        if read is None:
            return None
        amount, equivalents = read
        more = [m for cell in field.cells[1:] for m in other_money(self.source, cell, amount)]
        unit = field.token.span if field.token.remarks and amount.rule == self._form.id else None
        return _Sum(field, amount, (*equivalents, *more), unit)

    def _units(self, field: Field) -> Iterator[str]:
        """The unit that a line before the field gives for all amounts (단위 : 백만원), then that of the total."""
        listed = self.source.rules.disclosures.lists["units"]
        before = [
            other
            for other in (*self.head, *self.filled.fields)
            if other.token.start < field.token.start and other.token.key in listed
        ]
        for other in before[-1:]:
            cells = (self.source.words(cell).strip("()[] ") for cell in other.cells[:1])
            yield from units_of((*other.token.remarks, *cells))
        for other in self.filled.fields:
            if any(other.has(label) for label in self._form.labels.get("amount", ())):
                yield from units_of(other.token.remarks)


def _same(one: Mention, other: Mention) -> bool:
    """Whether two amounts have equal figures: a fixed part can be the whole amount."""
    values = [m.value for m in (one, other) if isinstance(m.value, Money)]
    return len({(value.low, value.high) for value in values}) == 1


def _layer(mentions: Sequence[Mention], facts: Sequence[Fact]) -> list[Mention]:
    """The mentions with those found in forms only, which replace what they overlap."""
    in_forms = (
        m for f in facts for m in (f.amount, *f.investors, *f.recipients, *f.places, *f.stakes)
    )
    known = {*mentions}
    new = sorted({m for m in in_forms if m not in known}, key=lambda m: m.span)
    starts = [m.start for m in new]

    def free(mention: Mention) -> bool:
        after = bisect_left(starts, mention.end)
        return after == 0 or new[after - 1].end <= mention.start

    return sorted((*filter(free, mentions), *new), key=lambda m: m.span)
