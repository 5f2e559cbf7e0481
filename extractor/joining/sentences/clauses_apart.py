"""Clauses that each tell a deal of their own are read as sentences: Alder bought a mill for $3m, while Gaon lent $2m."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.types import Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# Who or where: a clause that tells a deal by itself names two of them.
_NAMED = frozenset({"COMPANY", "GOVERNMENT", "COUNTRY", "PLACE"})
# What a clause may begin with: one of them, or the sum of a deal that is told of somebody.
_HEADS = _NAMED | {"MONEY"}
# How far back from its first name the words of a clause begin.
_OPENS_WITHIN = 240


def in_clauses(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], grammar: Grammar
) -> Mapping[Sentence, Sentence]:
    """Every sentence to read, in order, with the whole sentence that it is of: most are whole.

    A sentence is parted where another subject and its verb begin, if there is a sum on either side.
    """
    found: dict[Sentence, Sentence] = {}
    first = 0
    for whole in sentences:
        while first < len(mentions) and mentions[first].start < whole.start:
            first += 1
        last = first
        while last < len(mentions) and mentions[last].start < whole.end:
            last += 1
        for part in _parted(text, whole, mentions[first:last], grammar):
            found[part] = whole
        first = last
    return found


def _parted(
    text: str, whole: Sentence, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[Sentence]:
    start = whole.start
    priced = any(m.label == "MONEY" for m in mentions)
    for head in mentions if priced else ():
        end = _parting(text, Span(start, whole.end), head, mentions, grammar)
        if end:
            yield Sentence(start, end.start, whole.title)
            start = end.end
    yield Sentence(start, whole.end, whole.title)


def _parting(
    text: str, rest: Span, head: Mention, mentions: Sequence[Mention], grammar: Grammar
) -> Span | None:
    """The words that part the clause of a subject from the one before it; None where it begins none.

    What joins two clauses by a mere "and" may be what both of them give to: each has to name two.
    """
    patterns = grammar.patterns
    goes_on = patterns["sum_goes_on" if head.label == "MONEY" else "clause_goes_on"]
    if head.label not in _HEADS or not goes_on.match(text, head.end, rest.end):
        return None
    begins = patterns["clause_begins"]
    joint = begins.search(text, max(rest.start, head.start - _OPENS_WITHIN), head.start)
    if joint is None:
        return None
    before, behind = Span(rest.start, joint.start("end")), Span(joint.end("end"), rest.end)
    goal = 2 if grammar.capitalises else 1  # who acts, and to whom; else particles tell the latter
    left = goal if joint["shared"] else 1
    sums = [m.span for m in mentions if m.label == "MONEY"]
    listed = joint["shared"] and grammar.capitalises and not any(map(before.covers, sums))
    # 누리는 이 회사에 3억원을 투자했고 다온은: both are about it.
    pointing = patterns["pointing_back"].search(text, *before)
    if listed or pointing or not any(map(behind.covers, sums)):
        return None
    if _names(text, before, mentions, grammar) < left:
        return None
    return (
        Span(before.end, behind.start) if _names(text, behind, mentions, grammar) >= goal else None
    )


def _names(text: str, clause: Span, mentions: Sequence[Mention], grammar: Grammar) -> int:
    """How many names a clause has, those that no list has by their capitals."""
    inside = [m for m in mentions if clause.covers(m.span)]
    words = (Span(*m.span()) for m in grammar.patterns["proper_noun"].finditer(text, *clause))
    others = [word for word in words if not any(m.span.meets(word) for m in inside)]
    return len(others) + sum(m.label in _NAMED for m in inside)
