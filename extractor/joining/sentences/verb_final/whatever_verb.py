"""Sums governed by listed predicates, and those that stand so that any verb would put them into something (Korean)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Link, Predicate
from extractor.joining.sentences.around_sums import framed
from extractor.joining.sentences.verb_final.linking import links_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar


def governed_by(
    line: Line,
    predicates: Sequence[Predicate],
    grammar: Grammar,
    earlier: Predicate | None,
    vetoes: Collection[Placed],
) -> tuple[Link, ...]:
    """The links of the amounts that are not among the ``vetoes``: by listed predicates, else by what stands around."""
    links = tuple(links_of(line, predicates, grammar, earlier, vetoes))
    governed = {*vetoes, *(link.amount for link in links)}
    free = (money for money in line.of("MONEY") if money not in governed)
    return (*links, *filter(None, (_link(line, money, grammar) for money in free)))


def _link(line: Line, money: Placed, grammar: Grammar) -> Link | None:
    """공장 증설에 700억원을 건다; 공장 증설에 거는 돈은 700억원이다."""
    for frame, start, end, behind in framed(line, money, grammar):
        supposed = behind and grammar.patterns["hypothetical"].match(line.text, end)
        if not supposed:
            predicate = Predicate(frame, "verb", start, end)
            return Link(money, predicate, "object" if behind else "copula")
    return None
