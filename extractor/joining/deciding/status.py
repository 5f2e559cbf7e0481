"""How far a deal has come, by the verb, its tense and the words around it."""

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
# The main verb of a sentence whose verb comes last, with what is said of it: 짓기로 했다고 밝혔다.
TAIL = 26
# How far before a predicate another verb may govern it.
_GOVERNED_FROM = 90
_DEFAULT = "announced"
_BOUND = "committed"
# A deal that was called off is one all the same, whatever is said of it then.
_OFF = "cancelled"
# What a deal just told is no longer, when a sum is told of as still to come.
_OVER = {"completed", "cancelled"}
_COMING = {"planned", "considering"}


def decide_status(one: Candidate) -> Claim:
    """How far an amount's deal has come.

    A headline without a verb is as far as the words beside it tell (공장 착공… 3000억 투자), a sum
    that only is so much (총투자액은 3조원이다) as the deal that it is of.
    """
    frame = one.frame
    if one.link.case == "copula":
        return _of_sum(one) or _by_frame(frame)
    rule = _telling(one.line, one.link.predicate, one.grammar)
    if rule and rule.follows and one.context.statuses.get(frame.kind) == _BOUND:
        return claim("status", "bound_before", _BOUND, rule.id, one.words)
    if rule and rule.status == NONE and one.context.statuses.get(frame.kind) == _OFF:
        return claim("status", "off_before", _OFF, rule.id, one.words)
    if rule:
        return claim("status", "verb", rule.status, rule.id, one.words)
    beside = _beside(one) if one.line.sentence.title else None
    return claim("status", "beside", beside) if beside else _by_frame(frame)


def _by_frame(frame: Frame) -> Claim:
    if frame.status:
        return claim("status", "frame", frame.status, frame.id)
    return claim("status", "default", _DEFAULT)


def _of_sum(one: Candidate) -> Claim | None:
    """What the noun says (투자한 금액은), else how far the deal has come, else the words behind."""
    line, predicate, kind = one.line, one.link.predicate, one.frame.kind
    words = line.text[predicate.start : predicate.end]
    noun = _first(words, Before("", ""), kind, one.grammar)
    if noun and noun.status in _OVER:
        return claim("status", "noun_over", noun.status, noun.id, one.words)
    own = _telling(line, predicate, one.grammar, one.link.amount.end)
    beside = _beside(one)
    known = beside or one.context.statuses.get(kind)
    if own and own.status in _COMING and known in _OVER:
        return claim("status", "still_coming", own.status, own.id)
    if known:
        return claim("status", "beside" if beside else "before", known)
    rule = own or noun
    return claim("status", "verb", rule.status, rule.id) if rule else None


def _beside(one: Candidate) -> str | None:
    """What another predicate of the sentence says of the deal: 공장 착공… 3000억 투자."""
    near = [idle.predicate for idle in one.reading.idle if _tells(idle.predicate, one.line)]
    told = (said(one.line, p, one.grammar) for p in near if p.frame.kind == one.frame.kind)
    return next((status for status in told if status), None)


def told_statuses(
    reading: Reading, facts: Sequence[Fact], context: Context, grammar: Grammar
) -> Mapping[Kind, str]:
    """How far the deals of each kind have come by the end of the sentence."""
    found = dict(context.statuses)
    for predicate in (idle.predicate for idle in reading.idle):
        status = said(reading.line, predicate, grammar) if _tells(predicate, reading.line) else None
        if status and status != NONE:
            found[predicate.frame.kind] = status
    named = (f for f in facts if f.status != _DEFAULT or not f.sentence.title)
    return found | {fact.kind: fact.status for fact in named}


def _tells(predicate: Predicate, line: Line) -> bool:
    """A noun in running text may be of any deal: 투자 심리가 위축됐다."""
    return predicate.form != "noun" or line.sentence.title


def said(line: Line, predicate: Predicate, grammar: Grammar, floor: int = 0) -> str | None:
    """What the words from the predicate, or from ``floor``, on say of how far the deal is."""
    rule = _telling(line, predicate, grammar, floor)
    return rule.status if rule else None


def _telling(
    line: Line, predicate: Predicate, grammar: Grammar, floor: int = 0
) -> StatusRule | None:
    """The first status whose pattern fits the words from the predicate, or from ``floor``, on.

    A verb that goes on to another (3조원을 들여 … 짓기로 했다) is as far as the sentence's last
    verb. A language whose verb stands first looks at the words before it too: patterns see the
    predicate's neighbourhood with the predicate between two marks.
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
