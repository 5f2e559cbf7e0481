"""The parties under a predicate, where place and prepositions mark them: subject, object, owner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ANAPHOR, HOST, LISTED, PASSED, PLACES
from extractor.joining.forms.clauses import Argument, Idle, Link, Predicate
from extractor.joining.sentences.nouns_of_deals import NOUN_REACH, of_goods
from extractor.joining.sentences.verb_medial.positions import by_place
from extractor.rules.grammar import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

_REACH = 90
# How far before its noun a sum may stand: a $3m pilot plant.
_NEAR = 40
# Foster's spent: the mark belongs to the name when a verb follows at once.
_POSSESSIVE = 3
# Behind a noun these say who gives: a bid from X, a takeover by X.
_GIVERS = {"by", "from", "under"}
_ATTACHED = {"of", "in", "into", "for", "to"}
# A name that its place in the phrase shows to be a firm.
_FIRM = "firm"


def with_parties(link: Link, line: Line, arguments: Sequence[Argument], grammar: Grammar) -> Link:
    """The arguments with their cases under this predicate: subject before it, object behind."""
    head = next((a for a in arguments if a.start == link.opens), None)
    if head:
        return _of_item(head, link, line, arguments, grammar)
    cased = cased_under(arguments, link.predicate, line, grammar)
    if link.first and link.opens == link.amount.start:
        # Was given $9m by Gaon and $3m by Alder: the item's own giver.
        own = {a.mention: a for a in arguments if a.case in _GIVERS and a.start >= link.opens}
        cased = tuple(own.get(a.mention, a) for a in cased)
    apart = tuple(a for a in cased if _of_earlier(a, link, line) or _parted(a, link, line))
    kept = tuple(a._replace(case="none") if a in apart else a for a in cased)
    return link._replace(arguments=kept, anchor=link.predicate.start)


def _of_item(
    near: Argument, link: Link, line: Line, arguments: Sequence[Argument], grammar: Grammar
) -> Link:
    """Whom an item of a list names before its sum: who acts, as who acts in the first item does.

    Bought Alder for $3m, Nuri for $2m: or to whom it is done.
    """
    if link.case == LISTED:
        heading = (link.first or link.amount).start
        owners = [
            a
            for a in arguments
            if a.end <= link.predicate.start or (a.case in _ATTACHED and a.end <= heading)
        ]
        named = (*cased_under(owners, link.predicate, line, grammar), near._replace(case=LISTED))
        return link._replace(arguments=named, anchor=near.end)
    first = link.first.start if link.first else 0
    done_to = [a for a in arguments if link.predicate.end <= a.start and a.end <= first]
    if done_to and grammar.patterns["gapped"].match(line.text[done_to[-1].end : first]):
        cased = cased_under(arguments, link.predicate, line, grammar)
        case = next(a.case for a in cased if a.start == done_to[-1].start)
        shared = (a for a in cased if a.end <= link.predicate.start)
        return link._replace(
            arguments=(*shared, near._replace(case=case)), anchor=link.predicate.start
        )
    case = "object" if link.predicate.form == "passive" else "subject"
    also = (a for a in arguments if a.start >= near.end and _of_list(a, case))
    return link._replace(arguments=(near._replace(case=case), *also), anchor=near.end)


def _of_list(argument: Argument, case: str) -> bool:
    """Whether it is a place, or whom those of a list get their sums from or put them into."""
    named = argument.mention.label in PLACES
    return named or (case == "subject" and argument.case in {"from", "in", "into"})


def _parted(argument: Argument, link: Link, line: Line) -> bool:
    """Gaon sells a mill for $3m; Nuri takes 10% of Alder: what stands behind a semicolon is of another deal."""
    end = max(link.predicate.end, link.amount.end)
    behind = argument.case in _ATTACHED or argument.case == "object"
    return behind and argument.start > end and ";" in line.text[end : argument.start]


def _of_earlier(argument: Argument, link: Link, line: Line) -> bool:
    """Whether a giver stands behind an earlier sum: €5m from A and another €3m from B."""
    if argument.case not in _GIVERS or argument.start >= link.amount.start:
        return False
    start = link.predicate.end
    return any(start <= m.start and m.end <= argument.start for m in line.of("MONEY"))


def idle_predicates(
    line: Line,
    predicates: Sequence[Predicate],
    links: Sequence[Link],
    arguments: Sequence[Argument],
    grammar: Grammar,
) -> Iterator[Idle]:
    """The predicates that govern no amount, with their parties; goods that are bought are an order."""
    governing = {link.predicate for link in links}
    for predicate in predicates:
        if predicate not in governing:
            behind = (a.start for a in arguments if a.start > predicate.end)
            object_end = min(next(behind, len(line.text)), predicate.end + NOUN_REACH)
            meant = of_goods(predicate, line.text[predicate.end : object_end], grammar)
            yield Idle(meant, cased_under(arguments, meant, line, grammar), predicate.start)


def cased_under(
    arguments: Sequence[Argument], predicate: Predicate, line: Line, grammar: Grammar
) -> tuple[Argument, ...]:
    """The arguments' cases; who is named with "by" behind a noun, or builds it, leaves it no subject."""
    cased = tuple(_under(a, predicate, line, grammar) for a in arguments)
    slots = predicate.frame.slots.values()
    agents = {case for slot in slots if "subject" in slot.cases for case in slot.cases & _GIVERS}
    agent = predicate.form == "noun" and any(
        a.case in agents
        and (marked.case == "bare" or _same_clause(predicate.end, a.start, line, grammar))
        for a, marked in zip(cased, arguments, strict=True)
    )
    if not agent:
        return cased
    return tuple(a._replace(case="none") if a.case == "subject" else a for a in cased)


