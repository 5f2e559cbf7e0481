"""Lists of sums behind the words that say what they are: made two grants: $3m to Alder, $2m to Nuri.

The heading may be the sentence before, where each item stands on a line of its own. Under a heading an
item's name has the role that the heading leaves open, and its place is its own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ITEMISED, PLACES, ROLE
from extractor.joining.forms.clauses import Idle, Link
from extractor.joining.forms.who import is_weak
from extractor.joining.sentences.nouns_of_deals import allows, deal_stated, is_bought
from extractor.joining.sentences.verb_medial.counting import veto
from extractor.joining.sentences.verb_medial.governing import cased_under

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Predicate, Reading
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar, Slot

_FEWEST = 2
# How far before an item's sum the words begin that say where it is for.
_PLACED_WITHIN = 90
_NAMES = {"COMPANY", "PROJECT", "GOVERNMENT"}
_BARE = {"bare", "bare-object", "described"}
_SURE = ("object", "subject", "into", "from", "by", "under", "to", "listed")
# Cases of the sums of a verb that states a deal by itself.
_OF_SUMS = ("object", "subject", ITEMISED, "for", "with", "of")
# Cases of the town where an item lies, and how many spaces part it from the item's name.
_SEAT, _SEAT_APART = {"in", "at"}, 2
_NAMED_BY = {*_BARE, "to", "into", "in", "for", "from"}


def enumerated(
    line: Line,
    predicates: Sequence[Predicate],
    arguments: Sequence[Argument],
    grammar: Grammar,
    heading: Reading | None,
) -> list[Link]:
    """A link for each sum of the line's list, with its own names and places; none where it is no list.

    ``heading`` is the sentence that heads the lines of a list with a deal.
    """
    sums = line.of("MONEY")
    if not sums:
        return []
    head = _of_lines(heading, grammar) if heading else _headed(line, predicates, arguments, grammar)
    if head is None or any(veto(line, money, grammar) for money in sums):
        return []
    idle, begin = head
    outlay = idle.predicate.frame.kind.outlay  # its items are works, costs, places
    priced = grammar.patterns["listed" if outlay else "item_priced"]
    starts = _starts(line, begin, arguments, grammar, priced)
    if not starts:
        return []
    ends = [*starts[1:], len(line.text)]
    slot = _open_slot(idle)
    named = {a.mention.label for a in arguments if a.start >= begin} & _NAMES
    if named and not (slot and named <= slot.labels and slot.cases.intersection(_SURE)):
        return []  # backed two start-ups: the frame does not say what they are in the deal
    return [
        _item(idle, money, (start, end), arguments, heading is None)
        for money, start, end in zip(sums, starts, ends, strict=True)
    ]


def _headed(
    line: Line, predicates: Sequence[Predicate], arguments: Sequence[Argument], grammar: Grammar
) -> tuple[Idle, int] | None:
    """The deal that the words before the list state, and where its first item begins."""
    first = line.of("MONEY")[0].start
    found = grammar.patterns["enumerates"].search(line.text, 0, first)
    begin = found.end() if found else _first_place(line, arguments)
    before = [p for p in predicates if begin and p.end <= begin]
    if begin is None or not before or any(begin < p.end <= first for p in predicates):
        return None
    last = before[-1]
    if last.form != "noun" and not any(allows(last, case) for case in _OF_SUMS):
        return None  # signed two leases: the sum is of a noun that says no deal
    if grammar.patterns["boundary"].search(line.text, last.end, found.start() if found else begin):
        return None
    return _deal(before, [a for a in arguments if a.end <= begin], line, grammar), begin


def _of_lines(heading: Reading, grammar: Grammar) -> tuple[Idle, int]:
    predicates = [idle.predicate for idle in heading.idle]
    return _deal(predicates, heading.arguments, heading.line, grammar), 0


def _deal(
    predicates: Sequence[Predicate], arguments: Sequence[Argument], line: Line, grammar: Grammar
) -> Idle:
    """The last predicate's deal and its parties; a verb before a noun says who has which role."""
    last = predicates[-1]
    if last.form == "noun" and is_bought(last, line, predicates, grammar):
        last = next(p for p in reversed(predicates) if p.form != "noun")  # sold two mills
    meant = deal_stated(last, line, predicates, grammar) if last.form == "noun" else last
    return Idle(meant, cased_under(arguments, meant, line, grammar), last.start)


