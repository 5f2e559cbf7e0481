"""Writes the review page of a run."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.reviewing.page.assembling import assembled
from extractor.reviewing.page.condensing import condensed
from extractor.reviewing.page.gathering import add_claims, gathered
from extractor.writing.output import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reviewing.page.gathering import Reviewed

STDIN = "-"
# What the page is made for; more articles make it slow to open, and nothing else.
MOST = 1000


def write_page(records: str, file: Path, claims: str | None = None) -> dict[str, Reviewed]:
    """Write the page of the records to a file, and return the articles that are on it.

    ``records`` and ``claims`` are paths, or ``-`` for stdin: the output of `extractor run --documents`
    and of `extractor explain --format json`. Raises InputError for what is not, OSError where a file
    cannot be read or written.
    """
    with _lines(records) as lines:
        articles = gathered(records, lines)
    if claims:
        with _lines(claims) as lines:
            add_claims(articles, claims, lines)
    page = assembled(condensed(articles.values()))
    with whole(file) as stream:
        stream.write(page)
    return articles


@contextmanager
def _lines(name: str) -> Iterator[Iterator[str]]:
    """The lines of a file of UTF-8 text. Raises InputError for other bytes."""
    try:
        if name == STDIN:
            yield (line.decode("utf-8") for line in sys.stdin.buffer)
        else:
            with Path(name).open(encoding="utf-8", newline="\n") as stream:
                yield iter(stream)
    except UnicodeDecodeError as error:
        raise InputError(name, "is not UTF-8", "give JSON lines in UTF-8") from error
