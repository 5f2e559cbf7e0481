"""Whether an amount can be put into something, by the words before it and behind it (Korean).

No revenue, price, fine, pay or value is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT, ACTORS
from extractor.joining.forms.particles import split
from extractor.joining.sentences.verb_final.relatives import clause_start
from extractor.types import Money

if TYPE_CHECKING:
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# The small patterns that find no deal in what stands before an amount in its clause, and behind it.
_BEFORE = ("outlay", "outlay_sum", "to_payees", "statistic", "goal")
_BEHIND = ("headed", "difference", "outlay_behind", "sought")


def counts(line: Line, money: Placed, grammar: Grammar) -> bool:
    """Whether the amount can be put into something: no revenue, price, pay, fine or value."""
    if line.sentence.title and _vague(money):
        return False
    start = clause_start(line.text, money.start, grammar)
    clause = line.text[start : money.start]
    if _is_figure(clause, grammar) or any(grammar.patterns[p].search(clause) for p in _BEFORE):
        return False
    named = any(start <= p.start and p.end <= money.start for p in line.of(*ACTORS))
    if not named and grammar.patterns["of_crowds"].search(clause):
        return False
    return not any(grammar.patterns[p].match(line.text, money.end) for p in _BEHIND)


def _vague(money: Placed) -> bool:
    """수백억 투자: a headline's round word for sums that nobody counted, without a currency."""
    value = money.mention.value
    return isinstance(value, Money) and (value.qualifier, value.basis) == ("multiple", "language")


def _is_figure(clause: str, grammar: Grammar) -> bool:
    """Whether the clause is about revenue, a price or a rate, or who trades in it."""
    *before, last = clause.split() or [""]
    traders = grammar.words["traders"]
    return (
        _not_invested(last, grammar, any_case=True)
        or any(_not_invested(word, grammar, any_case=False) for word in before)
        or any(_sum_of(one, two, grammar) for one, two in pairwise((*before, last)))
        or any(split(word, grammar)[0] in traders for word in (*before, last))
    )


def _sum_of(one: str, two: str, grammar: Grammar) -> bool:
    """배당금 총액은: the noun before the noun that the clause is about."""
    return one in grammar.words["not_invested"] and split(two, grammar)[1] in ABOUT


def _not_invested(word: str, grammar: Grammar, *, any_case: bool) -> bool:
    """매출 100억원, 매출은 … 100억원: right before the amount, or as what the clause is about.

    What the sum is put into or comes out of is none of it: 수출에 100억원을, 예산으로 100억원을 지원한다.
    """
    if any_case and grammar.patterns["per"].search(word):
        return True
    listed = grammar.words["not_invested"]
    stem, case = split(word, grammar)
    if any_case and (word in listed or stem in listed or grammar.patterns["loss"].search(stem)):
        return case not in {"locative", "instrument"}
    return stem in listed and case in ABOUT
