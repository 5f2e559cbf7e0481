"""The columns of Parquet, generated from the types: every file has the same, whatever is in it."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any

from extractor.types import Amount, Quote, Record, Stake

if TYPE_CHECKING:
    import pyarrow as pa

# One scale for all: readers take that of the first file for those behind it.
PRECISION, SCALE = 38, 4
_DECIMALS = frozenset([(Amount, "low"), (Amount, "high"), (Stake, "percent")])


def columns() -> pa.Schema:
    """One row a record: its fields as JSON lines have them, sums as ``decimal128(38, 4)``."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    fields = _fields(Record, pa)
    return pa.schema(fields)


def _fields(kind: type, pa: Any) -> list[pa.Field]:  # noqa: ANN401 - the module, imported late
    hints = typing.get_type_hints(kind)
    return [
        pa.field(
            name, pa.decimal128(PRECISION, SCALE) if (kind, name) in _DECIMALS else _type(hint, pa)
        )
        for name, hint in hints.items()
    ]


def _type(hint: Any, pa: Any) -> pa.DataType:  # noqa: ANN401 - any annotation
    plain = {str: pa.string(), bool: pa.bool_(), int: pa.int64()}
    if hint in plain:
        return plain[hint]
    if is_dataclass(hint) or hint is Quote:
        return pa.struct(_fields(typing.cast("type", hint), pa))
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _type(inner[0], pa)
    if origin is tuple:
        return pa.list_(_type(inner[0], pa))
    if origin is Mapping:
        return pa.map_(pa.string(), pa.string())
    message = f"no column for {hint}"
    raise TypeError(message)
