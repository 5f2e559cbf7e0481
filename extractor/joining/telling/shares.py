"""What one giver puts into the round just told: 다온은 300억원을 유치했는데 누리은행이 100억원을 책임졌다."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.order import claim, settled
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.who import names_of

if TYPE_CHECKING:
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar

# How far behind a round, in code points, a sum is told as a share of it.
_SHARED_WITHIN = 160


def share_round(facts: list[Fact], number: int, text: str, grammar: Grammar) -> None:
    """Makes parts of their round of those of the last ``number`` facts that are what one firm gives of it.

    Who gives a part of a round gives the round.
    """
    for at in range(len(facts) - number, len(facts)):
        share = facts[at]
        whole = next((i for i in reversed(range(at)) if _is_round(facts[i])), None)
        if whole is None or not (
            _is_share(share, facts[whole], text, grammar)
            or (not grammar.capitalises and _of_round(share, facts[whole]))
        ):
            continue
        total = facts[whole]
        giver = claim("investor", "share", share.investors, "round_share", share.amount.span)
        facts[at] = settled(
            replace(
                total,
                amount=share.amount,
                sentence=share.sentence,
                rules=share.rules,
                equivalents=share.equivalents,
                dates=(),
                stakes=(),
                purpose=None,
                part=True,
                whole=total.amount,
            ),
            giver,
        )
        known = names_of(total.investors)
        more = (m for m in share.investors if not names_of([m]) & known)
        joined = claim("investor", "joined_later", (*total.investors, *more))
        facts[whole] = settled(total, joined)


def _is_round(fact: Fact) -> bool:
    """Whether the words of its own sentence say that it is raised, and not that somebody gives it."""
    kind = strongest(fact.claims, "kind")
    stated = kind is None or kind.ground == "frame"
    raised = fact.kind.raising and fact.recipients and stated
    return bool(raised) and not (fact.cumulative or fact.part)


def _of_round(share: Fact, whole: Fact) -> bool:
    """누리가 50억원, 한빛이 35억원을 냈다: a smaller sum that was decided to go into the round just told."""
    kind = strongest(share.claims, "kind")
    near = 0 <= share.amount.start - whole.amount.end <= _SHARED_WITHIN
    smaller = share.money.currency == whole.money.currency and share.money.high < whole.money.low
    decided = kind is not None and kind.ground == "in_round" and bool(share.investors)
    same = names_of(share.recipients) == names_of(whole.recipients)
    return near and smaller and decided and same and not (whole.sentence.title or share.dates)


def _is_share(share: Fact, whole: Fact, text: str, grammar: Grammar) -> bool:
    """Whether the sum is smaller, close behind, and given by whom the words right before it name."""
    near = 0 <= share.amount.start - whole.amount.end <= _SHARED_WITHIN
    smaller = share.money.currency == whole.money.currency and share.money.high < whole.money.low
    if not (near and smaller and share.investors) or whole.sentence.title or share.dates:
        return False
    if not (share.kind.outlay or share.kind.raising) or share.carried:
        return False
    if names_of(share.investors) & names_of(whole.recipients):
        return False
    if not names_of(share.recipients) <= names_of(whole.recipients):
        return False
    giver = max(m.end for m in share.investors)
    verb = strongest(share.claims, "deal")
    if verb is None or verb.span is None or not giver <= share.amount.start < verb.span.start:
        return False
    given = text[giver : share.amount.start], text[share.amount.end : verb.span.start]
    return all(map(grammar.patterns["round_share"].fullmatch, given))
