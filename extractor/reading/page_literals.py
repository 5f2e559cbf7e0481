"""Reads the literals of a script: objects, arrays and strings, as far as they are valid.

A page may have its article only as data: a JSON object, a literal assigned to a variable, a string
that is handed to a function. Nothing is executed; what is no literal ends the reading of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# A literal begins a script, or follows an assignment, a bracket or a comma.
_BEGIN = re.compile(r"""(?:^|[=(,:])\s*+(?=[\[{"'`])""")
_TOKEN = re.compile(
    r"""\s++|([\[{])|([\]}])|(:)|(,)|"((?:[^"\\]++|\\.)*+)"|'((?:[^'\\\n]++|\\.)*+)'"""
    r"""|`((?:[^`\\]++|\\.)*+)`|([\w.$+-]++)""",
    re.DOTALL,
)
_OPEN, _CLOSE, _COLON, _COMMA, _WORD = 1, 2, 3, 4, 8


class Leaf(NamedTuple):
    """A string of a literal: ``page[start:end]`` is the text between its quotation marks.

    ``key`` is the name it has in its object, ``holder`` the place of its object or array.
    """

    key: str
    holder: int
    start: int
    end: int


class Holder(NamedTuple):
    """An object or array; ``key`` is its name in the holder around it, ``parent`` that holder's index."""

    key: str
    parent: int
    start: int
    array: bool


@dataclass(frozen=True)
class Literal:
    """The holders and strings of a literal, parents first; ``ends`` is the end offset of each holder."""

    holders: list[Holder] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)


def read_literals(script: str, start: int, end: int) -> Iterator[Literal]:
    """The outermost literals of ``script[start:end]`` that hold any string, in order."""
    at = start
    while begin := _BEGIN.search(script, at, end):
        reader = _Reader(script)
        at = max(reader.read(begin.end(), end), begin.end())
        if reader.literal.leaves:
            yield reader.literal


class _Reader:
    """Reads tokens until the literal is closed or a token does not fit."""

    def __init__(self, script: str) -> None:
        self.script = script
        self.literal = Literal()
        self._open: list[int] = []
        self._keys: list[str] = []
        self._string: tuple[int, int] | None = None

    def read(self, at: int, end: int) -> int:
        """The end offset of what was read."""
        self._enter("", at, array=False)
        while (token := _TOKEN.match(self.script, at, end)) and self._take(token):
            at = token.end()
            if len(self._open) == 1 and (self._string or token[_CLOSE]):
                break
        self._end_value()
        self.literal.ends[:] = [stop or at for stop in self.literal.ends]
        return at

    def _take(self, token: re.Match[str]) -> bool:
        kind = token.lastindex
        if kind == _OPEN:
            self._enter(self._keys[-1], token.start(), array=token[_OPEN] == "[")
        elif kind == _CLOSE:
            self._end_value()
            self._leave(token.end())
        elif kind == _COLON:
            self._name()
        elif kind == _COMMA:
            self._end_value()
        elif kind:
            if self._string:
                return False
            self._string = token.span(kind)
            if kind == _WORD and not self._is_key(token.end()):
                self._string = None
        return True

    def _is_key(self, at: int) -> bool:
        return self.script[at : at + 20].lstrip().startswith(":")

    def _enter(self, key: str, start: int, *, array: bool) -> None:
        """Opens an object or array; values in an array get the key of the array."""
        parent = self._open[-1] if self._open else -1
        self._open.append(len(self.literal.holders))
        self._keys.append(key if array else "")
        self.literal.holders.append(Holder(key, parent, start, array))
        self.literal.ends.append(0)

    def _leave(self, end: int) -> None:
        if len(self._open) > 1:
            self.literal.ends[self._open.pop()] = end
            self._keys.pop()

    def _name(self) -> None:
        if self._string:
            self._keys[-1] = self.script[slice(*self._string)]
            self._string = None

    def _end_value(self) -> None:
        if self._string:
            self.literal.leaves.append(Leaf(self._keys[-1], self._open[-1], *self._string))
            self._string = None
