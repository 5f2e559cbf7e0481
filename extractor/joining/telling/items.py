"""Round-ups: paragraphs that state one deal each, behind a bullet or under a place or a firm: QATAR: …, Alder (Oslo): …."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import PLACES

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from extractor.joining.forms.context import Context
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention, Sentence

# What one paragraph looks like says nothing: any article has a dateline.
_FEWEST = 2
# How many characters of a line may hold the name and the town that head it.
_HEAD = 80


def items(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], grammar: Grammar
) -> Mapping[int, tuple[Mention, ...]]:
    """Where the sentences begin that open an item, with what heads it; empty where there is no list.

    A place heads it, or a firm with its town: ``Alder (Oslo):``, ``Alder, Oslo:``.
    """
    known = {m.start: m for m in mentions if m.label in {*PLACES, "COMPANY"}}
    found: dict[int, tuple[Mention, ...]] = {}
    for sentence in sentences:
        begin = text.rfind("\n", 0, sentence.start) + 1
        opened = grammar.patterns["item_start"].match(text, begin)
        heads = (begin, opened.end()) if opened else (begin,)
        if sentence.title or sentence.start > heads[-1]:
            continue
        named = _named(text, heads, known, grammar) or _town(text, begin, known, grammar)
        head = known.get(begin)
        if named:
            found[sentence.start] = named
        elif opened is None:
            continue
        elif not opened.groupdict().get("head"):
            found[sentence.start] = ()
        elif head and head.label in PLACES and head.end == opened.end("head"):
            found[sentence.start] = (head,)
    return found if len(found) >= _FEWEST else {}


def _named(
    text: str, heads: Sequence[int], known: Mapping[int, Mention], grammar: Grammar
) -> tuple[Mention, ...]:
    """The firm that heads an item, and its town where the article's lists have that."""
    for at in heads:
        firm = known.get(at)
        if firm is None or firm.label != "COMPANY":
            continue
        behind = grammar.patterns["item_town"].match(text, firm.end)
        if behind:
            return (firm, *_place(behind, known))
    return ()


def _town(
    text: str, begin: int, known: Mapping[int, Mention], grammar: Grammar
) -> tuple[Mention, ...]:
    """The town of a firm that no list has and nothing else calls one: Dr. Miau (Oslo):."""
    found = grammar.patterns["item_town"].search(text, begin, begin + _HEAD)
    if found is None or "\n" in text[begin : found.start()]:
        return ()
    return _place(found, known)


def _place(town: re.Match[str], known: Mapping[int, Mention]) -> tuple[Mention, ...]:
    """The place, at most one, that begins where the pattern's words name a town."""
    place = known.get(town.start(town.lastgroup or 0))
    return (place,) if place and place.label in PLACES else ()


def at_item(context: Context, heads: tuple[Mention, ...], begin: int) -> Context:
    """What an item is read with: what was stated before the list, and the place or the firm that heads it.

    ``begin`` is where the item begins.
    """
    context = replace(context, item=begin)
    firms = tuple(m for m in heads if m.label == "COMPANY")
    places = tuple(m for m in heads if m.label != "COMPANY")
    if firms:
        return replace(context, topics=firms, firms=firms, parties={}, places=places, main=places)
    return replace(context, places=places, main=places) if places else context
