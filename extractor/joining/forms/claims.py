"""Claims: what a rule says of one question about a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from extractor.rules.kinds import Kind
    from extractor.types import Mention, Span

Answer: TypeAlias = "Kind | str | tuple[Mention, ...] | None"


class Claim(NamedTuple):
    """What a rule says for or against an answer to one question about a sum.

    ``about`` is the question: deal, kind, investor, recipient, country, status, period. ``says`` is
    the answer: mentions, a kind, a status; None about a deal says that the sum is of none.
    ``ground`` names why in the order of decisions, ``rule`` the frame or the small pattern that the
    rules have for it, ``span`` the words that made it say so. The strongest claim about a question
    answers it, of equally strong ones the last.
    """

    about: str
    says: Answer
    ground: str
    strength: int
    rule: str = ""
    span: Span | None = None


def strongest(claims: tuple[Claim, ...], about: str) -> Claim | None:
    """The claim that answers the question, if one does."""
    told = (claim for claim in reversed(claims) if claim.about == about)
    return max(told, key=lambda claim: claim.strength, default=None)


def answers(claims: tuple[Claim, ...], about: str) -> tuple[Mention, ...]:
    """The mentions that answer the question; none where nothing does."""
    told = strongest(claims, about)
    return told.says if told is not None and isinstance(told.says, tuple) else ()
