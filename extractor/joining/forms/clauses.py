"""What reading a sentence gives: predicates that govern amounts, with the parties beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Frame
    from extractor.types import Mention


class Predicate(NamedTuple):
    """A frame's trigger in the line: where it stands and in which form (verb, passive, noun)."""

    frame: Frame
    form: str
    start: int
    end: int


class Argument(NamedTuple):
    """A mention in a clause and the case that marks it (topic, object, locative, in, from)."""

    mention: Mention
    case: str
    start: int
    end: int


class Link(NamedTuple):
    """An amount, the predicate that governs it, and the parties by their case under it.

    Of several parties in one case the last before ``anchor`` is meant. ``first`` is the first sum
    of a list whose verb this one shares; one that ``leads`` stands at the head of its item.
    """

    amount: Placed
    predicate: Predicate
    case: str
    arguments: tuple[Argument, ...] = ()
    anchor: int = 0
    first: Placed | None = None
    leads: bool = False


class Veto(NamedTuple):
    """Why an amount can be put into nothing: the small pattern or word list, and the words in the line."""

    amount: Placed
    rule: str
    start: int
    end: int


class Idle(NamedTuple):
    """A predicate that governs no amount: it tells whom a later sum is about."""

    predicate: Predicate
    arguments: tuple[Argument, ...]
    anchor: int


@dataclass(frozen=True)
class Reading:
    """A sentence, read: its line, the parties by case, and the amounts that are governed.

    ``regions`` holds, for each link, the part of the line that belongs to its amount alone, ``loose``
    the amounts that may be put into something and that nothing governs, ``vetoed`` those that may not.
    """

    line: Line
    arguments: tuple[Argument, ...]
    links: tuple[Link, ...]
    regions: tuple[tuple[int, int], ...]
    idle: tuple[Idle, ...] = ()
    loose: tuple[Placed, ...] = ()
    vetoed: tuple[Veto, ...] = ()

    def with_arguments(
        self, change: Callable[[Sequence[Argument]], tuple[Argument, ...]]
    ) -> Reading:
        """The reading with its arguments changed, in the sentence and under each predicate."""
        links = tuple(link._replace(arguments=change(link.arguments)) for link in self.links)
        idle = tuple(one._replace(arguments=change(one.arguments)) for one in self.idle)
        return replace(self, arguments=change(self.arguments), links=links, idle=idle)
