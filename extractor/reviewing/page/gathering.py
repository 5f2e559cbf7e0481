"""Gathers what a run wrote, line by line, into articles with their mentions, records and claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.comparing.quotes import quotes
from extractor.comparing.run_lines import run_lines
from extractor.comparing.saved import is_failure
from extractor.errors import InputError
from extractor.writing.dicts import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.comparing.run import Line
    from extractor.comparing.run_lines import Worded

_WITH_TEXTS = (
    "write them with the texts: `extractor run INPUT --documents --mentions -o records.jsonl`"
)
_EXPLAINED = "write them with `extractor explain INPUT --format json > claims.jsonl`"
_FROM_ONE_RUN = "records and documents must come from one run"


@dataclass(frozen=True)
class Reviewed:
    """An article as its run wrote it: the document's line, its mentions and its records.

    ``amounts`` are those of its line of `extractor explain --format json`, each with its claims.
    """

    document: Line
    mentions: list[Line] = field(default_factory=list)
    records: list[Line] = field(default_factory=list)
    amounts: list[Line] = field(default_factory=list)


def read_articles(name: str, worded: Worded | None = None) -> dict[str, Reviewed]:
    """The articles of a run that a file holds, or stdin for ``-``; ``worded``: see ``run_lines``.

    Raises InputError as ``gathered`` does, and where the file cannot be read.
    """
    with run_lines(name, worded) as lines:
        return gathered(name, lines)


def gathered(name: str, lines: Iterable[tuple[int, Line]]) -> dict[str, Reviewed]:
    """The articles of a run's numbered lines, by the id of their documents, in their order.

    What the run could not read is no article, and is passed over.
    Raises InputError, which says ``name`` and the line, for what is no output of `extractor run`, for
    records without their document, and where a quote is not the slice of its document's text.
    """
    articles: dict[str, Reviewed] = {}
    seen = False
    for number, line in lines:
        where, seen = f"{name}:{number}", True
        kind = line.get("type")
        if kind == "document":
            _add_document(articles, line, where)
        elif kind in ("record", "mention"):
            article = _article_of(articles, line, where)
            _check_quotes(line, article.document["text"], where)
            (article.records if kind == "record" else article.mentions).append(line)
        elif kind is None and isinstance(line.get("amounts"), list):
            add_claims(articles, name, [(number, line)])
        elif is_failure(line):
            continue
        else:
            raise InputError(where, "is no line of `extractor run`", _WITH_TEXTS)
    if not seen:
        raise InputError(name, "is empty", _WITH_TEXTS)
    return articles


def add_claims(articles: dict[str, Reviewed], name: str, lines: Iterable[tuple[int, Line]]) -> None:
    """Add to the articles the claims that `extractor explain --format json` wrote.

    Claims of articles that are not there are passed over: the file may be of more articles.
    Raises InputError for what is no output of `extractor explain`, and for claims of another text.
    """
    for number, line in lines:
        where = f"{name}:{number}"
        if not isinstance(line.get("amounts"), list) or not isinstance(line.get("document"), str):
            raise InputError(where, "is no line of `extractor explain --format json`", _EXPLAINED)
        if article := articles.get(line["document"]):
            _check_quotes(line, article.document["text"], where)
            article.amounts.extend(line["amounts"])


def _add_document(articles: dict[str, Reviewed], line: Line, where: str) -> None:
    if line.get("schema") != SCHEMA:
        what = f"has schema {line.get('schema')!r}, not {SCHEMA}"
        raise InputError(where, what, "write the records again")
    if not isinstance(line.get("id"), str) or not isinstance(line.get("text"), str):
        raise InputError(where, "a document without id or text", _WITH_TEXTS)
    if line["id"] in articles:
        what = f"document {line['id']!r} comes a second time"
        raise InputError(where, what, "give each article an id of its own")
    articles[line["id"]] = Reviewed(line)


def _article_of(articles: dict[str, Reviewed], line: Line, where: str) -> Reviewed:
    named = line.get("document")
    identity = named.get("id") if isinstance(named, dict) else None
    if article := articles.get(str(identity)):
        return article
    what = f"a {line['type']} of document {identity!r}, whose text is not here"
    raise InputError(where, what, _WITH_TEXTS)


def _check_quotes(line: Line, text: str, where: str) -> None:
    for quote in quotes(line):
        if text[quote["start"] : quote["end"]] != quote["text"]:
            what = f"“{quote['text']}” is not at {quote['start']}–{quote['end']} of its document"
            raise InputError(where, what, _FROM_ONE_RUN)
