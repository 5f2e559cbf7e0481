"""Clauses that describe a noun, where the verb comes last: whom that makes a party (Korean)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT, ACTORS, DEALING, DESCRIBED_SUM, PLACES, ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Argument, Link, Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

# How the noun that a clause describes may go on: 투자한 가온은, 투자한 가온의.
_HEADS = {*ABOUT, "genitive", "object", "none", "joined", "headline", "source", "copula"}
# The same of what is bought: 인수한 가온을.
_BOUGHT = {*ABOUT, "genitive", "object", "joined", "source"}
_BARE = {"none", "headline"}
# How the party that a clause is about is named behind its noun: 댄 곳은 가온이다, 가온으로 알려졌다.
_NAMING = {"copula", "instrument"}
# How far behind a name the next one of its list begins: 가온과 누리.
_JOINT = 2
_SEPARATOR = re.compile(r"[,;]|\.(?= |$)")


def heads_of(
    link: Link, line: Line, arguments: Sequence[Argument], grammar: Grammar
) -> list[Argument]:
    """The parties of the noun that the clause describes.

    ``3조원을 투자한 가온은``: its subject, where it has no other; ``3조원이 투입된 가온의 체코 공장``: whose
    plant it is, and where; ``3조원을 댄 곳은 가온이다``: who is named behind the noun.
    """
    named = named_behind(link.predicate, line, arguments, grammar)
    if named:
        return named
    behind = (a for a in arguments if a.start >= link.predicate.end)
    found: list[Argument] = []
    for argument in behind:
        between = line.text[link.predicate.start : argument.start]
        if not grammar.patterns["describing_clause"].fullmatch(between):
            break
        found.append(argument)
    if len(found) > 1 and _of_land(found[0], found[1], line.text, grammar):
        found = found[1:]
    own = clause_start(line.text, link.amount.start, grammar)
    acting = [
        a for a in arguments if a.case in ABOUT and own <= a.start and a.end <= link.amount.start
    ]
    inner = [a for a in acting if of_inner_clause(a, link, line, grammar)]
    acts = len(acting) > len(inner)
    heads = [
        head._replace(case="topic") if inner and head.case == "subject" else head
        for i, argument in enumerate(found)
        for head in _as_head(argument, link, line, grammar, free=i == 0 and not acts)
    ]
    firms = [a for a in found if a.mention.label == "COMPANY"][:1]
    if link.predicate.form == "passive":
        return heads or ([] if acts else _sold(firms, link))
    return heads or (_done_to(firms, link, arguments, own) if acts else [])


def of_inner_clause(argument: Argument, link: Link, line: Line, grammar: Grammar) -> bool:
    """다온이 진행한 라운드에 3억원을 투자한 가온은: who acts in a clause that describes what is before the sum."""
    between = (line.text, argument.end, link.amount.start)
    return grammar.patterns["relative"].search(*between) is not None


def _of_land(place: Argument, firm: Argument, text: str, grammar: Grammar) -> bool:
    """Whether a place only says where the firm behind it is from: 3조원에 사기로 한 홍콩계 가온은."""
    land = place.mention.label in PLACES and firm.mention.label in ACTORS
    return (
        land and grammar.patterns["of_that_land"].fullmatch(text, place.end, firm.start) is not None
    )


def _sold(found: Sequence[Argument], link: Link) -> list[Argument]:
    """가온에 3조원에 팔린 다온은: what is sold, behind the clause that says so."""
    slot = link.predicate.frame.slots.get("recipient")
    if not link.predicate.frame.kind.purchase or slot is None or "subject" not in slot.cases:
        return []
    return [a._replace(case="subject") for a in found if a.case in _BOUGHT]


def _done_to(
    found: Sequence[Argument], link: Link, arguments: Sequence[Argument], own: int
) -> list[Argument]:
    """가온이 3조원에 인수한 다온은, 가온이 3조원을 투자한 다온은: what is bought, or whom money is put into."""
    frame = link.predicate.frame
    slot = frame.slots.get("recipient")
    case = "object" if frame.kind.purchase else "locative"
    spent = frame.kind.purchase or frame.kind.outlay or frame.kind.aid
    if link.predicate.form != "verb" or not spent or slot is None or case not in slot.cases:
        return []
    stop = link.predicate.start
    if any(a.case == case and own <= a.start and a.end <= stop for a in arguments):
        return []
    cases = _BOUGHT if frame.kind.purchase else ABOUT
    return [a._replace(case=case) for a in found if a.case in cases]


def _as_head(
    argument: Argument, link: Link, line: Line, grammar: Grammar, *, free: bool
) -> Iterator[Argument]:
    passive = link.predicate.form == "passive"
    works = grammar.patterns["works"].match(line.text, argument.end + (argument.case == "genitive"))
    if argument.mention.label in PLACES:
        if works:
            yield argument._replace(case="none")
        elif (
            free and argument.case in ABOUT and not passive and _is_public(argument, line, grammar)
        ):
            yield argument._replace(case="topic")
    elif free and argument.case in _HEADS and argument.mention.label in ACTORS:
        if not passive:
            yield argument._replace(case="subject")
        elif works:
            yield argument._replace(case="agent")


def _is_public(place: Argument, line: Line, grammar: Grammar) -> bool:
    """40억원을 따낸 강릉시는: a town or a province that acts."""
    return grammar.patterns["public_place"].search(line.text[place.start : place.end]) is not None


def named_behind(
    verb: Predicate, line: Line, arguments: Sequence[Argument], grammar: Grammar
) -> list[Argument]:
    """3조원을 댄 곳은 가온이었다: who did it is named behind the noun that the clause describes.

    Where the clause has its subject, the other side is: 가온이 설계를 맡긴 곳은 누리다.
    """
    case = _other_side(verb, arguments)
    goes_on = grammar.patterns["goes_on"].match(line.text[verb.start :])
    cleft = grammar.patterns["cleft_after" if goes_on else "cleft"]
    for argument in arguments:
        if argument.start < verb.end or argument.case not in _NAMING:
            continue
        text = line.text[verb.end : argument.start]
        actor = argument.mention.label in ACTORS or _is_public(argument, line, grammar)
        if actor and cleft.fullmatch(text):
            return [a._replace(case=case) for a in _joined(argument, arguments)] if case else []
    return []


def _joined(last: Argument, arguments: Sequence[Argument]) -> list[Argument]:
    """가온과 누리 컨소시엄이다: who ends a list, and who stands right before with the particle that joins."""
    before = [a for a in arguments if a.end <= last.start and a.case == "joined"][-1:]
    near = [a for a in before if last.start - a.end <= _JOINT and a.mention.label in ACTORS]
    return [*near, last]


def said_of_role(placed: Placed, line: Line, grammar: Grammar) -> bool:
    """산 쪽은 누리: who ends a sentence without a verb is what the sentence says of a role."""
    if line.text[placed.end :].strip(" .,") or line.sentence.title:
        return False
    said = grammar.patterns["said_of_role"].search(line.text, 0, placed.start)
    return said is not None


def _other_side(verb: Predicate, arguments: Sequence[Argument]) -> str | None:
    """The case of who is named behind a clause: the subject, or what the clause's own subject acts upon."""
    before = [a for a in arguments if a.end <= verb.start and a.mention.label in ACTORS]
    if not any(a.case == "subject" for a in before):
        return "subject"
    giver, taker = (verb.frame.slots.get(role) for role in ("investor", "recipient"))
    if giver is None or taker is None or "subject" not in giver.cases or verb.form != "verb":
        return None
    cases = ("object", "locative") if verb.frame.kind.purchase else ("locative", "object")
    return next((case for case in cases if case in taker.cases), None)


