"""What a trained pipeline has tagged, as names where the rules have found nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.finding.tokens import TokenRules, particle_length
from extractor.rules.settings import Settings
from extractor.types import Mention, Name, Span

_WORD_END = re.compile(r"[^\W_]+\Z")
_LETTER = re.compile(r"[^\W\d_]")


class Entity(NamedTuple):
    """A tagged stretch of the text, and the tag as the pipeline writes it."""

    start: int
    end: int
    label: str


def entity_names(
    text: str,
    entities: Iterable[Entity],
    layer: Sequence[Mention],
    settings: Settings,
    place_of: Callable[[str], Mention | None],
    particles: TokenRules | None,
) -> list[Mention]:
    """Organisations as unlisted companies and listed places, from left to right.

    Only what meets no mention of ``layer`` (in order, without overlaps) comes back. ``place_of``
    gives a listed place's mention of the form that stands alone, ``particles`` cuts off what a
    pipeline with whole words as tokens leaves on a name.
    """
    found: list[Mention] = []
    for entity in sorted(entities):
        span = _trimmed(text, entity, particles)
        mention = span and _mention(text, span, entity.label, settings, place_of)
        if mention and _free(mention.span, layer) and _free(mention.span, found[-1:]):
            found.append(mention)
    return found


def _mention(
    text: str,
    span: Span,
    label: str,
    settings: Settings,
    place_of: Callable[[str], Mention | None],
) -> Mention | None:
    words = text[span.start : span.end]
    if label in settings.organisations:
        return Mention("COMPANY", span, Name(words, listed=False), f"model.{label}")
    place = place_of(words) if label in settings.places else None
    return place and Mention(place.label, span, place.value, place.rule)


def _trimmed(text: str, entity: Entity, particles: TokenRules | None) -> Span | None:
    """The entity without white space and without a particle; None where no letter is left."""
    words = text[entity.start : entity.end]
    start = entity.start + len(words) - len(words.lstrip())
    end = entity.start + len(words.rstrip())
    last = _WORD_END.search(text, start, end)
    whole = end == len(text) or not _LETTER.match(text, end)
    if particles and last and whole:
        end -= particle_length(last[0], particles)
    return Span(start, end) if _LETTER.search(text, start, end) else None


def _free(span: Span, layer: Sequence[Mention]) -> bool:
    """Whether no mention of a layer shares a character with the span."""
    after = bisect_left(layer, span.end, key=lambda mention: mention.start)
    return after == 0 or layer[after - 1].end <= span.start


def candidates(
    text: str,
    sentences: Sequence[Span],
    layer: Sequence[Mention],
    triggers: Sequence[re.Pattern[str]],
) -> Iterator[Span]:
    """The sentences that a record can come from, and the sentence before each of them.

    Such a sentence has an amount or a predicate of a frame.
    """
    amounts = [mention.start for mention in layer if mention.label == "MONEY"]
    telling = [
        _holds(sentence, amounts) or any(t.search(text, *sentence) for t in triggers)
        for sentence in sentences
    ]
    for at, sentence in enumerate(sentences):
        if telling[at] or any(telling[at + 1 : at + 2]):
            yield sentence


def _holds(sentence: Span, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, sentence.start)
    return at < len(starts) and starts[at] < sentence.end
