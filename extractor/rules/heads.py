"""Computes the first characters of a pattern's matches, so that it is tried only where they stand."""

from __future__ import annotations

import re
from itertools import chain, product
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from extractor.caching import computed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    # The parse tree of a pattern by ``re``: operations with their values.
    Tokens = Iterable[tuple[Any, Any]]

T = TypeVar("T")

_LENGTH = 3
# How many lookups are cached.
_KEPT = 10_000
# With more heads than this, longer ones are not computed.
_MANY = 20
# Signs for any character (or the end of the text), and for any digit. Letters stand for both cases.
_ANY, _DIGIT = "\uffff", "0"
# A class with more characters than this counts as any character.
_FEW = 100


class Heads(Generic[T]):
    r"""Things by the heads of their patterns' matches. ``source`` gives the pattern of a thing.

    >>> heads = Heads(["invest(?:s|ed)?", "(?:has )?sold", r"\d+ jobs"], str)
    >>> heads.at("Invested", 0), heads.at("She has", 4), heads.at("9 jobs", 0), heads.at("x", 0)
    (('invest(?:s|ed)?',), ('(?:has )?sold',), ('\\d+ jobs',), ())

    With ``apart``, things whose matches any character may begin are in ``anywhere`` and not given by ``at``.
    """

    def __init__(
        self, things: Iterable[T], source: Callable[[T], str], *, apart: bool = False
    ) -> None:
        self._things = tuple(things)
        self._by_head: dict[str, list[int]] = {}
        heads = computed(head_lists, [source(thing) for thing in self._things])
        unbound = {n for n, listed in enumerate(heads) if any(h[0] == _ANY for h in listed)}
        unbound = unbound if apart else set()
        self.anywhere = tuple(self._things[number] for number in sorted(unbound))
        for number, listed in enumerate(heads):
            for head in () if number in unbound else listed:
                self._by_head.setdefault(head, []).append(number)
        self._known: dict[str, tuple[T, ...]] = {}
        self._pairs = {head[:2] for head in self._by_head}
        self._idle: set[str] = set()

    def at(self, text: str, place: int) -> tuple[T, ...]:
        """The things whose patterns may match at an offset of the text, in the order given."""
        if text[place : place + 2] in self._idle:
            return ()
        start = text[place : place + _LENGTH]
        if start not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[start] = self._begun(start)
        return self._known[start]

    def _begun(self, start: str) -> tuple[T, ...]:
        pairs = [pair for pair in _fitting(start[:2], 2) if pair in self._pairs]
        if not pairs:
            self._idle.add(start[:2])
        heads = (pair + end for pair in pairs for end in _fitting(start[2:], _LENGTH - 2))
        numbers = {number for head in heads for number in self._by_head.get(head, ())}
        return tuple(self._things[number] for number in sorted(numbers))


def _fitting(text: str, length: int) -> Iterable[str]:
    """What heads may hold where a text stands: its characters, or any; any behind its end."""
    return map("".join, product(*((_folded(c), _ANY) for c in text.ljust(length, _ANY))))


def head_lists(sources: Iterable[str]) -> list[list[str]]:
    """The heads of each pattern's matches, in lower case, digits as 0; U+FFFF is any character.

    An invalid pattern may match anywhere here; compiling it reports the error with its line.
    """
    return [sorted(_head_set(source)) for source in sources]


def _head_set(source: str) -> set[str]:
    try:
        tokens = _parser.parse(source)
    except re.error:
        return {_ANY * _LENGTH}
    return {head.ljust(_LENGTH, _ANY) for head in _heads(tokens, _LENGTH)}


def _heads(tokens: Tokens, room: int) -> set[str]:
    """The beginnings of the tokens' matches, of up to ``room`` characters."""
    heads = {""}
    for op, value in tokens:
        if len(heads) > _MANY:
            heads = {head and head.ljust(room, _ANY) for head in heads}
        if all(len(head) == room for head in heads):
            break
        heads = {
            head + more
            for head in heads
            for more in (_begin(str(op), value, room - len(head)) if len(head) < room else ("",))
        }
    return heads


def _begin(op: str, value: Any, room: int) -> set[str]:  # noqa: ANN401 - the parser's own trees
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
    """The characters of a class; any character if they are many or the class is negated."""
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
