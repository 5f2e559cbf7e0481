"""Names beside an order that its words make a side of it: whom it is done for, who supplies under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ACTORS

if TYPE_CHECKING:
    from extractor.joining.forms.clauses import Argument, Predicate
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

# How far before a name or an order, in characters, the words begin that say its part.
_NEAR = 40
_REACH = 90
# How far before a passive its auxiliary may begin.
_PASSIVE = 24
# How far before a client the contract stands that says what is done for it.
_WORK = 130


def supplying(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """A $3m deal under which Alder supplies trams to Nuri: Alder supplies under it."""
    behind = predicate.form == "noun" and predicate.frame.kind.order
    if not behind or argument.start < predicate.end:
        return False
    under = grammar.patterns["under_which"].fullmatch(line.text, predicate.end, argument.start)
    return bool(under and grammar.patterns["supplies"].match(line.text, argument.end))


def supplied(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether the name is to whom something is supplied under the order."""
    behind = predicate.form == "noun" and predicate.frame.kind.order
    if not behind or argument.start < predicate.end:
        return False
    under = grammar.patterns["under_which"].match(line.text, predicate.end)
    supplies = under and grammar.patterns["supplies"].search(line.text, under.end(), argument.start)
    if supplies and argument.case == "bare-object":  # supplies Nuri with trams
        return supplies.end() + 1 == argument.start
    return bool(supplies) and argument.case in {"to", "for"}


def client(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Alder is building it for Nuri under a $3m contract, won a contract to build trams for Nuri: Nuri pays."""
    if argument.case != "for" or not predicate.frame.kind.order:
        return False
    around = max(0, argument.start - _WORK), argument.start
    if argument.mention.label in ACTORS and grammar.patterns["done_for"].search(line.text, *around):
        return True
    if predicate.form != "noun":
        slot = predicate.frame.slots.get("investor")
        return slot is not None and {"for", "from"} <= slot.cases
    between = line.text[argument.end : predicate.start]
    if grammar.patterns["under_deal"].match(between):
        return True
    behind = line.text[predicate.end : argument.start].split(maxsplit=1)
    near = argument.start > predicate.end and len(behind) == 1  # completed a $3m contract for Nuri
    before = line.text[max(0, predicate.start - _REACH) : predicate.start]
    return near and grammar.patterns["work_on"].search(before) is not None


def partner(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Signed a deal with Nuri to supply trams for $3m: they are supplied to whom the deal is with."""
    supplies = predicate.form == "verb" and predicate.frame.kind.order
    if argument.case != "with" or not supplies or argument.end > predicate.start:
        return False
    before = line.text[max(0, argument.start - _NEAR) : argument.start]
    at_once = grammar.patterns["let_to"].fullmatch(line.text, argument.end, predicate.start)
    return at_once is not None and grammar.patterns["deal_with"].search(before) is not None


def served(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """To supply Nuri under a $3m deal: who stands behind the verb alone is supplied."""
    verb = predicate.form == "verb" and predicate.frame.kind.order
    if argument.case != "bare-object" or not verb or argument.start != predicate.end + 1:
        return False
    supplies = grammar.patterns["supplies"].match(line.text, predicate.start - 1)
    slot = predicate.frame.slots.get("investor")
    if slot is None or "to" not in slot.cases:
        return False
    return bool(supplies and grammar.patterns["served_directly"].match(line.text, argument.end))


def hiring(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Alder has been picked to build a quay for Nuri: Nuri has it built."""
    if argument.case != "for" or not predicate.frame.hires or argument.mention.label not in ACTORS:
        return False
    return (
        grammar.patterns["hired_for"].search(
            line.text, max(0, predicate.start - _PASSIVE), argument.start
        )
        is not None
    )
