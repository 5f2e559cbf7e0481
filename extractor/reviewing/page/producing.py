"""Writes the review page of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.comparing.jsonobjects import lines_of
from extractor.reviewing.page.assembling import assembled
from extractor.reviewing.page.changes import earlier, mark_changes
from extractor.reviewing.page.condensing import condensed
from extractor.reviewing.page.gathering import add_claims, gathered
from extractor.writing.output import whole

if TYPE_CHECKING:
    from pathlib import Path

# What the page is made for; more articles make it slow to open, and nothing else.
MOST = 1000


@dataclass(frozen=True)
class Written:
    """What is on a page: numbers of articles, records and changes, and whether it has mentions.

    ``missing`` are the ids of documents that only the earlier run has.
    """

    articles: int
    records: int
    changed: int
    missing: tuple[str, ...]
    mentioned: bool


def write_page(
    records: str, file: Path, *, claims: str | None = None, against: str | None = None
) -> Written:
    """Write the page of the records to a file.

    The others are paths, or ``-`` for stdin: the output of `extractor run --documents`, of `extractor
    explain --format json`, and of an earlier run to mark what has changed since. Raises InputError for
    what is not, OSError where a file cannot be read or written.
    """
    old = None
    if against:
        with lines_of(against) as lines:
            old = earlier(against, lines)
    with lines_of(records) as lines:
        articles = gathered(records, lines)
    if claims:
        with lines_of(claims) as lines:
            add_claims(articles, claims, lines)
    number = sum(len(article.records) for article in articles.values())
    changed = mark_changes(articles, old) if old is not None else 0
    page = assembled(condensed(articles.values()))
    with whole(file) as stream:
        stream.write(page)
    mentioned = any(article.mentions for article in articles.values())
    missing = tuple(name for name in old or () if name not in articles)
    return Written(len(articles), number, changed, missing, mentioned=mentioned)
