"""What flows through the pipeline: frozen values, no behaviour beyond their own shape.

Everything that points at text is half-open and counts Unicode code points.
"""

from extractor.types.article import UNDETERMINED, Article, Sentence
from extractor.types.offsets import OffsetMap, Piece
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
)
from extractor.types.spans import Mention, Quote, Span
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
]
