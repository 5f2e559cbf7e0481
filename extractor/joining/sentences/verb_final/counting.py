"""Whether an amount can be put into something, by the words before it and behind it (Korean).

No revenue, price, fine, pay or value is.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT, ACTORS
from extractor.joining.forms.clauses import Veto
from extractor.joining.forms.particles import split
from extractor.joining.sentences.verb_final.relatives import clause_start
from extractor.types import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# The small patterns that find no deal in what stands before an amount in its clause, and behind it.
_BEFORE = ("outlay", "outlay_sum", "to_payees", "statistic", "goal", "order_book")
_BEHIND = ("headed", "difference", "outlay_behind", "sought", "price_if")
# Those of what stands before it, where the clause names nobody.
_OF_NOBODY = ("of_crowds", "on_condition")
# Every name that a veto can have.
VETOES = (*_BEFORE, *_BEHIND, *_OF_NOBODY, "not_invested", "traders", "vague")
_WORDS = re.compile(r"\S+")


def veto(line: Line, money: Placed, grammar: Grammar) -> Veto | None:
    """What says that an amount is a revenue, a price, pay, a fine or a value, if something does."""
    if grammar.patterns["relief"].match(line.text, money.end):
        return None
    if line.sentence.title and _vague(money):
        return Veto(money, "vague", money.start, money.end)
    start = clause_start(line.text, money.start, grammar)
    return (
        _of_figure(line, money, start, grammar)
        or _by_pattern(line, money, start, grammar)
        or _behind(line, money, grammar)
    )


def resumed(veto: Veto, predicates: Sequence[Predicate]) -> bool:
    """Whether the word of a veto (값은) is a noun that gives the sum of the deal before, if there is one."""
    nouns = (p for p in predicates if p.form == "noun" and (p.frame.resumes or p.frame.given))
    return any(p.start < veto.end and veto.start < p.end for p in nouns)


def _by_pattern(line: Line, money: Placed, start: int, grammar: Grammar) -> Veto | None:
    """What the clause before the amount says; of crowds and on a condition only where nobody is named."""
    clause = line.text[start : money.start]
    named = [p.start - start for p in line.of(*ACTORS) if start <= p.start < money.start]
    for name in (*_BEFORE, *_OF_NOBODY):
        found = grammar.patterns[name].search(clause)
        # 한국인은 커피에 3조원을 썼다: a people is nobody.
        if found and (name in _BEFORE or set(named) <= {found.start()}):
            return Veto(money, name, start + found.start(), start + found.end())
    return None


def _behind(line: Line, money: Placed, grammar: Grammar) -> Veto | None:
    for name in _BEHIND:
        found = grammar.patterns[name].match(line.text, money.end)
        if found:
            return Veto(money, name, *found.span())
    return None


def _vague(money: Placed) -> bool:
    """수백억 투자: a headline's round word for sums that nobody counted, without a currency."""
    value = money.mention.value
    return isinstance(value, Money) and (value.qualifier, value.basis) == ("multiple", "language")


def _of_figure(line: Line, money: Placed, start: int, grammar: Grammar) -> Veto | None:
    """What the clause is about, where that is revenue, a price or a rate, or who trades in it."""
    said = [(m.start(), m.group()) for m in _WORDS.finditer(line.text, start, money.start)]
    *before, (at, last) = said or [(start, "")]
    traders = grammar.words["traders"]
    own = _not_invested(last, grammar, any_case=True) and not _spent(line, start, money, grammar)
    listed = chain(
        [(at, last)] if own else [],
        ((i, word) for i, word in before if _not_invested(word, grammar, any_case=False)),
        ((i, one) for (i, one), (_, two) in pairwise(said) if _sum_of(one, two, grammar)),
    )
    trading = (
        (i, word)
        for i, word in said
        if split(word, grammar)[0] in traders and not _counted(line, i, grammar)
    )
    for rule, words in (("not_invested", listed), ("traders", trading)):
        for i, word in words:
            return Veto(money, rule, i, i + len(word))
    return None


def _spent(line: Line, start: int, money: Placed, grammar: Grammar) -> bool:
    """전력망에 예산 2300억원을 쓴다, 자기자본 300억원을 들여 공장을 짓는다: a sum that somebody puts into something."""
    own = grammar.patterns["own_money_to_build"]
    budget = grammar.patterns["budget_for"].search(line.text, start, money.start)
    return budget is not None or own.search(line.text, start) is not None


def _counted(line: Line, at: int, grammar: Grammar) -> bool:
    """가온벤처스 등 4개 기관이, 두 기관은: a word that only says how many firms a name stands for.

    Or a buyer without a name: 개인에게 팔렸다.
    """
    names = ("with_others", "anaphor", "nobody_named")
    groups = chain.from_iterable(grammar.patterns[name].finditer(line.text) for name in names)
    return any(group.start() <= at < group.end() for group in groups)


def _sum_of(one: str, two: str, grammar: Grammar) -> bool:
    """배당금 총액은: the noun before the noun that the clause is about."""
    return one in grammar.words["not_invested"] and split(two, grammar)[1] in ABOUT


def _not_invested(word: str, grammar: Grammar, *, any_case: bool) -> bool:
    """Whether a word says that its amount is revenue, a price or a rate: 매출 100억원.

    Right before the amount (``any_case``) a word counts under every particle but those of what the money
    is put into or comes out of (수출에 100억원을, 예산으로 100억원을); farther away only as what the clause is
    about (매출은 … 100억원).
    """
    if any_case and grammar.patterns["per"].search(word):
        return True
    listed = grammar.words["not_invested"]
    stem, case = split(word, grammar)
    if any_case and (word in listed or stem in listed or grammar.patterns["loss"].search(stem)):
        return case not in {"locative", "instrument"}
    return stem in listed and case in ABOUT
