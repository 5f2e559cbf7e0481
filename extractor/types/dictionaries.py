"""Values as JSON-able dicts, keys in the order of the output, and back."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from extractor.errors import InputError
from extractor.types.spans import Quote

SCHEMA = 1

T = TypeVar("T")


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


def rebuilt(kind: type[T], value: object, where: str) -> T:
    """The value of a type that ``plain`` made this of; equal to the original.

    ``kind`` is a dataclass, a quote, or what their fields are annotated with. Keys that the type does
    not have are errors, but for ``type`` and ``schema`` of a line; missing ones have their defaults.

    Raises InputError, with the way to the value, for what ``plain`` does not write of that type.

    >>> rebuilt(Quote, {"text": "3 euros", "start": 4, "end": 11, "raw_start": 4, "raw_end": 11}, "a")
    Quote(text='3 euros', start=4, end=11, raw_start=4, raw_end=11, raw_in=None)
    >>> rebuilt(Quote, {"text": "3 euros"}, "line 7")
    Traceback (most recent call last):
    extractor.errors.InputError: line 7: has no 'start'
    """
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return cast("T", _optional(kind, value, where))
    if origin is tuple:
        return cast("T", _items(kind, value, where))
    if origin is not None:
        return cast("T", _mapping(value, where))
    if kind in _SIMPLE:
        return cast("T", _simple(kind, value, where))
    if isinstance(value, kind):
        return value
    return cast("T", _fields(kind, value, where))


def _optional(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 - an annotation
    if value is None:
        return None
    (inner,) = [one for one in get_args(kind) if one is not type(None)]
    return rebuilt(inner, value, where)


def _items(kind: Any, value: object, where: str) -> tuple[object, ...]:  # noqa: ANN401 - an annotation
    inner = get_args(kind)
    listed = expected(value, list, where, "no list")
    if inner[-1:] == (...,):
        return tuple(rebuilt(inner[0], one, f"{where}[{n}]") for n, one in enumerate(listed))
    if len(inner) != len(listed):
        raise InputError(where, f"has {len(listed)} items, not {len(inner)}")
    pairs = zip(inner, listed, strict=True)
    return tuple(rebuilt(one, item, f"{where}[{n}]") for n, (one, item) in enumerate(pairs))


def _mapping(value: object, where: str) -> dict[str, str]:
    named = expected(value, dict, where, "no object")
    return {str(key): _simple(str, one, f"{where}.{key}") for key, one in named.items()}


_SIMPLE: dict[Any, str] = {str: "string", int: "number", bool: "true or false", Decimal: "decimal"}


def _simple(kind: Any, value: object, where: str) -> Any:  # noqa: ANN401 - of the annotated type
    if kind is Decimal:
        return _decimal(value, where)
    # A truth value is a number to Python, not in the output.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise InputError(where, f"{value!r} is no {_SIMPLE[kind]}")
    return value


def _decimal(value: object, where: str) -> Decimal:
    try:
        number = Decimal(_simple(str, value, where))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise InputError(where, f"{value!r} is no decimal")
    return number


def _fields(kind: Any, value: object, where: str) -> Any:  # noqa: ANN401 - of the type that is given
    given = expected(value, dict, where, "no object")
    known = _annotations(kind)
    if unknown := [key for key in given if key not in {*known, "type", "schema"}]:
        raise InputError(f"{where}.{unknown[0]}", f"is no field of {kind.__name__}")
    required = _required(kind)
    if missing := [key for key in known if key not in given and key in required]:
        raise InputError(where, f"has no {missing[0]!r}")
    made = {
        name: rebuilt(inner, given[name], f"{where}.{name}")
        for name, inner in known.items()
        if name in given
    }
    return kind(**made)


@cache
def _annotations(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass or a named tuple
    hints = get_type_hints(kind)
    made = {one.name for one in fields(kind) if one.init} if is_dataclass(kind) else {*hints}
    return {name: inner for name, inner in hints.items() if name in made}


@cache
def _required(kind: Any) -> frozenset[str]:  # noqa: ANN401 - a dataclass or a named tuple
    if is_dataclass(kind):
        kept = [f for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
        return frozenset(field.name for field in kept)
    return frozenset(kind._fields) - frozenset(kind._field_defaults)


def expected(value: object, kind: type[T], where: str, otherwise: str) -> T:
    """The value, if it is of the type. Raises InputError where it is not."""
    if isinstance(value, kind):
        return value
    raise InputError(where, f"{type(value).__name__} is {otherwise}")