def around(
    link: Link,
    line: Line,
    arguments: Sequence[Argument],
    near: Sequence[Argument],
    heads: Sequence[Argument],
) -> list[Argument]:
    """The parties near with those around a clause that describes its noun by what is done to them."""
    if link.case == DESCRIBED_SUM:
        return _given(link, arguments, near)
    if link.case == "copula" and link.predicate.form == "passive":
        # 가온이 공장을 짓는 데 들어갈 돈은 3억 유로다: who does it pays for it.
        return [a._replace(case="agent") if a.case == "subject" else a for a in near]
    if line.sentence.title and any(h.case == "subject" for h in heads):
        return _opening(link, near)
    return list(near)


def _opening(link: Link, near: Sequence[Argument]) -> list[Argument]:
    """다온항공 700억 지원 결정한 가온: who opens a headline that ends in who acts is acted upon."""
    case = "object" if link.predicate.frame.kind.purchase else "locative"
    stop = min(link.amount.start, link.predicate.start)
    return [
        a._replace(case=case)
        if a.case in _BARE and a.mention.label == "COMPANY" and a.end <= stop
        else a
        for a in near
    ]


def _given(link: Link, arguments: Sequence[Argument], near: Sequence[Argument]) -> list[Argument]:
    """다온은 가온이 투자한 80억 달러로 컸다: whom the sentence is about was given what another gave."""
    stop = link.predicate.start
    giving = [a for a in near if a.case == "subject" and a.end <= stop][-1:]
    topic = next((a for a in arguments if a.case == "topic"), None)
    if not giving or topic is None or topic.mention.label != "COMPANY":
        return list(near)
    given = topic.mention
    if given.rule == ROLE:
        given = replace(given, rule=DEALING)
    taking = topic._replace(case="locative", mention=given)
    return [taking, *(a for a in near if a.mention != topic.mention)]


def clause_start(line: str, at: int, grammar: Grammar) -> int:
    """Where the clause of ``at`` begins: after the last comma or cutting verb before it."""
    start = 0
    for pattern in (_SEPARATOR, grammar.patterns["barrier"]):
        for match in pattern.finditer(line, 0, at):
            start = max(start, match.end())
    return start
