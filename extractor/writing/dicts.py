"""Records, mentions and documents as JSON-able dicts, keys in the order of the output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from extractor.types.dictionaries import SCHEMA, decimal, plain
from extractor.types.documented import document_line
from extractor.types.mentioned import value_dict, value_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.types import Article, Mention, Record

__all__ = [
    "SCHEMA",
    "Entry",
    "decimal",
    "document_line",
    "mention_line",
    "plain",
    "record_line",
    "value_names",
]


class Entry(Protocol):
    """One article with what was found in it; the pipeline's result is one."""

    @property
    def article(self) -> Article:
        """The article."""
        ...

    @property
    def mentions(self) -> Sequence[Mention]:
        """What it names."""
        ...

    @property
    def records(self) -> Sequence[Record]:
        """What it states."""
        ...


def record_line(record: Record) -> dict[str, Any]:
    """The record as the output writes it: type and schema first, then every field."""
    return record.to_dict()


def mention_line(article: Article, mention: Mention) -> dict[str, Any]:
    """The mention as the output writes it: its value's fields, its quote and its rule."""
    return {
        "type": "mention",
        "label": mention.label,
        "document": {"id": article.id},
        **value_dict(mention.value),
        "span": plain(article.quote(mention.span)),
        "rule": mention.rule,
    }
