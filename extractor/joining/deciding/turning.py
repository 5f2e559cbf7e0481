"""Swaps the parties of orders and loans where the wording reverses them: who buys, who lends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.signing_together import between_signers, lender_of_signers
from extractor.joining.forms.cases import ABOUT, ACTORS
from extractor.joining.forms.who import is_body, is_institution, is_public, names_of
from extractor.types import Name, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Idle, Link
    from extractor.joining.forms.context import Sides
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# How far behind a contract, in characters, its purpose may stand.
_AHEAD = 90
# How far behind a predicate the noun of a contract may end: 자주포 공급 계약.
_NOUN = 3
# How far before an aid the state may end whose aid it is.
_OWN = 4
# How far before a name, in characters, the noun may begin that says its trade.
_TRADE = 30


def turned(sides: Sides, link: Link | Idle, text: str, grammar: Grammar) -> Sides:
    """The sides as (buyer or lender, supplier or borrower), swapped where the text has them reversed.

    Who is public, or signs a contract to buy, is the buyer.
    """
    kind = link.predicate.frame.kind
    if kind.aid:
        return _aid_turned(sides, link, text, grammar)
    return _order_turned(sides, link, text, grammar) if kind.order else sides


def _aid_turned(sides: Sides, link: Link | Idle, text: str, grammar: Grammar) -> Sides:
    # In return for $3m of aid, Gaon will hire: who promises something is given it.
    promising = sides[0] and not sides[1] and not any(map(is_public, sides[0]))
    if promising and grammar.patterns["in_return"].search(text):
        return sides[::-1]
    if not sides[0] and grammar.patterns["lent_to"].search(text, link.predicate.start):
        return _lent(sides, link)
    state = _state_before(link) if sides[1] else ()
    if state:
        return state, sides[1]
    if not sides[0]:
        return lender_of_signers(link, text, grammar) or _lenders_beside(sides, grammar)
    between = bool(sides[1]) and all(is_institution(m) for m in sides[1])
    turns = (between and _borrowing(sides)) or _lent_by_trade(sides, grammar)
    return sides[::-1] if turns else sides


def _lent_by_trade(sides: Sides, grammar: Grammar) -> bool:
    """Norbank signed a loan with Alder: of the two the one that is a bank by its name lends."""
    lender, other = grammar.patterns["lender_by_trade"], grammar.patterns["may_lend"]
    firms = bool(sides[0]) and not any(map(is_public, sides[0]))
    lends = bool(sides[1]) and all(map(lender.search, names_of(sides[1])))
    return firms and lends and not any(map(other.search, names_of(sides[0])))


def _order_turned(sides: Sides, link: Link | Idle, text: str, grammar: Grammar) -> Sides:
    both = between_signers(sides, link, text, grammar)
    if both:
        return both
    start, end = link.predicate.start, link.predicate.end
    ahead = text[start : end + _AHEAD]
    owner = any(a.case == "genitive" and a.mention in sides[1] for a in link.arguments)
    buying = grammar.patterns["buying"].search(ahead) is not None
    buying = buying or (owner and grammar.patterns["order_for"].match(ahead) is not None)
    buying = buying or _buying_by_trade(sides, link, text, grammar)
    state = _ordering_state(sides, link, ahead, grammar)
    if state is not None:
        return state, sides[0]
    country = _ordering_country(sides, link, text, grammar)
    if country:
        return country, sides[0]
    return sides[::-1] if buying or _public_supplier(sides) else sides


def _ordering_country(
    sides: Sides, link: Link | Idle, text: str, grammar: Grammar
) -> tuple[Mention, ...]:
    """폴란드는 가온과 자주포 공급 계약을 맺었다: a country supplies no firm with goods, it orders them."""
    acting = tuple(a.mention for a in link.arguments if a.case in ABOUT)
    country = sides[1] or tuple(m for m in acting if m.label == "COUNTRY")
    if not sides[0] or any(m.label != "COUNTRY" for m in country):
        return ()
    order = grammar.patterns["supply_order"].search(text, 0, link.predicate.end + _NOUN)
    return country if order and not any(map(is_public, sides[0])) else ()


def _ordering_state(
    sides: Sides, link: Link | Idle, ahead: str, grammar: Grammar
) -> tuple[Mention, ...] | None:
    """The country whose order with somebody it is, none for its capital: Egypt's $3m order for jets from Alder."""
    before = [a for a in link.arguments if a.end <= link.predicate.start and a.case == "genitive"]
    states = [a.mention for a in before if isinstance(a.mention.value, Place)]
    if not states or sides[1] or not sides[0] or any(map(is_public, sides[0])):
        return None
    if grammar.patterns["order_for"].match(ahead) is None:
        return None
    return tuple(m for m in states if m.label == "COUNTRY")


