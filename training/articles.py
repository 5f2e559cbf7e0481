"""An annotated article: a few lines of head, a blank line, the marked text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from training.marks import Mark, MarkError, Said, Value, read_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[1] / "corpus"
LANGUAGES = ("en", "ko")
KINDS = frozenset({"investment", "acquisition", "funding", "grant", "contract"})
STATUSES = frozenset({"considering", "planned", "announced", "committed", "completed", "cancelled"})
FLAGS = frozenset({"optional", "cumulative"})
_HEAD = {"press", "place", "published"}
_DEAL = re.compile(r"deal (\d+)")
_PART_OF = re.compile(r"part of (\d+)")


class CorpusError(ValueError):
    """What is wrong with an article, and on which line of its file."""

    def __init__(self, message: str, path: Path, line: int) -> None:
        super().__init__(f"{path}:{line}: {message}")


@dataclass(frozen=True)
class Deal:
    """A deal of the head: its kind, how far it is, and what it is a part of."""

    kind: str
    status: str
    flags: frozenset[str] = frozenset()
    part_of: int | None = None


@dataclass(frozen=True)
class Annotated:
    """An article with its marks. ``text`` is clean; the marks' spans are of it, in code points."""

    id: str
    language: str
    press: str
    place: str
    published: str
    text: str
    marks: tuple[Mark, ...]
    deals: dict[int, Deal]
    path: Path
    body: int = field(default=0, compare=False)

    @property
    def part(self) -> str:
        """``read``, ``train`` or ``blind``."""
        return part_of(self.id)

    def line(self, mark: Mark) -> int:
        """The line of the file on which the mark stands."""
        marked = self.path.read_text(encoding="utf-8")
        return marked.count("\n", 0, self.body + mark.at) + 1

    def said(self, *roles: str, deal: int | None = None) -> Iterator[tuple[Mark, Said]]:
        """What the marks say in these roles, of one deal or of all."""
        for mark in self.marks:
            for said in mark.said:
                if said.role in roles and (deal is None or deal in said.deals):
                    yield mark, said

    def words(self, mark: Mark) -> str:
        """The marked words."""
        return self.text[mark.start : mark.end]

    def value(self, deal: int) -> Value | None:
        """The sum of the deal."""
        return next((said.value for _, said in self.said("sum", deal=deal)), None)


def part_of(name: str) -> str:
    """The part that an article belongs to, by the hash of its id: 30, 50 and 20 in a hundred.

    >>> part_of("en-0001"), part_of("en-0002")
    ('read', 'blind')
    """
    at = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10
    return "read" if at < 3 else "train" if at < 8 else "blind"  # noqa: PLR2004 - the shares above


def articles(folder: Path = FOLDER) -> Iterator[Path]:
    """The files of the articles, both languages."""
    for language in LANGUAGES:
        yield from sorted((folder / language).glob("*.txt"))


def read_article(path: Path) -> Annotated:
    """The article of a file. Raises CorpusError with the line that cannot be read."""
    whole = path.read_text(encoding="utf-8")
    head, gap, marked = whole.partition("\n\n")
    if not gap or not marked.strip():
        raise CorpusError("no text behind the head and a blank line", path, 1)
    told = _head(head, path)
    deals = _deals(told, path)
    body = len(head) + len(gap)
    try:
        text, marks = read_marks(marked.rstrip("\n"))
    except MarkError as error:
        raise CorpusError(str(error), path, whole.count("\n", 0, body + error.at) + 1) from error
    return Annotated(
        id=path.stem,
        language=path.parent.name,
        press=told["press"],
        place=told["place"],
        published=told["published"],
        text=text,
        marks=marks,
        deals=deals,
        path=path,
        body=body,
    )


def _head(head: str, path: Path) -> dict[str, str]:
    told: dict[str, str] = {}
    for at, line in enumerate(head.splitlines(), start=1):
        key, colon, value = line.partition(":")
        if not colon or (key not in _HEAD and not _DEAL.fullmatch(key)) or key in told:
            raise CorpusError(f"{line!r}: a head has press, place, published, deal N", path, at)
        told[key] = value.strip()
    missing = _HEAD - told.keys()
    if missing:
        raise CorpusError(f"the head has no {', '.join(sorted(missing))}", path, 1)
    try:
        date.fromisoformat(told["published"])
    except ValueError as error:
        raise CorpusError(f"{told['published']!r} is no day such as 2025-03-14", path, 1) from error
    return told


def _deals(told: dict[str, str], path: Path) -> dict[int, Deal]:
    deals = {}
    for at, (key, value) in enumerate(told.items(), start=1):
        if number := _DEAL.fullmatch(key):
            deals[int(number[1])] = _deal(value, path, at)
    return deals


def _deal(value: str, path: Path, line: int) -> Deal:
    part = _PART_OF.search(value)
    kind, status, *more = [*_PART_OF.sub("", value).split(), "", ""]
    flags = [flag for flag in more if flag]
    if kind not in KINDS or status not in STATUSES or not FLAGS.issuperset(flags):
        raise CorpusError(
            f"{value!r}: a deal is a kind, a status and perhaps: part of N, cumulative, optional",
            path,
            line,
        )
    return Deal(kind, status, frozenset(flags), int(part[1]) if part else None)
