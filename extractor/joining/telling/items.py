"""Round-ups: paragraphs that state one deal each, behind a bullet or under a place: QATAR: …, Berlin • …."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import PLACES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.joining.forms.context import Context
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention, Sentence

# What one paragraph looks like says nothing: any article has a dateline.
_FEWEST = 2


def items(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], grammar: Grammar
) -> Mapping[int, tuple[Mention, ...]]:
    """Where the sentences begin that open an item, with the place that heads it; empty where there is no list."""
    places = {m.start: m for m in mentions if m.label in PLACES}
    found: dict[int, tuple[Mention, ...]] = {}
    for sentence in sentences:
        begin = text.rfind("\n", 0, sentence.start) + 1
        opened = grammar.patterns["item_start"].match(text, begin)
        if sentence.title or opened is None or sentence.start > opened.end():
            continue
        head = places.get(begin)
        if not opened["head"]:
            found[sentence.start] = ()
        elif head and head.end == opened.end("head"):
            found[sentence.start] = (head,)
    return found if len(found) >= _FEWEST else {}


def at_item(context: Context, places: tuple[Mention, ...]) -> Context:
    """What an item is read with: what was stated before the list, and the place that heads it."""
    return replace(context, places=places, main=places) if places else context
