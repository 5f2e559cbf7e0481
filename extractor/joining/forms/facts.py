"""A fact: one amount in one frame of one sentence, with the parts that the sentence fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extractor.types import Mention, Money, Sentence, Span

if TYPE_CHECKING:
    from extractor.joining.forms.claims import Claim
    from extractor.rules.kinds import Kind


class RoundName(NamedTuple):
    """A funding round: seed, series_b …, and the words that say so."""

    name: str
    span: Span


@dataclass(frozen=True)
class Fact:
    """What a sentence says of an amount. ``carried`` parties come from an earlier sentence.

    One that is ``more`` is told as another beside the one before: another £50m.
    ``leads`` are the investors that lead a round; one that is ``lacking`` has not the parties that
    its frame needs. One that is ``filed`` stands in a form, ``unit`` is the label that says what
    its bare figure counts in. ``claims`` are all that was said for and against each of these.
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
    more: bool = False
    carried: bool = False
    lacking: bool = False
    filed: bool = False
    claims: tuple[Claim, ...] = ()
    unit: Span | None = None

    @property
    def money(self) -> Money:
        """The amount's value."""
        value = self.amount.value
        assert isinstance(value, Money)  # noqa: S101 - a fact is made of a MONEY mention
        return value
