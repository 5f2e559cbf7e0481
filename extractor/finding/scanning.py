"""Scans a text for many patterns at once: one scan finds what each rule matches."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from extractor.deadline import look
from extractor.rules.heads import Heads
from extractor.rules.needed import Needed
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from extractor.rules import Rule

_DIGITS = "0123456789"
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
_ODD = re.compile(f"[{''.join(map(chr, _FOLDED))}]")


def fold(text: str) -> str:
    r"""The text with full-width signs and odd spaces as plain ones, character for character.

    >>> fold("３００억\u00a0원")
    '300억 원'
    """
    return text.translate(_FOLDED) if _ODD.search(text) else text


class Found(NamedTuple):
    """A match of a rule: its span, and in the pattern's order the spans of the named groups that matched."""

    rule: Rule
    span: Span
    groups: Mapping[str, Span]


class _Scanner:
    """Rules by the words that a match of each needs, and by the characters with which it can begin."""

    def __init__(self, rules: tuple[Rule, ...], starts: re.Pattern[str] | None) -> None:
        self._rules, self._starts = rules, starts
        self._needed = Needed(rules, lambda rule: rule.source)

    @cached_property
    def _heads(self) -> Heads[Rule]:
        return Heads(self._rules, lambda rule: rule.source)

    def within(self, text: str) -> Callable[[int], Found | None]:
        """What finds, from an offset on, what the first rule finds that matches at the first place."""
        rules = self._needed.within(text)
        if self._starts is None:
            return partial(_nearest, text, rules, {})
        return partial(self._begun, text, frozenset(rules), self._starts)

    def _begun(
        self, text: str, rules: Container[Rule], starts: re.Pattern[str], at: int
    ) -> Found | None:
        while place := starts.search(text, at):
            at = place.start()
            for rule in self._heads.at(text, at):
                if rule in rules and (match := rule.pattern.match(text, at)):
                    return _found(rule, match)
            at += 1
        return None


def _nearest(
    text: str, rules: Sequence[Rule], matches: dict[Rule, re.Match[str] | None], at: int
) -> Found | None:
    """What the first rule finds that matches at the first place; ``matches`` holds the next one of each rule."""
    for rule in rules:
        match = matches.get(rule)
        if rule not in matches or (match and match.start() < at):
            matches[rule] = rule.pattern.search(text, at)
    found = ((match.start(), rule) for rule in rules if (match := matches[rule]))
    _, first = min(found, key=itemgetter(0), default=(0, None))
    return _found(first, match) if first and (match := matches[first]) else None


def _found(rule: Rule, match: re.Match[str]) -> Found:
    spans = ((name, match.span(group)) for name, group in match.re.groupindex.items())
    groups = {name: Span(*span) for name, span in spans if span[0] >= 0}
    return Found(rule, Span(*match.span()), groups)


def scan(
    text: str, rules: Sequence[Rule], starts: re.Pattern[str] | None = None
) -> Iterator[Found]:
    """The matches of the rules from left to right; at one offset the first rule wins.

    Where the words before forbid its match, no other rule is tried at that offset. With ``starts`` the
    rules are tried only where it matches, each only where a match of it may begin, which is much quicker.
    """
    if not rules:
        return
    look()
    first, at = _scanner(tuple(rules), starts).within(text), 0
    while found := first(at):
        look()
        at = found.span.start + 1
        if _holds(text, found):
            yield found
            at = found.span.end


def _holds(text: str, found: Found) -> bool:
    """Whether a match is of some length and not forbidden by the words before it."""
    (start, end), unless = found.span, found.rule.unless
    return end > start and not (unless and unless.search(text[max(0, start - _BEFORE) : start]))


@lru_cache(maxsize=64)
def _scanner(rules: tuple[Rule, ...], starts: re.Pattern[str] | None) -> _Scanner:
    return _Scanner(rules, starts)


def fields(found: Found, text: str) -> dict[str, str]:
    """The words of the named groups; ``month2`` is another group for ``month``.

    They are taken from ``text`` by offset: the match may be of a masked one.
    """
    spans = ((name.rstrip(_DIGITS), span) for name, span in found.groups.items())
    return {name: text[span.start : span.end] for name, span in spans if span.end > span.start}


def place(found: Found, name: str) -> Span:
    """The span of the group of that name, or of another group for it. Raises KeyError if none matched."""
    for group, span in found.groups.items():
        if span.end > span.start and group.rstrip(_DIGITS) == name:
            return span
    raise KeyError(name)
