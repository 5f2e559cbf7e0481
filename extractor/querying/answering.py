"""Answers to questions: ready ones from ``questions/``, SQL, and words to search for."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.querying.connection import PATIENCE, opened_to_read
from extractor.writing.store.syllables import match

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_REFUSED = ("not authorized", "authorization denied", "prohibited", "readonly")
_QUESTIONS = Path(__file__).with_name("questions")
_HEADING = re.compile(r"--\s*(.+)")
Value = str | int | float | bytes | None


@dataclass(frozen=True)
class Question:
    """A ready question: its name, what it answers in a line, and its SQL."""

    name: str
    heading: str
    sql: str


@dataclass(frozen=True)
class Choice:
    """How a ready question is answered.

    ``since`` is the run after which ``changes`` begin, None the last but one; ``limit`` the most rows,
    -1 for all; ``deals`` counts what several articles state of one deal once.
    """

    since: int | None = None
    limit: int = -1
    deals: bool = False


ALL = Choice()


@dataclass(frozen=True)
class Answer:
    """The names of columns, and rows as wide as they are many."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def questions() -> dict[str, Question]:
    """The ready questions by name.

    >>> list(questions())
    ['changes', 'deals', 'destinations', 'errors', 'investors', 'largest', 'months', 'search']
    """
    found = (_question(path) for path in sorted(_QUESTIONS.glob("*.sql")))
    return {question.name: question for question in found}


def _question(path: Path) -> Question:
    sql = path.read_text(encoding="utf-8")
    heading = _HEADING.match(sql)
    assert heading is not None, path  # noqa: S101 - a file of the package
    return Question(path.stem, heading[1], sql)


def answered(store: Path, asked: str, words: Sequence[str] = (), choice: Choice = ALL) -> Answer:
    """The answer to a ready question, by its name, or to SQL, which has a space in it.

    ``words`` are what ``search`` looks for.
    Raises InputError for a question that is not there, wrong SQL, or a question that takes too long.
    """
    question = None if re.search(r"\s", asked) else _ready(asked, str(store))
    given: dict[str, Value] = {}
    if question:
        given = {"since": choice.since, "limit": choice.limit, "deals": int(choice.deals)}
    if question and ":words" in question.sql:
        given["words"] = _match(words, str(store))
    elif words:
        raise InputError(str(store), f"{asked!r} takes no words", "quote SQL as a whole")
    return _asked(store, question.sql if question else asked, given)


def _match(words: Sequence[str], where: str) -> str:
    try:
        return match(" ".join(words))
    except ValueError as error:
        raise InputError(where, str(error), "extractor query news.db search WORD…") from error


def _ready(name: str, where: str) -> Question:
    known = questions()
    if name not in known:
        mend = f"one of {', '.join(known)}, or SQL in quotation marks"
        raise InputError(where, f"no question is called {name!r}", mend)
    return known[name]


def _asked(store: Path, sql: str, given: Mapping[str, Value]) -> Answer:
    with closing(opened_to_read(store)) as connection:
        try:
            cursor = connection.execute(sql, given)
            rows = tuple(cursor.fetchall())
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise _refusal(str(store), error) from error
    return Answer(tuple(column[0] for column in cursor.description or ()), rows)


def _refusal(where: str, error: Exception) -> InputError:
    said = str(error)
    if said == "interrupted":
        return InputError(where, f"the question takes more than {PATIENCE} seconds", "ask for less")
    if any(words in said for words in _REFUSED):
        return InputError(where, f"only questions are answered: {said}", "write SELECT …")
    return InputError(where, f"SQLite says: {said}")
