"""Whom words mean that say what he is to those named before: its parent, the former, the latter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ANAPHOR
from extractor.joining.forms.who import is_public, names_of
from extractor.joining.sentences.anaphors import FIRST, OWNER, SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.joining.forms.context import Context
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

RELATED = frozenset({OWNER, FIRST, SECOND})
# How many names the two are among that were told together, with one more that would make them three.
_TWO, _THREE = 2, 3
# How long a description before a name may be, and the words before it that tell an owner.
_NEAR, _LONGEST = 40, 24


def related(
    anaphor: Argument, reading: Reading, context: Context, grammar: Grammar
) -> tuple[Mention, ...]:
    """Daon is a unit of Alder. Its parent; Alder and Nuri own Daon. The latter."""
    known = _told(anaphor, reading, context)
    text = context.homes.text if context.homes else ""
    if anaphor.mention.value is OWNER:
        told = (m for m in known if _owns(m, text, grammar))
        return tuple(told)[:1] or _new_owner(anaphor, reading, context, grammar)
    pair = sorted(known[:_TWO], key=lambda m: m.start)
    if len(pair) < _TWO or not _together(pair, known, text):
        return ()
    return (pair[0 if anaphor.mention.value is FIRST else 1],)


def _new_owner(
    anaphor: Argument, reading: Reading, context: Context, grammar: Grammar
) -> tuple[Mention, ...]:
    """Daon sold its mill to Alder. The new owner: who buys in the last purchase told."""
    if not grammar.patterns["new_owner"].match(reading.line.text, anaphor.start, anaphor.end):
        return ()
    bought = (sides for kind, sides in reversed(tuple(context.parties.items())) if kind.purchase)
    giving, _ = next(bought, ((), ()))
    return giving[:1]


def _owns(mention: Mention, text: str, grammar: Grammar) -> bool:
    """Whether the words before a name say that somebody belongs to it: is owned by the brewer Nuri."""
    near = max(0, mention.start - _NEAR - _LONGEST), mention.start
    said = grammar.patterns["owner_named"].finditer(text, *near)
    return any(_described(text[found.end() : mention.start]) for found in said)


def _described(words: str) -> bool:
    """Whether nothing but words of a description stand before a name: a unit of Japanese brewer Nuri."""
    return len(words) < _NEAR and not set(words) & set(",.;:\n")


def _told(anaphor: Argument, reading: Reading, context: Context) -> tuple[Mention, ...]:
    """The firms named before, the last first, each once."""
    here = (
        a.mention
        for a in reversed(reading.arguments)
        if a.end <= anaphor.start and a.mention.label == "COMPANY" and a.mention.rule != ANAPHOR
    )
    once: list[Mention] = []
    for mention in (*here, *context.named):
        if not is_public(mention) and not names_of([mention]) & names_of(once):
            once.append(mention)
    return tuple(once)


def _together(pair: Sequence[Mention], known: Sequence[Mention], text: str) -> bool:
    """Whether the two stand in one sentence, and no third with them."""
    first = known[2].start if len(known) >= _THREE else -1
    apart = ". " in text[pair[0].end : pair[1].start]
    third = first >= 0 and ". " not in text[first : pair[0].start] and first < pair[0].start
    return not apart and not third
