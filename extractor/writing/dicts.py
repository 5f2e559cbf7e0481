"""Records, mentions and documents as JSON-able dicts, keys in the order of the output."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, Protocol

from extractor.types import Article, Mention, Money, Name, Place, Quote, Record, Value

SCHEMA = 1

_ARTICLE_FIELDS = ("source", "url", "title", "published", "language", "text")
_VALUE_FIELDS = {
    Money: ("low", "high", "currency", "basis", "qualifier"),
    Name: ("name", "type", "country"),
    Place: ("name", "country", "kind"),
}
# A mention line has a "type" of its own.
_RENAMED = {"basis": "currency_basis", "iso": "date", "type": "kind"}


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


def decimal(number: Decimal) -> str:
    """The number in plain digits: no exponent, no zeros after the last decimal.

    >>> decimal(Decimal("1E+10")), decimal(Decimal("0.50")), decimal(Decimal("33700000000.00"))
    ('10000000000', '0.5', '33700000000')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(value: object) -> Any:  # noqa: ANN401 - JSON is of any shape
    """The value as dicts, lists, strings, numbers, booleans and None.

    Dataclasses and quotes become dicts in the order of their fields, decimals plain strings. A quote
    says where it is raw only where that is not the text.
    Raises TypeError for what the output has no form for.

    >>> plain(Quote("3 euros", 4, 11, 4, 11))
    {'text': '3 euros', 'start': 4, 'end': 11, 'raw_start': 4, 'raw_end': 11}
    """
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Decimal):
        return decimal(value)
    if isinstance(value, Quote):
        return {name: item for name, item in value._asdict().items() if item is not None}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return _container(value)


def _container(value: object) -> Any:  # noqa: ANN401 - JSON is of any shape
    if isinstance(value, Mapping):
        return {key: plain(value[key]) for key in sorted(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    message = f"no plain form for {type(value).__name__}"
    raise TypeError(message)


def record_line(record: Record) -> dict[str, Any]:
    """The record as the output writes it: type and schema first, then every field."""
    return {"type": "record", "schema": SCHEMA, **plain(record)}


def value_names(kind: type[Value]) -> dict[str, str]:
    """The fields of a value that the output shows, each with the name it has there."""
    shown = _VALUE_FIELDS.get(kind) or tuple(field.name for field in fields(kind))
    return {name: _RENAMED.get(name, name) for name in shown}


def mention_line(article: Article, mention: Mention) -> dict[str, Any]:
    """The mention as the output writes it: its value's fields, its quote and its rule."""
    names = value_names(type(mention.value))
    return {
        "type": "mention",
        "label": mention.label,
        "document": {"id": article.id},
        **{shown: plain(getattr(mention.value, name)) for name, shown in names.items()},
        "span": plain(article.quote(mention.span)),
        "rule": mention.rule,
    }


def document_line(article: Article) -> dict[str, Any]:
    """The article as the output writes it, with the SHA-256 (hex) of its text in UTF-8."""
    known = {name: getattr(article, name) for name in _ARTICLE_FIELDS}
    # A lone surrogate can come in through a JSON escape; it must not end the run.
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    return {"type": "document", "schema": SCHEMA, "id": article.id, **known, "sha256": digest}
