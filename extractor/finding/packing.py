"""Packs values as lists and strings, which spaCy can store with a document.

spaCy writes a document's data as msgpack, which knows neither decimals nor dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from extractor import types

_BUILDERS: Mapping[str, Callable[[Iterable[Any]], object]] = {
    "decimal": lambda items: Decimal(*items),
    "tuple": tuple,
    "frozenset": frozenset,
    "mapping": dict,
}


def pack(value: object) -> Any:  # noqa: ANN401 - of any shape
    """The value as lists of a name and its parts; strings, numbers and None stay as they are.

    >>> pack(types.Percent(Decimal("5.1")))
    ['Percent', [['decimal', ['5.1']]]]

    Raises TypeError for a value that is neither plain nor of a type of ``extractor.types``.
    """
    if value is None or isinstance(value, str | int):
        return value
    name, parts = _parts(value)
    return [name, [pack(part) for part in parts]]


def _parts(value: object) -> tuple[str, Iterable[object]]:
    if isinstance(value, Decimal):
        return "decimal", [str(value)]
    if is_dataclass(value):
        kept = (field for field in fields(value) if field.init)
        return type(value).__name__, [getattr(value, field.name) for field in kept]
    if isinstance(value, tuple):
        return (type(value).__name__ if hasattr(value, "_fields") else "tuple"), value
    if isinstance(value, frozenset):
        return "frozenset", sorted(value)
    if isinstance(value, Mapping):
        return "mapping", sorted(value.items())
    message = f"nothing to pack a {type(value).__name__} as"
    raise TypeError(message)


def unpack(packed: Any) -> Any:  # noqa: ANN401 - of any shape
    """The packed value, equal to the original.

    >>> unpack(pack(types.Span(3, 8)))
    Span(start=3, end=8)
    """
    if packed is None or isinstance(packed, str | int):
        return packed
    name, parts = packed
    values = [unpack(part) for part in parts]
    if name in _BUILDERS:
        return _BUILDERS[name](values)
    if name not in types.__all__:
        message = f"no type is called {name}"
        raise TypeError(message)
    return getattr(types, name)(*values)
