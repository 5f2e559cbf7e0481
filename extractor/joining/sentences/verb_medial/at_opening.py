"""Which predicate governs an amount that opens its sentence: For $3m Alder will supply; Worth $3m, the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Link
from extractor.joining.sentences.nouns_of_deals import allows, deal_stated, of_goods
from extractor.joining.sentences.verb_medial.counting import veto_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# How far into its sentence an amount still opens it.
_OPENS = 24
# How far behind a verb its object says whether it is goods.
_OBJECT = 60


def governed_at_opening(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The link of an amount that stands before its clause, where a preposition or a comma ties it."""
    if money.start > _OPENS or veto_behind(line, money, grammar):
        return None
    before = line.text[: money.start]
    behind = next((p for p in predicates if p.start >= money.end), None)
    if behind is None:
        return None
    between = line.text[money.end : behind.start]
    if behind.form == "noun":
        valued = grammar.patterns["opening_worth"].match(before)
        gap = grammar.patterns["opening_worth_gap"].match(between)
        if not (valued and gap and allows(behind, "worth")):
            return None
        return Link(money, deal_stated(behind, line, predicates, grammar), "worth")
    priced = grammar.patterns["opening_price"].match(before)
    gap = grammar.patterns["opening_price_gap"].match(between)
    if not (priced and gap and allows(behind, "for")):
        return None
    meant = of_goods(behind, line.text[behind.end : behind.end + _OBJECT], grammar)
    return Link(money, meant, "for")
