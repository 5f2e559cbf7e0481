"""Tokens for formats that mark tokens: cut at the edges of every mark, so that no mark is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.interchange.annotations import Annotated

_TOKEN = re.compile(r"\w+|[^\w\s]")


def tokens(article: Annotated) -> list[Span]:
    """The tokens of an article in order; every character but white space is in exactly one.

    A mark begins where a token begins and ends where one ends. Raises InputError where it cannot: at
    white space.
    """
    edges = {edge for mark in article.marks for edge in mark[:2]}
    pieces = [piece for match in _TOKEN.finditer(article.text) for piece in _cut(match, edges)]
    for mark in article.marks:
        words = article.words(mark)
        if not words or words != words.strip():
            what = f"{mark.label} at {mark.start}–{mark.end} begins or ends with white space"
            raise InputError(article.id, what, "mark words alone")
    return pieces


def sentences(text: str, spans: Iterable[Span]) -> list[list[Span]]:
    """The tokens of each line of the text that has any."""
    lines: list[list[Span]] = []
    end = 0
    for span in spans:
        if not lines or "\n" in text[end : span.start]:
            lines.append([])
        lines[-1].append(span)
        end = span.end
    return lines


def _cut(match: re.Match[str], edges: set[int]) -> Iterable[Span]:
    inner = sorted(edge for edge in range(match.start() + 1, match.end()) if edge in edges)
    return map(Span, (match.start(), *inner), (*inner, match.end()))
