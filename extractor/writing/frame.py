"""Results as a pandas table: one row a record, in the columns of the CSV."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.errors import missing_extra
from extractor.writing.flat import COLUMNS, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from extractor.types import Record

_NUMBERS = ("low", "high", "stake_percent")
_PLACES = tuple(
    column
    for column in COLUMNS
    if column.endswith(("_start", "_end")) and not column.startswith("period_")
)


def frame(records: Iterable[Record]) -> pd.DataFrame:
    """The table of the records; also of none, with all its columns.

    Figures are Decimal and places Int64, what is not said is missing (``pd.NA``).
    Raises MissingExtra where pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra("to_pandas", "needs pandas", "pandas") from error
    rows = [_typed(cells_of(record)) for record in records]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    table = table.astype(dict.fromkeys(_PLACES, "Int64") | {"cumulative": "boolean"})
    return table.where(table.notna() & (table != ""), pd.NA)


def _typed(cells: Mapping[str, object]) -> dict[str, object]:
    numbers = {name: Decimal(str(cells[name])) for name in _NUMBERS if cells.get(name)}
    return {**cells, **numbers, "cumulative": cells["cumulative"] == "true"}
