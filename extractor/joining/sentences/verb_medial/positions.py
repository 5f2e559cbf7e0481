"""Names that stand in a place of their own beside a predicate, which says their part.

``promised Alder a loan``, ``the mill that Alder is building``, ``allowed Alder to build``: position
and the words between say more than the preposition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ACTORS
from extractor.joining.sentences.verb_medial.of_orders import (
    client,
    hiring,
    partner,
    served,
    supplied,
    supplying,
)
from extractor.joining.sentences.verb_medial.of_rounds import (
    in_its_round,
    lending,
    part_from,
    raising_round,
    taking_up,
)

if TYPE_CHECKING:
    from extractor.joining.forms.clauses import Argument, Predicate
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

# How far before a name the verb stands that says what is done with it.
_NEAR = 40
_REACH = 90
# What ends a clause behind a name.
_ENDS = (",", ".", ";", "")


def by_place(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> str | None:
    """The case of a name that stands in a place of its own before or behind the noun."""
    tests = (
        (_apposed, "apposed"),
        (_compound, "genitive"),
        (_fronted, "subject"),
        (_given, "object"),
        (_held, "object"),
        (_paid_for, "object"),
        (raising_round, "for"),
        (in_its_round, "for"),
        (part_from, "from"),
        (taking_up, "by"),
        (lending, "from"),
        (_dealt_for, "object"),
        (_among_bought, "object"),
        (_advising, "none"),
        (_advised, "subject"),
        (_valued, "into"),
        (supplying, "subject"),
        (supplied, "from"),
        (_described, "object" if predicate.form == "passive" else "subject"),
        (_winning, "to"),
        (_building, "by"),
        (_offering, "by"),
        (served, "to"),
        (_taking_part, "by"),
        (client, "from"),
        (partner, "to"),
        (_asked, "from"),
        (_let, "subject"),
        (_telling, "by"),
        (_beside, "subject"),
        (_buying, "buyer"),
        (hiring, "buyer"),
    )
    here = (case for test, case in tests if test(argument, predicate, line, grammar))
    return next(here, None)


def _telling(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Alder said $3m would be spent on a mill: who tells it spends it, where nobody else is said to."""
    passive = predicate.form == "passive" and predicate.frame.kind.outlay
    if not passive or argument.mention.label != "COMPANY" or argument.end > predicate.start:
        return False
    told = grammar.patterns["tells_of_sum"].fullmatch(line.text, argument.end, predicate.start)
    by_other = grammar.patterns["passive_after"].match(line.text, predicate.end)
    return told is not None and by_other is None


