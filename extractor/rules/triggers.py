"""Triggers of frames: one pattern for each form of a frame's predicates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.heads import Heads
from extractor.rules.needed import Needed
from extractor.rules.notation import compile_pattern, expand, one_of_listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.rules.files import Table
    from extractor.rules.grammar import Frame

# A noun of a frame that is written as a pattern, not as a word.
_PATTERN = re.compile(r"[\[(?]")


@dataclass(frozen=True, eq=False)
class Trigger:
    """A pattern of predicates and the frame that it evokes.

    ``form`` is verb, passive or noun.
    """

    source: str
    where: str
    frame: Frame
    form: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression, compiled on first use. Raises RulesError if it is invalid."""
        return compile_pattern(self.source, {}, self.where)


@dataclass(frozen=True, eq=False)
class Triggers:
    """All triggers of a language, and ``starts``, the pattern of where one may begin."""

    all: tuple[Trigger, ...]
    starts: re.Pattern[str]

    def find(self, text: str) -> Iterator[tuple[Trigger, re.Match[str]]]:
        """Each trigger's matches from left to right, those of one trigger without overlaps."""
        found = [*self._by_heads(text), *self._anywhere(text)]
        yield from sorted(found, key=lambda one: (one[1].start(), self._order[one[0]]))

    def is_verb(self, word: str) -> bool:
        """Whether a word is by itself a predicate that is no noun: buys."""
        tried = (*self._heads.at(word, 0), *self._heads.anywhere)
        return any(t.form != "noun" and t.pattern.fullmatch(word) for t in tried)

    def _by_heads(self, text: str) -> Iterator[tuple[Trigger, re.Match[str]]]:
        ends: dict[Trigger, int] = {}
        for start in self.starts.finditer(text):
            place = start.start()
            for trigger in self._heads.at(text, place):
                match = trigger.pattern.match(text, place)
                if match and ends.get(trigger, 0) <= place < match.end():
                    ends[trigger] = match.end()
                    yield trigger, match

    def _anywhere(self, text: str) -> Iterator[tuple[Trigger, re.Match[str]]]:
        """Matches of the triggers that any character may begin: one search each, not a try at each place."""
        for trigger in self._unbound.within(text):
            yield from ((trigger, m) for m in trigger.pattern.finditer(text) if m.group())

    @cached_property
    def _heads(self) -> Heads[Trigger]:
        return Heads(self.all, lambda trigger: trigger.source, apart=True)

    @cached_property
    def _unbound(self) -> Needed[Trigger]:
        return Needed(self._heads.anywhere, lambda trigger: trigger.source)

    @cached_property
    def _order(self) -> dict[Trigger, int]:
        return {trigger: number for number, trigger in enumerate(self.all)}


def read_triggers(
    table: Table, frame: Frame, parts: Mapping[str, str], endings: Table
) -> Iterator[Trigger]:
    """The triggers of a frame, one for each form of its predicates."""
    wrap: dict[str, str] = endings.get("predicate", {})
    before, after = wrap.get("before", ""), wrap.get("after", r"(?!\w)")
    for form, key in (("verb", "predicate"), ("passive", "passive"), ("noun", "noun")):
        stems = sorted(table.get(key, []), key=len, reverse=True)
        verbs = endings.get("verbs", {}) if key != "noun" else {}
        arms = [_inflected(s, endings, frame) for s in stems if s.endswith("-")]
        arms += [s for s in stems if _PATTERN.search(s)]
        plain = (s for s in stems if is_plain(s))
        arms.append(one_of_listed(whole for stem in plain for whole in _verb_forms(stem, verbs)))
        pattern = "|".join(arm for arm in arms if arm)
        if pattern:
            where = f"{frame.where}: {key}"
            ends = wrap.get("after_noun", after) if form == "noun" else after
            source = expand(f"{starts(endings)}{before}(?:{pattern}){ends}", parts, where)
            yield Trigger(source, where, frame, form)


def is_plain(predicate: str) -> bool:
    """Whether a predicate is written as plain words, neither a stem nor a pattern."""
    return not predicate.endswith("-") and not _PATTERN.search(predicate)


def starts(endings: Table) -> str:
    """The pattern of the places where a predicate may begin."""
    found: str = endings.get("predicate", {}).get("starts", r"(?<!\w)")
    return found


def _inflected(stem: str, endings: Table, frame: Frame) -> str:
    """``투자하-``: the noun, an object particle perhaps, and the forms of the verb.

    ``투자|자금 받|얻-``: each of the words before the bar with each behind it.
    """
    *nouns, verbs = (word.split("|") for word in stem.removesuffix("-").split(" "))
    joint = endings.get("joints", {}).get(" ", " ")
    forms = _any_of([_conjugated(f"{verb}-", stem, endings, frame) for verb in verbs])
    return "".join(_any_of(words) + joint for words in nouns) + forms


def _any_of(arms: Sequence[str]) -> str:
    return arms[0] if len(arms) == 1 else f"(?:{'|'.join(arms)})"


def _conjugated(verb: str, stem: str, endings: Table, frame: Frame) -> str:
    """The forms of the last word of a stem: ``투자하-``, ``짓-``."""
    classes: dict[str, str] = endings.get("stems", {})
    ending = max((c for c in classes if verb.endswith(c)), key=len, default=None)
    if ending is None:
        what = f"frame {frame.id.rpartition('.')[2]}: no stem class for {stem}"
        raise RulesError(frame.where, what, "add it to endings.toml [stems]")
    noun = verb.removesuffix(ending)
    joint: str = endings.get("joints", {}).get(ending, "")
    return f"{noun}{joint if noun else ''}{classes[ending]}"


def _verb_forms(stem: str, verbs: Mapping[str, str]) -> Iterator[str]:
    """Each way to write a predicate: a verb that is listed has many forms, other words one."""
    forms = [verbs.get(word, word).split(" ") for word in stem.split(" ")]
    return (" ".join(words) for words in product(*forms))
