"""Sums that add up to the one stated beside them: $300m: $200m in Poland and $100m in Hungary.

They are its parts, whatever governs them, and the money goes wherever that of the parts goes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim, settled
from extractor.joining.deciding.places import may_be_destination
from extractor.joining.forms.cases import PLACES
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.who import names_of
from extractor.joining.telling.parts import part_of, stated_parts, with_lacking
from extractor.types import Mention, Money, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar

_FEWEST = 2
_WORD = re.compile(r"[\w-]+")
# How far before a sentence the sum may stand whose parts it states, in code points.
_WITHIN = 200
# A country code that holds others.
_UNION = "EU"


def sum_up(facts: list[Fact], filled: Sequence[Fact], reading: Reading, grammar: Grammar) -> None:
    """Parts of a sum among the last facts, the sum of those just told, and parts that only a word calls so."""
    add_up(facts, filled, reading, grammar)
    told_in_all(facts, reading, grammar)
    facts += tuple(stated_parts(facts, with_lacking(reading, filled), grammar))


def add_up(facts: list[Fact], filled: Sequence[Fact], reading: Reading, grammar: Grammar) -> None:
    """Marks the parts of a sum among the last facts, those of the sentence read.

    The sum may be the last of the sentence before. Parts that nothing governs, or that only want
    a giver, are added. ``filled`` are the sentence's facts with those that are of no deal.
    """
    first = len(facts) - sum(not fact.lacking for fact in filled)
    begin = first - 1 if first and _just_told(facts[first - 1], reading) else first
    for at in range(begin, len(facts)):
        for run in (range(at + 1, len(facts)), range(at - 1, first - 1, -1)):
            parts = [facts[i] for i in run if _may_be_part(facts[i], facts[at])]
            number = _adding([f.money for f in parts], facts[at].money)
            if number and _shared_out(facts[at], parts[:number]):
                _settle(facts, at, list(run)[:number])
                return
    if begin == len(facts):
        return
    taken = [f for f in facts[first:] if begin < first and _of_giver(f, facts[begin])]
    whole = begin if taken and len(taken) == len(facts) - first else len(facts) - 1
    free = [f.amount for f in (*taken, *filled) if f in taken or _wants_giver(f)]
    parts = _loose_parts(facts[whole], free, reading, grammar)
    if parts:
        facts[whole] = _over(facts[whole], parts)
        facts[:] = [*(f for f in facts if f not in taken), *parts]


def told_in_all(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """스페인에 9억 유로, 폴란드에 4억 유로를 쓴다. 합하면 13억 유로다: the sum of the deals just told is one, too."""
    money = reading.loose[0] if len(reading.loose) == 1 else None
    if money is None or reading.links or not facts or not _just_told(facts[-1], reading):
        return
    if grammar.patterns["sums_up"].fullmatch(reading.line.text, 0, money.start) is None:
        return
    told = facts[-1]
    parts = [f for f in facts if f.sentence == told.sentence and _beside(f, told)]
    value = money.mention.value
    if not isinstance(value, Money) or _adding([f.money for f in parts], value) != len(parts):
        return
    whole = replace(part_of(told, money.mention, reading), part=False, carried=True)
    for at, fact in enumerate(facts):
        if fact in parts:
            facts[at] = replace(fact, part=True, whole=money.mention)
    facts.append(_over(whole, parts))


def _beside(fact: Fact, other: Fact) -> bool:
    """Whether two facts are deals of one kind between the same, but for where the money goes."""
    same = fact.kind is other.kind and names_of(fact.investors) == names_of(other.investors)
    return same and not (fact.recipients or other.recipients or fact.part or fact.cumulative)


def _just_told(fact: Fact, reading: Reading) -> bool:
    return (
        not fact.sentence.title
        and fact.sentence.end <= reading.line.sentence.start
        and reading.line.sentence.start - fact.sentence.end <= _WITHIN
    )


def _may_be_part(fact: Fact, whole: Fact) -> bool:
    """Whether nobody else gives it, and nobody else gets it."""
    if fact.kind is not whole.kind and fact.recipients and not fact.carried:
        return False
    return (
        not fact.investors or fact.carried or names_of(fact.investors) <= names_of(whole.investors)
    )


def _adding(values: Sequence[Money], whole: Money) -> int:
    """How many of the values, from the first on, add up to the whole; 0 if they do not."""
    left = whole.low if whole.low == whole.high else None
    for number, money in enumerate(values, 1):
        if left is None or money.currency != whole.currency or money.low != money.high:
            return 0
        left -= money.low
        if left <= 0:
            return number if not left and number >= _FEWEST else 0
    return 0


def _shared_out(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether each part has a country of its own, and the whole none but theirs."""
    theirs = [_codes(part.places) for part in parts]
    apart = all(theirs) and all(not one & other for one, other in pairwise(theirs))
    country = strongest(whole.claims, "country")
    own = _codes(whole.places) if country is not None and country.ground == "stated" else set()
    inside = len(own) != 1 and own <= set().union(*theirs)
    return apart and (inside or own == {_UNION})


