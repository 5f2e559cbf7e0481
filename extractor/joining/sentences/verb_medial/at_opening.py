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
# How many predicates behind it may be that of its clause.
_TRIED = 3
# How far behind a verb its object says whether it is goods.
_OBJECT = 60


def governed_at_opening(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """The link of an amount that stands before its clause, where a preposition or a comma ties it."""
    if money.start > _OPENS or veto_behind(line, money, grammar):
        return None
    behind = [p for p in predicates if p.start >= money.end][:_TRIED]
    links = (_worth(line, money, p, predicates, grammar) for p in behind[:1])
    priced = (_priced(line, money, p, grammar) for p in behind)
    return next((link for link in (*links, *priced) if link), None)


def _worth(
    line: Line, money: Placed, noun: Predicate, predicates: Sequence[Predicate], grammar: Grammar
) -> Link | None:
    """Worth $3m, the contract: what is worth the sum."""
    valued = grammar.patterns["opening_worth"].match(line.text[: money.start])
    gap = grammar.patterns["opening_worth_gap"].match(line.text[money.end : noun.start])
    if noun.form != "noun" or not (valued and gap and allows(noun, "worth")):
        return None
    return Link(money, deal_stated(noun, line, predicates, grammar), "worth")


def _priced(line: Line, money: Placed, verb: Predicate, grammar: Grammar) -> Link | None:
    """For $3m Alder will supply trams, with $3m it is enlarging its mill: what is done for the sum."""
    opening = line.text[: money.start]
    means = bool(verb.frame.given) and grammar.patterns["opening_means"].match(opening)
    priced = means or grammar.patterns["opening_price"].match(opening)
    case = "with" if means else "for"
    gap = grammar.patterns["opening_price_gap"].match(line.text[money.end : verb.start])
    if verb.form == "noun" or not (priced and gap and allows(verb, case)):
        return None
    meant = of_goods(verb, line.text[verb.end : verb.end + _OBJECT], grammar)
    return Link(money, meant, case)
