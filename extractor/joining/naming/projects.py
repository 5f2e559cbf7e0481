"""Names of projects, which take money and are no firms: the Murchison Hydrogen Project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.naming.evidence_of_names import acting_bodies
from extractor.rules.grammar import PROJECT
from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.naming.evidence_of_names import Run
    from extractor.rules.grammar import Grammar

# How far before its name the word may stand that says what it is: a joint venture of A and B, called X.
_CALLED = 110


def project_runs(text: str, runs: Sequence[Run], grammar: Grammar) -> set[Run]:
    """The runs that name projects, by their words or by what they are called: an initiative called Brightwater."""
    named = [run for run in runs if _is_project(text, run, grammar)]
    forms = {text[run.start : run.end] for run in named} - acting_bodies(text, named, grammar)
    return {run for run in runs if text[run.start : run.end] in forms}


def _is_project(text: str, run: Run, grammar: Grammar) -> bool:
    if grammar.patterns["project"].fullmatch(text, run.start, run.end):
        return True
    return (
        grammar.patterns["called"].search(text, max(0, run.start - _CALLED), run.start) is not None
    )


def as_project(text: str, run: Run, grammar: Grammar) -> Mention:
    """The mention of a project, its purpose included: the Partnership for Andean Forests and Rivers."""
    more = grammar.patterns["project_more"].match(text, run.start)
    end = more.end() if more else run.end
    name = Name(text[run.start : end], "project", listed=False)
    return Mention(PROJECT, Span(run.start, end), name, PROJECT.lower())