def _under(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> Argument:
    agent = argument.case == "by" and _elsewhere(argument, predicate, line, grammar)
    if agent or (argument.case == "with" and _as_means(argument, predicate, line, grammar)):
        return argument._replace(case="none")
    if argument.case == "genitive" and argument.mention.label != PROJECT:
        return _possessor(argument, predicate, line, grammar)
    case = by_place(argument, predicate, line, grammar)
    if case:  # what has a worth is a firm
        return (_sure(argument) if case == "into" else argument)._replace(case=case)
    free = predicate.form != "passive" and not predicate.frame.given
    if argument.case == "of" and argument.end <= predicate.start and free:
        return argument._replace(case="none")  # who holds 5% of Alder, of an offer for another
    if argument.case in _ATTACHED:
        between = line.text[predicate.end : argument.start]
        attached = grammar.patterns["attached"].search(between)
        return _sure(argument) if attached and argument.start >= predicate.end else argument
    return (
        _bare(argument, predicate, line, grammar) if argument.case.startswith("bare") else argument
    )


def _as_means(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Raised $3m to fight attacks with Orbit traps: with what the money's purpose is served."""
    purpose = grammar.patterns["serving"]
    return purpose.search(line.text, predicate.end, max(predicate.end, argument.start)) is not None


def _bare(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> Argument:
    """Who stands before the verb is its subject, who stands behind it its object.

    Who complains of an offer does not make it.
    """
    if argument.end <= predicate.start:
        offer = predicate.form == "noun" and predicate.frame.kind.purchase
        if offer and grammar.patterns["critic"].search(line.text, argument.end, predicate.start):
            return argument._replace(case="none")
        if _in_closed_clause(argument, predicate, line, grammar):
            return argument._replace(case=PASSED)
        first = "object" if predicate.form == "passive" else "subject"
        return argument._replace(case=first if argument.case == "bare" else PASSED)
    near = _same_clause(predicate.end, argument.start, line, grammar)
    if near and predicate.form == "verb" and _acts_next(argument, predicate, line, grammar):
        near = False
    return argument._replace(case="object" if near else "none")


def _acts_next(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Nuri Bank will lend $3m and Alder will give $2m: who acts behind "and" is no object."""
    opens = grammar.patterns["next_subject"].search(line.text, predicate.end, argument.start)
    sums = any(predicate.end <= m.start < argument.start for m in line.of("MONEY"))
    acts = grammar.patterns["acts_at_once"].match(line.text, argument.end)
    return bool(opens and sums and acts)


def _in_closed_clause(
    argument: Argument, predicate: Predicate, line: Line, grammar: Grammar
) -> bool:
    """Alder, which makes clips for Nuri and Gaon, bought: Gaon only describes Alder."""
    clauses = grammar.patterns["closed_clause"].finditer(line.text, 0, predicate.start)
    return any(clause.start() < argument.start < clause.end() for clause in clauses)


def _elsewhere(agent: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether an agent belongs to another clause or another sum: A's $3m plant and a $2m hub by B.

    The predicate's own sum may stand between: a loan of $3m led by B.
    """
    first, last = sorted((predicate.end, agent.start))
    sums = [m for m in line.of("MONEY") if first <= m.start < last]
    gap = grammar.patterns["attribute_gap"]
    fronted = predicate.form == "noun" and any(
        predicate.start - _NEAR <= m.end <= predicate.start
        and gap.match(line.text[m.end : predicate.start])
        for m in line.of("MONEY")
    )
    return ";" in line.text[first:last] or len(sums) > (not fronted)


def _possessor(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> Argument:
    """Foster's spent; Alder's $3bn plan: the owner of what the noun says."""
    if predicate.form != "noun":
        return _owner_by_verb(argument, predicate, line, grammar)
    if predicate.end <= argument.start:
        behind = grammar.patterns["owner"].fullmatch(line.text, predicate.end, argument.start)
        return argument._replace(case="owner" if behind else "none")
    between = line.text[argument.end : predicate.start]
    own = argument.end <= predicate.start and grammar.patterns["owned"].match(between)
    taken = predicate.frame.kind.aid and grammar.patterns["from_giver"].match(
        line.text, predicate.end
    )
    if own and taken:  # Alder's $3m grant from the ministry: whose it is takes it
        return _sure(argument)._replace(case="object")
    return _sure(argument) if own else argument._replace(case="none")


def _owner_by_verb(
    argument: Argument, predicate: Predicate, line: Line, grammar: Grammar
) -> Argument:
    """Was set aside in Perak's budget, put $3m into Alder's mill, Foster's spent $3m."""
    behind = predicate.end <= argument.start
    passive = predicate.form == "passive" and grammar.patterns["its_budget"].match(
        line.text, argument.end
    )
    if passive or (behind and grammar.patterns["from_budget"].match(line.text, argument.end)):
        return _sure(argument)._replace(case="by")
    if predicate.frame.adds and _of_sum(argument, predicate, line, grammar):
        return _sure(argument)
    if _turned_down(predicate) and _of_sum(argument, predicate, line, grammar):
        return _sure(argument)._replace(case="by")
    if _hosting(argument, predicate, line, grammar):
        return _sure(argument)._replace(case=HOST)
    if _owns_subject(argument, predicate, line, grammar):
        return _sure(argument)
    between = line.text[argument.end : predicate.start]
    part = grammar.patterns["its_part"].fullmatch(between)
    at_once = 0 < len(between) <= _POSSESSIVE or part is not None
    acting = at_once or grammar.patterns["resolve"].fullmatch(between) is not None
    return argument._replace(case="subject" if acting else "none")


def _turned_down(predicate: Predicate) -> bool:
    """Whether the predicate's subject is bid for: Alder rejected Nuri's $3m takeover."""
    slots = predicate.frame.slots
    giver, taker = slots.get("investor"), slots.get("recipient")
    said = giver and taker and "subject" in taker.cases and "by" in giver.cases
    return bool(said and predicate.form == "verb" and predicate.frame.kind.purchase)


def _owns_subject(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Alder's mill in Peru will cost $3m: of a verb whose subject gives nothing, who owns the subject does."""
    giver = predicate.frame.slots.get("investor")
    if giver is None or "subject" in giver.cases or "genitive" not in giver.cases:
        return False
    own = grammar.patterns["whose_subject"]
    return own.fullmatch(line.text, argument.end, predicate.start) is not None


def _of_sum(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether a name behind the predicate owns the amount that follows it: joined Alder's $3m round."""
    own = grammar.patterns["own_sum"].match(line.text, argument.end)
    sums = {m.start for m in line.of("MONEY")}
    return predicate.end <= argument.start and own is not None and own.end() in sums


def _hosting(argument: Argument, predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """The state will put $3m towards Alder's plant: it goes to Alder."""
    firm = argument.mention.label == "COMPANY" and argument.mention.rule != ANAPHOR
    if not firm or predicate.end > argument.start:
        return False
    if any(HOST in slot.cases for slot in predicate.frame.slots.values()):
        return True
    return grammar.patterns["asset_of"].match(line.text, argument.end) is not None


def _sure(argument: Argument) -> Argument:
    """The name is a firm's: a stake in X, X's investment."""
    mention = argument.mention
    return (
        argument._replace(mention=replace(mention, rule=_FIRM))
        if mention.rule == "role"
        else argument
    )


def _same_clause(start: int, end: int, line: Line, grammar: Grammar) -> bool:
    between = line.text[start:end]
    return 0 <= end - start < _REACH and not grammar.patterns["boundary"].search(between)
