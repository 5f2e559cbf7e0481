"""What reading a sentence gives: predicates that govern amounts, with the parties beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.joining.line import Line, Placed
from extractor.rules.grammar import Frame
from extractor.types import Mention, Span


class Predicate(NamedTuple):
    """A frame's trigger in the line: where it stands and in which form (verb, passive, noun)."""

    frame: Frame
    form: str
    start: int
    end: int


class Argument(NamedTuple):
    """A mention in a clause and the case that marks it: topic, object, locative, in, from …"""

    mention: Mention
    case: str
    start: int
    end: int


class Link(NamedTuple):
    """An amount and the predicate that governs it."""

    amount: Placed
    predicate: Predicate
    case: str


@dataclass(frozen=True)
class Reading:
    """A sentence, read: its line, the parties by case, and the amounts that are governed.

    ``regions`` holds, for each link, the part of the line that belongs to its amount alone.
    """

    line: Line
    arguments: tuple[Argument, ...]
    links: tuple[Link, ...]
    regions: tuple[tuple[int, int], ...]
    predicates: tuple[Predicate, ...] = ()
    topic: Mention | None = None
    equivalents: tuple[tuple[Mention, Mention], ...] = field(default=())


def covered(span: Span, others: list[Span]) -> bool:
    """Whether any of the others shares a character with the span."""
    return any(span.meets(other) for other in others)
