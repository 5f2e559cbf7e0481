"""Whom an article is about: the firm that it names most, for grants that name nobody."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim, settled
from extractor.joining.forms.cases import ANAPHOR, GROUP, PHRASE
from extractor.joining.forms.who import is_public, names_of
from extractor.types import Mention, Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact

# Who is mentioned with another is not whom the article is about: 누리은행과 보증을 지원한다.
_BESIDE = {"joined", "with"}
# How often the article names it, or else once in the headline and once in the body.
_OFTEN = 2


def with_protagonist(facts: Sequence[Fact], readings: Sequence[Reading]) -> list[Fact]:
    """The facts; a grant of which nobody says who gets it goes to the firm that the article is about.

    "Nuri Metals will build a mill in Oslo. The state is giving €5 million."
    """
    if not any(_open(fact) for fact in facts):
        return list(facts)
    firm = _protagonist(readings)
    givers = (names_of(fact.investors) for fact in facts if fact.kind.aid)
    if firm is None or names_of([firm]) & set[str]().union(*givers):
        return list(facts)
    claimed = claim("recipient", "protagonist", (firm,), "", firm.span)
    return [settled(fact, claimed) if _open(fact) else fact for fact in facts]


def _open(fact: Fact) -> bool:
    return fact.kind.aid and not fact.recipients


def _protagonist(readings: Sequence[Reading]) -> Mention | None:
    """The firm named most often, if it is named more than once and more than any other."""
    firms = list(_firms(readings))
    counts = Counter(m.value.name for m in firms if isinstance(m.value, Name))
    (name, most), *others = counts.most_common(2) or [("", 0)]
    if most < _OFTEN or (others and others[0][1] == most):
        return None
    return next(m for m in firms if isinstance(m.value, Name) and m.value.name == name)


def _firms(readings: Sequence[Reading]) -> Iterator[Mention]:
    for reading in readings:
        for argument in reading.arguments:
            mention = argument.mention
            plain = mention.label == "COMPANY" and mention.rule not in {ANAPHOR, PHRASE, GROUP}
            plain = plain and argument.case not in _BESIDE and not _weak(mention)
            if plain and not is_public(mention):
                yield mention


def _weak(mention: Mention) -> bool:
    """대상 is a firm, and what 지원 대상 is about."""
    return isinstance(mention.value, Name) and mention.value.weak
