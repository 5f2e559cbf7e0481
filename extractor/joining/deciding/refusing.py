"""Sums that a deal's verb governs and that are no deal.

What visitors bring to a town, what a firm gives its customers, what a whole trade has spent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.who import is_public

if TYPE_CHECKING:
    from extractor.joining.forms.clauses import Link
    from extractor.joining.forms.context import Sides
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

_GRANT = "grant"


def refused(  # noqa: PLR0913 - a fact in the making
    kind: str, sides: Sides, line: Line, link: Link, grammar: Grammar, *, carried: bool
) -> bool:
    """Whether a fact of this kind, with investors and recipients, ``carried`` ones perhaps, is none."""
    investors, recipients = sides
    public = bool(investors) and all(map(is_public, investors))
    if not public and grammar.patterns["to_economy"].match(line.text, link.amount.end):
        return True
    if kind == _GRANT and not public and not recipients and _to_persons(line, link, grammar):
        return True
    if kind == _GRANT and not investors and _paid(line, link, grammar):
        return True
    named = (investors or recipients) and not carried
    return not named and _of_crowd(line, link, grammar)


def _to_persons(line: Line, link: Link, grammar: Grammar) -> bool:
    """Gave $3m to travellers, hands its weavers $3m."""
    told = grammar.patterns["to_persons"]
    places = (link.predicate.end, link.amount.end)
    return any(told.match(line.text, at) is not None for at in places)


def _paid(line: Line, link: Link, grammar: Grammar) -> bool:
    """The chief executive of Gaon received $3m."""
    officer = grammar.patterns["officer"].search(line.text[: link.predicate.start])
    return link.predicate.form == "verb" and officer is not None


def _of_crowd(line: Line, link: Link, grammar: Grammar) -> bool:
    """Foreign companies invested $3m in Laos: a statistic."""
    if link.predicate.form != "verb":
        return False
    return grammar.patterns["crowd"].search(line.text[: link.predicate.start]) is not None
