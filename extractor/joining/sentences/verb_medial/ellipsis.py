"""Lists that say their verb once: lent $3m to A, $2m to B; A invests $3m, B $2m; bought A for $3m, B for $2m."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import LISTED, PLACES
from extractor.joining.forms.clauses import Link
from extractor.joining.sentences.nouns_of_deals import allows
from extractor.joining.sentences.verb_medial.counting import veto
from extractor.rules.grammar import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Argument, Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

_FIRMS = {"COMPANY", "PROJECT"}
_ACTING = {"subject", "none"}
# Cases of whom the items of a list may share.
_OF_ALL = {"from", "in", "into"}
# How far behind a sum the words begin that say what it is for.
_FOR_WHAT = 40


def continued(line: Line, money: Placed, last: Link | None, grammar: Grammar) -> Link | None:
    """Lent $3m to Alder in Norway; $2m to Nuri in Denmark: an item that begins with its sum."""
    if last is None or veto(line, money, grammar):
        return None
    joint = grammar.patterns["item_sum"].search(line.text, last.amount.end, money.start)
    behind = grammar.patterns["sum_for"].match(line.text[money.end : money.end + _FOR_WHAT])
    if not joint or not behind or not _for_what(line, last, grammar):
        return None
    return Link(money, last.predicate, last.case, opens=money.start)


def _for_what(line: Line, last: Link, grammar: Grammar) -> bool:
    """Whether words behind the sum before say what it is for; a passive stands between: $3m will go to A, came from A."""
    if last.predicate.form != "passive":
        end = last.amount.end
    elif any(
        grammar.patterns[name].search(line.text, last.predicate.start, last.predicate.end)
        for name in ("going_to", "comes_from")
    ):
        return True
    else:
        end = max(last.amount.end, last.predicate.end)
    return grammar.patterns["sum_for"].match(line.text[end : end + _FOR_WHAT]) is not None


def gapped(
    line: Line, money: Placed, last: Link | None, arguments: Sequence[Argument], grammar: Grammar
) -> Link | None:
    """Beta for Rs 250 crore: an item that ends with its sum."""
    if last is not None and _in_order(line, money, last, grammar):
        return Link(money, last.predicate, last.case)
    if last is None or veto(line, money, grammar):
        return None
    if grammar.patterns["figure"].search(line.text, last.amount.end, money.start):
        return None
    if grammar.patterns["shared"].search(line.text, last.amount.end, money.start):
        return Link(money, last.predicate, last.case)
    before = (a for a in arguments if a.end <= money.start and a.mention.label != PROJECT)
    near = max(before, key=lambda a: a.end, default=None)
    if near is None or near.start < last.amount.end:
        return None
    named = grammar.patterns["gapped"].match(line.text[near.end : money.start])
    listed = last.predicate.form != "noun" or last.case == LISTED
    followed = grammar.patterns["followed"].fullmatch(line.text, last.amount.end, near.start)
    return Link(money, last.predicate, last.case) if named and (listed or followed) else None


def _in_order(line: Line, money: Placed, last: Link, grammar: Grammar) -> bool:
    """Worth $3m and $2m respectively: the sum beside the one before, for the second of several names."""
    joined = grammar.patterns["sums_joined"].fullmatch(line.text, last.amount.end, money.start)
    return joined is not None and grammar.patterns["in_order"].search(line.text) is not None


def headed(
    line: Line,
    money: Placed,
    predicates: Sequence[Predicate],
    arguments: Sequence[Argument],
    grammar: Grammar,
) -> Link | None:
    """This week's rounds: Alder ($3m): the first item of a list behind its heading."""
    own = [a for a in arguments if a.end <= money.start]
    heads = [p for p in predicates if own and p.end <= own[-1].start and allows(p, LISTED)]
    if not heads or veto(line, money, grammar):
        return None
    name = own[-1]
    heading = grammar.patterns["heading"].fullmatch(line.text, heads[-1].end, name.start)
    listed = grammar.patterns["listed"].match(line.text[name.end : money.start])
    return Link(money, heads[-1], LISTED, opens=name.start) if heading and listed else None


def verbless(
    line: Line, arguments: Sequence[Argument], grammar: Grammar, earlier: Predicate | None
) -> list[Link]:
    """Alpha puts in Rs 400 crore. Beta is good for Rs 250 crore, Gamma for Rs 90 crore."""
    if earlier is None:
        return []
    pairs = []
    for money in line.of("MONEY"):
        near = [a for a in arguments if a.end <= money.start]
        between = line.text[near[-1].end : money.start] if near else ""
        if near and grammar.patterns["listed"].match(between):
            pairs.append(Link(money, earlier._replace(start=0, end=0), "for"))
    return pairs if len(pairs) > 1 else []


