"""Scans a text for many patterns at once: one scan finds what each rule matches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extractor.deadline import look
from extractor.rules.heads import Heads
from extractor.rules.notation import compiled_once
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from extractor.rules import Rule

_GROUP = re.compile(r"\(\?P<(?=[a-z]\w*>)")
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


@dataclass(frozen=True)
class _Begun:
    """Rules whose matches all begin with ``starts``, by the characters with which a match of each can begin."""

    rules: tuple[Rule, ...]
    starts: re.Pattern[str]

    def first(self, text: str, at: int) -> Found | None:
        """What the first rule finds that matches at the first place from an offset on."""
        while place := self.starts.search(text, at):
            at = place.start()
            for rule in self._heads.at(text, at):
                if match := rule.pattern.match(text, at):
                    return Found(rule, Span(*match.span()), _groups(match))
            at += 1
        return None

    @cached_property
    def _heads(self) -> Heads[Rule]:
        return Heads(self.rules, lambda rule: rule.source)


def _groups(match: re.Match[str]) -> dict[str, Span]:
    """The spans of the named groups that matched."""
    spans = ((name, match.span(group)) for name, group in match.re.groupindex.items())
    return {name: Span(*span) for name, span in spans if span[0] >= 0}


@dataclass(frozen=True)
class _Scanner:
    """The patterns of several rules as one.

    ``groups`` are the named groups of each rule in ``pattern``: their numbers, by their name in the rule.
    """

    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]
    groups: tuple[Mapping[str, int], ...]

    def first(self, text: str, at: int) -> Found | None:
        """What the first rule finds that matches at the first place from an offset on."""
        match = self.pattern.search(text, at)
        return self.read(match) if match else None

    def read(self, match: re.Match[str]) -> Found:
        """What the rule found whose part of the pattern has matched."""
        number = int((match.lastgroup or "r0")[1:])
        spans = ((name, match.span(group)) for name, group in self.groups[number].items())
        groups = {name: Span(*span) for name, span in spans if span[0] >= 0}
        return Found(self.rules[number], Span(*match.span()), groups)


def _scanner(rules: tuple[Rule, ...]) -> _Scanner:
    """The scanner for these rules. Raises RulesError for a rule that is no pattern."""
    arms = (f"(?P<r{i}>{_GROUP.sub(f'(?P<r{i}_', rule.source)})" for i, rule in enumerate(rules))
    try:
        pattern = compiled_once("|".join(arms))
    except re.error:
        for rule in rules:
            rule.pattern  # noqa: B018 - raises RulesError for the first that is no pattern
        raise
    groups: tuple[dict[str, int], ...] = tuple({} for _ in rules)
    for name, group in pattern.groupindex.items():
        number, _, own = name[1:].partition("_")
        if own:
            groups[int(number)][own] = group
    return _Scanner(rules, pattern, groups)


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
    first, at = _first_by(tuple(rules), starts), 0
    while found := first(text, at):
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
def _first_by(
    rules: tuple[Rule, ...], starts: re.Pattern[str] | None
) -> Callable[[str, int], Found | None]:
    """What finds the first match from an offset on. Raises RulesError for a rule that is no pattern."""
    return _scanner(rules).first if starts is None else _Begun(rules, starts).first


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
