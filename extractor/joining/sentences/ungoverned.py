"""A sentence's amounts that nothing governs: those that may be put into something, and those that may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Veto

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from extractor.joining.forms.clauses import Link, Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# Every name that a veto of a whole sentence can have.
VETOES = ("no_deal", "hypothetical")


def told_of_no_deal(line: Line, grammar: Grammar) -> re.Match[str] | None:
    """The words that say of a line with a sum that it is of no deal: a fine, a prize, an order of a court."""
    return grammar.patterns["no_deal"].search(line.text) if line.of("MONEY") else None


def ungoverned(
    line: Line, links: Sequence[Link], veto: Callable[[Placed], Veto | None]
) -> tuple[tuple[Placed, ...], tuple[Veto, ...]]:
    """The loose amounts and the vetoes, each in their order; ``veto`` finds what is against an amount.

    A sum of a sentence that is of no deal is loose all the same: the next may state its parts.
    """
    governed = {link.amount for link in links}
    free = [money for money in line.of("MONEY") if money not in governed]
    vetoed = tuple(one for money in free if (one := veto(money)))
    against = {one.amount for one in vetoed}
    return tuple(money for money in free if money not in against), vetoed


def vetoes_of_sentence(
    line: Line,
    loose: Sequence[Placed],
    predicates: Sequence[Predicate],
    grammar: Grammar,
    no_deal: re.Match[str] | None,
) -> Iterator[Veto]:
    """What says of loose amounts that the sentence is of no deal, or that the deal is only supposed."""
    for money in loose:
        if no_deal:
            yield Veto(money, "no_deal", *no_deal.span())
            continue
        governing = next((p for p in predicates if p.start >= money.end), None)
        supposed = governing and grammar.patterns["hypothetical"].match(line.text, governing.end)
        if supposed:
            yield Veto(money, "hypothetical", *supposed.span())
