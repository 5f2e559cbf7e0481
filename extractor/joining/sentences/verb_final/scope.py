"""Which of a line's parties stand under a predicate whose verb comes last.

Those before it; in a headline those behind it too; behind a clause that describes a noun that noun
itself; behind a verb that goes on (3억 유로를 들여) those of the verb that it goes on to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT, ACTORS, DESCRIBED_SUM, ENUMERATED, PLACES, WITH
from extractor.joining.sentences.verb_final.relatives import around, heads_of, of_inner_clause
from extractor.types import Money

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.joining.forms.clauses import Argument, Link
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

# The cases in which somebody did what a clause before states.
_DOING = {"subject", "joined", "none"}
_ANYBODY = ACTORS | PLACES
_BARE = {"none", "headline"}
# How far behind a name the office begins that its speaker holds.
_OFFICE_WITHIN = 24
_GIVEN = {"locative", "object", "joined", "attributed"}
_PAIRS = 2
# How far behind a name with its particle the next name of a list begins: 누리와 다온도.
_PARTICLE = 3


def with_parties(link: Link, line: Line, arguments: tuple[Argument, ...], grammar: Grammar) -> Link:
    """The link with the parties that stand under its predicate."""
    stop = max(link.predicate.start, link.amount.start)
    near = [a for a in arguments if a.end <= stop or _inside(a, link)]
    before = [a for a in near if not _done(a, link, line, grammar)]
    heads = heads_of(link, line, arguments, grammar)
    taker = link.predicate.frame.slots.get("recipient")
    if any(h.case == "topic" for h in heads) and not (taker and "subject" in taker.cases):
        # 누리가 사들인 다온에 3억원을 투자한 가온은
        before = [
            a for a in before if a.case not in ABOUT or not of_inner_clause(a, link, line, grammar)
        ]
    about = any(a.case in ABOUT for a in (*before, *heads))
    if line.sentence.title:
        behind = [a for a in arguments if a.end > stop and a not in before]
        known = {h.start for h in heads}
        near = [*before, *heads, *(a for a in behind if a.start not in known)]
    else:
        near = [*before, *heads, *_of_next(link, line, arguments, grammar)]
    helpers = _helpers(line, near, grammar)
    near = [a for a in near if a not in helpers]
    near = _listed(link, line, _with(link, line, near, grammar))
    near = _of_parts(link, line, around(link, line, arguments, near, heads), grammar)
    near = _of_main_clause(link, line, near, grammar)
    spoken = () if about else _speaker(arguments, stop, line, grammar)
    # 나머지 3억 유로는 누리가 낸다: who acts stands behind the sum.
    opens = link.case in {DESCRIBED_SUM, "topic"}
    anchor = link.predicate.start if opens else link.amount.start
    return link._replace(arguments=(*near, *spoken), anchor=anchor)


def _of_main_clause(
    link: Link, line: Line, near: Sequence[Argument], grammar: Grammar
) -> list[Argument]:
    """나래시가 도로에 쓸 3억 유로를 누리은행이 빌려준다: who acts behind the sum, and not in the clause that describes it."""
    stop = link.amount.start
    acts = any(a.case == "subject" and a.start > stop and a.mention.label in ACTORS for a in near)
    if not acts or not grammar.patterns["describes_it"].search(line.text, 0, stop):
        return list(near)
    return [a for a in near if a.case != "subject" or a.start > stop]


def _inside(argument: Argument, link: Link) -> bool:
    """공사 계약을 누리와 맺었다: who stands within the words of the predicate."""
    return link.predicate.start < argument.start and argument.end < link.predicate.end


def _helpers(line: Line, near: Sequence[Argument], grammar: Grammar) -> list[Argument]:
    """전남도는 개발청, 나래시와 협력해 투자협약을 맺었다: who helps somebody is no party."""
    helping = grammar.patterns["helping"]
    last = [a for a in near if a.case == "joined" and helping.match(line.text[a.end :])]
    return last + [a for one in last for a in _listed_before(one, line, near, grammar, _ANYBODY)]


def _done(argument: Argument, link: Link, line: Line, grammar: Grammar) -> bool:
    """누리가 참여했으며 투자금은 3억원이다: who did something before is not of the sum.

    다온이 목표를 넘기면 1억원을 더 얹는다: nor is whom the condition of a price is about.
    """
    if link.predicate.frame.price and argument.end <= link.amount.start:
        condition = grammar.patterns["in_condition"].match(line.text[argument.end :])
        if condition and argument.end + condition.end() <= link.amount.start:
            return True
    if link.case != "copula" or argument.case not in _DOING:
        return False
    between = line.text[argument.end : link.predicate.start]
    return grammar.patterns["barrier"].search(between) is not None


def _of_next(
    link: Link, line: Line, arguments: Sequence[Argument], grammar: Grammar
) -> Iterator[Argument]:
    """``3억 유로를 들여 폴란드 공장을 넓힌다``: the places of the clause that the verb goes on to, and who acts there."""
    start = link.predicate.start
    if not grammar.patterns["goes_on"].match(line.text[start:]):
        return
    ends = grammar.patterns["barrier"].search(line.text, link.predicate.end)
    stop = ends.start() if ends else len(line.text)
    begin = max(start, link.amount.end)
    behind = [a for a in arguments if begin <= a.start < stop]
    acts = any(a.case in ABOUT and a.mention.label in ACTORS for a in arguments if a.end <= start)
    acts = acts or link.predicate.frame.price  # 3억 유로를 치르고 다온이 목표를 넘기면
    for argument in behind:
        if argument.mention.label in PLACES:
            yield argument
        elif not acts and argument.case in ABOUT and argument.mention.label in ACTORS:
            # 3억 유로를 들여 가온은 공장을 짓는다: who acts stands behind the verb.
            acts = True
            if grammar.patterns["next_actor"].fullmatch(
                line.text, link.predicate.end, argument.start
            ):
                yield argument._replace(case="subject")


def _with(link: Link, line: Line, near: Sequence[Argument], grammar: Grammar) -> list[Argument]:
    """``가온은 누리와 2조원을 투자한다``: both give; in ``누리와 다온에`` the particle makes a list.

    ``은행과 대출 약정을 맺은 가온은``: with whom the noun behind has signed, the frame says.
    """
    frame = link.predicate.frame
    slot = frame.slots.get("investor")
    if slot is None or "joined" in slot.cases or not frame.kind.joint:
        return list(near)
    about = [a.start for a in near if a.case in ABOUT]
    if frame.kind.aid and about and min(about) >= link.predicate.end:
        return list(near)
    acting = [a for a in near if a.case == "joined" and _apart(a, link, line, near, grammar)]
    acting += [a for one in acting for a in _listed_before(one, line, near, grammar, _like(one))]
    return [a._replace(case=WITH) if a in acting else a for a in near]


def _like(one: Argument) -> Collection[str]:
    """전남도, 목포시와: towns are listed with towns, firms and offices with each other."""
    return _ANYBODY if one.mention.label in PLACES else ACTORS


def _listed_before(
    last: Argument,
    line: Line,
    near: Sequence[Argument],
    grammar: Grammar,
    labels: Collection[str] = frozenset(ACTORS),
) -> Iterator[Argument]:
    """``국민·하나은행과``: the names of these labels before one that acts too, in its list."""
    start = last.start
    for argument in reversed([a for a in near if a.end <= last.start and a.case == "none"]):
        tied = grammar.patterns["list_join"].match(line.text[argument.end : start])
        if argument.mention.label not in labels or not tied:
            return
        yield argument
        start = argument.start


def _apart(
    argument: Argument, link: Link, line: Line, near: Sequence[Argument], grammar: Grammar
) -> bool:
    """Whether the particle makes no list of those that something is given to."""
    after = line.text[argument.end : link.amount.start]
    cut = grammar.patterns["barrier"].search(after) or grammar.patterns["apart"].match(after)
    if argument.mention.label in PLACES:
        # 인도와 3억 유로를 투자한다는 협약을 맺었다: it hosts, and does not pay.
        cut = cut or grammar.patterns["counterparty"].match(line.text[link.predicate.end :])
    given = any(
        a.case in _GIVEN and argument.end < a.end <= link.amount.start
        for a in near
        if a.mention.label in ACTORS
    )
    listed = any(
        0 < a.start - argument.end <= _PARTICLE and a.mention.label in ACTORS for a in near
    )
    return not cut and not given and not listed and argument.end <= link.amount.start


def _listed(link: Link, line: Line, near: Sequence[Argument]) -> list[Argument]:
    """``가온 3조·누리 2조 투자``: in such a list each sum is its name's; to whom, where somebody gives to all."""
    sums = {m.start for m in line.of("MONEY")}
    pairs = [a for a in near if a.end + 1 in sums and a.case in _BARE and a.mention.label in ACTORS]
    own = [a for a in pairs if a.end + 1 == link.amount.start]
    if own and link.case == ENUMERATED:
        return [own[0]._replace(case="subject")]
    if not own or len(pairs) < _PAIRS or link.predicate.frame.kind.purchase:
        return list(near)
    acting = {*ABOUT, "headline"}
    case = "subject"
    if any(a.case in acting and a.end < pairs[0].start for a in near):
        slot = link.predicate.frame.slots.get("recipient")
        if slot is None or "locative" not in slot.cases:
            return list(near)
        case = "locative"
    return [a._replace(case=case) if a in own else a for a in near if a in own or a not in pairs]


