"""The lines of a run, however it was saved: JSON lines, a store, Parquet."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from extractor.comparing.jsonobjects import STDIN, lines_of, objects
from extractor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extractor.comparing.run import Line

# What puts an amount of a store with its claims into words.
Worded: TypeAlias = "Callable[[Line], Line]"
_SQLITE, _PARQUET = b"SQLite format 3\0", b"PAR1"
_STORES, _TABLES = (".db", ".sqlite", ".sqlite3"), (".csv", ".xlsx")


@contextmanager
def run_lines(name: str, worded: Worded | None = None) -> Iterator[Iterator[tuple[int, Line]]]:
    """The numbered lines of a run that a file holds, or standard input for ``-``.

    Those of a store and of Parquet are the JSON lines that would say the same. ``worded``: a store's
    claims too, put into words by it. Raises InputError where it cannot be read or holds no run.
    """
    path = Path(name)
    begins = _beginning(path) if name != STDIN else b""
    ends = path.suffix.lower() if name != STDIN else ""
    if begins.startswith(_SQLITE) or ends in _STORES:
        yield enumerate(_of_store(path, worded), 1)
    elif begins.startswith(_PARQUET) or ends == ".parquet":
        from extractor.comparing.parquet_lines import parquet_lines  # noqa: PLC0415 - an extra

        yield enumerate(parquet_lines(path), 1)
    elif ends in _TABLES:
        mend = "give the JSON lines, the store (-o news.db) or the Parquet file of the run"
        raise InputError(name, "is a table, which does not say where the words stand", mend)
    else:
        with lines_of(name) as lines:
            yield objects(name, lines)


def _beginning(path: Path) -> bytes:
    """How a file begins; nothing of what is no file, such as a pipe, whose lines come once."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_SQLITE))
    except OSError:
        return b""


def _of_store(path: Path, worded: Worded | None) -> Iterator[Line]:
    from extractor.querying.stored_run import stored_lines  # noqa: PLC0415 - of stores alone

    for line in stored_lines(path, claims=worded is not None):
        if worded and "amounts" in line:
            yield {**line, "amounts": list(map(worded, line["amounts"]))}
        else:
            yield line