def _given(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """The bank promised Alder, which makes salt, a loan of $3m: who stands behind the verb gets it."""
    if argument.case != "bare-object" or predicate.form != "noun" or argument.end > predicate.start:
        return False
    before = line.text[max(0, argument.start - _NEAR) : argument.start]
    between = line.text[argument.end : predicate.start]
    giving = grammar.patterns["giving_to"].search(before)
    return bool(giving and grammar.patterns["given"].fullmatch(between))


def _held(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Took a stake in Alder through a $3m share issue: of whom a part is held issues the shares."""
    raising = predicate.form == "noun" and predicate.frame.kind.raising
    if argument.case not in {"in", "of"} or not raising:
        return False
    before = line.text[max(0, argument.start - _NEAR) : argument.start]
    held = argument.end <= predicate.start and grammar.patterns["held_of"].search(before)
    return bool(held)


def _paid_for(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Bought Alder and Nuri, for which it paid $3m: what stands before the clause is paid for."""
    if argument.end > predicate.start or not predicate.frame.kind.purchase:
        return False
    clause = grammar.patterns["paid_for_which"].match(line.text, predicate.start)
    listed = grammar.patterns["names_to_which"]
    return clause is not None and bool(listed.match(line.text[argument.end : predicate.start]))


def _among_bought(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Bought five rivals, among them Alder for $3m and Nuri for $2m: those named are bought."""
    buys = predicate.frame.kind.purchase and predicate.form == "verb"
    if not buys or argument.start < predicate.end:
        return False
    if grammar.patterns["priced"].match(line.text, argument.end) is None:
        return False
    among = grammar.patterns["among_bought"]
    return among.fullmatch(line.text, predicate.end, argument.start) is not None


def _dealt_for(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Struck a $3m deal for Alder, wrote a cheque of $3m for Alder: whom it is for is bought, or given it."""
    kind = predicate.frame.kind
    buys = predicate.form == "verb" and (kind.purchase or kind.raising)
    ends = line.text[argument.end : argument.end + 1] in _ENDS
    buys = buys or (predicate.form == "noun" and kind.aid and ends)
    if not buys or argument.case != "for" or argument.start < predicate.end:
        return False
    near = max(predicate.end, argument.start - _NEAR)
    pattern = grammar.patterns["deal_for" if kind.purchase else "cheque_for"]
    return pattern.search(line.text[near : argument.start]) is not None


def _advising(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Nuri Bank advised Alder on its $3m takeover of Gaon: who advises has no part in it."""
    if predicate.form != "noun" or argument.end > predicate.start:
        return False
    return grammar.patterns["advises"].match(line.text, argument.end) is not None


def _advised(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether the name is whom somebody advises on a deal of its own."""
    if predicate.form != "noun" or argument.end > predicate.start:
        return False
    if grammar.patterns["on_its"].match(line.text, argument.end) is None:
        return False
    told = grammar.patterns["advises"].search(
        line.text, max(0, argument.start - _NEAR), argument.start
    )
    return told is not None and told.end() == argument.start


def _valued(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Alder was worth $18m when Nuri put in $3m: what was worth something is given the money."""
    if predicate.form != "verb" or argument.end > predicate.start:
        return False
    if not (predicate.frame.kind.outlay or predicate.frame.kind.raising):
        return False
    return grammar.patterns["worth_when"].match(line.text, argument.end) is not None


def _described(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Nordhavn sold it to Alder, which has since spent $3m: whom the clause describes acts in it."""
    if predicate.form == "noun" or argument.end > predicate.start:
        return False
    between = line.text[argument.end : predicate.start]
    return grammar.patterns["described_by"].fullmatch(between) is not None


def _taking_part(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Raised $3m, with Alder leading."""
    if argument.case != "with" or not predicate.frame.kind.raising:
        return False
    return grammar.patterns["taking_part"].match(line.text, argument.end) is not None


def _winning(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """The contract that Alder won from Nuri is worth $3m: who acts in the clause has the order."""
    if not predicate.frame.kind.order or not _in_clause(argument, predicate, line, grammar):
        return False
    return grammar.patterns["won_by"].match(line.text, argument.end) is not None


def _in_clause(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether the name opens the clause that describes the noun: the contract that Alder."""
    if predicate.form != "noun" or argument.start < predicate.end or argument.case != "bare":
        return False
    behind = grammar.patterns["that_who"].fullmatch(line.text, predicate.end, argument.start)
    return behind is not None


def _building(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """The bank is behind the $3m mill that Alder is building: who acts in the clause owns the mill."""
    if not _in_clause(argument, predicate, line, grammar):
        return False
    return grammar.patterns["acting_name"].match(line.text, argument.end) is not None


def _offering(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Alder turned down the $3m bid that Nuri had made: who acts in the clause bids."""
    offered = predicate.form == "verb" and predicate.frame.kind.purchase
    if not offered or argument.start < predicate.end:
        return False
    of = grammar.patterns["offer_of"].fullmatch(line.text, predicate.end, argument.start)
    return of is not None


def _apposed(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Gaon Metals, a $3m Canadian investment, is a mill: the money went into who is named."""
    if predicate.form != "noun" or argument.end > predicate.start:
        return False
    apposed = grammar.patterns["apposed_sum"].match(line.text[argument.end : predicate.end + 4])
    return apposed is not None and argument.end + apposed.end() == predicate.end


def _compound(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """A Gaon Steel plant: the name before the noun owns it; a Nuri Software takeover takes it over."""
    if predicate.form != "noun" or predicate.frame.kind.purchase:
        return False
    known = argument.mention.label in ACTORS and argument.mention.rule != "role"
    if not known or argument.end > predicate.start:
        return False
    between = line.text[argument.end : predicate.start]
    before = line.text[max(0, argument.start - _REACH) : argument.start]
    return bool(
        grammar.patterns["compound_gap"].fullmatch(between)
        and grammar.patterns["compound_start"].search(before)
    )


def _fronted(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """With an investment of $3m, Gaon Steel will build a mill: who acts stands behind the noun."""
    if predicate.form != "noun" or argument.start < predicate.end or argument.case != "bare":
        return False
    opens = not predicate.start or grammar.patterns["fronted"].match(line.text[: predicate.start])
    between = line.text[predicate.end : argument.start]
    acts = grammar.patterns["acting_name"].match(line.text, argument.end)
    return bool(opens and grammar.patterns["fronted_gap"].fullmatch(between) and acts)


def _let(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """The state allowed Alder to build a mill: who is allowed, asked or ordered to act acts."""
    return predicate.form == "verb" and _to_act(argument, predicate, line, grammar, "letting")


def _asked(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """In talks with the bank to obtain $3m: the bank would give it."""
    return argument.case == "with" and _to_act(argument, predicate, line, grammar, "in_talks")


def _to_act(
    argument: Argument, predicate: Predicate, line: Line, grammar: Grammar, before: str
) -> bool:
    """Whether the name stands before the infinitive of the predicate and behind a small pattern."""
    if argument.end > predicate.start:
        return False
    if grammar.patterns["let_to"].fullmatch(line.text, argument.end, predicate.start) is None:
        return False
    reach = line.text[max(0, argument.start - _REACH) : argument.start]
    return grammar.patterns[before].search(reach) is not None


def _beside(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Gaon spends $3m on a mill, with Alder spending $2m on another: who acts beside the subject."""
    acts = argument.case == "with" and argument.end + 1 == predicate.start
    going_on = acts and grammar.patterns["progressive"].match(line.text, predicate.start)
    return bool(going_on and predicate.form == "verb" and not predicate.frame.kind.raising)


def _buying(argument: Argument, _: Predicate, line: Line, grammar: Grammar) -> bool:
    """Sold its tea unit, with Alder as the buyer."""
    named = argument.case == "with"
    return named and grammar.patterns["as_buyer"].match(line.text, argument.end) is not None
