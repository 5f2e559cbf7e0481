"""Groups the names that a list joins: 가온전자와 나래철강은, Gaon Steel and Alder Mills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT, WITH
from extractor.rules.notation import NOTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# Cases of a name before the subject that is no part of its list: Backed by X, Y and Z bought.
_ASIDE = {"by", "under", "with", "about"}
# Labels that may stand together in a list of parties.
_TOGETHER = ({"COMPANY", "GOVERNMENT"}, {"GOVERNMENT", "PLACE"})
# A headline's subject is not in the list behind its comma, where that list has another role.
# A name under a preposition, or the object of the verb before, does not act with the subject.
_MARKED = {"passed", "in", "into", "at", "on", "to", "for", "from", "of"}
_NOT_ACTING = {*_MARKED, "object", "by", "under", "with"}
_OBLIQUE = {"source", "at", "locative", "with", "joined", "object", "attributed"}
# Cases on the other side than the subject, whom a companion joins: X signed with Y, together with Z.
_DONE_TO = {"with", "object", "to", "in", "into", "of", "for", "from"}
# For whom a round is: who stands with them takes part in it.
_MEANT = {"for", "into", "in"}
# A particle on a name ends the list of names before it.
_FINAL = {"topic", "also", "headline"}


def joined(
    chosen: Argument,
    arguments: Sequence[Argument],
    text: str,
    grammar: Grammar,
    used: Sequence[Mention],
) -> tuple[Mention, ...]:
    """The mentions of the chosen argument and of those that a list joins to it: 삼성전자와 SK하이닉스는.

    ``used`` are mentions that have another role already.
    """
    if chosen.left_out:
        return (chosen.mention,)
    others = [a for a in arguments if a.mention not in used and not a.left_out]
    group = [a for a in others if _stands_with(a, chosen)] or [chosen]
    group += [a for a in others if a not in group and _jointly(a, chosen, text, grammar)]
    listed = (a for a in others if _listable(a, chosen, text, grammar))
    same = [a for a in listed if not _faces(a, chosen, text, grammar)]
    owning = grammar.patterns["possessive"]  # X and its partner Y: "its" is no item
    before = [a for a in same if a.end <= chosen.start]
    for other in reversed([a for a in before if not owning.fullmatch(text, a.start, a.end)]):
        if _apart(other, chosen, text, grammar) or not _ties(other, group[0], text, grammar):
            break
        group.insert(0, other)
    behind = (a for a in same if a.start >= chosen.end)
    for other in (a for a in behind if not owning.fullmatch(text, a.start, a.end)):
        if group[-1].end < other.end <= _aside_end(group[-1], text, grammar):
            continue
        acts = chosen.case in _NOT_ACTING and grammar.patterns["acts_at_once"].match(
            text, other.end
        )
        if chosen.case in _FINAL or acts or not _ties(group[-1], other, text, grammar):
            break
        if chosen.case in _MEANT and grammar.patterns["beside"].search(
            text, group[-1].end, other.start
        ):
            break  # a round for Alder, with Nuri also taking part
        group.append(other)
    return tuple(a.mention for a in _closed(group, chosen, text, grammar))


def _closed(
    group: Sequence[Argument], chosen: Argument, text: str, grammar: Grammar
) -> Sequence[Argument]:
    """The list, cut where no "and" closes it: in "Backed by X, Y bought" the comma ends an aside.

    A headline needs no "and", and neither does a party that acts together with the subject.
    """
    closing = grammar.patterns["list_closed"]
    if chosen.case != "subject" or closing is NOTHING or not text.endswith((".", "!", "?")):
        return group
    if any(a.case == WITH for a in group):
        return group
    aside = [at for at, a in enumerate(group) if a.case in _ASIDE and a.end <= chosen.start]
    group = group[aside[-1] + 1 :] if aside else group
    first = group[0]
    if first == chosen or closing.search(text, first.end, group[-1].start):
        return group
    return [a for a in group if a.start >= chosen.start]


def _apart(other: Argument, chosen: Argument, text: str, grammar: Grammar) -> bool:
    """Whether a name is not in the list of the chosen one, though it stands before it.

    It opens a headline and its own subsidiary or a party of another role follows (가온, 자회사 다온
    매각), or it is the object of an earlier verb and the chosen one a subject.
    """
    if other.case == "headline":
        its_own = grammar.patterns["belonging"].match(text[other.end + 1 : chosen.start])
        # 가온, 누리 3억 유로에 매각: who opens the headline sells the other.
        sells = chosen.case == "none" and text[other.end :].startswith(",")
        return sells or chosen.case in _OBLIQUE or its_own is not None
    return chosen.case == "subject" and other.case in _MARKED


def _faces(other: Argument, chosen: Argument, text: str, grammar: Grammar) -> bool:
    """Whether a name is the other party of the contract, not bought itself: 가온과 다온 지분을 … 계약을 맺었다."""
    facing = other.case == "joined" and chosen.case == "object"
    return facing and grammar.patterns["counterparty"].match(text[chosen.end :]) is not None


def _stands_with(other: Argument, chosen: Argument) -> bool:
    """Whether both names stand behind one word of the text: 두 회사 stands for two firms."""
    one_place = (other.start, other.end) == (chosen.start, chosen.end)
    return other == chosen or (one_place and other.mention.span != chosen.mention.span)


def _jointly(other: Argument, chosen: Argument, text: str, grammar: Grammar) -> bool:
    """Whether a name acts together with the chosen one: X와 손잡고, X와 2조원을."""
    near = chosen.end <= other.start and _alike(other, chosen) and chosen.case not in _DONE_TO
    together = (
        other.case == WITH or grammar.patterns["jointly"].match(text[other.end :]) is not None
    )
    return near and together


def _ties(one: Argument, other: Argument, text: str, grammar: Grammar) -> bool:
    """Whether the words between two names join them into a list."""
    if one.end > other.start or not _listable(one, other, text, grammar):
        return False
    if grammar.patterns["list_of_the"].fullmatch(text, one.end, other.start):
        return grammar.patterns["list_goes_on"].match(text, other.end) is not None
    between = text[_aside_end(one, text, grammar) : other.start]
    return grammar.patterns["list_join"].match(between) is not None


def _aside_end(one: Argument, text: str, grammar: Grammar) -> int:
    """Where the words end that say what a name of a list is, else the name: from Alder, a fund, and Gaon.

    A subject's may name what it owns: Gaon, the firm behind Alder, Nuri and Daon.
    """
    if one.case in ABOUT:
        return one.end
    aside = grammar.patterns["list_aside"].match(text, one.end)
    return aside.end() if aside else one.end


def _alike(one: Argument, other: Argument) -> bool:
    """Whether two names may stand in one list: the same label, or a ministry and a town or public body."""
    labels = {one.mention.label, other.mention.label}
    return len(labels) == 1 or labels in _TOGETHER


def _listable(one: Argument, other: Argument, text: str, grammar: Grammar) -> bool:
    """Whether two names may stand in one list here: they are alike, or a state gives beside a firm."""
    return _alike(one, other) or _state_too(one, other, text, grammar)


def _state_too(one: Argument, other: Argument, text: str, grammar: Grammar) -> bool:
    """From the World Bank, Norway and Alder: a state gives as a firm does, where it only says whose no name is."""
    states = [a for a in (one, other) if a.mention.label == "COUNTRY"]
    firms = {a.mention.label for a in (one, other)} & {"COMPANY", "GOVERNMENT"}
    alone = (grammar.patterns["state_alone"].match(text, a.end) for a in states)
    return len(states) == 1 and bool(firms) and all(alone)


def topic_group(reading: Reading, topic: Argument, grammar: Grammar) -> tuple[Mention, ...]:
    """The mentions of the topic and of those that a list joins to it."""
    return joined(topic, reading.arguments, reading.line.text, grammar, ())
