"""Reads the grammar of a language: frames, case words, word lists, small patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError
from extractor.rules.files import Table, read_toml
from extractor.rules.kinds import Kind, read_kinds
from extractor.rules.notation import (
    NOTHING,
    Example,
    compile_pattern,
    one_of,
    one_of_each,
    read_example,
    require_examples,
)
from extractor.rules.numbers import read_parts
from extractor.rules.patterns import Patterns, read_patterns
from extractor.rules.statuses import StatusRule, read_statuses, require_status
from extractor.rules.sum_weights import TAKER, SumWeights
from extractor.rules.triggers import Trigger, Triggers, read_triggers, starts
from extractor.rules.wordlists import LISTS, read_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extractor.rules.paths import RulePath
    from extractor.rules.settings import Settings

    Words = Mapping[str, tuple[str, ...]]

_SLOTS = ("investor", "recipient", "country", "amount")
_SLOT_KEYS = {"label", "case", "carry", "latest", "pointing", "every", "project"}
_GIVER, _TAKER, _LAST = "giver", "taker", "verb-final"
_SIDES, _HOLDS_VERB = ("before", "behind"), re.compile(r"\(\?P<verb>").search
# The label of named projects.
PROJECT = "PROJECT"
_FRAME_KEYS = {
    "name",
    "about",
    "predicate",
    "passive",
    "noun",
    "status",
    "generic",
    "adds",
    "leads",
    "needs",
    "lends",
    "goods",
    "hires",
    "given",
    "price",
    "resumes",
    "around",
    "weighed",
    "expect",
    "reject",
}


@dataclass(frozen=True)
class Slot:
    """A role of a frame: the labels and the cases of the arguments that may fill it.

    A case is given by a particle, a preposition or a position: topic, object, in, from …
    ``carry`` lets a topic of earlier sentences fill it, ``latest`` the deal just mentioned, ``pointing`` only if the sentence points back
    (to this plant); ``every`` takes all arguments that fit. ``project`` are the cases of named
    projects, which take money in more ways than firms do: X is working on the Nuri Project.
    """

    labels: frozenset[str]
    cases: frozenset[str]
    carry: bool = False
    latest: bool = False
    pointing: bool = False
    every: bool = False
    project: frozenset[str] = frozenset()

    def takes(self, label: str, case: str) -> bool:
        """Whether an argument with this label and this case may fill the role."""
        if label == PROJECT and self.project:
            return case in self.project
        return label in self.labels and case in self.cases


@dataclass(frozen=True, eq=False)
class Frame:
    """A way to state a commitment of money: predicates and the roles that they take.

    A ``generic`` noun (a deal) takes its kind from the verb before it, if there is one. A frame that
    ``adds`` governs no amount: it names more investors of the deal just mentioned, and ``leads`` says
    that they lead its round. ``needs`` are roles that the sentence must fill, ``lends`` the kinds
    whose nouns take this verb's parties (was awarded a contract). ``goods`` says that goods are
    bought, ``hires`` that the party named is to do what the next verb says. ``given`` names a small
    pattern that must match the sentence. What a frame with ``price`` states is the price of a takeover
    that its payer was just said to make. One that ``resumes`` states the sum of a deal of its kind that
    the sentences before state without one. ``around`` names the small patterns that stand before and behind
    a sum that no listed predicate governs: whatever the verb, the group ``verb`` of either is the predicate.
    A ``weighed`` frame has no predicates: weights alone tell of its sum, in a sentence that tells first who gives
    (``giver``) or who takes the money (``taker``).
    """

    id: str
    where: str
    kind: Kind
    slots: Mapping[str, Slot]
    status: str | None
    generic: bool
    adds: bool
    leads: bool
    needs: tuple[str, ...]
    lends: tuple[str, ...]
    goods: bool
    hires: bool
    given: str | None
    price: bool
    resumes: bool
    around: tuple[str, ...]
    weighed: str | None
    expect: tuple[Example, ...]
    reject: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Grammar:
    """The frames of a language, its case words, its word lists and its small patterns.

    A list or a pattern that the language's files do not have is empty and matches nothing.
    ``rounds`` names funding rounds; ``{stage}`` in a name is the pattern's group.
    """

    kinds: Mapping[str, Kind]
    frames: tuple[Frame, ...]
    triggers: Triggers
    statuses: tuple[StatusRule, ...]
    cases: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    patterns: Patterns
    rounds: tuple[tuple[str, re.Pattern[str]], ...]
    smallest: Mapping[str, int]
    sums: SumWeights

    @cached_property
    def weighed(self) -> Mapping[str, Frame]:
        """The frames of deals that weights tell of, by their class: a kind, with a sign where the taker is told first."""
        told = (frame for frame in self.frames if frame.weighed)
        return {f"{frame.kind.name}{TAKER * (frame.weighed == _TAKER)}": frame for frame in told}

    @property
    def capitalises(self) -> bool:
        """Whether capital letters mark unlisted names: the language has a pattern for them."""
        return self.patterns["capitals"] is not NOTHING

    @cached_property
    def framing(self) -> tuple[Frame, ...]:
        """The frames that take whatever verb, by what stands before and behind a sum."""
        return tuple(frame for frame in self.frames if frame.around)

    @cached_property
    def spaced_cases(self) -> re.Pattern[str]:
        """The pattern of case words with a space (에 대한, 를 비롯한), the longest first."""
        return re.compile(one_of(form for form in self.cases if " " in form) or NOTHING.pattern)


def read_grammar(folder: RulePath, settings: Settings, smallest: Mapping[str, int]) -> Grammar:
    """The grammar of a language's folder: words, particles, endings and patterns .toml, and the frames.

    ``smallest``: the currencies of which a lower amount than so many is an everyday price.
    """
    words = read_toml(folder / "words.toml")
    particles = read_toml(folder / "particles.toml")
    endings = read_toml(folder / "endings.toml")
    lists = read_lists(folder / "words.toml")
    parts = _parts(lists, particles, endings, folder)
    kinds = read_kinds(folder.parent)
    frames: list[Frame] = []
    triggers: list[Trigger] = []
    for kind, path in ((k, folder / f"{k.name}.toml") for k in kinds.values()):
        for table in read_toml(path).get("frame", []):
            frame = _frame(table, path, f"{settings.code}/{path.stem}", kind)
            frames.append(frame)
            triggers += read_triggers(table, frame, parts, endings)
    path = folder / "words.toml"
    patterns = read_patterns(folder / "patterns.toml", settings.code, parts)
    _require_given(frames, patterns)
    return Grammar(
        kinds,
        tuple(frames),
        Triggers(tuple(triggers), compile_pattern(starts(endings), parts, str(folder))),
        tuple(read_statuses(endings, parts, folder / "endings.toml", settings.code)),
        _cases(particles),
        _lists(lists, particles),
        patterns,
        tuple(
            (name, compile_pattern(pattern, parts, f"{path}: {name}"))
            for name, pattern in words.get("rounds", {}).items()
        ),
        smallest,
        _sums(folder / "sums.tsv", settings),
    )


def _sums(path: RulePath, settings: Settings) -> SumWeights:
    """The weights of words around a sum. Raises RulesError for a language whose verb comes last."""
    if path.existing and settings.order == _LAST:
        what = "weights of the words around a sum are for languages whose verb stands in the middle"
        raise RulesError(str(path), what, "leave the file out")
    return SumWeights(path)


def _require_given(frames: Iterable[Frame], patterns: Patterns) -> None:
    for frame in frames:
        name = frame.id.rpartition(".")[2]
        for asked in (*frame.around, *filter(None, [frame.given])):
            if asked not in patterns.rules:
                what = f"frame {name}: no small pattern {asked}"
                raise RulesError(frame.where, what, "give it in patterns.toml")
        sources = [patterns.rules[around].source for around in frame.around]
        if sources and (len(sources) != len(_SIDES) or not any(map(_HOLDS_VERB, sources))):
            what = (
                f"frame {name}: around is no pattern before and one behind, one with the group verb"
            )
            raise RulesError(frame.where, what, "see rules/README.md")


def _lists(words: Words, particles: Table) -> dict[str, frozenset[str]]:
    listed = {**words, **particles.get("words", {})}
    return {name: frozenset(listed.get(name, ())) for name in {*LISTS, *listed}}


def _cases(particles: Table) -> dict[str, str]:
    return {form: case for case, forms in particles.get("cases", {}).items() for form in forms}


def _parts(words: Words, particles: Table, endings: Table, folder: RulePath) -> dict[str, str]:
    parts = dict(zip(words, one_of_each(words.values()), strict=True))
    particle = [form for forms in particles.get("cases", {}).values() for form in forms]
    parts["particle"] = one_of(particle) or NOTHING.pattern
    return read_parts(endings, parts, folder / "endings.toml")


def _frame(table: Table, path: RulePath, prefix: str, kind: Kind) -> Frame:
    name = str(table.get("name", ""))
    where = path.entry(name)
    unknown = set(table) - _FRAME_KEYS - set(_SLOTS)
    if not name or unknown:
        what = f"frame {name or '?'}: unknown key {', '.join(sorted(unknown)) or 'no name'}"
        raise RulesError(where, what, f"known keys: {', '.join(sorted(_FRAME_KEYS | set(_SLOTS)))}")
    if table.get("weighed", _GIVER) not in {_GIVER, _TAKER}:
        what = f"frame {name}: weighed is {table['weighed']!r}"
        raise RulesError(where, what, f"{_GIVER} or {_TAKER}, whom the sentence tells first")
    require_examples(table, f"frame {name}", where)
    require_status(table.get("status"), f"frame {name}", where)
    return Frame(
        f"{prefix}.{name}",
        where,
        kind,
        {role: _slot(table[role], where) for role in _SLOTS if role in table},
        table.get("status"),
        bool(table.get("generic")),
        bool(table.get("adds")),
        bool(table.get("leads")),
        tuple(table.get("needs", ())),
        tuple(table.get("lends", ())),
        bool(table.get("goods")),
        bool(table.get("hires")),
        table.get("given"),
        bool(table.get("price")),
        bool(table.get("resumes")),
        tuple(table.get("around", ())),
        table.get("weighed"),
        tuple(read_example(line) for line in table["expect"]),
        tuple(table["reject"]),
    )


def _slot(table: Mapping[str, Any], where: str) -> Slot:
    unknown = set(table) - _SLOT_KEYS
    if unknown:
        raise RulesError(
            where,
            f"unknown key {', '.join(sorted(unknown))} in a slot",
            ", ".join(sorted(_SLOT_KEYS)),
        )
    return Slot(
        frozenset(table["label"]),
        frozenset(table["case"]),
        bool(table.get("carry")),
        bool(table.get("latest")),
        bool(table.get("pointing")),
        bool(table.get("every")),
        frozenset(table.get("project", ())),
    )
