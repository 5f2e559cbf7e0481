"""Reads records back from Parquet, as the JSON lines that say the same. Needs the extra ``parquet``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError, missing_extra
from extractor.types import Record
from extractor.types.dictionaries import decimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extractor.comparing.run import Line


def parquet_lines(path: Path) -> Iterator[Line]:
    """The records of a file that `extractor run -o records.parquet` has written.

    Raises InputError for a file that is not there or holds something else, MissingExtra without pyarrow.
    """
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra(str(path), "Parquet needs pyarrow", "parquet") from error
    if not path.is_file():
        raise InputError(str(path), "no such file", "check its name")
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches():
                for row in batch.to_pylist(maps_as_pydicts="strict"):
                    yield _line(row, path)
    except ArrowException as error:
        raise InputError(
            str(path), f"cannot be read as Parquet: {error}", "write it again"
        ) from error
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error}", "check its permissions") from error


def _line(row: dict[str, Any], path: Path) -> Line:
    try:
        return Record.from_dict(_plain(row)).to_dict()
    except InputError as error:
        mend = "write it with `extractor run INPUT -o records.parquet`"
        raise InputError(str(path), f"holds no records of a run: {error}", mend) from error


def _plain(value: Any) -> Any:  # noqa: ANN401 - of any column
    """The value with decimals as text, as JSON has them."""
    if isinstance(value, Decimal):
        return decimal(value)
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
