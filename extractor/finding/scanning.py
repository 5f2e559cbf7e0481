"""Scans a text for many patterns at once: one scan finds where a rule may match, then the rules are tried."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.deadline import look
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.rules import Rule

_GROUP = re.compile(r"\?P<[a-z]\w*>")
# How far before a match the words may stand that forbid it.
_BEFORE = 60
# Full-width digits and signs and odd spaces, each with one plain character, so that offsets do not change.
_FOLDED = {
    **{0xFF01 + i: 0x21 + i for i in range(94)},
    **dict.fromkeys((0xA0, 0x3000, 0x2009, 0x202F, 0x2007, 0x2002, 0x2003, 0x2008, 0x200A), 0x20),
    0xFFE5: 0xA5,
    0xFFE6: 0x20A9,
    0xFFE1: 0xA3,
}


def fold(text: str) -> str:
    r"""The text with full-width signs and odd spaces as plain ones, character for character.

    >>> fold("３００억\u00a0원")
    '300억 원'
    """
    return text.translate(_FOLDED)


@lru_cache(maxsize=64)
def _scanner(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    arms = (f"(?P<r{i}>{_GROUP.sub('?:', rule.source)})" for i, rule in enumerate(rules))
    return re.compile("|".join(arms))


def scan(
    text: str, rules: Sequence[Rule], starts: re.Pattern[str] | None = None
) -> Iterator[tuple[Rule, re.Match[str]]]:
    """The matches of the rules from left to right; at one offset the first rule wins.

    With ``starts`` the rules are tried only where it matches, which is much quicker.
    """
    rules = tuple(rules)
    if not rules:
        return
    pattern, at = _scanner(rules), 0
    while found := _next(text, at, pattern, starts):
        look()
        first = int((found.lastgroup or "r0")[1:])
        read = _read(text, found.start(), rules[first:])
        if read:
            yield read
        at = max(read[1].end() if read else 0, found.start() + 1)


def _read(text: str, at: int, rules: Sequence[Rule]) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that matches there and is not forbidden by the words before."""
    for rule in rules:
        match = rule.pattern.match(text, at)
        if match and match.end() > at and not _kept_off(rule, text, at):
            return rule, match
    return None


def _kept_off(rule: Rule, text: str, at: int) -> bool:
    return rule.unless is not None and bool(rule.unless.search(text[max(0, at - _BEFORE) : at]))


def _next(
    text: str, at: int, pattern: re.Pattern[str], starts: re.Pattern[str] | None
) -> re.Match[str] | None:
    if starts is None:
        return pattern.search(text, at)
    while place := starts.search(text, at):
        at = place.start()
        if found := pattern.match(text, at):
            return found
        at += 1
    return None


def fields(match: re.Match[str], text: str | None = None) -> dict[str, str]:
    """The named groups that matched; ``month2`` is another group for ``month``.

    With ``text`` the words are taken from it by offset, for a match of a masked text.
    """
    return {
        name.rstrip("0123456789"): text[slice(*match.span(name))] if text else words
        for name, words in match.groupdict().items()
        if words
    }


def place(match: re.Match[str], name: str) -> Span:
    """The span of the group of that name, or of another group for it. Raises KeyError if none matched."""
    for group, text in match.groupdict().items():
        if text and group.rstrip("0123456789") == name:
            return Span(*match.span(group))
    raise KeyError(name)
