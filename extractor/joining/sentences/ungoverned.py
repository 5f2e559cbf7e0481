"""A sentence's amounts that nothing governs: those that may be put into something, and those that may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.joining.forms.clauses import Link, Veto
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar


def ungoverned(
    line: Line,
    links: Sequence[Link],
    grammar: Grammar,
    veto: Callable[[Line, Placed, Grammar], Veto | None],
) -> tuple[tuple[Placed, ...], tuple[Veto, ...]]:
    """The loose amounts and the vetoed ones, each in their order."""
    governed = {link.amount for link in links}
    free = [money for money in line.of("MONEY") if money not in governed]
    vetoed = tuple(told for money in free if (told := veto(line, money, grammar)))
    against = {told.amount for told in vetoed}
    return tuple(money for money in free if money not in against), vetoed