def _buying_by_trade(sides: Sides, link: Link | Idle, text: str, grammar: Grammar) -> bool:
    """Whether who signs with somebody buys of him by their trades: an airline, a port; a yard, a builder."""
    if not sides[0] or any(map(is_public, sides[0])):
        return False
    start, signs = link.predicate.start, grammar.patterns["signs_with"]
    if not (signs.match(text, start) or signs.search(text, max(0, start - _AHEAD), start)):
        return False
    buyer, maker = grammar.patterns["buyer_by_trade"], grammar.patterns["maker_by_trade"]
    with_whom, signing = (_with_trades(side, link, text) for side in sides)
    if any(map(buyer.search, with_whom)) or any(map(maker.search, signing)):
        return False
    return any(map(maker.search, with_whom)) or any(map(buyer.search, signing))


def _with_trades(side: Sequence[Mention], link: Link | Idle, text: str) -> list[str]:
    """The names of a side in the sentence, each with the words before it that may say its trade."""
    placed = (a for a in link.arguments if a.mention in side)
    return [text[max(0, a.start - _TRADE) : a.end] for a in placed]


def _lent(sides: Sides, link: Link | Idle) -> Sides:
    """Nuri Bank signed a loan of $3m to Alder: who signs gives, where the loan is to somebody else."""
    at = link.predicate.start
    placed = {a.mention: a.start for a in link.arguments}
    signing = tuple(m for m in sides[1] if placed.get(m, at) < at)
    behind = (a for a in link.arguments if a.case == "to" and a.start > at)
    to = tuple(a.mention for a in behind if a.mention.label in {*ACTORS, "COUNTRY"})[:1]
    return (signing, to) if signing and to else sides


def _lenders_beside(sides: Sides, grammar: Grammar) -> Sides:
    """Nuri Foods and Alder Bank signed a loan of $3m: of those who sign, the banks lend to the others."""
    lender = grammar.patterns["lender_by_trade"]
    lenders = tuple(
        m for m in sides[1] if isinstance(m.value, Name) and lender.search(m.value.name)
    )
    others = tuple(m for m in sides[1] if m not in lenders)
    return (lenders, others) if lenders and others else sides


def _state_before(link: Link | Idle) -> tuple[Mention, ...]:
    """Belgium's aid of $3m for Alder: the state whose aid it is gives it."""
    noun = link.predicate
    owners = (a for a in link.arguments if a.case == "genitive" and a.mention.label == "COUNTRY")
    near = (a.mention for a in owners if 0 < noun.start - a.end <= _OWN)
    return tuple(near)[:1] if noun.form == "noun" else ()


def _borrowing(sides: Sides) -> bool:
    """Whether a development bank that signs a loan with a firm, or with a state that is not its own, lends."""
    homes = {m.value.country for m in sides[0] if isinstance(m.value, Place | Name)}
    states = len(homes) == 1 and all(m.label == "COUNTRY" or _governs(m) for m in sides[0])
    homes.discard(None)
    theirs = {m.value.country for m in sides[1] if isinstance(m.value, Name)}
    return not any(map(is_public, sides[0])) or (states and not homes & theirs)


def _governs(party: Mention) -> bool:
    """Whether the party is a government, and no bank or agency of one."""
    return isinstance(party.value, Name) and party.value.type == "government"


def _public_supplier(sides: Sides) -> bool:
    investors, recipients = sides
    public = bool(recipients) and all(is_body(m) or m.label == "PLACE" for m in recipients)
    return public and not any(is_public(m) for m in investors)
