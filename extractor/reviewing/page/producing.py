"""Writes the review page of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.comparing.jsonobjects import lines_of, objects
from extractor.comparing.saved import read_run
from extractor.reviewing.page.assembling import assembled
from extractor.reviewing.page.changes import mark_changes
from extractor.reviewing.page.condensing import condensed
from extractor.reviewing.page.gathering import add_claims, read_articles
from extractor.reviewing.stored_claims import in_words
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

    The others are paths, or ``-`` for stdin: the output of `extractor run --documents` or a store, of
    `extractor explain --format json`, and of an earlier run, to mark what has changed since. Raises
    InputError for what is not, OSError where the page cannot be written.
    """
    old = read_run(against) if against else None
    # A file of claims says more than a store, which has those of records alone.
    articles = read_articles(records, None if claims else in_words)
    if claims:
        with lines_of(claims) as lines:
            add_claims(articles, claims, objects(claims, lines))
    number = sum(len(article.records) for article in articles.values())
    changed = mark_changes(articles, old) if old else 0
    page = assembled(condensed(articles.values()))
    with whole(file) as stream:
        stream.write(page)
    mentioned = any(article.mentions for article in articles.values())
    known = old.documents.values() if old else ()
    missing = tuple(one.id for one in known if one.id not in articles and not one.error)
    return Written(len(articles), number, changed, missing, mentioned=mentioned)
