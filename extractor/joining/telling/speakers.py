"""Who speaks in a quotation or tells what a sentence says: we will invest, said Alder; it will, Alder said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT, ACTORS, ANAPHOR
from extractor.joining.sentences.anaphors import SINGLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.joining.forms.context import Context
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# The case of a name that stands for itself.
_BARE = "bare"
# How who has said it stands: 가온 회장이 말했다, 가온 회장의 말이다.
_SAYS = {*ABOUT, "genitive"}


def speaker(anaphor: Argument, reading: Reading, grammar: Grammar) -> tuple[Mention, ...]:
    """We will invest, said John Lee, chief executive of Hanbit: the firm behind the quotation."""
    text = reading.line.text
    if not grammar.patterns["speaking"].fullmatch(text, anaphor.start, anaphor.end):
        return ()
    said = grammar.patterns["said"].search(text, anaphor.end)
    behind = (a for a in reading.arguments if said and a.start >= said.end())
    firm = next((a.mention for a in behind if a.mention.label in ACTORS), None)
    if firm is None and said:
        firm = _speaker_before(said.start(), anaphor, reading, grammar)
    return (firm,) if firm and firm.rule != ANAPHOR else ()


def _speaker_before(
    said: int, anaphor: Argument, reading: Reading, grammar: Grammar
) -> Mention | None:
    """We will invest, Hanbit president John Lee said: the firm between the quotation and the verb."""
    text = reading.line.text
    opens, closes = grammar.patterns["quote_ends"], grammar.patterns["until_said"]
    between = (a for a in reading.arguments if anaphor.end < a.start and a.end <= said)
    firms = (a for a in between if a.mention.label in ACTORS and a.mention.rule != ANAPHOR)
    told = (
        a.mention
        for a in firms
        if opens.search(text, 0, a.start) and closes.fullmatch(text[a.end : said])
    )
    return next(told, None)


def teller(anaphor: Argument, reading: Reading, grammar: Grammar) -> tuple[Mention, ...]:
    """It will spend $3m on a mill, Alder said: who tells it at the end, where nobody was named before."""
    if anaphor.mention.value is not SINGLE or anaphor.case != _BARE:
        return ()
    behind = (a for a in reading.arguments if a.start >= anaphor.end)
    ends, text = grammar.patterns["ends_telling"], reading.line.text
    firms = (a for a in behind if a.mention.label == "COMPANY" and a.case == _BARE)
    return tuple(a.mention for a in firms if ends.match(text, a.end))[:1]


def spoken_by_next(
    readings: Sequence[Reading], number: int, context: Context, text: str, grammar: Grammar
) -> Context:
    """“3억 유로를 쓴다.” 누리 회장이 말했다: with who speaks in the sentence behind, where nobody was named before."""
    said, whole = readings[number], grammar.patterns["ends_quoted"]
    if context.topics or not said.links or number + 1 >= len(readings):
        return context
    if not whole.match(text[said.line.sentence.start : said.line.sentence.end]):
        return context
    behind = readings[number + 1]
    acting = (a.mention for a in behind.arguments if a.case in _SAYS and a.mention.label in ACTORS)
    speaking = tuple(acting)[:1]
    speaks = speaking and grammar.patterns["speaks_behind"].search(behind.line.text)
    return replace(context, topics=speaking) if speaks else context
