"""Names that occur again: short forms in brackets, 국민연금공단(이하 국민연금), and names once in quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.particles import split
from extractor.joining.naming.hinted_names import hinted_names
from extractor.joining.naming.possible_names import is_name
from extractor.joining.naming.unlisted import PARTY_CASES
from extractor.rules.notation import one_of
from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from extractor.rules.grammar import Grammar

_ALIAS_WITHIN = 40
_RULE = "alias"
# The pattern of what heads an item, which is no firm for being described.
_ITEM = "item_headed"
# A name of two letters may be a word.
_SHORTEST_ALIAS = 3
# Two words in Latin letters behind a name, the word before it, and how long that is at most.
_GLOSS = re.compile(r"\([A-Z][A-Za-z'’-]{1,30} [A-Z][A-Za-z'’-]{1,30}[,)]")
_WORD_BEFORE = re.compile(r"(?<!\S)(?P<word>[^\W\d_]{2,12}) $")
_WORD = 16
# So many letters of a name stand for it: 우진은.
_SHORTEST_HEAD = 2
# How far a sentence is looked through for the longer name, and what ends it.
_ONE_SENTENCE = 60
_ENDS = re.compile(r"[.\n…]")
# The small patterns that say of a word that it is a firm.
_TELLING = (
    "described_as",
    "called_firm",
    "firm_pointed_at",
    "acting_once",
    "signing_once",
    "named_for_many",
    "said_to_be_firm",
    "firm_of_chief",
)
# Cases of a name that follows its description.
_CASES = {*PARTY_CASES, "copula"}


def with_aliases(
    text: str, mentions: Sequence[Mention], grammar: Grammar, after: str
) -> list[Mention]:
    """The mentions, with every occurrence of an unlisted name and of a short form given in brackets.

    ``after`` is the pattern of what may follow a name in its word. A short form gets the value of the
    name that it stands for.
    """
    mentions = _glossed_whole(text, mentions, grammar)
    described = described_names(text, mentions, grammar)
    own = _own_forms(text, mentions)
    heads = _heads(text, {**described, **own}, own, grammar)
    short = {**heads, **_short_forms(text, mentions, grammar)}
    values = {**described, **own, **short}
    if not values:
        return list(mentions)
    pattern = re.compile(rf"(?<![^\W_]){one_of(values)}(?={after})")
    found = [
        Mention("COMPANY", Span(*m.span()), values[m[0]], _RULE) for m in pattern.finditer(text)
    ]
    renamed = [m for m in found if text[m.start : m.end] in short]
    kept = [m for m in mentions if not _renamed(m, renamed)]
    free = [m for m in found if not _taken_at(m.span, kept)]
    return sorted([*kept, *free], key=lambda m: m.start)


def _glossed_whole(text: str, mentions: Sequence[Mention], grammar: Grammar) -> Sequence[Mention]:
    """The mentions, with each unlisted firm as long as brackets spell it: 피치힐 셀웍스(Peachhill Cellworks)."""
    found = list(mentions)
    for at, mention in enumerate(mentions):
        gloss = _GLOSS.match(text, mention.end) if mention.label == "COMPANY" else None
        before = _WORD_BEFORE.search(text, max(0, mention.start - _WORD), mention.start)
        listed = isinstance(mention.value, Name) and mention.value.listed
        if gloss is None or before is None or listed or " " in text[mention.start : mention.end]:
            continue
        word, span = before["word"], Span(before.start("word"), mention.end)
        marked = split(word, grammar)[1] != "none" or grammar.patterns["phrase_stop"].search(word)
        free = at == 0 or mentions[at - 1].end <= span.start
        if free and not marked and is_name(word, grammar, sure=True):
            name = Name(text[span.start : span.end], listed=False)
            found[at] = replace(mention, span=span, value=name)
    return found


def _own_forms(text: str, mentions: Sequence[Mention]) -> Mapping[str, Name]:
    """The unlisted firms by their words: 스타트업 ‘다온마루’ is 다온마루 in every sentence."""
    return {
        text[m.start : m.end]: m.value
        for m in mentions
        if m.label == "COMPANY" and isinstance(m.value, Name) and not m.value.listed
        if m.end - m.start >= _SHORTEST_ALIAS
    }


def described_names(text: str, mentions: Sequence[Mention], grammar: Grammar) -> Mapping[str, Name]:
    """Names that a description calls firms: 주차 앱 운영사 다온파크의, 다온은 수도꼭지를 만드는 업체다.

    Who opens a sentence that says at once what is put where is called one too: 탈베라는 3억원을 투자한다.

    What is described once is a name in every sentence.
    """
    found = dict.fromkeys(_quoted(text, mentions, grammar))
    for pattern in (*_TELLING, _ITEM):
        for match in grammar.patterns[pattern].finditer(text):
            heads = pattern == _ITEM  # no particle ends it
            word, case = (match["word"], "") if heads else split(match["word"], grammar)
            if whole := match.groupdict().get("whole"):
                word, case = whole, "topic"  # 가람하이드로는: its last letter is no particle
            sure = heads or case in _CASES or match.groupdict().get("share") is not None
            span = Span(match.start("word"), match.start("word") + len(word))
            named = sure and is_name(word, grammar, sure=not heads)
            if named and not _taken_at(span, mentions):
                found.setdefault(word)
    names = (
        w for w, at in hinted_names(text, grammar) if not _taken_at(Span(at, at + len(w)), mentions)
    )
    found.update(dict.fromkeys(names))
    return {word: Name(word, listed=False) for word in found}


def _quoted(text: str, mentions: Sequence[Mention], grammar: Grammar) -> Iterator[str]:
    """Names in quotation marks that act: '한술가게'는 공장을 짓는다."""
    for match in grammar.patterns["quoted_actor"].finditer(text):
        free = not _taken_at(Span(*match.span("word")), mentions)
        named = free and is_name(match["word"], grammar, sure=True)
        if named and not grammar.patterns["no_firm_quoted"].search(match["word"]):
            yield match["word"]


def _taken_at(span: Span, mentions: Sequence[Mention]) -> bool:
    at = bisect_left(mentions, span.start, key=lambda m: m.start)
    return any(span.meets(m.span) for m in mentions[max(0, at - 1) : at + 2])


def _short_forms(text: str, mentions: Sequence[Mention], grammar: Grammar) -> Mapping[str, Name]:
    """Each short form with the value of the name that it follows."""
    values: dict[str, Name] = {}
    for mention in mentions:
        if mention.label == "COMPANY" and isinstance(mention.value, Name):
            match = grammar.patterns["abbreviated"].match(
                text[mention.end : mention.end + _ALIAS_WITHIN]
            )
            if match and match["short"] not in grammar.words["nobody"]:
                values.setdefault(match["short"], mention.value)
    return values


def _heads(
    text: str, named: Mapping[str, Name], sure: Collection[str], grammar: Grammar
) -> Mapping[str, Name]:
    """Each beginning of one unlisted name that acts by itself: 가온레미콘이 샀다. 가온은."""
    longer: dict[str, list[str]] = {}
    called = grammar.words["descriptors"]
    for form in named:
        first, _, rest = form.partition(" ")  # 가온 머저르 is a firm of 가온, 가온 그룹 is 가온
        whole = rest in called or grammar.patterns["own_trade_word"].match(rest)
        last = len(first) if whole else len(first) - _SHORTEST_HEAD
        for end in range(_SHORTEST_HEAD, last + 1):
            longer.setdefault(first[:end], []).append(form)
    heads = [head for head, forms in longer.items() if len(forms) == 1 and head not in sure]
    if not heads:
        return {}
    behind = grammar.patterns["acts_alone"].pattern
    long = [head for head in heads if len(head) >= _SHORTEST_ALIAS]
    taken = rf"|{one_of(long)}(?={grammar.patterns['taken_alone'].pattern})" if long else ""
    acting = re.compile(rf"(?<![^\W_])(?:{one_of(heads)}(?={behind}){taken})")
    found = {
        m[0]
        for m in acting.finditer(text)
        if is_name(m[0], grammar) and not _beside(text, m.end(), longer[m[0]][0])
    }
    return {head: named[longer[head][0]] for head in found}


def _beside(text: str, end: int, form: str) -> bool:
    """Whether the longer name is another's, behind the short one in its sentence: 가온은 가온폴란드에."""
    sentence = text[end : end + _ONE_SENTENCE]
    stop = _ENDS.search(sentence)
    return form in (sentence[: stop.start()] if stop else sentence)


def _renamed(mention: Mention, found: Sequence[Mention]) -> bool:
    """Whether an unlisted firm has the span of one of the short forms."""
    at = bisect_left(found, mention.start, key=lambda m: m.start)
    unlisted = isinstance(mention.value, Name) and not mention.value.listed
    return unlisted and at < len(found) and found[at].span == mention.span
