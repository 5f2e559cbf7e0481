"""Sums that no listed predicate governs, but whose surroundings say what they are (Korean).

공장 증설에 700억원을 건다: what goes into works is an outlay, whatever the verb. The small patterns that a frame
names under ``around`` stand right before the sum and right behind it; the group ``verb`` of either is the predicate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Link, Predicate
from extractor.joining.sentences.verb_final.linking import links_of

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Container, Iterator, Sequence

    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Frame, Grammar

# The group of a pattern around a sum that is the predicate.
_VERB = "verb"


def governed_by(
    line: Line,
    predicates: Sequence[Predicate],
    grammar: Grammar,
    earlier: Predicate | None,
    vetoes: Collection[Placed],
) -> tuple[Link, ...]:
    """The links of the amounts that are not among the ``vetoes``: by listed predicates, else by what stands around."""
    links = tuple(links_of(line, predicates, grammar, earlier, vetoes))
    governed = {*vetoes, *(link.amount for link in links)}
    return (*links, *_opened(line, governed, grammar))


def _opened(line: Line, governed: Container[Placed], grammar: Grammar) -> Iterator[Link]:
    """A link for each amount that is not ``governed`` and that the words around it put into something."""
    for money in line.of("MONEY"):
        if money not in governed:
            found = (_link(frame, line, money, grammar) for frame in grammar.framing)
            yield from (link for link in [next(filter(None, found), None)] if link)


def _link(frame: Frame, line: Line, money: Placed, grammar: Grammar) -> Link | None:
    ahead, behind = (grammar.patterns[name] for name in frame.around)
    after = behind.match(line.text, money.end)
    before = ahead.search(line.text, 0, money.start) if after else None
    if after is None or before is None:
        return None
    if (verb := _verb(after)) is not None:
        predicate = Predicate(frame, "verb", *verb)
        supposed = grammar.patterns["hypothetical"].match(line.text, predicate.end)
        return None if supposed else Link(money, predicate, "object")
    verb = _verb(before)
    return None if verb is None else Link(money, Predicate(frame, "verb", *verb), "copula")


def _verb(found: re.Match[str]) -> tuple[int, int] | None:
    """Where the predicate stands, if this pattern has it."""
    return found.span(_VERB) if found.groupdict().get(_VERB) else None
