"""Joins two lines that are one, by a space, or by nothing where a line ended inside a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.reading.cuts import cut_at
from extractor.reading.edits import Edit
from extractor.reading.joints import columns
from extractor.rules.lines import read_cuts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.reading.joints import Joint
    from extractor.reading.language import LanguageProfile
    from extractor.rules.lines import Cuts
    from extractor.rules.paths import RulePath

# A hyphen behind a letter or a figure, a dash behind a figure: the line continues without a space.
HYPHENED = re.compile(r"[^\W_]-$|\d–$")
_PART = re.compile(r"(?<![^\W\d_])([^\W\d_]++)-$")
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[A-Za-z]$")
# A part of a word is shorter where a listed word comes before it (high-er, short-age).
_LONG = 4
_NEVER = re.compile(r"(?!)")
# Lines break inside words if so many line ends are plainly inside one, as a number and as a share, and if
# so large a share of lines is within so few columns of the widest.
_FEWEST, _CUT, _FULL, _SLACK = 2, 0.2, 0.8, 2
# How many characters of a text are searched for another occurrence of a word.
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Habits:
    """How lines end in the languages with rules.

    ``goes_on`` is how the last word of a line ends whose sentence goes on, ``held`` how that of no
    headline ends, ``letters`` are those
    between any two of which a line may end, ``whole`` the words of one such letter; ``hyphened``
    words keep a hyphen before them, ``hyphening`` ones behind them. ``files`` say what lines cut.
    """

    goes_on: re.Pattern[str] = _NEVER
    held: re.Pattern[str] = _NEVER
    letters: re.Pattern[str] = _NEVER
    whole: frozenset[str] = frozenset()
    hyphened: frozenset[str] = frozenset()
    hyphening: frozenset[str] = frozenset()
    files: tuple[RulePath, ...] = ()

    @property
    def cuts(self) -> Iterator[Cuts]:
        """The rules for figures and words that lines cut, loaded on first use."""
        return map(read_cuts, self.files)

    @classmethod
    def of(cls, profiles: Iterable[LanguageProfile]) -> Habits:
        """The habits of all profiles together."""
        profiles = tuple(profiles)
        lines = [profile.lines for profile in profiles]
        scripts = [profile.script for profile in profiles if profile.lines.cut]
        return cls(
            _ending(one.goes_on for one in lines),
            _ending(one.held for one in lines),
            re.compile(f"(?:{'|'.join(scripts)})") if scripts else _NEVER,
            frozenset().union(*(one.whole for one in lines)),
            frozenset().union(*(one.hyphened for one in lines)),
            frozenset().union(*(one.hyphening for one in lines)),
            tuple(one.file for one in lines if one.file),
        )


def _ending(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of the patterns at the end of a text."""
    said = "|".join(pattern for pattern in patterns if pattern)
    return re.compile(f"(?:{said})$") if said else _NEVER


class Seams:
    """Joins the lines of one text; ``joints`` are all line ends to be removed."""

    def __init__(self, text: str, joints: Sequence[Joint], habits: Habits) -> None:
        self.text, self.habits = text, habits
        letter = habits.letters.pattern
        self._tail = re.compile(f"(?<!{letter}){letter}++$")
        self._head = re.compile(f"{letter}++")
        self._sample = text[:_SAMPLE]
        spaced = sum(joint.spaced for joint in joints)
        # Where some lines end in a space and others do not, the space shows where a word ends.
        self.spaced = 0 < spaced < len(joints)
        self.cutting = self._cuts_words(joints)

    def edit(self, joint: Joint) -> Edit:
        """The edit that replaces a line end."""
        glue = cut_at(joint, self.habits.cuts)
        if glue is not None:
            return Edit(joint.start, joint.end, glue)
        part = _PART.search(joint.before)
        if part and joint.after[:1].islower():
            return self._without_hyphen(part[1], joint)
        if HYPHENED.search(joint.before):
            return Edit(joint.start, joint.end)
        inside = self.cutting and self._is_inside(joint)
        return Edit(joint.start, joint.end, "" if inside else " ")

    def _without_hyphen(self, tail: str, joint: Joint) -> Edit:
        """The edit for a line end behind a hyphen, which goes unless the word is written with one elsewhere."""
        found = _WORD.match(joint.after)
        head = found[0] if found else ""
        long = tail.lower() in self.habits.hyphening and len(head) >= _LONG
        listed = long or head in self.habits.hyphened
        kept = f"{tail}-{head}" in self._sample or (listed and tail + head not in self._sample)
        return Edit(joint.start - (not kept), joint.end)

    def _sides(self, joint: Joint) -> tuple[str, str]:
        """The letters right before and after a line end between which a word may be cut."""
        tail, head = self._tail.search(joint.before), self._head.match(joint.after)
        return tail[0] if tail else "", head[0] if head else ""

    def _cuts_words(self, joints: Sequence[Joint]) -> bool:
        """Whether the lines end wherever they were full, and not a few of them inside a word."""
        cut = sum(self._cuts_word(joint) for joint in joints)
        if cut < max(1 if self.spaced else _FEWEST, _CUT * len(joints)):
            return False
        lines = [joint.before for joint in joints]
        return self.spaced or any(_are_even(list(map(width, lines))) for width in (len, columns))

    def _cuts_word(self, joint: Joint) -> bool:
        """Whether a word is plainly cut: a figure from its unit, one letter that is no word.

        A word that the text has elsewhere is cut too.
        """
        tail, head = self._sides(joint)
        if joint.before[-1].isdigit():
            return bool(head) or joint.after[0].isdigit()
        if not head:
            return False
        last, first = joint.before.rsplit(maxsplit=1)[-1], joint.word
        parts = (side for side, word in ((tail, last), (head, first)) if side == word)
        single = any(len(part) == 1 and part not in self.habits.whole for part in parts)
        return single or (bool(tail) and tail + head in self._sample)

    def _is_inside(self, joint: Joint) -> bool:
        """Whether a line end is inside a word, where lines end so."""
        tail, head = self._sides(joint)
        plain = self._cuts_word(joint)
        between = head and (tail or _LETTER.search(joint.before))
        if self.spaced and (plain or between):
            return not joint.spaced
        return plain or bool(between and not self.habits.goes_on.search(tail))


def _are_even(widths: Sequence[int]) -> bool:
    widest = max(widths)
    return sum(width >= widest - _SLACK for width in widths) >= _FULL * len(widths)
