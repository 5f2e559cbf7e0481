"""Words that the press writes small: what of a headline in capitals or in title case is no name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.files import not_utf8

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.rules.paths import RulePath

_HEAD = "word"
_WORD = re.compile(r"[^\W\d_A-Z][\w-]*")


@dataclass(frozen=True)
class SmallWords:
    """The words in ``small.csv``, read when a line first asks for them; few articles have one that does."""

    path: RulePath

    def __contains__(self, word: object) -> bool:
        """Whether a word, in small letters, is listed. Raises RulesError with file and line for a line that is no word."""
        return word in self.words

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all layers; empty without a file."""
        return frozenset[str]().union(*map(_checked, self.path.existing))


def _checked(file: Path) -> list[str]:
    try:
        head, *words = file.read_text(encoding="utf-8-sig").splitlines() or [""]
    except UnicodeDecodeError as error:
        raise not_utf8(file, error) from error
    if head != _HEAD:
        raise RulesError(f"{file}:1", f"{head!r} is not the head", _HEAD)
    for at, word in enumerate(words, start=2):
        if not _WORD.fullmatch(word):
            raise RulesError(f"{file}:{at}", f"{word!r} is no word in small letters", "one a line")
    return words
