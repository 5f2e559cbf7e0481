"""Verbs that go on to the next, where the verb comes last: 1200억원을 들여 다온을 인수했다 (Korean)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.particles import case_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

# How a firm is marked that money is put into.
_INTO = {"locative"}


def gone_on_to(
    predicate: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """1200억원을 들여 다온을 인수했다: the next takeover, which the money goes into."""
    # 1200억원 들여 다온 인수: the noun that ends a headline is its verb.
    last = len(line.text.rstrip()) if line.sentence.title else -1
    behind = (p for p in predicates if p.start >= predicate.end and p.frame.kind.purchase)
    bought = next((p for p in behind if p.form == "verb" or p.end == last), None)
    if bought is None or predicate.frame.kind.purchase or _into_firm(predicate, line, grammar):
        return predicate
    goes_on = grammar.patterns["goes_on"].match(line.text[predicate.start :])
    cut = grammar.patterns["barrier"].search(line.text, predicate.end, bought.start)
    return bought if goes_on and not cut else predicate


def _into_firm(predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """다온에 40억원을 투자해 지분을 확보했다: the firm stands with the verb that money is put in by."""
    slot = predicate.frame.slots.get("recipient")
    firms = (p.end for p in line.of("COMPANY") if p.end < predicate.start)
    cases = {case_after(line.text, end, grammar) for end in firms}
    return slot is not None and not cases.isdisjoint(slot.cases & _INTO)
