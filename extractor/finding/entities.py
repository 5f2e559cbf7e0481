"""Uses the entities of a trained pipeline as names where the rules have found nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import InputError
from extractor.finding.tokens import TokenRules, particle_length
from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extractor.rules.settings import Settings

_WORD_END = re.compile(r"[^\W_]{1,60}\Z")
_LETTER = re.compile(r"[^\W\d_]")


_TRIPLES = "give triples of start, end and label"


class Entity(NamedTuple):
    """A tagged span of the text, and the tag as the pipeline writes it."""

    start: int
    end: int
    label: str


def as_entities(entities: object, text: str) -> list[Entity]:
    """What somebody has tagged in a text, each as a triple. Raises InputError for what is none there."""
    if isinstance(entities, str | bytes) or not isinstance(entities, Iterable):
        raise InputError("entities", f"is {type(entities).__name__}", _TRIPLES)
    return [_entity(one, text, f"entities[{number}]") for number, one in enumerate(entities)]


def _entity(one: object, text: str, where: str) -> Entity:
    if not isinstance(one, tuple | list) or len(one) != len(Entity._fields):
        raise InputError(where, f"{one!r:.80} is no entity", _TRIPLES)
    entity = Entity(*one)
    places = [type(place) is int for place in entity[:2]]
    if not all(places) or not isinstance(entity.label, str):
        raise InputError(where, f"{one!r:.80} is no entity", _TRIPLES)
    if not 0 <= entity.start <= entity.end <= len(text):
        what = f"{entity.start} to {entity.end} is no place in a text of {len(text)} characters"
        raise InputError(where, what, "count in code points of the article's text")
    return entity


@dataclass(frozen=True)
class TagRules:
    """How tags are turned into mentions.

    ``settings`` names those of the language, ``place_of`` gives a listed place's mention of a form
    that stands alone, ``particles`` cuts off what a pipeline with whole words as tokens leaves on
    a name.
    """

    settings: Settings
    place_of: Callable[[str], Mention | None]
    particles: TokenRules | None


def entity_names(
    text: str,
    entities: Iterable[Entity],
    layer: Sequence[Mention],
    tags: TagRules,
) -> list[Mention]:
    """Organisations as unlisted companies and listed places, from left to right.

    Only names that overlap no mention of ``layer`` (in order, without overlaps) are returned.
    """
    found: list[Mention] = []
    for entity in sorted(entities):
        span = _trimmed(text, entity, tags.particles)
        mention = span and _mention(text[slice(*span)], span, entity.label, tags)
        if mention and _free(mention.span, layer) and _free(mention.span, found[-1:]):
            found.append(mention)
    return found


def _mention(words: str, span: Span, label: str, tags: TagRules) -> Mention | None:
    if label in tags.settings.organisations:
        return Mention("COMPANY", span, Name(words, listed=False), f"model.{label}")
    place = tags.place_of(words) if label in tags.settings.places else None
    return place and Mention(place.label, span, place.value, place.rule)


def _trimmed(text: str, entity: Entity, particles: TokenRules | None) -> Span | None:
    """The entity without white space and without a particle; None if no letter is left."""
    words = text[entity.start : entity.end]
    start = entity.start + len(words) - len(words.lstrip())
    end = entity.start + len(words.rstrip())
    last = _WORD_END.search(text, start, end)
    whole = end == len(text) or not _LETTER.match(text, end)
    if particles and last and whole:
        end -= particle_length(last[0], particles)
    return Span(start, end) if _LETTER.search(text, start, end) else None


def _free(span: Span, layer: Sequence[Mention]) -> bool:
    """Whether the span overlaps no mention of a layer."""
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
    stating = [
        _holds(sentence, amounts) or any(t.search(text, *sentence) for t in triggers)
        for sentence in sentences
    ]
    for at, sentence in enumerate(sentences):
        if stating[at] or any(stating[at + 1 : at + 2]):
            yield sentence


def _holds(sentence: Span, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, sentence.start)
    return at < len(starts) and starts[at] < sentence.end
