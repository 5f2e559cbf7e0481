"""Evidence by the words around a run of capitals: a firm, a person, or no name at all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

_AROUND = 60
# A firm's name and a person's together have at least so many spaces.
_FULL = 2
_WORD = re.compile(r"\w+")
# One word, and one that only its first half has a capital of: First-time buyers.
_LONE = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)*")
_SURNAME = re.compile(r"\b([A-Z][a-z]+) (?=(\w+))")


class Run(NamedTuple):
    """A run of capitalised words: its half-open span in the text and whether it opens its sentence."""

    start: int
    end: int
    opening: bool


@dataclass(frozen=True)
class Words:
    """How often an article has each word, and which words follow another capitalised one."""

    counts: Counter[str]
    surnames: frozenset[str]

    def plain(self, form: str) -> bool:
        """Whether the article has the word as a surname or in small letters too."""
        return form in self.surnames or bool(self.counts[form.lower()])

    @classmethod
    def of(cls, text: str, runs: Sequence[Run], grammar: Grammar) -> Words:
        """The words of a text; a word that begins a run is no surname: Alder in "In Oslo Alder withdrew"."""
        plain = grammar.words["not_names"] | grammar.words["openers"]
        starts = {run.start for run in runs}
        pairs = _SURNAME.finditer(text)
        after = (p[2] for p in pairs if p[1] not in plain and p.start(2) not in starts)
        return cls(Counter(_WORD.findall(text)), frozenset(after))


def real_names(
    text: str, runs: Sequence[Run], listed: Sequence[Mention], grammar: Grammar
) -> list[Run]:
    """The runs that are names of firms: no persons, and no single words that only begin a sentence."""
    words = Words.of(text, runs, grammar)
    bodies = acting_bodies(text, runs, grammar)
    named = [
        r for r in runs if text[r.start : r.end] in bodies or not _of_no_firm(text, r, grammar)
    ]
    firms = {text[r.start : r.end] for r in named if calls_firm(text, r, grammar)}
    kept, persons = [], set()
    for run in named:
        form = text[run.start : run.end]
        if form not in firms and _person(text, run, grammar):
            persons.add(form.rsplit(" ", 1)[-1] if " " in form else "")
        else:
            kept.append(run)
    forms = [text[r.start : r.end] for r in kept] + [text[m.start : m.end] for m in listed]
    longer = {form.split(" ", 1)[0].rstrip(",") for form in forms if " " in form}
    inside = {text[r.start : r.end] for r in kept if not r.opening}
    return [
        run
        for run in kept
        if (form := text[run.start : run.end]) not in persons
        and (
            _named(text, run, words, longer, grammar) or (form in inside and not words.plain(form))
        )
    ]


def acting_bodies(text: str, runs: Sequence[Run], grammar: Grammar) -> set[str]:
    """The names of universities, hospitals and the like that act as firms do: Leeds University will spend."""
    return {text[run.start : run.end] for run in runs if _is_acting_body(text, run, grammar)}


def _is_acting_body(text: str, run: Run, grammar: Grammar) -> bool:
    if grammar.patterns["institution"].search(text[run.start : run.end]) is None:
        return False
    aside = grammar.patterns["appositive"].match(text, run.end)
    acts = grammar.patterns["acts_at_once"].match(text, aside.end() if aside else run.end)
    done_by = grammar.patterns["done_by"].search(text, max(0, run.start - _AROUND), run.start)
    return acts is not None or done_by is not None


def _of_no_firm(text: str, run: Run, grammar: Grammar) -> bool:
    """Whether a run is a meeting, a court or a region, or what follows makes it a road: the Brenner tunnel."""
    if grammar.patterns["not_company"].search(text[run.start : run.end]):
        return True
    return grammar.patterns["names_public_works"].match(text, run.end) is not None


def _named(text: str, run: Run, words: Words, longer: set[str], grammar: Grammar) -> bool:
    """Whether a run is a name: of two words always, of one unless the article uses it as a plain word."""
    form = text[run.start : run.end]
    if not _LONE.fullmatch(form) or form in longer:
        return True
    if words.plain(form):
        return False
    if not run.opening:
        return True
    if _heads_article(text, run, grammar):
        return True
    behind = text[run.end : run.end + _AROUND]
    opening = grammar.patterns["opens_name"].match(behind)
    if opening and not grammar.patterns["common_noun"].search(form):
        return True
    return grammar.patterns["firm_after"].search(behind) is not None  # Trellis, a software firm


def _heads_article(text: str, run: Run, grammar: Grammar) -> bool:
    """Whether a lone word opens the headline, and the story takes up whom it names: Telvar thinks big. The baker."""
    found = None if run.start else grammar.patterns["heads_article"].match(text)
    if found is None or found.span("word") != (run.start, run.end):
        return False
    return grammar.patterns["common_noun"].search(found["word"]) is None


def _person(text: str, run: Run, grammar: Grammar) -> bool:
    """Whether a run is a person, by a title before it, a verb of saying behind it, or a first name.

    A private investor (billionaire X) is kept: such people take part in deals as firms do.
    """
    words = text[max(0, run.start - _AROUND) : run.start]
    short = text.count(" ", run.start, run.end) < _FULL  # head of Alder; not: of Alder Ole Brodal
    led = short and grammar.patterns["standing_for"].search(words)
    if led or grammar.patterns["private"].search(words):
        return False
    before = re.findall(r"[A-Za-z]{2,}", text[max(0, run.start - 24) : run.start])
    after = text[run.end : run.end + _AROUND]
    if before and before[-1] in grammar.words["titles"]:
        return True
    if grammar.patterns["person"].match(text[run.start : run.end]):
        return True
    if grammar.patterns["person_after"].match(after):
        return True
    if grammar.patterns["said_itself"].match(text[run.end : run.end + 90]):
        return False
    speaks = grammar.patterns["speaks"].match(after.lstrip(" ,"))
    return speaks is not None


def calls_firm(text: str, run: Run, grammar: Grammar) -> bool:
    """Whether the words around a run call it a firm: chip maker X, X, a retailer."""
    before = text[max(0, run.start - _AROUND) : run.start]
    after = text[run.end : run.end + _AROUND]
    form = text[run.start : run.end]
    return any(
        grammar.patterns[name].search(words)
        for name, words in (("firm_before", before), ("firm_after", after), ("firm_name", form))
    )
