"""Places of a clause about somebody else: Alder bought Nuri for $3m, weeks after Gaon had left Chile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.who import names_of
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.deciding.candidate import Candidate
    from extractor.joining.forms.clauses import Argument
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention


def of_bystander(place: Argument, candidate: Candidate, parties: Sequence[Mention]) -> bool:
    """Whether the last firm before a place acts in a clause of its own, and is no party of the deal."""
    firms = [p for p in candidate.line.of("COMPANY") if p.end <= place.start]
    if not firms or names_of([firms[-1].mention]) & names_of(parties):
        return False
    amount, verb = candidate.link.amount, candidate.link.predicate
    deal = Span(min(verb.start, amount.start), max(verb.end, amount.end))
    firm = Span(firms[-1].start, firms[-1].end)
    return in_other_clause(
        candidate.text, firm, Span(place.start, place.end), deal, candidate.grammar
    )


def in_other_clause(text: str, firm: Span, place: Span, deal: Span, grammar: Grammar) -> bool:
    """Whether a place is in a clause about the firm before it, which is not that of a deal."""
    patterns = grammar.patterns
    acts = patterns["clause_goes_on"].match(text, firm.end) is not None
    described = patterns["described_behind"].match(text, firm.end) is not None
    if firm.start >= deal.end:
        return described or (
            acts and patterns["clause_begins"].search(text, deal.end, firm.start) is not None
        )
    over = place.end <= deal.start and patterns["clause_over"].search(text, place.end, deal.start)
    return bool(over and (acts or described))