def itemised(
    links: Sequence[Link], arguments: Sequence[Argument], line: Line, grammar: Grammar
) -> Iterator[tuple[Link, Sequence[Argument]]]:
    """Each link with the arguments that may stand under it: those of other items may not."""
    first: Link | None = None
    items = [_opened(*pair, arguments, line, grammar) for pair in pairwise((None, *links))]
    common = _of_all(items, arguments, line, grammar) if len(items) > 1 else []
    for item, after in zip_longest(items, items[1:]):
        same = first is not None and first.predicate == item.predicate
        first = first if same else item
        link = item._replace(first=first.amount) if first is not None and same else item
        stop = after.opens if after and after.opens is not None else len(line.text)
        if link.opens == link.amount.start and link.first:
            shared = min(link.predicate.start, link.first.start)
            own = (a for a in arguments if link.amount.start <= a.start < stop)
            yield link, [*_shared(arguments, shared, stop, line, grammar), *own]
        else:
            inside = [a for a in arguments if a.start < stop]
            yield link, [*inside, *(a for a in common if a not in inside)]


def _of_all(
    items: Sequence[Link], arguments: Sequence[Argument], line: Line, grammar: Grammar
) -> list[Argument]:
    """Alder gets $3m and Nuri $2m from Gaon: who stands behind the last sum is of all, if he stands alone.

    So is what they put money into: Alder put $3m and Nuri $2m into Gaon.
    """
    touch, last = grammar.patterns["items_touch"], items[-1].amount.end
    for one, other in pairwise(items):
        if other.opens is None or not touch.fullmatch(line.text, one.amount.end, other.opens):
            return []
    behind = [a for a in arguments if a.case in _OF_ALL and a.mention.label not in PLACES]
    alone = len(behind) == 1 and behind[0].start > last
    return behind if alone and "," not in line.text[last : behind[0].start] else []


def _opened(
    before: Link | None,
    link: Link | None,
    arguments: Sequence[Argument],
    line: Line,
    grammar: Grammar,
) -> Link:
    """The link with the place where its item begins, if a name heads it: B $2m, B a $2m mill."""
    assert link is not None  # noqa: S101 - only what stands before the first is none
    own = [a for a in arguments if a.end <= link.amount.start]
    if not own or link.opens is not None:
        return link
    near = own[-1]
    if not grammar.patterns["listed"].match(line.text[near.end : link.amount.start]):
        return link
    if near.mention.label in PLACES and line.text[near.end] == ":" and near.case != "bare":
        return link  # in Chile: $3m for a mill, $2m for a dairy: the place of them all
    shares = not link.predicate.end or any(
        link.predicate.end < m.start < link.amount.start for m in line.of("MONEY")
    )
    joined = before is not None and grammar.patterns["item_name"].search(
        line.text, before.amount.end, near.start
    )
    return link._replace(opens=near.start) if shares or joined else link


def left_over(
    arguments: Sequence[Argument],
    link: Link,
    before: Sequence[Link],
    line: Line,
    grammar: Grammar,
) -> list[Argument]:
    """The arguments without those of the sums ``before``, where this one has its own.

    Put $3m into Alder, led a $5m round in Nuri: Alder is not of the round.
    """
    last = before[-1] if before else None
    if last is None or last.predicate == link.predicate or last.amount.end > link.predicate.start:
        return list(arguments)
    if not any(a.start >= link.predicate.start and _firm(a) for a in arguments):
        return list(arguments)
    begin = min(one.predicate.start for one in before if one.predicate == last.predicate)
    described, part = grammar.patterns["described_by"], grammar.patterns["in_its_round"]
    return [
        a
        for a in arguments
        if not (begin <= a.start < link.predicate.start and _firm(a))
        or (a.case == "bare" and not _done_to(a, before))
        or described.fullmatch(line.text, a.end, link.predicate.start)
        or part.fullmatch(line.text, a.end, link.predicate.start)
    ]


def _firm(argument: Argument) -> bool:
    return argument.mention.label in _FIRMS


def _done_to(argument: Argument, before: Sequence[Link]) -> bool:
    """Whether an item before has the name as its object."""
    earlier = (a for link in before if link.first for a in link.arguments)
    return any(a.start == argument.start and a.case not in _ACTING for a in earlier)


def _shared(
    arguments: Sequence[Argument], begin: int, stop: int, line: Line, grammar: Grammar
) -> list[Argument]:
    """Who acts in all items: those before the verb, and who reports it behind the last item."""
    said = grammar.patterns["said"]
    return [
        a
        for a in arguments
        if a.end <= begin or (a.start >= stop and said.match(line.text[a.end :].lstrip(" ")))
    ]
