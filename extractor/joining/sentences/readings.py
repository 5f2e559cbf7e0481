"""An article's sentences, each read by the grammar of its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, overload

from extractor.deadline import look
from extractor.joining.forms.cases import DEALING, DESCRIBED, ROLE
from extractor.joining.forms.clauses import Earlier
from extractor.joining.forms.line import Line, read_line
from extractor.joining.forms.particles import split
from extractor.joining.naming.hinted_names import short_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from extractor.joining.forms.clauses import Argument, Predicate, Reading
    from extractor.rules import LanguageRules
    from extractor.rules.grammar import Grammar
    from extractor.types import Article, Mention, Name, Sentence

_WORD = re.compile(r"\w+")
# How many sums make a list, and how far before the end of its sentence a verb may end: 샀다고 밝혔다.
_SEVERAL = 2
_ENDING = 24
# How many letters the name has of whom money is given to and nothing else is told: 모누셀에 90억원을.
_LONG = 3
_RAISING = {"topic", "subject", "genitive"}
_ACTING, _TO = {"topic", "subject"}, "locative"


class Readings(Sequence["Reading"]):
    """The sentences of an article as they are read: those with an amount at once, others when asked for.

    Only an amount can be governed. A list without a verb goes on with the predicate that governed before.
    """

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        rules: LanguageRules,
    ) -> None:
        self._text, self._sentences, self._rules = article.text, sentences, rules
        starts = [mention.start for mention in mentions]
        ends = ((s, bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in sentences)
        self._mentions = [mentions[first:last] for _, first, last in ends]
        self._read: dict[int, Reading] = {}
        # For each sentence the last predicate before it that governs an amount.
        self._earlier: list[Predicate | None] = []
        earlier: Predicate | None = None
        for number, inside in enumerate(self._mentions):
            self._earlier.append(earlier)
            if any(mention.label == "MONEY" for mention in inside):
                links = self[number].links
                earlier = links[-1].predicate if links else earlier

    @cached_property
    def last(self) -> int:
        """The number of the last sentence with a governed amount; -1 where none states a deal."""
        return max((number for number, one in self._read.items() if one.links), default=-1)

    def __len__(self) -> int:
        return len(self._sentences)

    @overload
    def __getitem__(self, number: int) -> Reading: ...

    @overload
    def __getitem__(self, number: slice) -> list[Reading]: ...

    def __getitem__(self, number: int | slice) -> Reading | list[Reading]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        number = range(len(self))[number]
        if number not in self._read:
            look()
            self._read[number] = self._reading(number)
        return self._read[number]

    def _reading(self, number: int) -> Reading:
        grammar, sentence = self._rules.grammar, self._sentences[number]
        line = read_line(self._text, sentence, self._mentions[number], grammar)
        earlier = Earlier(
            self._earlier[number], self._stated(number), self._heading(number), self._counts(number)
        )
        reading = _given_firms(self._by_order(line, grammar, earlier), grammar)
        reading = _known(reading, self._text, self._words, grammar)
        if not self._words:
            return reading
        return _traded_with(_in_full(reading, self._short), self._text, self._words, grammar)

    @cached_property
    def _short(self) -> Mapping[str, Name]:
        """The short forms in brackets behind names that no list has: 한국누리발전(누리발전)이."""
        return short_forms(self._text, self._rules.grammar) if self._rules.names.after else {}

    def _stated(self, number: int) -> Predicate | None:
        """The verb of a deal without a sum that ends the sentence before a list of sums.

        Or the noun of deals that it counts: 시설투자 두 건을 의결했다, 해외 투자는 세 갈래다.
        """
        sums = sum(mention.label == "MONEY" for mention in self._mentions[number])
        if number == 0 or sums < _SEVERAL:
            return None
        before = self[number - 1]
        if before.links or before.loose:
            return None
        stated = [i.predicate for i in before.idle if not i.predicate.frame.adds]
        verbs = [predicate for predicate in stated if predicate.form != "noun"]
        if verbs and len(before.line.text) - verbs[-1].end <= _ENDING:
            return verbs[-1]
        counted, text = self._rules.grammar.patterns["deals_counted"], before.line.text
        return next((p for p in stated if counted.match(text, p.end)), None)

    def _counts(self, number: int) -> bool:
        """Whether the sentence before a list of sums says how many parties there are: 세 곳에 투자했다."""
        sums = sum(mention.label == "MONEY" for mention in self._mentions[number])
        if number == 0 or sums < _SEVERAL:
            return False
        before = self._sentences[number - 1]
        counted = self._rules.grammar.patterns["parties_counted"]
        return counted.search(self._text, before.start, before.end) is not None

    @cached_property
    def heads(self) -> Sequence[int | None]:
        """For each line of a list with a sum, the number of the sentence that heads the list; else None."""
        patterns, heads = self._rules.grammar.patterns, list[int | None]()
        ends, bullet = patterns["heads_items"], patterns["item_start"]
        for number, (start, *_) in enumerate(self._sentences):
            begin = self._text.rfind("\n", 0, start) + 1
            opens = begin == start or bullet.fullmatch(self._text, begin, start)
            if (
                not number
                or not opens
                or not any(m.label == "MONEY" for m in self._mentions[number])
            ):
                heads.append(None)
                continue
            before = self._sentences[number - 1]
            headed = ends.search(self._text, before.start, before.end)
            heads.append(number - 1 if headed else heads[-1])
        return heads

    def _heading(self, number: int) -> Reading | None:
        """The sentence that heads the lines of a list with a deal without its sum: made two grants:."""
        head = self.heads[number]
        before = self[head] if head is not None else None
        return before if before and before.idle and not (before.links or before.loose) else None

    @cached_property
    def _by_order(self) -> Callable[[Line, Grammar, Earlier], Reading]:
        """What reads a line of this order of words; an article needs one of them."""
        if self._rules.settings.order == "verb-final":
            from extractor.joining.sentences.verb_final.reader import read_final  # noqa: PLC0415

            return read_final
        from extractor.joining.sentences.verb_medial.reader import read_medial  # noqa: PLC0415

        return read_medial

    @cached_property
    def _words(self) -> Sequence[str]:
        """The words of the article, sorted, where they have particles."""
        return sorted(_WORD.findall(self._text)) if self._rules.names.after else []


def _known(reading: Reading, text: str, words: Sequence[str], grammar: Grammar) -> Reading:
    """The reading without names that only their part in the sentence shows, but each mentioned once.

    Who raises money is a firm for that: 다온은 30억원을 유치했다. ``words`` are those of the article,
    sorted, with their particles: 다온은, 다온에.
    """
    predicates = [*(a.predicate for a in reading.links), *(i.predicate for i in reading.idle)]
    decided = grammar.patterns["decided_on"]
    raising = any(
        p.frame.kind.raising and (p.form != "noun" or decided.match(reading.line.text, p.end))
        for p in predicates
    )
    lone = {
        a.mention
        for a in reading.arguments
        if a.mention.rule == ROLE
        and not (raising and a.case in _RAISING)
        and grammar.patterns["common_name"].match(text[a.mention.start : a.mention.end])
        and len(_begun(words, text[a.mention.start : a.mention.end])) <= 1
    }
    if not lone:
        return reading

    def kept(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
        return tuple(a for a in arguments if a.mention not in lone)

    return reading.with_arguments(kept)


def _in_full(reading: Reading, short: Mapping[str, Name]) -> Reading:
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


def _traded_with(reading: Reading, text: str, words: Sequence[str], grammar: Grammar) -> Reading:
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


def _given_firms(reading: Reading, grammar: Grammar) -> Reading:
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
