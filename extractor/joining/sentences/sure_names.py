"""Which names of a reading the whole article bears out, where particles mark the parts of a sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import DEALING, DESCRIBED, ROLE
from extractor.joining.forms.particles import split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention, Name

_RAISING = {"topic", "subject", "genitive"}
_ACTING, _TO = {"topic", "subject"}, "locative"
# How many letters the name has of whom money is given to and nothing else is told: 모누셀에 90억원을.
_LONG = 3


def known(reading: Reading, text: str, words: Sequence[str], grammar: Grammar) -> Reading:
    """The reading without names that only their part in the sentence shows, but each mentioned once.

    Who raises money is a firm for that: 다온은 30억원을 유치했다. So is who opens the sentence and acts:
    다온이 나래를 인수했다. ``words`` are those of the article, sorted, with their particles: 다온은, 다온에.
    """
    predicates = [*(a.predicate for a in reading.links), *(i.predicate for i in reading.idle)]
    decided, opens = grammar.patterns["decided_on"], grammar.patterns["only_opens"]
    raising = any(
        p.frame.kind.raising and (p.form != "noun" or decided.match(reading.line.text, p.end))
        for p in predicates
    )
    lone = {
        a.mention
        for a in reading.arguments
        if a.mention.rule == ROLE
        and not (raising and a.case in _RAISING)
        and not (a.case in _ACTING and opens.fullmatch(reading.line.text, 0, a.start))
        and grammar.patterns["common_name"].match(text[a.mention.start : a.mention.end])
        and len(_begun(words, text[a.mention.start : a.mention.end])) <= 1
    }
    if not lone:
        return reading

    def kept(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
        return tuple(a for a in arguments if a.mention not in lone)

    return reading.with_arguments(kept)


def in_full(reading: Reading, short: Mapping[str, Name]) -> Reading:
    """The reading with the full names of those told by their short forms."""
    text = reading.line.text
    unlisted = (a for a in reading.arguments if a.mention.rule in {ROLE, DESCRIBED})
    forms = {a.mention: text[a.start : a.end] for a in unlisted}
    full = {m: replace(m, value=short[form]) for m, form in forms.items() if form in short}
    if not full:
        return reading
    return reading.with_arguments(
        lambda arguments: tuple(
            a._replace(mention=full.get(a.mention, a.mention)) for a in arguments
        )
    )


def traded_with(reading: Reading, text: str, words: Sequence[str], grammar: Grammar) -> Reading:
    """The reading with those as firms to whom something is sold or ordered, and who act elsewhere.

    다온중공에 두 척을 발주했다. 다온중공은 내년에 넘긴다: a place or a time would seldom do so. A fund gives to
    firms, too: 누리벤처스가 다온에 30억원을 투자했다.
    """
    kinds = [link.predicate.frame.kind for link in reading.links]
    maybe = [a for a in reading.arguments if a.mention.rule == ROLE and a.case == _TO]
    if not maybe or not (
        any(kind.order or kind.purchase for kind in kinds)
        or (any(kind.outlay for kind in kinds) and _fund_acts(reading, grammar))
    ):
        return reading
    return _surely(
        reading, {a.mention for a in maybe if _acts(text[slice(*a.mention.span)], words, grammar)}
    )


def given_firms(reading: Reading, grammar: Grammar) -> Reading:
    """The reading with those as firms whom a fund or a state gives money at once, or of whom goods are ordered."""
    maybe = (a for a in reading.arguments if a.mention.rule == ROLE and a.case == _TO)
    return _surely(reading, {a.mention for a in maybe if _given(a, reading, grammar)})


def _given(to: Argument, reading: Reading, grammar: Grammar) -> bool:
    """누리벤처스가 다온에 30억원을 투자했다, 나래도는 다온에 보조금을 준다, 다온에 버스를 주문했다: no place or thing."""
    text, patterns = reading.line.text, grammar.patterns
    if to.end - to.start < _LONG or patterns["no_taker"].search(text, to.start, to.end):
        return False
    kinds = [link.predicate.frame.kind for link in reading.links]
    if any(kind.order for kind in kinds):
        return patterns["ordered_of"].match(text, to.end) is not None
    gives = (any(kind.outlay for kind in kinds) and _fund_acts(reading, grammar)) or any(
        kind.aid for kind in kinds
    )
    return gives and patterns["given_to"].match(text, to.end) is not None


def _surely(reading: Reading, firms: set[Mention]) -> Reading:
    """The reading with these as firms."""

    def surely(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
        return tuple(
            a._replace(mention=replace(a.mention, rule=DEALING)) if a.mention in firms else a
            for a in arguments
        )

    return reading.with_arguments(surely) if firms else reading


def _fund_acts(reading: Reading, grammar: Grammar) -> bool:
    """Whether a sentence is about what a fund does."""
    fund = grammar.patterns["fund_by_name"]
    text = reading.line.text
    return any(a.case in _ACTING and fund.search(text, a.start, a.end) for a in reading.arguments)


def _acts(name: str, words: Sequence[str], grammar: Grammar) -> bool:
    """Whether a name is the topic or the subject of a sentence of the article."""
    return any(
        stem == name and case in _ACTING
        for stem, case in (split(word, grammar) for word in _begun(words, name))
    )


def _begun(words: Sequence[str], start: str) -> Sequence[str]:
    """The sorted words that begin so."""
    first, last = (bisect_left(words, end) for end in (start, start + "\U0010ffff"))
    return words[first:last]
