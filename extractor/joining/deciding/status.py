"""Decides the status of a deal, by the verb, its tense and the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    from extractor.rules.grammar import Grammar
    from extractor.rules.kinds import Kind
    from extractor.rules.statuses import StatusRule
    from extractor.types import Span


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
# What the noun of a sum says surely: 투자한 금액은, 투자를 하게 되면.
_BY_NOUN = {*_OVER, "considering"}


class _Ruling(NamedTuple):
    """A status rule that holds, and the span of the words that decide."""

    rule: StatusRule
    words: Span


def decide_status(candidate: Candidate, kind: Kind) -> Claim:
    """The claim that decides the status of an amount's deal, which is of this kind after all.

    A headline without a verb has the status of the words beside it (공장 착공… 3000억 투자); an amount
    that is only stated (총투자액은 3조원이다) has that of its deal.
    """
    frame = candidate.frame
    if candidate.link.case == "copula":
        return _of_amount(candidate, kind) or _by_frame(candidate)
    if _called_off(candidate, kind):
        return claim("status", "off_before", _OFF)
    ruling = _ruling(candidate.line, candidate.link.predicate, candidate.grammar)
    if ruling:
        rule, before = ruling.rule, candidate.context.statuses.get(frame.kind)
        if rule.follows and before == _BOUND:
            return claim("status", "bound_before", _BOUND, rule.id, ruling.words)
        if before == _OFF and (rule.status == NONE or _agreed_once(candidate)):
            return claim("status", "off_before", _OFF, rule.id, ruling.words)
        return _by_words("verb", ruling)
    beside = _beside(candidate) if candidate.line.sentence.title else None
    return _by_words("beside", beside) if beside else _of_works(candidate, kind)


def _agreed_once(candidate: Candidate) -> bool:
    """매각이 불발됐다. 3억 유로에 사기로 했던 가온은: what was agreed of a deal that came to nothing."""
    return candidate.match("agreed_once", candidate.link.predicate.start) is not None


def _called_off(candidate: Candidate, kind: Kind) -> bool:
    """Has abandoned its takeover of Alder. The $3m deal: its price, which the deal never had paid."""
    told, context = candidate.context.statuses.get(kind), candidate.context
    generic = candidate.frame.generic and candidate.grammar.capitalises
    return told == _OFF and generic and context.awaits_sum(kind)


def _of_works(candidate: Candidate, kind: Kind) -> Claim:
    """공장을 짓고 싶어 한다. 3억원이 드는 일이다: what works cost that were told without a sum is as far as they are."""
    told = candidate.context.statuses.get(kind)
    costs = candidate.link.predicate.form == "passive" and not candidate.grammar.capitalises
    # Has awarded three grants. Alder gets $3m: one of them.
    granted = candidate.grammar.capitalises and kind.aid and told == _BOUND
    if told and (costs or granted) and candidate.context.awaits_sum(kind):
        return claim("status", "before", told)
    return _by_frame(candidate)


def _by_words(ground: str, ruling: _Ruling) -> Claim:
    return claim("status", ground, ruling.rule.status, ruling.rule.id, ruling.words)


def _by_frame(candidate: Candidate) -> Claim:
    frame = candidate.frame
    if frame.status:
        return claim("status", "frame", frame.status, frame.id, candidate.words)
    return claim("status", "default", _DEFAULT)


def _of_amount(candidate: Candidate, kind: Kind) -> Claim | None:
    """The status by the noun (투자한 금액은), else by what is known of the deal, else by the words behind."""
    line, predicate, told = candidate.line, candidate.link.predicate, candidate.context.statuses
    noun = _of_noun(candidate)
    if noun and noun.rule.status in _BY_NOUN:
        return _by_words("noun_over" if noun.rule.status in _OVER else "verb", noun)
    verb = _ruling(line, predicate, candidate.grammar, candidate.link.amount.end)
    beside = _beside(candidate)
    known = beside.rule.status if beside else told.get(kind, told.get(candidate.frame.kind))
    if verb and verb.rule.status in _COMING and known in _OVER:
        return _by_words("still_coming", verb)
    if beside:
        return _by_words("beside", beside)
    if known:
        return claim("status", "before", known)
    ruling = verb or noun
    return _by_words("verb", ruling) if ruling else None


def _of_noun(candidate: Candidate) -> _Ruling | None:
    """What the noun itself says: 투자한 금액은."""
    words = candidate.text[candidate.link.predicate.start : candidate.link.predicate.end]
    found = _first(words, Before("", ""), candidate.frame.kind, candidate.grammar)
    return _Ruling(found[0], candidate.words) if found else None


def _beside(candidate: Candidate) -> _Ruling | None:
    """What another predicate of the sentence says of the deal: 공장 착공… 3000억 투자."""
    near = [
        idle.predicate
        for idle in candidate.reading.idle
        if _may_say(idle.predicate, candidate.line)
    ]
    rulings = (
        _ruling(candidate.line, p, candidate.grammar)
        for p in near
        if p.frame.kind == candidate.frame.kind
    )
    return next(filter(None, rulings), None)


def statuses_after(
    reading: Reading, facts: Sequence[Fact], context: Context, grammar: Grammar
) -> Mapping[Kind, str]:
    """The latest status of each kind of deal, as the sentence leaves it."""
    found = dict(context.statuses)
    for predicate in (idle.predicate for idle in reading.idle if not idle.predicate.frame.adds):
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


def status_of(line: Line, predicate: Predicate, grammar: Grammar) -> str | None:
    """The status by the words around the predicate; None if no rule fits."""
    ruling = _ruling(line, predicate, grammar)
    return ruling.rule.status if ruling else None


def _ruling(line: Line, predicate: Predicate, grammar: Grammar, floor: int = 0) -> _Ruling | None:
    """The first status rule that fits the words from the predicate (or from ``floor``) on; None if none.

    A verb that goes on to another (3조원을 들여 … 짓기로 했다) has the status of the sentence's last
    verb. Patterns also see the words before the predicate, as far as the last clause boundary, and no
    words inside of names.
    """
    start = max(predicate.start, floor)
    before = line.nameless[max(0, predicate.start - _GOVERNED_FROM) : predicate.start]
    cuts = [m.end() for m in grammar.patterns["boundary"].finditer(before)]
    seen = Before(before[cuts[-1] :] if cuts else before, before)
    after = line.nameless[start : max(start, predicate.end) + WINDOW]
    if grammar.patterns["goes_on"].match(line.text[start:]) or _paid_for(line, predicate, grammar):
        end = _said_until(line, predicate, grammar)
        start = max(start, end - TAIL)
        after = line.nameless[start:end]
    found = _first(after, seen, predicate.frame.kind, grammar)
    if found is None:
        return None
    rule, words = found
    base = predicate.start if words[0] < 0 else start
    return _Ruling(rule, _quotable(line, predicate, base + words[0], base + words[1]))


def _said_until(line: Line, predicate: Predicate, grammar: Grammar) -> int:
    """Where the predicate's sentence ends: “3조원을 들여 공장을 짓는다”며 “내년 가동한다”고, before the next quotation."""
    quoted = grammar.patterns["quote_goes_on"].search(line.text, predicate.end)
    return quoted.start("goes") if quoted else len(line.text)


def _paid_for(line: Line, predicate: Predicate, grammar: Grammar) -> bool:
    """다온 인수에 210억원, 공장 신설에 145억원을 쓰기로 의결했다: the last verb says how far the takeover is."""
    noun = predicate.form == "noun" and predicate.frame.kind.purchase
    return noun and grammar.patterns["spent_on"].match(line.text, predicate.end) is not None


def _quotable(line: Line, predicate: Predicate, start: int, end: int) -> Span:
    """The span of a rule's words without blanks around them; of the predicate where there are none.

    With words right before it the predicate is quoted too: is spending.
    """
    if end == predicate.start:
        end = predicate.end
    words = line.text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return line.span(start, end) if start < end else line.span(predicate.start, predicate.end)


def _first(
    after: str, before: Before, kind: Kind, grammar: Grammar
) -> tuple[StatusRule, tuple[int, int]] | None:
    """The first rule that holds, with the offsets of its words from the predicate."""
    found = ((rule, rule.find(kind.name, before, after)) for rule in grammar.statuses)
    return next(((rule, words) for rule, words in found if words), None)
