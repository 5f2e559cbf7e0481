"""Chooses the argument that fills a slot where several fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Idle
    from extractor.rules.grammar import Grammar


def owns_sum(argument: Argument, link: Link | Idle, text: str, grammar: Grammar) -> bool:
    """Whether the argument owns the amount: Alder in "It is the third after Alder's $3m plant".

    The owner is preferred to the subject of the sentence.
    """
    if argument.case != "genitive" or not isinstance(link, Link) or link.case != "attribute":
        return False
    return grammar.patterns["own_sum"].fullmatch(text, argument.end, link.amount.start) is not None


def choose(
    fitting: Sequence[Argument], link: Link | Idle, text: str, grammar: Grammar
) -> Argument | None:
    """The last of the fitting arguments before the anchor, else the first behind it; None for none.

    The subject of a clause that only describes a noun is passed over for the one before, one for
    each such clause: ``가온이 누리가 세운 다온에 투자했다``.
    """
    left = [a for a in fitting if a.end <= link.anchor]
    if not left:
        # 인수자는 국민연금이 출자한 누리리츠다: who is said to be it.
        said = (a for a in fitting if a.case == "copula")
        return next(said, fitting[0]) if fitting else None
    if left[-1].case == "subject" and _acts(left[-1], link, text, grammar):
        return left[-1]  # Alder, an arm of Nuri, is to build, Daon Bank having approved
    if grammar.patterns["apposition"].match(text[left[0].end : link.anchor]):
        return left[0]
    relative = grammar.patterns["relative"]
    for passed, argument in enumerate(reversed(left)):
        clauses = sum(1 for _ in relative.finditer(text, argument.end, link.anchor + 1))
        if argument.case != "subject" or clauses <= passed:
            return argument
    return left[-1]


def _acts(argument: Argument, link: Link | Idle, text: str, grammar: Grammar) -> bool:
    """Whether an absolute participle of the predicate stands right behind the argument."""
    return grammar.patterns["having"].fullmatch(text, argument.end, link.anchor) is not None
