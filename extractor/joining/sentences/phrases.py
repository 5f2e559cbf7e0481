"""Parties that are no names: what is bought, and groups that are given money.

``보령 LNG터미널을 인수했다``, ``중소기업 21곳에 지원한다``: the noun with the words that say which.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.forms.cases import GROUP, PHRASE
from extractor.joining.forms.clauses import Argument
from extractor.joining.forms.particles import words
from extractor.joining.naming.possible_names import is_name
from extractor.types import Mention, Name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.joining.forms.clauses import Link, Predicate
    from extractor.joining.forms.line import Line
    from extractor.joining.forms.particles import Word
    from extractor.rules.grammar import Grammar

_WORDS = 4
# How far behind its verb the words begin that say what is bought.
_AHEAD = 90
_DISTINCT = re.compile(r"[A-Z0-9]")
_VALUES = ("MONEY", "DATE", "PERIOD")


class _Stretch(NamedTuple):
    start: int
    end: int
    case: str


def phrases(line: Line, grammar: Grammar, predicates: Sequence[Predicate]) -> Iterator[Argument]:
    """What the line's takeovers take over, and whom its grants are given to."""
    kinds = {predicate.frame.kind for predicate in predicates}
    if not any(kind.purchase or kind.aid or kind.outlay for kind in kinds):
        return
    tokens = words(line.text, grammar)
    if any(kind.outlay for kind in kinds):
        yield from _funds(line, grammar)
        for group in _groups(line, tokens, grammar, "invested_group"):
            named = _DISTINCT.search(line.text, group.start, group.end)
            rule = PHRASE if named else GROUP  # 기업 2곳: two firms, if without their names
            yield group._replace(mention=replace(group.mention, rule=rule))
    if any(kind.purchase for kind in kinds):
        yield from _targets(line, tokens, grammar, predicates)
        yield from _whose_shares(line, tokens, grammar, predicates)
    if any(kind.aid for kind in kinds):
        yield from _groups(line, tokens, grammar, "beneficiary")


def bought_thing(line: Line, link: Link, grammar: Grammar) -> tuple[Mention, ...]:
    """What a takeover takes over that is no firm, in a line whose objects stand behind the verb."""
    found = grammar.patterns["bought_thing"].search(
        line.text, link.predicate.end, link.predicate.end + _AHEAD
    )
    if found is None:
        return ()
    name = Name(found["name"], listed=False)
    return (Mention("COMPANY", line.span(*found.span("name")), name, PHRASE),)


def _targets(
    line: Line, tokens: Sequence[Word], grammar: Grammar, predicates: Sequence[Predicate]
) -> Iterator[Argument]:
    starts = {p.start for p in predicates if p.frame.kind.purchase}
    made = grammar.patterns["made_by_it"]
    for i, word in enumerate(tokens):
        if any(p.start <= word.start < p.end for p in predicates):
            continue  # 400억원을 들여 인수한: a verb is no thing
        if word.case == "object" and made.match(line.text, word.end):
            continue  # 두부를 만드는 회사를 샀다: what is bought makes it
        if word.case == "object" or (
            word.case == "none" and _before(line, tokens, i, starts, grammar)
        ):
            phrase = _phrase(line, tokens, i, grammar)
            found = _stripped(line, phrase, grammar) or _owner(line, tokens, phrase, grammar)
            shares = found is not None and found.end < phrase.end
            if found and _specific(line, found, grammar, sure=shares):
                yield _argument(line, found)


def _whose_shares(
    line: Line, tokens: Sequence[Word], grammar: Grammar, predicates: Sequence[Predicate]
) -> Iterator[Argument]:
    """다온의 지분 34%를 확보했다: whose shares they are that a verb takes along."""
    starts = {p.start for p in predicates if p.frame.kind.purchase and p.form == "verb"}
    for at, (owner, shares) in enumerate(pairwise(tokens)):
        if shares.start not in starts or owner.case not in {"genitive", "none"}:
            continue
        whose = line.text[owner.start : owner.end]
        taken = grammar.patterns["share_of"].fullmatch(line.text[shares.start : shares.end])
        stop = grammar.patterns["phrase_stop"].search(whose)
        if taken and not stop and is_name(whose, grammar) and not _named(line, owner):
            found = _phrase(line, tokens, at, grammar)
            if _specific(line, found, grammar, sure=False):
                yield _argument(line, found._replace(case="object"))


