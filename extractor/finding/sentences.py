"""Splits a text into sentences, by the rules of the language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.types import Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.rules.settings import Settings

_LONGEST = 1000
_LONGEST_HEADLINE = 100
_STOPS = frozenset(".!?。)")
_LINE = re.compile(r"[^\n]+")
_CLOSING = re.compile(r"[\"'”’」』)\]]*")
_WORD_BEFORE = re.compile(r"(?<![\w.&])[\w.&]++$")


def find_sentences(text: str, settings: Settings, title: Span | None) -> list[Sentence]:
    """The sentences, without the white space around them; a line end always ends one.

    If the article has no title, a first line without a full stop is read as a headline; it may end in a quotation.
    """
    found = []
    title = title or _headline(text, settings)
    for line in _LINE.finditer(text):
        for start, end in _split(text, line.start(), line.end(), settings):
            for piece in _pieces(text, start, end):
                trimmed = _trim(text, *piece)
                if trimmed:
                    inside = title is not None and title.covers(trimmed)
                    found.append(Sentence(trimmed.start, trimmed.end, inside))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is; a very long one (a table) in shorter stretches."""
    while end - start > _LONGEST:
        stop = text.rfind(" ", start + 1, start + _LONGEST)
        stop = stop if stop > start else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end


def _headline(text: str, settings: Settings) -> Span | None:
    line = _LINE.search(text)
    if line is None or len(line[0]) > _LONGEST_HEADLINE or line[0].rstrip()[-1:] in _STOPS:
        return None
    ends = settings.sentence_end.search(line[0])
    return None if ends else Span(*line.span())


def _split(text: str, start: int, end: int, settings: Settings) -> Iterator[tuple[int, int]]:
    at = start
    for match in settings.sentence_end.finditer(text, start, end):
        closing = _CLOSING.match(text, match.end(), end)
        stop = closing.end() if closing else match.end()
        if stop < end and not _opens(text, stop, match, settings):
            continue
        yield at, stop
        at = stop
    if at < end:
        yield at, end


def _opens(text: str, at: int, match: re.Match[str], settings: Settings) -> bool:
    """Whether a new sentence can begin at ``at``: not after an abbreviation or inside a number."""
    if not text[at].isspace() and text[at - 1] == "." and not _glued(text, at):
        return False
    if text[at - 1] == ")" and text[at].isalpha():
        return False  # 가온(Gaon Co., Ltd.)은: the bracket stands inside a sentence
    before = text[max(0, match.start() - 12) : match.start()]
    word = _WORD_BEFORE.search(before)
    if match[0].endswith(".") and word and word[0] in settings.abbreviations:
        return False
    rest = text[at : at + 3].lstrip(" \"'“‘(")
    return not rest[:1].islower()


def _glued(text: str, at: int) -> bool:
    """Whether a full stop without a space behind it ends a sentence, as in some Korean feeds: 밝혔다.26일."""
    return text[at - 2 : at - 1] > "\u3000"


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
