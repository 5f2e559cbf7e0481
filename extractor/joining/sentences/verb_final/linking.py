"""Which predicate governs an amount, where the verb comes last (Korean).

The first to its right that no other verb cuts off; else the noun of a sum before it (투자액은 3조원이다), or
the verb that describes such a noun or the amount itself (투자한 돈은 3조원이다, 누리가 투자한 3조원으로).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import DESCRIBED_SUM, ENUMERATED
from extractor.joining.forms.clauses import Link
from extractor.joining.forms.particles import case_after
from extractor.joining.sentences.nouns_of_deals import of_goods
from extractor.joining.sentences.verb_final.going_on import gone_on_to
from extractor.joining.sentences.verb_final.headlines import PART, headed
from extractor.joining.sentences.verb_final.relatives import clause_start

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar


# How an amount that a verb describes goes on: 3조원을 발판으로, 3조원으로.
_BEHIND = {"object", "instrument", "topic", "subject", "also", "only"}
# How far behind a name its verb begins: 가온을 산다.
_VERB_BEHIND = 2


def links_of(
    line: Line,
    predicates: Sequence[Predicate],
    grammar: Grammar,
    earlier: Predicate | None,
    vetoes: Collection[Placed],
) -> Iterator[Link]:
    """A link for each amount of the line that is not among the ``vetoes`` and has a predicate.

    A line without a verb goes on with the predicate that was ``earlier``.
    """
    for money in line.of("MONEY"):
        if money not in vetoes and not grammar.patterns["rest_gives"].search(
            line.text, 0, money.start
        ):
            found = _readings(line, money, predicates, grammar)
            link = next(found, None) or _elided(line, money, predicates, grammar, earlier)
            if link and not _supposed(link, line, grammar):
                yield link._replace(predicate=of_goods_bought(link.predicate, line, grammar))


def _supposed(link: Link, line: Line, grammar: Grammar) -> bool:
    """1000만원을 투자했다면, 2조원을 지원해도: nobody has done it or says that he will."""
    return grammar.patterns["hypothetical"].match(line.text, link.predicate.end) is not None


def _readings(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Iterator[Link]:
    yield from _alone(money, predicates)
    if grammar.patterns["said_on"].match(line.text, money.end):
        yield from _left(line, money, predicates, grammar)  # 공사비는 3억원으로, 아파트를 짓는다
    if grammar.patterns["whole_of_parts"].match(line.text, money.end):
        yield from _described(line, money, predicates, grammar)
    yield from _right(line, money, predicates, grammar)
    yield from _left(line, money, predicates, grammar)
    yield from _described(line, money, predicates, grammar)
    yield from _enumerated(line, money, predicates, grammar)
    yield from headed(line, money, predicates, grammar)


def _alone(money: Placed, predicates: Sequence[Predicate]) -> Iterator[Link]:
    """500억원짜리다: the sentence is the sum alone, and its predicate lies around it."""
    for predicate in predicates:
        if predicate.start <= money.start and money.end < predicate.end:
            yield Link(money, predicate, "copula")


def _elided(
    line: Line,
    money: Placed,
    predicates: Sequence[Predicate],
    grammar: Grammar,
    earlier: Predicate | None,
) -> Link | None:
    """…를 투자한다. 루마니아 공장에는 2억 유로: the verb is that of the sentence before."""
    alone = not predicates and len(line.of("MONEY")) == 1
    if (
        earlier is None
        or not alone
        or not grammar.patterns["said_last"].match(line.text, money.end)
    ):
        return None
    elided = grammar.patterns["elided"].match(line.text[: money.start])
    somebody = [p for p in line.of("COUNTRY", "PLACE", "COMPANY") if p.end <= money.start]
    if not elided or not any(
        p.end in (elided.start("case"), elided.end("place")) for p in somebody
    ):
        return None
    return Link(money, earlier._replace(start=money.end, end=money.end), "object")


def _right(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Iterator[Link]:
    case = _money_case(line.text, _last_in_order(line, money, grammar).end, grammar)
    for predicate in predicates:
        if predicate.start < money.end:
            continue
        if grammar.patterns["barrier"].search(line.unplaced, money.end, predicate.start):
            return
        if line.sentence.title and _of_next_part(line, money, predicate):
            return
        slot = predicate.frame.slots.get("amount")
        if slot and case in slot.cases and not _spent_on_by_other(predicate, line, grammar):
            governing = gone_on_to(predicate, line, predicates, grammar)
            yield Link(money, _paid_for(money, governing, line, predicates, grammar), case)
            return


def _of_next_part(line: Line, money: Placed, predicate: Predicate) -> bool:
    """90억 사료 공장…도는 6억 보조: the verb of a headline's next part has a sum of its own there."""
    between = (m.start for m in line.of("MONEY") if money.end <= m.start < predicate.start)
    own = max(between, default=0)
    part = line.text.rfind(PART, money.end, own) if own else -1
    return part >= 0 and bool(line.text[money.end : part].strip())


def _last_in_order(line: Line, money: Placed, grammar: Grammar) -> Placed:
    """5억 유로와 3억 유로를, 각각 5억, 3억 유로를: the last of the sums that are joined, or the amount."""
    in_order = grammar.patterns["in_order"].search(line.text, 0, money.start)
    joining = grammar.patterns["sums_joined" if in_order else "sums_tied"]
    last = money
    for other in line.of("MONEY"):
        if other.start >= last.end and joining.fullmatch(line.text, last.end, other.start):
            last = other
    return last


