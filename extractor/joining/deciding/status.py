"""Decides the status of a deal, by the verb, its tense and the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim
from extractor.rules.statuses import NONE, Before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.joining.deciding.candidate import Candidate
    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.clauses import Predicate, Reading
    from extractor.joining.forms.context import Context
    from extractor.joining.forms.facts import Fact
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Frame, Grammar
    from extractor.rules.kinds import Kind
    from extractor.rules.statuses import StatusRule

WINDOW = 90
# The length of a sentence's end that holds its main verb, verb-final: 짓기로 했다고 밝혔다.
TAIL = 26
# How far before a predicate another verb may govern it.
_GOVERNED_FROM = 90
_DEFAULT = "announced"
_BOUND = "committed"
# A deal that was called off stays a deal, whatever is only supposed of it later.
_OFF = "cancelled"
# What a deal just mentioned cannot be if its amount is stated as still to come.
_OVER = {"completed", "cancelled"}
_COMING = {"planned", "considering"}


def decide_status(candidate: Candidate) -> Claim:
    """The claim that decides the status of an amount's deal.

    A headline without a verb has the status of the words beside it (공장 착공… 3000억 투자); an amount
    that is only stated (총투자액은 3조원이다) has that of its deal.
    """
    frame = candidate.frame
    if candidate.link.case == "copula":
        return _of_amount(candidate) or _by_frame(frame)
    rule = _rule_for(candidate.line, candidate.link.predicate, candidate.grammar)
    if rule and rule.follows and candidate.context.statuses.get(frame.kind) == _BOUND:
        return claim("status", "bound_before", _BOUND, rule.id, candidate.words)
    if rule and rule.status == NONE and candidate.context.statuses.get(frame.kind) == _OFF:
        return claim("status", "off_before", _OFF, rule.id, candidate.words)
    if rule:
        return claim("status", "verb", rule.status, rule.id, candidate.words)
    beside = _beside(candidate) if candidate.line.sentence.title else None
    return claim("status", "beside", beside) if beside else _by_frame(frame)


def _by_frame(frame: Frame) -> Claim:
    if frame.status:
        return claim("status", "frame", frame.status, frame.id)
    return claim("status", "default", _DEFAULT)


def _of_amount(candidate: Candidate) -> Claim | None:
    """The status by the noun (투자한 금액은), else by what is known of the deal, else by the words behind."""
    line, predicate, kind = candidate.line, candidate.link.predicate, candidate.frame.kind
    words = line.text[predicate.start : predicate.end]
    noun = _first(words, Before("", ""), kind, candidate.grammar)
    if noun and noun.status in _OVER:
        return claim("status", "noun_over", noun.status, noun.id, candidate.words)
    verb = _rule_for(line, predicate, candidate.grammar, candidate.link.amount.end)
    beside = _beside(candidate)
    known = beside or candidate.context.statuses.get(kind)
    if verb and verb.status in _COMING and known in _OVER:
        return claim("status", "still_coming", verb.status, verb.id)
    if known:
        return claim("status", "beside" if beside else "before", known)
    rule = verb or noun
    return claim("status", "verb", rule.status, rule.id) if rule else None


def _beside(candidate: Candidate) -> str | None:
    """What another predicate of the sentence says of the deal: 공장 착공… 3000억 투자."""
    near = [
        idle.predicate
        for idle in candidate.reading.idle
        if _may_say(idle.predicate, candidate.line)
    ]
    statuses = (
        status_of(candidate.line, p, candidate.grammar)
        for p in near
        if p.frame.kind == candidate.frame.kind
    )
    return next((status for status in statuses if status), None)


def statuses_after(
    reading: Reading, facts: Sequence[Fact], context: Context, grammar: Grammar
) -> Mapping[Kind, str]:
    """The latest status of each kind of deal, as the sentence leaves it."""
    found = dict(context.statuses)
    for predicate in (idle.predicate for idle in reading.idle):
        status = (
            status_of(reading.line, predicate, grammar)
            if _may_say(predicate, reading.line)
            else None
        )
        if status and status != NONE:
            found[predicate.frame.kind] = status
    named = (f for f in facts if f.status != _DEFAULT or not f.sentence.title)
    return found | {fact.kind: fact.status for fact in named}


def _may_say(predicate: Predicate, line: Line) -> bool:
    """Whether a predicate may say the status of a deal: a noun in prose may be about any, 투자 심리가 위축됐다."""
    return predicate.form != "noun" or line.sentence.title


def status_of(line: Line, predicate: Predicate, grammar: Grammar, floor: int = 0) -> str | None:
    """The status by the words from the predicate (or from ``floor``) on; None if none fits."""
    rule = _rule_for(line, predicate, grammar, floor)
    return rule.status if rule else None


def _rule_for(
    line: Line, predicate: Predicate, grammar: Grammar, floor: int = 0
) -> StatusRule | None:
    """The first status rule that fits the words from the predicate (or from ``floor``) on; None if none.

    A verb that goes on to another (3조원을 들여 … 짓기로 했다) has the status of the sentence's last
    verb. Patterns also see the words before the predicate, as far as the last clause boundary.
    """
    start = max(predicate.start, floor)
    before = line.text[max(0, predicate.start - _GOVERNED_FROM) : predicate.start]
    cuts = [m.end() for m in grammar.patterns["boundary"].finditer(before)]
    seen = Before(before[cuts[-1] :] if cuts else before, before)
    after = line.text[start : max(start, predicate.end) + WINDOW]
    if grammar.patterns["goes_on"].match(line.text[start:]):
        after = line.text[max(start, len(line.text) - TAIL) :]
    return _first(after, seen, predicate.frame.kind, grammar)


def _first(after: str, before: Before, kind: Kind, grammar: Grammar) -> StatusRule | None:
    return next((r for r in grammar.statuses if r.holds(kind.name, before, after)), None)