def _codes(places: Sequence[Mention]) -> set[str]:
    return {m.value.country for m in places if isinstance(m.value, Place)}


def _settle(facts: list[Fact], whole: int, parts: Sequence[int]) -> None:
    """Marks the parts, which are of the whole's kind and giver; the whole goes where they go."""
    total = facts[whole]
    for at in parts:
        part = settled(facts[at], claim("kind", "whole", total.kind, "", total.amount.span))
        if not part.investors:
            part = settled(part, claim("investor", "whole", total.investors))
        facts[at] = replace(part, part=True, whole=total.amount)
    facts[whole] = _over(facts[whole], [facts[at] for at in sorted(parts)])


def _over(whole: Fact, parts: Sequence[Fact]) -> Fact:
    places = tuple(m for part in parts for m in part.places)
    return settled(whole, claim("country", "parts", places)) if places else whole


def _of_giver(fact: Fact, whole: Fact) -> bool:
    """Poland gets $200m: whoever gives the whole is no taker of a part."""
    givers = names_of(whole.investors)
    return bool(givers) and not fact.investors and names_of(fact.recipients) <= givers


def _wants_giver(fact: Fact) -> bool:
    """With $50m going to Norway: a deal but for the parties that its frame needs."""
    against = [c.ground for c in fact.claims if c.about == "deal" and c.says is None]
    return fact.lacking and against == ["needs"]


def _loose_parts(
    whole: Fact, free: Sequence[Mention], reading: Reading, grammar: Grammar
) -> list[Fact]:
    """The parts that no predicate governs, or ``free`` ones, behind the whole or in brackets right behind it."""
    inside = _in_brackets(whole, reading)
    if inside:
        sums = [m for m in inside if m.label == "MONEY"]
        places = [m for m in inside if m.label in PLACES]
    elif _of_figures(reading, grammar):
        return []
    else:
        sums = _behind(whole, free, reading)
        places = [
            a.mention
            for a in reading.arguments
            if a.mention.label in PLACES and may_be_destination(a, reading, grammar)
        ]
    number = _adding([m.value for m in sums if isinstance(m.value, Money)], whole.money)
    begin = max(whole.amount.end, reading.line.sentence.start)
    where = _item_places(sums[:number], places, begin) if number else []
    parts = [
        settled(
            replace(part_of(whole, m, reading), whole=whole.amount), claim("country", "item", p)
        )
        for m, p in zip(sums, where, strict=False)
    ]
    return parts if parts and _shared_out(whole, parts) else []


def _of_figures(reading: Reading, grammar: Grammar) -> bool:
    """Sales in Poland came to $200m: the sentence is of sums that nobody invests."""
    words = (word.casefold() for word in _WORD.findall(reading.line.text))
    return any(word in grammar.words["not_invested"] for word in words)


def _behind(whole: Fact, free: Sequence[Mention], reading: Reading) -> list[Mention]:
    vetoed = {one.amount.mention for one in reading.vetoed}
    loose = [m.mention for m in reading.loose if m.mention not in vetoed]
    sums = (m for m in (*loose, *free) if m.start >= whole.amount.end)
    return sorted(sums, key=lambda m: m.start)


def _in_brackets(whole: Fact, reading: Reading) -> tuple[Mention, ...]:
    """What the brackets right behind the sum hold: 5000억원(베트남 3000억원, 태국 2000억원)을."""
    ends = (m.end for m in reading.line.of("MONEY") if m.mention == whole.amount)
    at = next(ends, None)
    return next(
        (a.mentions for a in reading.line.asides if at is not None and 0 <= a.at - at <= 1), ()
    )


def _item_places(
    sums: Sequence[Mention], places: Sequence[Mention], begin: int
) -> list[tuple[Mention, ...]]:
    """Each sum's places: those behind it, up to the next, or else those before it; none unless all have."""
    last = sums[-1].end
    ahead = [begin, *(m.end for m in sums)]
    behind = [*(m.start for m in sums), max([last, *(p.end for p in places)])]
    for stretches in (pairwise(behind), zip(ahead, behind, strict=False)):
        found = [tuple(p for p in places if a <= p.start < b) for a, b in stretches]
        if len(found) >= len(sums) and all(found[: len(sums)]):
            return found[: len(sums)]
    return []
