"""Names whose place beside a round or a loan says their part: the round of Alder, $3m came from Nuri, a Nuri Bank loan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.joining.forms.clauses import Argument, Predicate
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

# How far before a name a sum may begin, and what is said of the new shares.
_NEAR = 40
_TAKEN_UP_WITHIN = 60
# Cases of a firm that money is put into.
_PUT_INTO = {"in", "into"}


def raising_round(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """The $3m seed round of Alder was led by Nuri: whose round it is."""
    raising = predicate.form == "noun" and predicate.frame.kind.raising
    if not raising or argument.start < predicate.end or argument.mention.label != "COMPANY":
        return False
    taker = predicate.frame.slots.get("recipient")
    if taker is None or argument.case in taker.cases:
        return False
    of = grammar.patterns["raising_round"].fullmatch(line.text, predicate.end, argument.start)
    return of is not None


def in_its_round(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Put $3m into Alder as part of a $9m round: the round is Alder's."""
    raising = predicate.form == "noun" and predicate.frame.kind.raising
    if not raising or argument.case not in _PUT_INTO or argument.end > predicate.start:
        return False
    part = grammar.patterns["in_its_round"]
    return part.fullmatch(line.text, argument.end, predicate.start) is not None


def part_from(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Raised $9m, of which $3m came from Alder: who stands behind such a verb gives."""
    raising = predicate.form == "passive" and predicate.frame.kind.raising
    if not raising or argument.start < predicate.end or not argument.case.startswith("bare"):
        return False
    verb = grammar.patterns["comes_from"]
    return verb.search(line.text, predicate.start, predicate.end) is not None


def lending(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Alder gets a $9m Nuri Bank loan: the name between a sum and its loan lends it."""
    aid = predicate.frame.kind.aid and argument.mention.label == "COMPANY"
    if not aid or not argument.case.startswith(("bare", "described")):
        return False
    if grammar.patterns["lender_behind"].match(line.text, argument.end) is None:
        return False
    before = max(0, argument.start - _NEAR), argument.start
    return grammar.patterns["sum_before_name"].search(line.text, *before) is not None


def taking_up(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Issues $9m of new shares, all of which Alder will take up: whoever takes them up gives the money."""
    shares = predicate.form == "verb" and predicate.frame.kind.raising
    if not shares or argument.start < predicate.end or argument.mention.label != "COMPANY":
        return False
    before = line.text[max(predicate.end, argument.start - _TAKEN_UP_WITHIN) : argument.start]
    if grammar.patterns["taken_up_by"].search(before):
        return True
    acts = grammar.patterns["which_ones"].search(before)
    return acts is not None and bool(grammar.patterns["takes_up"].match(line.text, argument.end))
