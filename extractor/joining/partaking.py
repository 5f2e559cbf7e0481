"""Who gives in a round that another sentence tells: 이번 투자에는 누리벤처스가 참여했다."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.parties import partakers
from extractor.types import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.clauses import Reading
    from extractor.joining.facts import Fact
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention


def with_partakers(
    facts: Sequence[Fact], readings: Sequence[Reading], grammar: Grammar
) -> list[Fact]:
    """The facts; the last one told before a sentence about who takes part gains its names.

    Such a sentence calls a frame that takes no amount, of the fact's kind.
    """
    found = list(facts)
    for reading in readings:
        for kind, names in partakers(reading, grammar):
            at = _told(found, kind, reading)
            if at is not None:
                found[at] = _joined(found[at], names)
    return found


def _told(facts: Sequence[Fact], kind: str, reading: Reading) -> int | None:
    """The latest fact of the kind up to the sentence; the headline's where the body has none."""
    start = reading.line.sentence.start
    before = (i for i, f in enumerate(facts) if f.kind == kind and f.sentence.start <= start)
    return max(before, default=None)


def _joined(fact: Fact, names: Sequence[Mention]) -> Fact:
    known = set(_keys((*fact.investors, *fact.recipients)))
    more = tuple(m for m, key in zip(names, _keys(names), strict=True) if key not in known)
    return replace(fact, investors=(*fact.investors, *more)) if more else fact


def _keys(parties: Sequence[Mention]) -> Iterator[str]:
    for mention in parties:
        yield mention.value.name if isinstance(mention.value, Name) else ""
