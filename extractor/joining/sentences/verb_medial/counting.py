"""Whether an amount can be put into something, by the words before it and behind it (English).

No revenue, price, fine or value is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.joining.forms.clauses import Veto
from extractor.joining.sentences.nouns_of_deals import NOUN_REACH

if TYPE_CHECKING:
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

_WORD = re.compile(r"[\w-]+")
# How far before an amount the words stand that say what it is of.
_LEFT = 48
# How many words before it may be the noun that it is of, and how far before they begin.
_NOUNS, _NOUNS_FROM = 3, 40
# What stands behind a sum that is put into nothing, and what stands before one.
_BEHIND = ("traded", "provision", "given_back", "takings", "sought", "than_planned")
_HELD_UP = ("hearsay", "held_against", "raised_to", "asked", "share_paid", "budget_voted", "pay_of")
_NOT_PUT = ("not_invested", "reached")
# What stands before a sum that counts, whatever word of these is in it.
_COUNTED = ("in_all", "new_shares", "order_valued")
# Every name that a veto can have.
VETOES = (*_BEHIND, *_HELD_UP, *_NOT_PUT, "not_counted", "per", "for_each", "helped_with")


def veto(line: Line, money: Placed, grammar: Grammar) -> Veto | None:
    """What says that an amount is a revenue, a price, a fine or a value, if something does."""
    return veto_behind(line, money, grammar) or veto_before(line, money, money.start, grammar)


def veto_behind(line: Line, money: Placed, grammar: Grammar) -> Veto | None:
    """$5bn revenue, $20 a share: the amount is of something that nobody puts anywhere."""
    reach = line.text[money.end : money.end + NOUN_REACH]
    helped = grammar.patterns["helped_with"].match(line.text, money.end)
    before = max(0, money.start - _LEFT), money.start
    if helped and grammar.patterns["helps_works"].search(line.text, *before):
        return _behind(money, "helped_with", helped.end() - money.end)
    each = grammar.patterns["for_each"].match(line.text, money.end)
    if each and grammar.patterns["or_sum"].search(line.text, *before):
        return _behind(money, "for_each", each.end() - money.end)
    measured = grammar.patterns["measured"].match(reach)
    if measured and grammar.patterns["not_counted"].match(measured["of"]):
        return _behind(money, "not_counted", measured.end())
    for name in _BEHIND:
        found = grammar.patterns[name].match(reach)
        if found:
            return _behind(money, name, found.end())
    lead = len(reach) - len(reach.lstrip(" "))
    per = grammar.patterns["per"].match(reach, lead)
    return _behind(money, "per", per.end()) if per else None


def _behind(money: Placed, rule: str, length: int) -> Veto:
    return Veto(money, rule, money.end, money.end + length)


def veto_before(line: Line, money: Placed, at: int, grammar: Grammar) -> Veto | None:
    """Revenue of, a market worth, fell to, rumours that: what stands before says it is no investment.

    ``at`` is where the amount begins, with its preposition.
    """
    before = max(0, at - _LEFT), at
    for name in _HELD_UP:
        found = grammar.patterns[name].search(line.text, *before)
        if found:
            return Veto(money, name, *found.span())
    if any(grammar.patterns[name].search(line.text, *before) for name in _COUNTED):
        return None
    start = max(0, at - _NOUNS_FROM)
    near = [m.span() for m in _WORD.finditer(line.text, start, at)][-_NOUNS:]
    for name in _NOT_PUT:
        for begin, end in near:
            word = line.text[begin:end]
            # Sales fell, and Alder Holdings: a capital is a name's but where the sentence begins.
            if (word if begin else word.casefold()) in grammar.words[name]:
                return Veto(money, name, begin, end)
    return None