def _paid_for(
    money: Placed,
    paying: Predicate,
    line: Line,
    predicates: Sequence[Predicate],
    grammar: Grammar,
) -> Predicate:
    """다온을 인수하는 데 1200억원을 썼다: the takeover before the verb that the money is spent on."""
    priced = paying.form == "noun" and paying.frame.kind.purchase  # 인수하는 데 치른 값은
    if paying.frame.kind.raising or not (paying.frame.kind.pays or priced):
        return paying
    for bought in predicates:
        costs = bought.frame.kind.purchase and "amount" in bought.frame.slots
        if bought.end > paying.start or not costs or _of_other_sum(bought, money, paying, line):
            continue
        spent = grammar.patterns["spent_on"].match(line.text, bought.end)
        cut = spent and grammar.patterns["barrier"].search(line.text, spent.end(), paying.start)
        if spent and not cut and _of_firms(bought, line, grammar):
            return bought
    return paying


def _of_other_sum(bought: Predicate, money: Placed, paying: Predicate, line: Line) -> bool:
    """공장 건설에 1800억원, 다온을 인수하는 데 450억원을 쓴다: the takeover takes the sum behind it alone."""
    stop = money.start if bought.end <= money.start else paying.start
    return any(bought.end <= other.start and other.end <= stop for other in line.of("MONEY"))


def _spent_on_by_other(bought: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether the sum of a takeover stands behind it: 다온을 인수하는 데 450억원을."""
    spent = grammar.patterns["spent_on"].match(line.text, bought.end)
    if spent is None or not bought.frame.kind.purchase:
        return False
    return any(money.start == spent.end() for money in line.of("MONEY"))


def _of_firms(bought: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether firms or shares are bought: no goods, no ground for a plant."""
    named = any(0 < bought.start - p.end <= _VERB_BEHIND for p in line.of("COMPANY"))
    ground = None if named else grammar.patterns["premises"].search(line.text[: bought.start])
    return ground is None and of_goods_bought(bought, line, grammar) == bought


def _money_case(line: str, end: int, grammar: Grammar) -> str:
    if grammar.patterns["sized"].match(line, end):
        return "attribute"
    return case_after(line, end, grammar)


def _left(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Iterator[Link]:
    """``투자액은 3조원이다``: the noun of the sum stands before, the amount is its predicate."""
    if not grammar.patterns["amounting"].match(line.text, money.end):
        return
    for predicate in reversed(predicates):
        if predicate.end > money.start:
            continue
        between = line.text[predicate.end : money.start]
        slot = predicate.frame.slots.get("amount")
        if not slot or not _stated_before(predicate, between, grammar):
            continue
        if not grammar.patterns["barrier"].search(between):
            governing = _whose(predicate, line, predicates, grammar)
            yield Link(money, _paid_for(money, governing, line, predicates, grammar), "copula")
        return


def _whose(
    noun: Predicate, line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Predicate:
    """끌어모은 투자금은 3억 유로다: the verb that describes the noun says whose sum it is."""
    before = [p for p in predicates if p.end <= noun.start and p.form == "verb"]
    raised = before and before[-1].frame.kind.raising and noun.form == "noun"
    if not raised:
        return noun
    describing = grammar.patterns["describes_sum"].match(line.text[before[-1].start : noun.start])
    return before[-1] if describing else noun


def _stated_before(predicate: Predicate, between: str, grammar: Grammar) -> bool:
    """Whether what stands between a predicate and an amount makes the amount its sum.

    A noun that has one (투자액은), or a verb that describes one (투자한 돈은).
    """
    if predicate.form == "noun":
        sums = "copula" in predicate.frame.slots["amount"].cases
        return sums and grammar.patterns["sum_marked"].match(between) is not None
    return grammar.patterns["sum_described"].match(between) is not None


def _described(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Iterator[Link]:
    """네이버가 투자한 80억 달러를 발판으로: the verb in front describes the amount itself."""
    before = [p for p in predicates if p.end <= money.start and p.form == "verb"]
    parted = grammar.patterns["whole_of_parts"].match(line.text, money.end)
    if not before or not (parted or _money_case(line.text, money.end, grammar) in _BEHIND):
        return
    verb = before[-1]
    slot = verb.frame.slots.get("amount")
    describing = grammar.patterns["describes_sum"].match(line.text[verb.start : money.start])
    if slot and describing and (verb.frame.kind.pays or DESCRIBED_SUM in slot.cases):
        yield Link(money, verb, DESCRIBED_SUM)


def _enumerated(
    line: Line, money: Placed, predicates: Sequence[Predicate], grammar: Grammar
) -> Iterator[Link]:
    """투자를 유치한 곳은 가온(30억원), 누리(25억원)다: each sum is its name's behind the verb."""
    before = [p for p in predicates if p.end <= money.start and p.form == "verb"]
    if not before or len(line.of("MONEY")) == 1:
        return
    cleft = grammar.patterns["cleft"].match(line.text, before[-1].end)
    if cleft and not grammar.patterns["barrier"].search(line.text, cleft.end(), money.start):
        yield Link(money, before[-1], ENUMERATED)


def of_goods_bought(predicate: Predicate, line: Line, grammar: Grammar) -> Predicate:
    """자주포 200문을 24억달러에 산다: goods that are bought or sold are an order.

    The names of firms are overwritten, since they may end in a word for goods (가온반도체).
    """
    own = clause_start(line.text, predicate.start, grammar)
    firms = sorted((p.start, p.end) for p in line.of("COMPANY") if own <= p.start < predicate.start)
    # 아리에 부품을 대는 다온을 샀다: what stands before the firm that is bought is not.
    bought = (end for _, end in firms if case_after(line.text, end, grammar) == "object")
    own = max([own, *bought])
    text = line.text[own : predicate.start]
    for start, end in (firm for firm in firms if own <= firm[0]):
        text = f"{text[: start - own]}{'-' * (end - start)}{text[end - own :]}"
    return of_goods(predicate, text, grammar)
