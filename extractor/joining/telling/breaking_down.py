"""Breakdowns of the sum just stated: 500억원을 투자한다. 지역별로는 평택 300억원, 구미 200억원이다.

Each item is a part of that sum. By firms or investors the item's name is a party; by anything else it is none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim, settled
from extractor.joining.deciding.places import may_be_destination
from extractor.joining.forms.cases import PLACES
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.who import names_of
from extractor.joining.telling.parts import part_of
from extractor.types import Money

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.joining.forms.facts import Fact
    from extractor.joining.forms.line import Placed
    from extractor.rules.grammar import Grammar

_FEWEST = 2
# How far behind the sentence of the sum its breakdown begins at most, in code points: a blank, a line.
_BEHIND = 3


def break_down(facts: list[Fact], reading: Reading, grammar: Grammar) -> None:
    """Adds the parts that the sentence breaks the last of ``facts`` into, and their givers to it."""
    found = grammar.patterns["breakdown"].match(reading.line.text) if reading.loose else None
    whole = facts[-1] if facts else None
    if found is None or whole is None or not _just_stated(whole, reading):
        return
    sharing = found.groupdict().get("sharing") is not None
    if not _parts_of(whole, reading.loose, 1 if sharing else _FEWEST):
        return
    role = _role(found, whole)
    ends = [0, *(money.end for money in reading.loose)]
    parts = [
        _named(
            replace(part_of(whole, money.mention, reading), whole=whole.amount),
            _before(start, money, reading, grammar),
            role,
        )
        for start, money in zip(ends, reading.loose, strict=False)
    ]
    if sharing and not all(_has_own(part, role) for part in parts):
        return
    givers = tuple(dict.fromkeys(m for part in parts for m in part.investors))
    if sharing and names_of(givers) <= names_of(whole.investors):
        givers = ()  # 누리의 몫은 3억 유로다: the others are known
    if role == "investor" and givers:
        facts[-1] = settled(whole, claim("investor", "joined_later", givers))
    facts += parts


def _has_own(part: Fact, role: str | None) -> bool:
    """Whether the part names whose it is."""
    best = strongest(part.claims, role) if role else None
    return best is not None and best.ground == "share"


def _just_stated(whole: Fact, reading: Reading) -> bool:
    behind = reading.line.sentence.start - whole.sentence.end
    return not whole.sentence.title and 0 <= behind <= _BEHIND


def _parts_of(whole: Fact, sums: Sequence[Placed], fewest: int) -> bool:
    """Whether the sums are so many at least, in the whole's currency, and no more than it."""
    values = [m.mention.value for m in sums if isinstance(m.mention.value, Money)]
    return (
        len(values) >= fewest
        and all(money.currency == whole.money.currency for money in values)
        and sum(money.low for money in values) <= whole.money.high
    )


def _role(found: re.Match[str], whole: Fact) -> str | None:
    """What the items' names are in the deal: by investors who gives, by firms who invests or who takes.

    누리의 몫은 3억 유로다: whose share it is gives, or takes of an order.
    """
    if found.groupdict().get("sharing"):
        return "recipient" if whole.kind.order else "investor"
    if found["givers"]:
        return "investor"
    if found["firms"]:
        return "investor" if whole.kind.outlay else "recipient"
    return None


def _before(start: int, money: Placed, reading: Reading, grammar: Grammar) -> list[Argument]:
    """The names of an item, which stand before its sum; no place that is only where somebody is from."""
    return [
        a
        for a in reading.arguments
        if start <= a.start and a.end <= money.start
        if a.mention.label not in PLACES or may_be_destination(a, reading, grammar)
    ]


def _named(part: Fact, near: Sequence[Argument], role: str | None) -> Fact:
    """The part with the places of its item, and with its firm where the items are of firms."""
    places = tuple(a.mention for a in near if a.mention.label in PLACES)
    firms = tuple(a.mention for a in near if a.mention.label == "COMPANY")
    if places:
        part = settled(part, claim("country", "item", places))
    if role and firms:
        part = settled(part, claim(role, "share", firms, "", firms[0].span))
    return part
