"""Towns that a firm's name begins with: where Ostrava Lane Capital is named, Ostrava alone may be the firm."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extractor.joining.naming.evidence_of_names import Run
from extractor.joining.naming.runs import inside
from extractor.types import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.rules.grammar import Grammar

# How far before a town its preposition may begin.
_PREPOSITION = 24
# Under these cases a town is a place.
_WHERE = {"in", "into", "at", "on", "to", "of", "for"}


def namesakes(
    text: str, mentions: Sequence[Mention], runs: Sequence[Run], grammar: Grammar
) -> Iterator[Run]:
    """The towns that stand for a firm named before: one acts, and none is where something is."""
    firms = sorted(
        {m.span for m in mentions if m.label == "COMPANY"} | {Span(r.start, r.end) for r in runs}
    )
    towns = defaultdict[str, list[Mention]](list)
    for mention in mentions:
        if mention.label == "PLACE" and not inside(mention.span, firms):
            towns[text[mention.start : mention.end]].append(mention)
    for name, found in towns.items():
        first = next((f for f in firms if text.startswith(f"{name} ", f.start)), None)
        if first is None or first.start > found[0].start:
            continue
        acts = grammar.patterns["acts_at_once"]
        if not any(acts.match(text, m.end) for m in found):
            continue
        if not any(_is_where(text, m, grammar) for m in found):
            yield from (Run(m.start, m.end, opening=False) for m in found)


def _is_where(text: str, town: Mention, grammar: Grammar) -> bool:
    """Whether the town stands behind a preposition of places, or its state or country behind it."""
    before = text[max(0, town.start - _PREPOSITION) : town.start]
    found = grammar.patterns["preposition"].search(before)
    where = found is not None and grammar.cases.get(found["case"].lower()) in _WHERE
    return where or text.startswith("-", town.end)
