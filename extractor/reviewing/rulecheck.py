"""Whether the rules do what they say: every example run, nothing unused, no pattern too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipeline import Extractor
from extractor.reviewing.examples import AnyRule, cases, kind_of
from extractor.reviewing.leftovers import long_patterns, unused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extractor.errors import RulesError
    from extractor.rules import Rulebook


def check(folder: Path | None = None) -> list[RulesError]:
    """What is wrong with the rules of a folder, or with those that come with the package.

    One message for each example that fails, each part or word list that nothing uses and each
    pattern that is too long to read. Raises RulesError where the rules cannot be read at all.
    """
    extractor = Extractor(folder)
    failing = (case.problem() for case in cases(extractor))
    root = extractor.rules.folder
    return [
        *filter(None, failing),
        *(problem for code in extractor.rules.languages for problem in unused(root / code)),
        *(problem for code in extractor.rules.languages for problem in long_patterns(root / code)),
    ]


def names(folder: Path | None = None) -> list[str]:
    """One line for each rule: its id, what it is and how many examples it has."""
    rules = list(_rules(Extractor(folder).rules))
    width = max((len(rule.id) for rule in rules), default=0)
    return [
        f"{rule.id:<{width}}  {kind_of(rule)}  {len(rule.expect) + len(rule.reject)} examples"
        for rule in rules
    ]


def _rules(book: Rulebook) -> Iterator[AnyRule]:
    for language in book.languages.values():
        yield from language.numbers.rules
        yield from language.money.rules
        yield from language.dates.rules
        yield from language.dates.tenses
        yield from language.names.rules
        yield from language.grammar.patterns.rules.values()
        yield from language.grammar.statuses
        yield from language.grammar.frames
        yield from language.disclosures.patterns.values()
        yield from language.disclosures.forms
