"""Open frames: what a clause says by its build, whatever its verb. They are tried at sums that nothing governs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.notation import compile_pattern, expand

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from extractor.rules.files import Table
    from extractor.rules.grammar import Frame

_KEYS = {"before", "behind"}
# The group of the words that stand for the predicate.
_VERB = "verb"
# How far before a sum its clause may begin.
_LEFT = 110


@dataclass(frozen=True, eq=False)
class OpenFrame:
    """A frame without words of its own: what stands before a sum, up to it, and what stands behind it.

    The group ``verb`` of either is the predicate.
    """

    frame: Frame
    where: str
    sources: tuple[str, str]

    @cached_property
    def before(self) -> re.Pattern[str]:
        """What ends where the sum begins. Raises RulesError if it is no valid pattern."""
        return compile_pattern(self.sources[0], {}, self.where)

    @cached_property
    def match(self) -> re.Pattern[str]:
        """What begins where the sum ends. Raises RulesError if it is no valid pattern."""
        return compile_pattern(self.sources[1], {}, self.where)

    def find(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The place of the predicate of a sum at ``start`` to ``end``, where the frame fits it."""
        behind = self.match.match(text, end)
        before = behind and self.before.search(text, max(0, start - _LEFT), start)
        if not behind or not before:
            return None
        said = before if _VERB in self.before.groupindex else behind
        return said.span(_VERB)


def read_open(table: Table, frame: Frame, parts: Mapping[str, str]) -> Iterator[OpenFrame]:
    """The open frame of a frame's table, where it has one. Raises RulesError if a part of it lacks."""
    words = table.get("open")
    if words is None:
        return
    where = f"{frame.where}: open"
    sources = {key: expand(said, parts, where) for key, said in words.items()}
    if set(words) != _KEYS or not any(f"(?P<{_VERB}>" in said for said in sources.values()):
        what = f"frame {frame.id.rpartition('.')[2]}: open needs before, behind and the group verb"
        raise RulesError(where, what, "see rules/README.md")
    yield OpenFrame(frame, where, (sources["before"], sources["behind"]))
