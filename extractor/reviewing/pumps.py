"""Makes the texts that a pattern finds hardest, made from the pattern itself.

For each repeat of the pattern: what leads to it, what it repeats, many times, and no proper end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

# What a set of characters is read as: the first of these that is in it, from another one each time.
ALPHABET = "a 1A,\uac00-.x\uc6d0B)"
VARIANTS = 3
END = "\x00"
# Repeats that are allowed to go on for longer count as endless.
SHORT = 24

Nodes = Sequence[tuple[Any, Any]]
REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}


class Piece(NamedTuple):
    """What a hard text is made of: a beginning, and what comes again and again behind it."""

    lead: str
    pump: str

    def text(self, size: int) -> str:
        """About ``size`` characters; no pattern matches the end of it."""
        return self.lead + self.pump * (size // len(self.pump)) + END


def pieces(pattern: re.Pattern[Any]) -> Iterator[Piece]:
    """Each repeat pumped, alone and behind what leads there; each way that leads there repeated."""
    said = pattern.pattern
    tree = list(parser.parse(said, pattern.flags & ~(re.UNICODE if isinstance(said, bytes) else 0)))
    for pump, leads in _leads(tree).items():
        yield Piece("", pump)
        for lead in leads:
            yield Piece(lead, pump)
            yield Piece("", lead + pump)


def _leads(tree: Nodes) -> dict[str, set[str]]:
    """What the repeats repeat, each with the shortest and the longest of the texts that lead there."""
    found: dict[str, set[str]] = {}
    for variant in range(VARIANTS):
        sampler = Sampler(variant)
        found.setdefault(sampler.text(tree), set())
        for lead, pump in sampler.repeats(tree, ""):
            found.setdefault(pump, set()).add(lead)
    return {
        pump: {min(leads, key=len), max(leads, key=len)} - {""} if leads else leads
        for pump, leads in found.items()
        if pump
    }


def inside(node: tuple[Any, Any]) -> list[Nodes]:
    """The sequences right below a node."""
    kind, value = node
    return [arm for arm in BELOW[kind](value) if arm is not None] if kind in BELOW else []


BELOW: dict[Any, Callable[[Any], Sequence[Nodes | None]]] = {
    **dict.fromkeys(REPEATS, lambda value: [value[2]]),
    op.BRANCH: lambda value: value[1],
    op.SUBPATTERN: lambda value: [value[3]],
    op.ATOMIC_GROUP: lambda value: [value],
    op.ASSERT: lambda value: [value[1]],
    op.ASSERT_NOT: lambda value: [value[1]],
    op.GROUPREF_EXISTS: lambda value: value[1:],
}


@dataclass
class Sampler:
    """A text that a sequence of nodes matches, or nearly: what it looks ahead for is left out."""

    variant: int
    groups: dict[int, str] = field(default_factory=dict)
    made: dict[int, str] = field(default_factory=dict)

    def text(self, nodes: Nodes) -> str:
        """A text of these nodes in turn."""
        return "".join(map(self._one, nodes))

    def repeats(self, nodes: Nodes, lead: str) -> Iterator[tuple[str, str]]:
        """Each repeat without a small bound: what leads to it, and what it repeats."""
        for node in nodes:
            kind, value = node
            if kind in REPEATS and value[1] > SHORT:
                yield lead, self.text(value[2])
            for inner in inside(node):
                yield from self.repeats(inner, lead)
            lead += self._one(node)

    def _one(self, node: tuple[Any, Any]) -> str:
        key = id(node)
        if key not in self.made or node[0] is op.GROUPREF:
            self.made[key] = self._made(node)
        return self.made[key]

    def _made(self, node: tuple[Any, Any]) -> str:
        kind, value = node
        if kind is op.LITERAL:
            return chr(value)
        if kind in {op.IN, op.NOT_LITERAL, op.ANY}:
            return self._character(node)
        if kind is op.GROUPREF:
            return self.groups.get(value, "")
        if kind is op.ASSERT_NOT or (kind is op.ASSERT and value[0] > 0):
            return ""
        arms = inside(node)
        if not arms:
            return ""
        text = self.text(arms[(self.variant * 7) % len(arms)])
        if kind in REPEATS:
            text *= max(value[0], min(1, self.variant))
        if kind is op.SUBPATTERN:
            self.groups[value[0]] = text
        return text

    def _character(self, node: tuple[Any, Any]) -> str:
        turn = self.variant % len(ALPHABET)
        for character in ALPHABET[turn:] + ALPHABET[:turn]:
            if within(character, node):
                return character
        return next((chr(c) for c in range(1, 0x300) if within(chr(c), node)), _listed(node))


def _listed(node: tuple[Any, Any]) -> str:
    kind, value = node[1][0]
    return chr(value[0] if kind is op.RANGE else value) if kind in {op.RANGE, op.LITERAL} else "a"


def within(character: str, node: tuple[Any, Any]) -> bool:
    """Whether a node of one character matches it."""
    kind, value = node
    if kind is op.ANY:
        return character != "\n"
    if kind is op.NOT_LITERAL:
        return character != chr(value)
    wanted = value[0][0] is not op.NEGATE
    return wanted == any(_is(character, item) for item in value)


def _is(character: str, item: tuple[Any, Any]) -> bool:
    kind, value = item
    if kind is op.LITERAL:
        return character == chr(value)
    if kind is op.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return kind is op.CATEGORY and CATEGORIES[value](character)


def _word(character: str) -> bool:
    return character.isalnum() or character == "_"


CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_WORD: _word,
    op.CATEGORY_NOT_WORD: lambda c: not _word(c),
}