def _of_parts(link: Link, line: Line, near: Sequence[Argument], grammar: Grammar) -> list[Argument]:
    """``총 5조원 가운데 가온이 3조원, 누리가 2조원을 댄다``: who gives all the parts gives the whole."""
    if not grammar.patterns["whole_of_parts"].match(line.text, link.amount.end):
        return list(near)
    before = [a for a in near if a.end <= link.amount.start]
    giving = [a for a in near if a not in before and a.case in ABOUT and a.mention.label in ACTORS]
    parts = [m.mention.value for m in line.of("MONEY") if m.start >= link.amount.end]
    added = sum(part.low for part in parts if isinstance(part, Money))
    whole = link.amount.mention.value
    if not isinstance(whole, Money) or added != whole.low or not giving:
        return before
    return [*before, giving[0], *(a._replace(case=WITH) for a in giving[1:])]


def _speaker(
    arguments: Sequence[Argument], stop: int, line: Line, grammar: Grammar
) -> tuple[Argument, ...]:
    """“2조원을 투자할 것”이라고 누리바이오 대표는 말했다: the firm whose officer speaks behind."""
    behind = (a for a in arguments if a.start >= stop and a.mention.label == "COMPANY")
    officer = grammar.patterns["officer"]
    return tuple(
        a
        for a in behind
        if a.case in ABOUT and officer.match(line.text[a.end : a.end + _OFFICE_WITHIN])
    )[:1]
