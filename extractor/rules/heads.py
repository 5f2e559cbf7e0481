"""The first two characters that a pattern's matches may have: it need be tried at no other place."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    # What the parser of ``re`` makes of a pattern: operations with their values.
    Tokens = Iterable[tuple[Any, Any]]

T = TypeVar("T")

_LENGTH = 2
# Any character, or the end of the text; and any digit. Letters stand for both cases.
_ANY, _DIGIT = "\uffff", "0"
# A class of more characters than this is any character.
_FEW = 100


class Heads(Generic[T]):
    r"""Patterns by the heads of their matches. ``source`` gives the pattern of a thing.

    >>> heads = Heads(["invest(?:s|ed)?", "(?:has )?sold", r"\d+ jobs"], str)
    >>> heads.at("In"), heads.at("ha"), heads.at("9 "), heads.at("x")
    (('invest(?:s|ed)?',), ('(?:has )?sold',), ('\\d+ jobs',), ())
    """

    def __init__(self, things: Iterable[T], source: Callable[[T], str]) -> None:
        self._things = tuple((thing, head_set(source(thing))) for thing in things)
        self.at = lru_cache(maxsize=4096)(self._at)

    def _at(self, start: str) -> tuple[T, ...]:
        """What may match where a text goes on so: its next two characters, or the last one."""
        first, second = map(_folded, start.ljust(_LENGTH, _ANY))
        seconds = (second, _ANY)
        fitting = {one + two for one in (first, _ANY) for two in seconds}
        return tuple(thing for thing, heads in self._things if not heads.isdisjoint(fitting))


def head_set(source: str) -> frozenset[str]:
    """The heads of a pattern's matches, in small letters, digits as 0; U+FFFF is any character.

    What is no pattern may match anywhere: who compiles it says where it stands.
    """
    try:
        tokens = _parser.parse(source)
    except re.error:
        return frozenset({_ANY * _LENGTH})
    return frozenset(head.ljust(_LENGTH, _ANY) for head in _heads(tokens, _LENGTH))


def _heads(tokens: Tokens, room: int) -> set[str]:
    """How what the tokens match begins, up to ``room`` characters; shorter where it ends before."""
    heads = {""}
    for op, value in tokens:
        if all(len(head) == room for head in heads):
            break
        heads = {
            head + more
            for head in heads
            for more in (_begun(str(op), value, room - len(head)) if len(head) < room else ("",))
        }
    return heads


def _begun(op: str, value: Any, room: int) -> set[str]:  # noqa: ANN401 - the parser's own trees
    found = {_ANY * room}
    match op:
        case "AT" | "ASSERT" | "ASSERT_NOT":
            found = {""}
        case "LITERAL":
            found = {_folded(chr(value))}
        case "IN":
            found = _of_class(value)
        case "BRANCH":
            found = set(chain.from_iterable(_heads(arm, room) for arm in value[1]))
        case "SUBPATTERN":
            found = _heads(value[-1], room)
        case "ATOMIC_GROUP":
            found = _heads(value, room)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            found = _repeated(value, room)
    return found


def _repeated(repeat: tuple[int, int, Tokens], room: int) -> set[str]:
    least, most, tokens = repeat
    once = _heads(tokens, room)
    again = {head.ljust(room, _ANY) for head in once} if most > 1 else set()
    return once | again | ({""} if least == 0 else set())


def _of_class(members: Tokens) -> set[str]:
    """The characters of a class; any one where they are many or told by what they are not."""
    found: set[str] = set()
    for op, value in members:
        if str(op) == "LITERAL":
            found.add(_folded(chr(value)))
        elif str(op) == "RANGE" and value[1] - value[0] < _FEW:
            found.update(_folded(chr(code)) for code in range(value[0], value[1] + 1))
        elif str(value) == "CATEGORY_DIGIT":
            found.add(_DIGIT)
        else:
            return {_ANY}
    return found


def _folded(char: str) -> str:
    return _DIGIT if char.isdecimal() else char.casefold()[:1]
