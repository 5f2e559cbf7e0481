"""Words that stand for an earlier name: it, its, the company, the Japanese carmaker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ANAPHOR
from extractor.joining.forms.who import as_dealer
from extractor.joining.sentences.anaphors import FIRM, OFFICE, THING
from extractor.joining.telling.antecedents import antecedents
from extractor.joining.telling.nouns import meant_firm, meant_project
from extractor.joining.telling.owners import RELATED, related

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.joining.forms.context import Context
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention


def resolved(reading: Reading, context: Context, grammar: Grammar) -> Reading:
    """The reading with names in place of such words; one that stands for nobody known is left out."""
    for anaphor in [a for a in reading.arguments if a.mention.rule == ANAPHOR]:
        meant = _meant(anaphor, reading, context, grammar)
        if grammar.capitalises:  # the company: whoever is meant is a firm for that
            meant = tuple(map(as_dealer, meant))
        reading = reading.with_arguments(partial(_naming, anaphor.mention, meant))
    return reading


def _naming(
    anaphor: Mention, meant: Sequence[Mention], arguments: Sequence[Argument]
) -> tuple[Argument, ...]:
    """The arguments with the names that an anaphor stands for in its place."""
    return tuple(
        argument._replace(mention=mention)
        for argument in arguments
        for mention in (meant if argument.mention == anaphor else (argument.mention,))
    )


def _meant(
    anaphor: Argument, reading: Reading, context: Context, grammar: Grammar
) -> tuple[Mention, ...]:
    """Whom the noun's own words identify, else whom its place in the text does."""
    if anaphor.mention.value is THING:
        project = meant_project(anaphor, reading, context, grammar)
        if project or not _may_be_firm(anaphor, reading, grammar):
            return project
    if anaphor.mention.value in RELATED:
        return related(anaphor, reading, context, grammar)
    if anaphor.mention.value is OFFICE:
        office = context.offices.get(reading.line.text[anaphor.start])
        return (office,) if office else ()
    named = _inside_it(anaphor, reading) or _buyer(anaphor, reading, context, grammar)
    if named:
        return named
    definite = anaphor.mention.value in {FIRM, THING}
    meant = meant_firm(anaphor, reading, context, grammar) if definite else ()
    return meant or antecedents(anaphor, reading, context, grammar)


def _inside_it(anaphor: Argument, reading: Reading) -> tuple[Mention, ...]:
    """The Nuri tyre company: the firm whose name stands in the words."""
    firms = reading.line.of("COMPANY") if anaphor.mention.value is FIRM else ()
    inside = (p.mention for p in firms if anaphor.start < p.start and p.end <= anaphor.end)
    return tuple(inside)[:1]


def _buyer(
    anaphor: Argument, reading: Reading, context: Context, grammar: Grammar
) -> tuple[Mention, ...]:
    """Alder is selling its masts to Nuri. The buyer will hand over $3m: who buys in the last purchase told."""
    words = reading.line.words(anaphor.start, anaphor.end)
    if not grammar.patterns["buyer_noun"].search(words):
        return ()
    bought = (sides for kind, sides in reversed(tuple(context.parties.items())) if kind.purchase)
    giving, _ = next(bought, ((), ()))
    return giving[:1]


def _may_be_firm(anaphor: Argument, reading: Reading, grammar: Grammar) -> bool:
    """The fund is a project by name or a firm: where no project is named the latter."""
    noun = reading.line.words(anaphor.start, anaphor.end).rsplit(" ", 1)[-1].casefold()
    return noun in grammar.words["stand_ins"]
