"""Lists in which each sum stands behind its name, under one predicate (Korean).

``투자 규모는 가온 3조원, 누리 2조원이다``. The predicate is the noun that heads the list, or the verb that ends the
sentence before: ``두 회사를 샀다. 가온은 3조원, 누리는 2조원이다``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT, ITEMISED
from extractor.joining.forms.clauses import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Argument, Predicate
    from extractor.joining.forms.line import Line
    from extractor.joining.naming.listed_sums import Item
    from extractor.rules.grammar import Grammar

# The cases that do not say which part an item's name has.
_BARE = {"none", "headline", *ABOUT}


def itemised(
    line: Line,
    items: Sequence[Item],
    predicates: Sequence[Predicate],
    grammar: Grammar,
    stated: Predicate | None,
) -> Iterator[Link]:
    """A link for each of the items; ``stated`` is the verb of a deal that ends the sentence before."""
    if not items:
        return
    heading = _heading(line.text[: items[0].start], predicates, grammar)
    taking = line.text[items[-1].money.end :]
    if heading and heading.frame.resumes:
        heading = stated  # 다온이 납품한다. 금액은 가온 3억원, 누리 2억원이다
    elif heading is None and grammar.patterns["items_head"].fullmatch(line.text[: items[0].start]):
        received = grammar.patterns["items_received"].search(taking)
        heading = stated if stated and (stated.frame.kind.aid or not received) else None
    if heading is not None and _takes_items(heading):
        at = heading.end if heading in predicates else None
        for item in items:
            moved = heading if at else heading._replace(start=item.money.end, end=item.money.end)
            yield Link(item.money, moved, ITEMISED, anchor=item.start)


def _heading(head: str, predicates: Sequence[Predicate], grammar: Grammar) -> Predicate | None:
    """The noun of the sum that the list is of: 투자 규모는."""
    before = [p for p in predicates if p.end <= len(head)]
    if not before or before[-1].form != "noun":
        return None
    heads = grammar.patterns["items_of_noun"].fullmatch(head[before[-1].end :])
    return before[-1] if heads else None


def _takes_items(predicate: Predicate) -> bool:
    return any(ITEMISED in slot.cases for slot in predicate.frame.slots.values())


def with_item(link: Link, items: Sequence[Item], arguments: Sequence[Argument]) -> Link:
    """The link with the name of its own item, and with who stands before the list."""
    own = next(item for item in items if item.start == link.anchor)
    head = (a for a in arguments if a.end <= items[0].start)
    near = (a for a in arguments if max(own.floor, items[0].start) <= a.start < own.money.start)
    return link._replace(arguments=(*head, *(_as_item(a, own) for a in near)))


def _as_item(argument: Argument, item: Item) -> Argument:
    """The name of an item has its case from the list, where its particle says no more."""
    bare = argument.start == item.start and argument.case in _BARE
    return argument._replace(case=ITEMISED) if bare else argument
