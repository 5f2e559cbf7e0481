"""A fact: one amount of one sentence, with everything that was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extractor.types import Mention, Money, Sentence, Span

if TYPE_CHECKING:
    from extractor.joining.forms.claims import Claim
    from extractor.rules.kinds import Kind


class RoundName(NamedTuple):
    """A funding round (seed, series_b …) and the span that names it."""

    name: str
    span: Span


@dataclass(frozen=True)
class Fact:
    """What a sentence states about one amount.

    ``carried``: a party comes from an earlier sentence. ``part``: the amount is a part of another,
    of ``whole`` where the figures say so.
    ``more``: it comes on top of the one before (another £50m). ``again``: it was paid at another time
    than that before. ``cumulative``: it includes earlier
    deals. ``lacking``: it is no deal, by a veto or for want of the parties that its frame needs.
    ``filed``: it stands in a form, where ``unit`` is the span of the label with its unit.
    ``leads`` are the investors that lead a round, ``equivalents`` the amount in other currencies.
    ``claims`` are all claims, those that lost included.
    """

    kind: Kind
    status: str
    amount: Mention
    sentence: Sentence
    rules: tuple[str, ...]
    equivalents: tuple[Mention, ...] = ()
    investors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    leads: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    periods: tuple[Mention, ...] = ()
    dates: tuple[Mention, ...] = ()
    stakes: tuple[Mention, ...] = ()
    sources: tuple[Mention, ...] = ()
    purpose: Span | None = None
    round: RoundName | None = None
    cumulative: bool = False
    part: bool = False
    whole: Mention | None = None
    more: bool = False
    again: bool = False
    carried: bool = False
    lacking: bool = False
    filed: bool = False
    claims: tuple[Claim, ...] = ()
    unit: Span | None = None

    @property
    def money(self) -> Money:
        """The value of the amount."""
        value = self.amount.value
        assert isinstance(value, Money)  # noqa: S101 - a fact is made of a MONEY mention
        return value
