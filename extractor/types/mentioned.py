"""Mentions as dicts: their value's fields beside their label and place, and back."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.types.dictionaries import expected, plain, rebuilt
from extractor.types.spans import Mention, Span
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

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = {
    Money: ("low", "high", "currency", "basis", "qualifier"),
    Name: ("name", "type", "country"),
    Place: ("name", "country", "kind"),
}
# A mention line has a "type" of its own.
_RENAMED = {"basis": "currency_basis", "iso": "date", "type": "kind"}
# By which key a value's type shows; a name and a place have the same, and differ by label.
_TOLD_BY: tuple[tuple[str, type[Value]], ...] = (
    ("currency", Money),
    ("low", Number),
    ("date", Date),
    ("duration", Period),
    ("value", Percent),
    ("features", Cue),
)
PLACES = frozenset({"COUNTRY", "NATIONALITY", "PLACE"})
_AROUND = frozenset({"type", "schema", "label", "document", "span", "rule"})


def value_names(kind: type[Value]) -> dict[str, str]:
    """The fields of a value that the output shows, each with the name it has there."""
    shown = _SHOWN.get(kind) or tuple(field.name for field in fields(kind))
    return {name: _RENAMED.get(name, name) for name in shown}


def value_dict(value: Value) -> dict[str, Any]:
    """The fields of a value that the output shows."""
    names = value_names(type(value))
    return {shown: plain(getattr(value, name)) for name, shown in names.items()}


def mention_dict(mention: Mention) -> dict[str, Any]:
    """The mention with all of its value: what the output shows, and what differs from the default."""
    value, shown = mention.value, value_names(type(mention.value))
    hidden = {
        field.name: plain(getattr(value, field.name))
        for field in fields(value)
        if field.name not in shown and getattr(value, field.name) != _default(field)
    }
    place = {"start": mention.start, "end": mention.end}
    around = {"type": "mention", "label": mention.label}
    return {**around, **value_dict(value), **hidden, "span": place, "rule": mention.rule}


def mention_of(line: Mapping[str, Any], where: str = "mention") -> Mention:
    """The mention of its dict, or of a line of the output. Raises InputError for what is neither."""
    given = expected(line, dict, where, "no object")
    label = rebuilt(str, given.get("label"), f"{where}.label")
    span = expected(given.get("span"), dict, f"{where}.span", "no object")
    place = Span(*(rebuilt(int, span.get(edge), f"{where}.span.{edge}") for edge in Span._fields))
    return Mention(
        label, place, _value(given, label, where), rebuilt(str, given.get("rule"), where)
    )


def _value(line: dict[str, Any], label: str, where: str) -> Value:
    kind = _kind(line, label, where)
    names = {shown: name for name, shown in value_names(kind).items()}
    own = {names.get(key, key): item for key, item in line.items() if key not in _AROUND}
    if isinstance(own.get("features"), list):
        return Cue(rebuilt(str, own.get("kind"), where), frozenset(own["features"]))
    return rebuilt(kind, own, where)


def _kind(line: dict[str, Any], label: str, where: str) -> type[Value]:
    for key, kind in _TOLD_BY:
        if key in line:
            return kind
    if "name" not in line:
        raise InputError(where, "says no value that a mention can have")
    if "kind" not in line:
        return Attribution
    return Place if label in PLACES else Name


def _default(field: Any) -> object:  # noqa: ANN401 - a field of dataclasses is of any type
    return field.default_factory() if field.default is MISSING else field.default
