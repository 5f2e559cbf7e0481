"""A sentence's amounts that nothing governs: those that may be put into something, and those that may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Veto

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extractor.joining.forms.clauses import Link, Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# Every name that a veto of a whole sentence can have.
VETOES = ("no_deal", "hypothetical")


def ungoverned(
    line: Line,
    links: Sequence[Link],
    predicates: Sequence[Predicate],
    grammar: Grammar,
    veto: Callable[[Placed], Veto | None],
) -> tuple[tuple[Placed, ...], tuple[Veto, ...]]:
    """The loose amounts and the vetoes, each in their order; ``veto`` finds what is against an amount.

    A sum of a sentence that is of no deal is loose all the same: the next may state its parts.
    """
    governed = {link.amount for link in links}
    free = [money for money in line.of("MONEY") if money not in governed]
    vetoed = tuple(one for money in free if (one := veto(money)))
    against = {one.amount for one in vetoed}
    loose = tuple(money for money in free if money not in against)
    return loose, (*vetoed, *_of_sentence(line, loose, predicates, grammar))


def _of_sentence(
    line: Line, loose: Sequence[Placed], predicates: Sequence[Predicate], grammar: Grammar
) -> Iterator[Veto]:
    """What says of loose amounts that the sentence is of no deal, or that the deal is only supposed."""
    no_deal = grammar.patterns["no_deal"].search(line.text) if loose else None
    for money in loose:
        if no_deal:
            yield Veto(money, "no_deal", *no_deal.span())
            continue
        governing = next((p for p in predicates if p.start >= money.end), None)
        supposed = governing and grammar.patterns["hypothetical"].match(line.text, governing.end)
        if supposed:
            yield Veto(money, "hypothetical", *supposed.span())
