"""Finds the headline of a text: its first line, or a title given from outside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.edits import Draft, Edit
from extractor.reading.leftovers import without_leftovers
from extractor.reading.normalising import normalised
from extractor.reading.page_text import Line, join_lines, letters
from extractor.types import OffsetMap, Piece, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLE = re.compile(r"\A\s*(\S[^\r\n]{0,199})\r?\n[^\S\n]*\n\s*\S")
_FIRST = re.compile(r"\A\s*(\S[^\n]{0,299})(?:\n|$)")
_BLANKS = re.compile(r"^\s+|\s+$|\s+")
# A title that is longer than the line: how many letters it shares with the line, and how long a site's
# name beside it may be.
_SHORTEST, _SITE = 12, 30


class Headed(NamedTuple):
    """A text with its headline: ``span`` is where it stands, ``title`` its words.

    The first ``apart`` characters come from a title that was given apart from the text.
    """

    text: str
    offsets: OffsetMap
    title: str | None
    span: Span | None
    apart: int = 0


def headed(text: str, offsets: OffsetMap, given: str | None) -> Headed:
    r"""The clean ``text`` with its headline; a ``given`` one is put before it if the text lacks it.

    >>> headed("A firm said so.", OffsetMap(), "Plant &amp; plan").text
    'Plant & plan\n\nA firm said so.'
    """
    title = _one_line(given) if given else None
    place = find_title(text, title.text if title else None)
    if not title or place:
        said = title.text if title else text[slice(*place)] if place else None
        return Headed(text, offsets, said, place)
    lines = ((title.text, title.offsets), (text, offsets))
    joined = join_lines(("\n\n", Line(said, tuple(_pieces(said, way)))) for said, way in lines)
    length = len(title.text)
    return Headed(joined.text, OffsetMap(joined.pieces), title.text, Span(0, length), length)


def _one_line(title: str) -> Draft | None:
    """The title on one line, cleaned; None if nothing is left."""
    draft = normalised(without_leftovers(Draft(title)))
    edits = [
        Edit(*blank.span(), " " if blank.start() > 0 and blank.end() < len(draft.text) else "")
        for blank in _BLANKS.finditer(draft.text)
    ]
    draft = draft.edited(edits)
    return draft if draft.text else None


def _pieces(text: str, offsets: OffsetMap) -> Iterator[Piece]:
    yield from offsets.pieces or (Piece(0, len(text), 0, len(text)),)


def find_title(text: str, title: str | None = None) -> Span | None:
    r"""The span of the headline in ``text``: that of ``title`` if the text starts with it; None if none.

    A first line that says the same in other signs is it too, and one to which the title adds a
    site's name. Without ``title``: the first line, if a blank line follows and it has at most 200
    characters.

    >>> find_title("Headline\n\nThe first sentence.")
    Span(start=0, end=8)
    >>> find_title("“Headline”\nThe first sentence.", '"Headline"')
    Span(start=0, end=10)
    >>> find_title("The first sentence.\nThe second.") is None
    True
    """
    if not title:
        found = _TITLE.match(text)
        return Span(found.start(1), found.start(1) + len(found[1].rstrip())) if found else None
    start = len(text) - len(text.lstrip())
    if text.startswith(title, start):
        return Span(start, start + len(title))
    line = _FIRST.match(text)
    return Span(*line.span(1)) if line and _says(letters(line[1]), letters(title)) else None


def _says(line: str, title: str) -> bool:
    """Whether the line is the title, which may have a site's name before or behind it."""
    if len(line) < _SHORTEST or not (title.startswith(line) or title.endswith(line)):
        return bool(line) and line == title
    site = title.replace(line, "", 1)
    return len(site) <= _SITE and not any(map(str.isdigit, site))
