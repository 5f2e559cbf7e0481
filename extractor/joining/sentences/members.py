"""Members of a consortium that brackets name: 일본(가온), 칠레(Alder) 회사와 조인트벤처를 구성해."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import DESCRIBED, WITH
from extractor.joining.forms.clauses import Argument
from extractor.joining.naming.evident_firms import spelled
from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.forms.line import Aside, Line
    from extractor.rules.grammar import Grammar


def members(line: Line, grammar: Grammar) -> Iterator[Argument]:
    """The firms that brackets behind a country name, where a partner of the subject is named so."""
    ends = {p.end for p in line.of("COUNTRY")}
    for aside in line.asides:
        behind = grammar.patterns["partnered"].match(line.text[aside.at :])
        firm = _named(aside, grammar) if behind and aside.at in ends else None
        if firm:
            yield Argument(firm, WITH, aside.at, aside.at)


def _named(aside: Aside, grammar: Grammar) -> Mention | None:
    """The firm that the brackets name: one that the lists or its form identify, else their words."""
    known = next((m for m in aside.mentions if m.label == "COMPANY"), None)
    if known or not spelled(aside.text, grammar):
        return known
    span = Span(aside.span.start + 1, aside.span.end - 1)
    return Mention("COMPANY", span, Name(aside.text, listed=False), DESCRIBED)
