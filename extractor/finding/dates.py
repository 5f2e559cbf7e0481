"""Finds dates and periods; relative ones are resolved by the publication date.

Simple rules read the text. Joining rules read it again with a placeholder for each date and
each length of time: ``from {date} to {date}``, whatever the two dates look like.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from extractor.finding.periods import joined_date, period
from extractor.finding.scanning import fields, fold, scan
from extractor.finding.viewpoint import DateContext, Viewpoint
from extractor.rules.dates import DATE, LENGTH, OTHER
from extractor.types import Date, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.finding.periods import Roles
    from extractor.finding.scanning import Found
    from extractor.rules.dates import DateRules
    from extractor.rules.notation import Rule
    from extractor.rules.tenses import TenseRule

_BLANKED = str.maketrans(dict.fromkeys((DATE, LENGTH, OTHER), " "))


@dataclass(frozen=True)
class _Piece:
    """A match of a simple rule: its fields, by their role in a period."""

    span: Span
    rule: Rule
    roles: Roles

    @property
    def sign(self) -> str:
        if self.rule.features["label"] == "DATE":
            return DATE
        return LENGTH if "length" in self.roles.get("", {}) else OTHER


def find_dates(text: str, rules: DateRules, published: str | None) -> list[Mention]:
    """DATE and PERIOD mentions from left to right.

    Relative dates count from ``published`` (ISO 8601); without it they stay unresolved.
    """
    anchor = date.fromisoformat(published[:10]) if published else None
    return [
        _mention(piece, Viewpoint(rules.calendar, anchor, context))
        for piece, context in _in_context(text, rules)
    ]


def find_tenses(text: str, rules: DateRules) -> list[TenseRule]:
    """The rules that decide the tense of each date and period of the text; dates without one are left out."""
    decided = (context.rule() for _, context in _in_context(text, rules))
    return [rule for rule in decided if rule]


def _in_context(text: str, rules: DateRules) -> Iterator[tuple[_Piece, DateContext]]:
    """The dates and periods that the rules find, each with the words around it."""
    folded = fold(text).translate(_BLANKED)
    pieces = [
        _Piece(found.span, found.rule, _roles(fields(found, folded)))
        for found in scan(folded, rules.simple, rules.starts)
    ]
    signs = _Placeholders(folded, pieces)
    for piece, (start, end) in _joined(pieces, signs, rules):
        words = folded[piece.span.start : piece.span.end]
        yield piece, DateContext(rules.tenses, signs.text, start, end, words)


def _mention(piece: _Piece, view: Viewpoint) -> Mention:
    if piece.rule.features["label"] == "PERIOD":
        return Mention("PERIOD", piece.span, period(piece.roles, view), piece.rule.id)
    plain = set(piece.roles) <= {""}
    iso = view.settle(piece.roles.get("", {})) if plain else joined_date(piece.roles, view)
    return Mention("DATE", piece.span, Date(iso), piece.rule.id)


def _roles(groups: dict[str, str]) -> dict[str, dict[str, str]]:
    """The fields by role: those of ``from_month`` belong to "from", those of ``month`` to ""."""
    roles: dict[str, dict[str, str]] = {}
    for name, words in groups.items():
        role, _, field = name.rpartition("_")
        roles.setdefault(role, {})[field] = words
    return roles


def _joined(
    pieces: list[_Piece], signs: _Placeholders, rules: DateRules
) -> Iterator[tuple[_Piece, tuple[int, int]]]:
    """The pieces, some of them replaced by what the joining rules make of them.

    Each has its offsets in the text with placeholders.
    """
    single = [
        (piece, (place, place + 1)) for piece, place in zip(pieces, signs.places, strict=True)
    ]
    done = 0
    for found in scan(signs.text, rules.joining, rules.starts):
        first, last = (bisect_left(signs.places, place) for place in found.span)
        yield from single[done:first]
        span = Span(*map(signs.original, found.span))
        yield _Piece(span, found.rule, _joined_roles(found, pieces, signs)), found.span
        done = last
    yield from single[done:]


def _joined_roles(
    found: Found, pieces: list[_Piece], signs: _Placeholders
) -> dict[str, dict[str, str]]:
    """The fields of each group: those of the piece if the group is a placeholder, else its own."""
    words = fields(found, signs.text).items()
    roles = _roles({name: said for name, said in words if said not in {DATE, LENGTH}})
    for name, span in found.groups.items():
        if signs.text[slice(*span)] in {DATE, LENGTH}:
            piece = pieces[bisect_left(signs.places, span.start)]
            roles.setdefault(name.rstrip("0123456789"), {}).update(piece.roles.get("", {}))
    return roles


class _Placeholders:
    """The text with a placeholder for each piece, and the offsets back."""

    def __init__(self, text: str, pieces: list[_Piece]) -> None:
        parts, at = [], 0
        for piece in pieces:
            parts += [text[at : piece.span.start], piece.sign]
            at = piece.span.end
        self.text = "".join([*parts, text[at:]])
        extra = (piece.span.end - piece.span.start - 1 for piece in pieces)
        self._shifts = list(accumulate(extra, initial=0))
        pairs = zip(pieces, self._shifts, strict=False)
        self.places = [piece.span.start - shift for piece, shift in pairs]

    def original(self, place: int) -> int:
        """The offset in the text of an offset between the placeholders."""
        return place + self._shifts[bisect_left(self.places, place)]
