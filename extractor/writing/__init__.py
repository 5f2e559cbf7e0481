"""Results in the formats of the output; nothing here knows how they were found."""

from extractor.writing.dicts import (
    SCHEMA,
    Entry,
    decimal,
    document_line,
    mention_line,
    plain,
    record_line,
)

__all__ = [
    "SCHEMA",
    "Entry",
    "decimal",
    "document_line",
    "mention_line",
    "plain",
    "record_line",
]
