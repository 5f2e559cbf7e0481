"""Who buys and who supplies where both sign: Egypt and Alder signed a $3m contract for jets."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ACTORS, PLACES
from extractor.joining.forms.who import is_public, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Idle, Link
    from extractor.joining.forms.context import Sides
    from extractor.rules.grammar import Grammar

# How many characters before a name may say its trade.
_TRADE_BEFORE = 30
# How many names before a verb of signing are looked at.
_SIGNERS = 6


def between_signers(sides: Sides, link: Link | Idle, text: str, grammar: Grammar) -> Sides | None:
    """The buyer and the supplier of an order that two sign together; None where nothing tells them apart."""
    pair = () if sides[0] or not sides[1] else _signers(link, text, grammar)
    for first, second in (pair, pair[::-1]) if pair else ():
        if _supplies(first, second, text, grammar):
            return (second.mention,), (first.mention,)
    return None


def lender_of_signers(link: Link | Idle, text: str, grammar: Grammar) -> Sides | None:
    """The lender and the borrower of a loan that two sign together: Peru and the World Bank signed a $3m loan."""
    pair = _signers(link, text, grammar)
    for one, other in (pair, pair[::-1]) if pair else ():
        if _lends(one, grammar) and not _lends(other, grammar):
            return (one.mention,), (other.mention,)
    return None


def _lends(signer: Argument, grammar: Grammar) -> bool:
    """Whether a name is that of a bank."""
    banks = ("development_bank", "lender_by_trade")
    named = names_of([signer.mention])
    return any(grammar.patterns[rule].search(name) for rule in banks for name in named)


def _signers(link: Link | Idle, text: str, grammar: Grammar) -> Sequence[Argument]:
    """The two who stand joined before a verb of signing, the only ones of their list."""
    named = [a for a in link.arguments if a.mention.label in ACTORS | PLACES]
    before = [a for a in named if a.end <= link.predicate.end][-_SIGNERS:]
    joins, signs = grammar.patterns["both_joined"], grammar.patterns["both_sign"]
    for first, second in pairwise(before):
        joined = joins.fullmatch(text, first.end, second.start)
        if joined and signs.match(text, second.end):
            return (first, second)
    return ()


def _supplies(one: Argument, other: Argument, text: str, grammar: Grammar) -> bool:
    """Whether the first of two supplies: it is a firm and the other public, a maker, or said to do it."""
    if one.mention.label != "COMPANY" or is_public(one.mention):
        return False
    if is_public(other.mention):
        return True
    maker = grammar.patterns["maker_by_trade"]
    makes, buys = (
        maker.search(text[max(0, a.start - _TRADE_BEFORE) : a.end]) is not None
        for a in (one, other)
    )
    return makes and not buys
