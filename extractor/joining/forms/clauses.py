"""The result of reading a sentence: predicates, the amounts that they govern, and their arguments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Frame
    from extractor.types import Mention


class Predicate(NamedTuple):
    """A frame's trigger in the line (half-open positions) and its form: verb, passive or noun."""

    frame: Frame
    form: str
    start: int
    end: int


class Earlier(NamedTuple):
    """The last predicate that governs a sum, and the one that ends the sentence right before without one.

    ``heading`` is the sentence that heads the lines of a list, where this is one of them. ``counts`` is set
    where the sentence before counts the parties that this one may name: 세 곳에 투자했다.
    """

    governing: Predicate | None = None
    stated: Predicate | None = None
    heading: Reading | None = None
    counts: bool = False


class Argument(NamedTuple):
    """A mention in a clause, the case that marks it (topic, object, in, from …), and its positions.

    One that the sentence leaves out ends before its first character.
    """

    mention: Mention
    case: str
    start: int
    end: int

    @property
    def left_out(self) -> bool:
        """Whether no words of the sentence stand for it."""
        return self.end == 0


class Link(NamedTuple):
    """An amount, the predicate that governs it, and the predicate's arguments.

    Of several arguments that fit a role the last before the position ``anchor`` is meant. ``first``
    is the first amount of a list that shares this verb; ``opens`` is where the amount's list item
    begins, at the amount or at the name before it.
    """

    amount: Placed
    predicate: Predicate
    case: str
    arguments: tuple[Argument, ...] = ()
    anchor: int = 0
    first: Placed | None = None
    opens: int | None = None


class Veto(NamedTuple):
    """Why an amount cannot be money put into something: a small pattern or word list, and its words."""

    amount: Placed
    rule: str
    start: int
    end: int


class Idle(NamedTuple):
    """A predicate that governs no amount; its arguments may be the parties of a later amount.

    ``identifies``: the sentence only says who has the role: the buyer is X, 사들인 곳은 X다.
    """

    predicate: Predicate
    arguments: tuple[Argument, ...]
    anchor: int
    identifies: bool = False


@dataclass(frozen=True)
class Reading:
    """A sentence as it was read: its line, its arguments, and a link for each governed amount.

    ``regions`` holds, for each link, the half-open part of the line that belongs to its amount alone;
    ``loose`` are amounts that no predicate governs, ``vetoed`` amounts that cannot be money put into
    something.
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
        """The reading with ``change`` applied to the arguments of the sentence and of each predicate."""
        links = tuple(link._replace(arguments=change(link.arguments)) for link in self.links)
        idle = tuple(one._replace(arguments=change(one.arguments)) for one in self.idle)
        return replace(self, arguments=change(self.arguments), links=links, idle=idle)
