"""Computes words of which each match of a pattern holds one, so that it is tried only in texts with one of them."""

from __future__ import annotations

import re
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from extractor.caching import computed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    # The parse tree of a pattern by ``re``: operations with their values.
    Tokens = Iterable[tuple[Any, Any]]

T = TypeVar("T")

# With more words than this, looking for them takes longer than trying the pattern.
_MOST = 200
_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}


class Needed(Generic[T]):
    r"""Things by words that their patterns' matches need. ``source`` gives the pattern of a thing.

    >>> needed = Needed(["[A-Z]+ (?:Steel|Motors)", r"\d+"], str)
    >>> needed.within("Gaon Motors"), needed.within("3 mills")
    (['[A-Z]+ (?:Steel|Motors)', '\\d+'], ['\\d+'])

    As in the prefilters of RE2: Cox, "Regular Expression Matching with a Trigram Index", 2012.
    """

    def __init__(self, things: Iterable[T], source: Callable[[T], str]) -> None:
        things = tuple(things)
        words = computed(word_lists, [source(thing) for thing in things])
        self._things = tuple(zip(things, words, strict=True))

    def within(self, text: str) -> list[T]:
        """The things whose patterns may match in a text or where its words stand before, in the order given."""
        within = text.__contains__
        return [thing for thing, words in self._things if not words or any(map(within, words))]


def word_lists(sources: Iterable[str]) -> list[list[str]]:
    """For each pattern words of which each of its matches, or what stands around it, holds one; none if any may do.

    An invalid pattern may match anything here; compiling it reports the error with its line.
    """
    return [sorted(_parsed(source), key=lambda word: (-len(word), word)) for source in sources]


def _parsed(source: str) -> set[str]:
    try:
        tree = _parser.parse(source)
    except re.error:
        return set()
    return set() if tree.state.flags & re.IGNORECASE else _of_all(tree)


def _of_all(tokens: Tokens) -> set[str]:
    """The words of that token of which the fewest texts hold one: the longest, then the fewest."""
    best: set[str] = set()
    letters = ""
    for kind, value in tokens:
        if kind is op.LITERAL:
            letters += chr(value)
        elif kind is not op.ASSERT_NOT and kind is not op.AT:
            best = _rarer(_rarer(best, {letters}), _of(kind, value))
            letters = ""
    return _rarer(best, {letters})


def _rarer(one: set[str], other: set[str]) -> set[str]:
    return max(one, other, key=_rarity)


def _rarity(words: set[str]) -> tuple[bool, bool, int]:
    shortest = min(map(len, words), default=0)
    if shortest == 0 or len(words) > _MOST:
        return False, False, 0
    return True, shortest > 1, -len(words)


def _of(kind: object, value: Any) -> set[str]:  # noqa: ANN401 - the parser's own trees
    found: set[str] = set()
    if kind is op.SUBPATTERN:
        _, flags, _, tokens = value
        found = set() if flags & re.IGNORECASE else _of_all(tokens)
    elif kind is op.BRANCH:
        found = _of_each(value[1])
    elif kind is op.ATOMIC_GROUP:
        found = _of_all(value)
    elif kind is op.ASSERT:
        found = _of_all(value[1])
    elif kind in _REPEATS and value[0] > 0:
        found = _of_all(value[2])
    elif kind is op.IN and all(member is op.LITERAL for member, _ in value):
        found = {chr(code) for _, code in value}
    return found


def _of_each(arms: Iterable[Tokens]) -> set[str]:
    """The words of all arms; none where an arm needs none."""
    found = [_of_all(arm) for arm in arms]
    return set().union(*found) if all(found) else set()
