"""What governs an amount with its words before it, as in headlines: 신규 시설투자 333억원, 다온 인수…400억원 (Korean)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Link
from extractor.joining.naming.evident_firms import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# What parts a headline.
PART = "…"


def headed(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Iterator[Link]:
    """신규 시설투자 333억원, 시설자금 대출 2000억원 등, 인수…400억원: the noun of the deal right before its sum."""
    if line.sentence.title:
        yield from _told_in_part(line, money, predicates, grammar)
    noun = next((p for p in predicates if p.end == money.start - 1 and p.form == "noun"), None)
    slot = noun.frame.slots.get("amount") if noun else None
    if noun is None or slot is None or "none" not in slot.cases:
        return
    beside = line.text[noun.end] == " " or (line.sentence.title and line.text[noun.end] == PART)
    if beside and grammar.patterns["sum_ends"].match(line.text, money.end):
        yield Link(money, noun, "none")


def _told_in_part(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Iterator[Link]:
    """누리, 다온에 팔린다…400억원: the verb that ends a headline's part has the sum that is all of the next."""
    part = line.text.rfind(PART, 0, money.start)
    if part < 0 or not grammar.patterns["sum_ends"].match(line.text, money.end):
        return
    for verb in reversed(predicates):
        slot = verb.frame.slots.get("amount")
        if (
            slot is None
            or verb.form == "noun"
            or verb.end > money.start
            or "none" not in slot.cases
        ):
            continue
        everyday = grammar.patterns["only_with_sum"].match(line.text, verb.start)
        told = grammar.patterns["part_of_sum"].fullmatch(line.text, verb.end, money.start)
        if told and not everyday:
            yield Link(money, verb, "none")
        return


def heads_described(line: Line, end: int, grammar: Grammar) -> bool:
    """스마트 안경 스타트업 누리, 65억원: whether who acts is named before the comma, by a description that begins before ``end``."""
    comma = line.text.find(",", end)
    last = line.text.rfind(" ", 0, comma) + 1 if comma > 0 else 0
    return last > end and described(line.text, last, grammar)
