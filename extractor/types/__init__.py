"""What flows through the pipeline: frozen values, no behaviour beyond their own shape.

Everything that points at text is half-open and counts Unicode code points. Reading needs neither
values nor records: these are imported when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from extractor.types.article import UNDETERMINED, Article, Document, Sentence
from extractor.types.offsets import OffsetMap, Piece
from extractor.types.spans import Mention, Quote, Span

if TYPE_CHECKING:
    from extractor.types.record import (
        Amount,
        Announced,
        Country,
        DocumentReference,
        Party,
        PeriodField,
        PlaceField,
        Purpose,
        Record,
        Round,
        Source,
        Stake,
        Weighed,
    )
    from extractor.types.values import (
        Attribution,
        Cue,
        Date,
        Money,
        Name,
        Number,
        Percent,
        Period,
        Place,
        Value,
    )

__all__ = [
    "UNDETERMINED",
    "Amount",
    "Announced",
    "Article",
    "Attribution",
    "Country",
    "Cue",
    "Date",
    "Document",
    "DocumentReference",
    "Mention",
    "Money",
    "Name",
    "Number",
    "OffsetMap",
    "Party",
    "Percent",
    "Period",
    "PeriodField",
    "Piece",
    "Place",
    "PlaceField",
    "Purpose",
    "Quote",
    "Record",
    "Round",
    "Sentence",
    "Source",
    "Span",
    "Stake",
    "Value",
    "Weighed",
]

_HOMES = {
    "Amount": "extractor.types.record",
    "Announced": "extractor.types.record",
    "Country": "extractor.types.record",
    "DocumentReference": "extractor.types.record",
    "Party": "extractor.types.record",
    "PeriodField": "extractor.types.record",
    "PlaceField": "extractor.types.record",
    "Purpose": "extractor.types.record",
    "Record": "extractor.types.record",
    "Round": "extractor.types.record",
    "Source": "extractor.types.record",
    "Stake": "extractor.types.record",
    "Weighed": "extractor.types.record",
    "Attribution": "extractor.types.values",
    "Cue": "extractor.types.values",
    "Date": "extractor.types.values",
    "Money": "extractor.types.values",
    "Name": "extractor.types.values",
    "Number": "extractor.types.values",
    "Percent": "extractor.types.values",
    "Period": "extractor.types.values",
    "Place": "extractor.types.values",
    "Value": "extractor.types.values",
}


def __getattr__(name: str) -> object:
    """A public name, imported now; AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
