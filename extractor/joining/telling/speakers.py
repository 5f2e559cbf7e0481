"""Who speaks in a quotation or tells what a sentence says: we will invest, said Alder; it will, Alder said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ACTORS, ANAPHOR
from extractor.joining.sentences.anaphors import SINGLE

if TYPE_CHECKING:
    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# The case of a name that stands for itself.
_BARE = "bare"


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
