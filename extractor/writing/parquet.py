"""Results as Parquet: one row a record, nested as JSON lines are. Needs the extra ``parquet``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.errors import missing_extra
from extractor.writing.dicts import plain
from extractor.writing.sinks import FileSink

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extractor.writing.dicts import Entry
    from extractor.writing.sinks import Shaped

# Records in a row group.
_GROUP = 10_000


@dataclass(frozen=True)
class ParquetFormat:
    """The format of a Parquet file."""

    def shape(self, entry: Entry) -> Shaped:
        """The article's records."""
        return [plain(record) for record in entry.records]

    def open(self, path: Path | None) -> ParquetSink:
        """A sink that replaces the file when it is closed. Raises MissingExtra."""
        if path is None:
            raise ValueError("--format parquet needs a file: -o records.parquet")
        return ParquetSink(path)


class ParquetSink(FileSink):
    """Row groups of a file; every file has the same columns."""

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow as pa  # noqa: PLC0415 - an extra
            from pyarrow import parquet  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise missing_extra(str(path), "Parquet needs pyarrow", "parquet") from error
        from extractor.writing.columns import columns  # noqa: PLC0415 - of the extra

        self._arrow: Any = pa
        self._columns = columns()
        super().__init__(path)
        self._writer: Any = parquet.ParquetWriter(self._part, self._columns, compression="zstd")
        self._waiting: list[dict[str, Any]] = []

    def write(self, shaped: Shaped) -> None:
        """Write the records of one article."""
        self._waiting += map(_row, shaped)
        while len(self._waiting) >= _GROUP:
            self._write_group(self._waiting[:_GROUP])
            self._waiting = self._waiting[_GROUP:]

    def _write_group(self, group: list[dict[str, Any]]) -> None:
        table = self._arrow.Table.from_pylist(group, schema=self._columns)
        self._writer.write_table(table)

    def close(self, summary: Mapping[str, int | str]) -> None:  # noqa: ARG002 - a sink's
        """Write the last group, and replace the file."""
        if self._waiting:
            self._write_group(self._waiting)
        self._writer.close()
        self._keep()

    def abort(self) -> None:
        """Leave the file as it was."""
        self._writer.close()
        self._leave()


def _row(record: dict[str, Any]) -> dict[str, Any]:
    """The record with decimals for sums."""
    amount, stake = record["amount"], record["stake"]
    sound: dict[str, Any] = _sound(record)
    return sound | {
        "amount": amount and _sum(amount),
        "equivalents": [_sum(one) for one in record["equivalents"]],
        "stake": stake and _sound(stake) | {"percent": Decimal(stake["percent"])},
    }


def _sum(amount: dict[str, Any]) -> dict[str, Any]:
    sound: dict[str, Any] = _sound(amount)
    return sound | {name: Decimal(amount[name]) for name in ("low", "high")}


def _sound(value: Any) -> Any:  # noqa: ANN401 - JSON is of any shape
    """The value with half characters spelt out, which UTF-8 has no form for."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {name: _sound(item) for name, item in value.items()}
    return [_sound(item) for item in value] if isinstance(value, list) else value
