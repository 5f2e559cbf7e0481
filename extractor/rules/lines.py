"""Reads ``lines.toml``: figures and words that the end of a line can cut in two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.files import read_toml
from extractor.rules.notation import compile_pattern
from extractor.rules.numbers import read_parts

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from extractor.rules.files import Table
    from extractor.rules.paths import RulePath


@dataclass(frozen=True, eq=False)
class Cut:
    """A figure that a line end cuts; every match of ``pattern`` contains the line end.

    ``glue`` replaces the line's end; ``prose_only`` limits this to paragraphs that end as sentences do. In the examples the line's end is a slash.
    """

    name: str
    pattern: re.Pattern[str]
    glue: str
    prose_only: bool
    expect: tuple[str, ...]
    reject: tuple[str, ...]

    def fits(self, lines: str) -> bool:
        """Whether the line's end in two lines cuts such a figure."""
        return bool(self.pattern.search(lines))


@dataclass(frozen=True, eq=False)
class Cuts:
    """The figures and words of a language that line ends cut.

    ``begun`` gives for the first part of a word its possible rests; ``ends`` are endings that begin no
    word; ``verbs`` make a verb of one of the ``words``.
    """

    figures: tuple[Cut, ...] = ()
    begun: Mapping[str, tuple[str, ...]] | None = None
    ends: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


@lru_cache
def read_cuts(path: RulePath) -> Cuts:
    """The rules of the file; empty if there is no file. It is read when a text with lines needs it.

    Raises RulesError for an invalid pattern or entry.
    """
    table = read_toml(path)
    parts = read_parts(table, {}, path)
    begun: dict[str, tuple[str, ...]] = {}
    for word in table.get("words", []):
        for at in range(1, len(word)):
            begun[word[:at]] = (*begun.get(word[:at], ()), word[at:])
    figures = tuple(_cut(entry, parts, path) for entry in table.get("cut", []))
    lists = (frozenset(table.get(name, [])) for name in ("ends", "words", "verbs"))
    return Cuts(figures, begun, *lists)


def _cut(entry: Table, parts: Mapping[str, str], path: RulePath) -> Cut:
    where = f"{path}: cut {entry.get('name', '?')}"
    missing = [key for key in ("name", "match", "expect", "reject") if not entry.get(key)]
    if missing:
        raise RulesError(where, f"has no {' and no '.join(missing)}", "see the head of the file")
    return Cut(
        entry["name"],
        compile_pattern(entry["match"], parts, where),
        " " if entry.get("space") else "",
        bool(entry.get("told")),
        tuple(entry["expect"]),
        tuple(entry["reject"]),
    )
