"""Projects by name: money goes to them, and they are no firms: the Murchison Hydrogen Project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.rules.grammar import PROJECT
from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.naming.evidence_of_names import Run
    from extractor.rules.grammar import Grammar

# How far before its name the word may stand that says what it is: a joint venture of A and B, called X.
_CALLED = 110


def project_runs(text: str, runs: Sequence[Run], grammar: Grammar) -> set[Run]:
    """The Murchison Hydrogen Project, an initiative called Brightwater: they take money, and are no firms."""
    told = [run for run in runs if _is_project(text, run, grammar)]
    forms = {text[run.start : run.end] for run in told}
    return {run for run in runs if text[run.start : run.end] in forms}


def _is_project(text: str, run: Run, grammar: Grammar) -> bool:
    if grammar.patterns["project"].fullmatch(text, run.start, run.end):
        return True
    return (
        grammar.patterns["called"].search(text, max(0, run.start - _CALLED), run.start) is not None
    )


def as_project(text: str, run: Run, grammar: Grammar) -> Mention:
    """The run as a project, with what it is for: the Partnership for Andean Forests and Rivers."""
    more = grammar.patterns["project_more"].match(text, run.start)
    end = more.end() if more else run.end
    name = Name(text[run.start : end], "project", listed=False)
    return Mention(PROJECT, Span(run.start, end), name, PROJECT.lower())
