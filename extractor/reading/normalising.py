"""Normalises what a reader cannot see: spaces, line ends, hidden characters, decomposed letters.

Every text goes through this once, before anything is looked for in it. What a reader sees stays as
it is written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from extractor.reading.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.edits import Draft

# White space inside a line, and characters that look like it (a Hangul filler, an empty Braille cell).
BLANK = "\\t \x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0"
# Controls, soft hyphens, joiners, zero-width spaces, marks of direction, variants and byte order.
UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc\U000e0000-\U000e0fff"
)
_ODD = re.compile(
    rf"(?P<end>\r(?=\n)|[\r\x0b\x0c\x85\u2028\u2029])"
    rf"|(?P<broken>(?<=\w)\xad[{BLANK}]*(?:\r\n?|\n)[{BLANK}]*(?=\w))"
    rf"|(?P<blank>[\t ][{BLANK}{UNSEEN}]+|[^\S\t-\r \x85\u2028\u2029][{BLANK}{UNSEEN}]*|[\u2800\u3164\uffa0])"
    rf"|[{UNSEEN}]+"
)
# A text without any of these, which are quick to look for, needs no change.
_MAYBE_ODD = re.compile(rf"[\r\x0b\x0c\x85\u2028\u2029{BLANK.replace(' ', '')}{UNSEEN}]|  ")


def normalised(draft: Draft) -> Draft:
    r"""The draft with plain spaces, ``\n`` at line ends, no hidden characters, and letters in NFC.

    A tab stays one: it parts the cells of a table.

    >>> from extractor.reading.edits import Draft
    >>> normalised(Draft("300\xa0  mil\xadlion\r\n\u200beuros")).text
    '300 million\neuros'
    """
    draft = draft.edited(odd_characters(draft.text))
    return draft.edited(loose_letters(draft.text))


def is_normal(text: str) -> bool:
    """Whether ``normalised`` leaves the text as it is, by a quick test that may wrongly say False."""
    return not _MAYBE_ODD.search(text) and unicodedata.is_normalized("NFC", text)


def odd_characters(text: str) -> Iterator[Edit]:
    """Edits for spaces, line ends and hidden characters that are not in the normal form."""
    if not _MAYBE_ODD.search(text):
        return
    for match in _ODD.finditer(text):
        start, end = match.span()
        if match["end"]:
            yield Edit(start, end, "" if text.startswith("\n", end) else "\n")
        elif match["blank"]:
            yield Edit(start, start + 1, "\t" if "\t" in match[0] else " ")
            if start + 1 < end:
                yield Edit(start + 1, end)
        else:
            yield Edit(start, end)


def loose_letters(text: str) -> Iterator[Edit]:
    """Edits that compose letters whose parts or accents are separate characters (NFC)."""
    if unicodedata.is_normalized("NFC", text):
        return
    for start, end in _clusters(text):
        composed = unicodedata.normalize("NFC", text[start:end])
        if composed != text[start:end]:
            yield Edit(start, end, composed)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(text)):
        if not _joins(text[at]):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _joins(character: str) -> bool:
    """Whether a character joins the one before: combining marks, vowels and finals of decomposed Hangul."""
    return character > "\u02ff" and (
        "\u1160" <= character <= "\u11ff" or unicodedata.category(character)[0] == "M"
    )