def _first_place(line: Line, arguments: Sequence[Argument]) -> int | None:
    """Where the first place begins, if each sum stands in brackets behind a place: in Leeds (£3m), Hull (£2m)."""
    sums = line.of("MONEY")
    places = {a.end: a.start for a in arguments if a.mention.label in PLACES}
    behind = [places.get(money.start - 1) for money in sums]
    return behind[0] if all(p is not None for p in behind) and len(sums) >= _FEWEST else None


def _starts(
    line: Line,
    begin: int,
    arguments: Sequence[Argument],
    grammar: Grammar,
    priced: re.Pattern[str],
) -> list[int]:
    """Where each item begins; none unless each begins with its sum, or with what it is for.

    ``priced`` is what stands between that and the sum.
    """
    sums = line.of("MONEY")
    if grammar.patterns["item_opens"].match(line.text[begin : sums[0].start]):
        tied = (
            grammar.patterns["item_sum"].search(line.text, one.end, other.start)
            or grammar.patterns["item_place"].search(line.text, one.end, other.start)
            for one, other in pairwise(sums)
        )
        return [_with_place(line, money, grammar) for money in sums] if all(tied) else []
    starts: list[int] = []
    for end, money in zip([begin, *(m.end for m in sums)], sums, strict=False):
        near = [a for a in arguments if end <= a.start and a.end <= money.start]
        tied_to = near and priced.match(line.text[near[-1].end : money.start])
        start = _name_of(line, end, near, grammar) if tied_to else None
        if start is None:
            return []
        starts.append(start)
    return starts


def _with_place(line: Line, money: Placed, grammar: Grammar) -> int:
    """Where an item begins that tells first where it is for: and, in Latvia, €2m for Nuri; else at its sum."""
    told = grammar.patterns["item_place"].search(
        line.text, max(0, money.start - _PLACED_WITHIN), money.start
    )
    return told.start() if told else money.start


def _name_of(line: Line, floor: int, near: Sequence[Argument], grammar: Grammar) -> int:
    """Where the item begins that ends in the sum: Alder Foods: $3m; one in Chile for $3m.

    ``near`` are the names between the ``floor``, where the item before ends, and the sum.
    """
    named = [a for a in near if a.mention.label in _NAMES]
    one = grammar.patterns["item_one"].search(line.text, floor, near[-1].start)
    if named[1:] and named[-1].case in _SEAT and _lies_in(named[-2], named[-1], line):
        named.pop()
    return one.start("one") if one else (named[-1] if named else near[-1]).start


def _lies_in(name: Argument, seat: Argument, line: Line) -> bool:
    """The Drover in Malton for $3m: a name right behind another's and "in" is the town where that is."""
    return line.text[name.end : seat.start].count(" ") == _SEAT_APART


def _item(
    heading: Idle,
    money: Placed,
    item: tuple[int, int],
    arguments: Sequence[Argument],
    here: bool,
) -> Link:
    """The link of an item; the names of the heading stand under it where they are in the line (``here``)."""
    start, end = item
    own = [a for a in arguments if start <= a.start < end]
    slot = _open_slot(heading)
    named = next((a for a in own if a.mention.label in _NAMES and a.case in _NAMED_BY), None)
    theirs = tuple(
        a._replace(case="in") if a.mention.label in PLACES and a.case in _BARE else a
        for a in own
        if a is not named
    )
    party = (_filling(slot, named),) if named and slot else ()
    shared = heading.arguments if here else ()
    predicate = heading.predicate if here else heading.predicate._replace(start=0, end=0)
    return Link(money, predicate, ITEMISED, (*shared, *party, *theirs), anchor=start, opens=start)


def _filling(slot: Slot, name: Argument) -> Argument:
    """The name in a case that the slot takes: its own, or that of the object or the subject.

    A lone word that might be no name is one as an item of a list of sums: €3m for Alder in Norway.
    """
    alone = is_weak(name.mention) or name.mention.rule == ROLE
    if slot.takes(name.mention.label, name.case) and not alone:
        return name
    return name._replace(case=next((c for c in _SURE if c in slot.cases), name.case))


def _open_slot(heading: Idle) -> Slot | None:
    """The slot of the role that the heading names nobody for: who gives, else who takes."""
    slots, kind = heading.predicate.frame.slots, heading.predicate.frame.kind
    named = {
        role
        for role, slot in slots.items()
        if any(slot.takes(a.mention.label, a.case) for a in heading.arguments)
    }
    giving = "investor" not in named and ("recipient" in named or kind.outlay)
    return slots.get("investor" if giving else "recipient")
