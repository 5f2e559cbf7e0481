"""Claims: what a rule says about one question on an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from extractor.rules.kinds import Kind
from extractor.types import Name, Place

if TYPE_CHECKING:
    from extractor.types import Mention, Span

Answer: TypeAlias = "Kind | str | tuple[Mention, ...] | None"


class Claim(NamedTuple):
    """An answer that a rule gives to one question about an amount, with its reason.

    ``about`` is the question: deal, kind, investor, recipient, country, status, cumulative. ``says``
    is the answer: mentions, a kind, a status; None about a deal means that the amount is no deal.
    ``ground`` names the reason in the order of decisions, ``rule`` the frame or the small pattern
    that the rules have for it, ``span`` the words that it rests on. The strongest claim about a
    question answers it; of equally strong ones the last.
    """

    about: str
    says: Answer
    ground: str
    strength: int
    rule: str = ""
    span: Span | None = None


def strongest(claims: tuple[Claim, ...], about: str) -> Claim | None:
    """The strongest claim about the question; None if there is none."""
    about_it = (claim for claim in reversed(claims) if claim.about == about)
    return max(about_it, key=lambda claim: claim.strength, default=None)


def answers(claims: tuple[Claim, ...], about: str) -> tuple[Mention, ...]:
    """The mentions of the strongest claim about the question; empty if there is none."""
    best = strongest(claims, about)
    return best.says if best is not None and isinstance(best.says, tuple) else ()


def said(claim: Claim) -> str:
    """The answer of a claim, in words."""
    if isinstance(claim.says, tuple):
        return ", ".join(dict.fromkeys(map(name_of, claim.says)))
    return claim.says.name if isinstance(claim.says, Kind) else str(claim.says)


def name_of(mention: Mention) -> str:
    """The name of a mention; its label if it has none."""
    value = mention.value
    if isinstance(value, Place) and value.name == value.country:
        return value.country
    return value.name if isinstance(value, Name | Place) else mention.label
