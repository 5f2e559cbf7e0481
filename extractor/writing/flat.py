"""Results as CSV: one row a record."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from extractor.writing.guarding import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.types import Amount, Party, Quote, Record
    from extractor.writing.dicts import Entry

COLUMNS = (
    *("id", "document", "source", "url", "title", "published", "language", "kind", "status"),
    *("investors", "investor_countries", "recipients", "recipient_countries"),
    *("countries", "places"),
    *("low", "high", "currency", "currency_basis", "qualifier"),
    *("amount", "amount_start", "amount_end", "amount_raw_start", "amount_raw_end"),
    *("equivalents", "stake_percent", "round", "round_lead"),
    *("period_start", "period_end", "period_duration", "announced"),
    *("sectors", "purpose", "attribution", "part_of", "cumulative"),
    *("evidence", "evidence_start", "evidence_end"),
)
Cells = dict[str, str | int | None]


def rows(entries: Iterable[Entry]) -> Iterator[str]:
    """The line of column names, then for each article its rows in one string.

    Several values share a cell, joined by "; "; what is not said is an empty cell.
    """
    yield head()
    yield from map(row_piece, entries)


def head() -> str:
    """The line of column names."""
    return _text([COLUMNS])


def row_piece(entry: Entry) -> str:
    """The rows of one article."""
    return _text([cells(record) for record in entry.records])


def _text(table: Sequence[Sequence[object]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(table)
    return buffer.getvalue()


def cells(record: Record) -> list[str | int | None]:
    """The record's cells in the order of ``COLUMNS``; none of them is a formula."""
    found = cells_of(record)
    return [_cell(found.get(column)) for column in COLUMNS]


def _cell(value: str | int | None) -> str | int | None:
    return guarded(value) if isinstance(value, str) else value


def cells_of(record: Record) -> Cells:
    """What the cells say, by column, as it is; a column of which the record says nothing may be missing."""
    return {
        **_document(record),
        **_parties("investor", record.investors),
        **_parties("recipient", record.recipients),
        **_amount(record),
        **_deal(record),
        **_time(record),
        **_words(record),
    }


def _document(record: Record) -> Cells:
    document = record.document
    return {
        "id": record.id,
        "document": document.id,
        "source": document.source,
        "url": document.url,
        "title": document.title,
        "published": document.published,
        "language": document.language,
        "kind": record.kind,
        "status": record.status,
    }


def _parties(role: str, parties: Sequence[Party]) -> Cells:
    return {
        f"{role}s": _join(party.name for party in parties),
        f"{role}_countries": _join(party.country for party in parties),
    }


def _amount(record: Record) -> Cells:
    amount = record.amount
    equivalents = _join(map(_figure, record.equivalents))
    if amount is None:
        return {"equivalents": equivalents}
    return {
        "low": amount.low,
        "high": amount.high,
        "currency": amount.currency,
        "currency_basis": amount.currency_basis,
        "qualifier": amount.qualifier,
        **_quoted("amount", amount.spans),
        "equivalents": equivalents,
    }


def _figure(amount: Amount) -> str:
    figure = amount.low if amount.low == amount.high else f"{amount.low}..{amount.high}"
    return f"{amount.currency} {figure}" if amount.currency else figure


def _quoted(name: str, spans: Sequence[Quote]) -> Cells:
    if not spans:
        return {}
    quote = spans[0]
    return {
        name: quote.text,
        f"{name}_start": quote.start,
        f"{name}_end": quote.end,
        f"{name}_raw_start": quote.raw_start,
        f"{name}_raw_end": quote.raw_end,
    }


def _deal(record: Record) -> Cells:
    return {
        "countries": _join(country.code for country in record.countries),
        "places": _join(place.name for place in record.places),
        "stake_percent": record.stake.percent if record.stake else None,
        "round": record.round.name if record.round else None,
        "round_lead": _join(record.round.lead) if record.round else None,
        "part_of": record.part_of,
        "cumulative": "true" if record.cumulative else "false",
    }


def _time(record: Record) -> Cells:
    period = record.period
    return {
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_duration": period.duration if period else None,
        "announced": record.announced.date if record.announced else None,
    }


def _words(record: Record) -> Cells:
    return {
        "sectors": _join(record.sectors),
        "purpose": _join(quote.text for quote in record.purpose.spans) if record.purpose else None,
        "attribution": _join(source.name for source in record.attribution),
        **_quoted("evidence", record.evidence),
    }


def _join(values: Iterable[str | None]) -> str:
    # Each by itself: where semicolons part cells, each begins one.
    return "; ".join(guarded(value) for value in values if value)