def _before(
    line: Line, tokens: Sequence[Word], at: int, starts: Collection[int], grammar: Grammar
) -> bool:
    """Whether the verb follows at once, or behind a price: 다온타워 매입, 다온타워 5000억원에 매입."""
    following = tokens[at + 1].start if at + 1 < len(tokens) else -1
    price = next((p for p in line.of("MONEY") if p.start == following), None)
    if price is None:
        return following in starts
    last = line.text[tokens[at].start : tokens[at].end]
    named = is_name(last, grammar) or grammar.patterns["share_of"].fullmatch(last) is not None
    return named and line.text.find(" ", price.end) + 1 in starts


def _phrase(line: Line, tokens: Sequence[Word], last: int, grammar: Grammar) -> _Stretch:
    """The word with those before it that nothing marks or cuts off."""
    first = last
    while first > 0 and last - first < _WORDS and _goes_with(line, tokens, first - 1, grammar):
        first -= 1
    return _Stretch(tokens[first].start, tokens[last].end, tokens[last].case)


def _goes_with(line: Line, tokens: Sequence[Word], at: int, grammar: Grammar) -> bool:
    word, text = tokens[at], line.text
    cut = text[word.end : tokens[at + 1].start] != " "
    values = any(
        p.start < word.end and word.start < p.end
        for p in line.of(*_VALUES, "COUNTRY", "NATIONALITY")
    )
    stop = grammar.patterns["phrase_stop"].search(text[word.start : word.end])
    return word.case == "none" and not cut and not values and not stop


def _stripped(line: Line, found: _Stretch, grammar: Grammar) -> _Stretch | None:
    """Without what says how much of it is bought: 지분 절반, 경영권, 주식 30%."""
    rest = grammar.patterns["share_of"].sub("", line.text[found.start : found.end])
    case = found.case if rest == line.text[found.start : found.end] else "object"
    return _Stretch(found.start, found.start + len(rest), case) if rest.strip() else None


def _owner(
    line: Line, tokens: Sequence[Word], shares: _Stretch, grammar: Grammar
) -> _Stretch | None:
    """다온의 지분 60%를: whose shares they are."""
    before = next((w for w in tokens if w.end + 2 == shares.start and w.case == "genitive"), None)
    if before is None or _named(line, before):
        return None
    if not is_name(line.text[before.start : before.end], grammar):
        return None
    return _Stretch(before.start, before.end, "object")


def _specific(line: Line, found: _Stretch, grammar: Grammar, *, sure: bool) -> bool:
    """Whether the words name one thing: a name in them, figures, or a last word that is one.

    ``sure`` where the sentence mentions shares of it: then it may end as everyday words do.
    """
    text = line.text[found.start : found.end]
    if any(p.start < found.end and found.start < p.end for p in line.of(*_VALUES)):
        return False
    inside = [p for p in line.placed if found.start <= p.start and p.end <= found.end]
    if grammar.patterns["dwelling"].search(text):
        return False
    if any(p.end == found.end and p.mention.label == "COMPANY" for p in inside):
        return False
    last = text.rsplit(" ", 1)[-1]
    sure = sure or grammar.patterns["named_by_trade"].fullmatch(last) is not None
    return bool(inside) or bool(_DISTINCT.search(text)) or is_name(text, grammar, sure=sure)


def _funds(line: Line, grammar: Grammar) -> Iterator[Argument]:
    """Funds by name that are set up: 부산미래펀드 조성, 위기대응펀드 규모를 확대한다."""
    for match in grammar.patterns["named_fund"].finditer(line.text):
        start, end = match.span("name")
        name = Name(line.text[start:end], "project", listed=False)
        mention = Mention("PROJECT", line.span(start, end), name, PHRASE)
        yield Argument(mention, "locative", start, end)


def _groups(
    line: Line, tokens: Sequence[Word], grammar: Grammar, pattern: str
) -> Iterator[Argument]:
    for i, word in enumerate(tokens):
        if word.case != "locative" or _named(line, word):
            continue
        first = tokens[max(0, i - _WORDS)].start
        match = grammar.patterns[pattern].search(line.text[first : word.end])
        if match:
            yield _argument(line, _Stretch(first + match.start(), word.end, word.case))


def _named(line: Line, word: Word) -> bool:
    return any(p.mention.label == "COMPANY" and p.end == word.end for p in line.placed)


def _argument(line: Line, found: _Stretch) -> Argument:
    name = Name(line.text[found.start : found.end], listed=False)
    span = line.span(found.start, found.end)
    return Argument(Mention("COMPANY", span, name, PHRASE), found.case, found.start, found.end)
