"""What shows that a noun of a Korean sentence is a firm: a description, a land, a partner, words behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.joining.forms.particles import case_after, split
from extractor.joining.forms.who import is_weak
from extractor.joining.naming.possible_names import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.joining.forms.particles import Word
    from extractor.rules.grammar import Grammar

_ABOUT = {"topic", "subject"}
# How many letters the name has that a firm is named with: 소담전자와 마루핀은, not 소담전자와 거래는.
_LONG = 3
_COMMA = ", "
# How far behind its land a name begins: 독일의 마루핀, 독일 마루핀.
_OWNING = {1, 2}
# How far before a name its description may begin, in characters.
DESCRIBED_FROM = 40
# A name in Latin letters that is no acronym.
_SPELLED = re.compile(
    r"[A-Z][A-Za-z0-9&.-]{0,40}?[a-z][A-Za-z0-9&.-]{0,40}(?: [A-Z&][A-Za-z0-9&.-]{0,40}){0,4}"
)


def called(line: Line, word: Word, start: int, grammar: Grammar, *, acts: bool) -> bool:
    """Whether words around a noun, which begins at ``start`` with its description, call it a firm."""
    return (
        described(line.text, start, grammar)
        or from_land(line, start, acts, grammar)
        or glossed(line, word, grammar)
        or of_several(line, word, grammar)
        or with_firm(line, word, grammar)
    )


def called_firm(placed: Placed, line: Line, grammar: Grammar) -> bool:
    """Whether a place that acts is a firm by the words before it: 프랑스 미용 그룹 벨로르가."""
    acts = placed.mention.label == "PLACE" and described(line.text, placed.start, grammar)
    return acts and case_after(line.text, placed.end, grammar) in _ABOUT


def described(line: str, start: int, grammar: Grammar) -> bool:
    """Whether the words before a name say that it is a firm: 태양광 발전업체 그린솔라."""
    before = grammar.patterns["describing"].search(line, max(0, start - DESCRIBED_FROM), start)
    return before is not None


def from_land(line: Line, start: int, acts: bool, grammar: Grammar) -> bool:
    """Whether a country before a noun says where it is from: 이스라엘 가도트가; 이스라엘계 가도트에 in any case."""
    whose = grammar.patterns["of_that_land"]
    return any(
        (acts and line.text[p.end : start] == " ") or whose.fullmatch(line.text, p.end, start)
        for p in line.of("COUNTRY", "NATIONALITY")
    )


def is_evident(line: Line, word: Word, predicates: Sequence[Predicate], grammar: Grammar) -> bool:
    """Whether what a noun has or who deals with it shows that it is a firm, if it may be a name."""
    return (
        raising(line, word, predicates)
        or owning(line, word, grammar)
        or traded_with(line, word, predicates, grammar)
    )


def raising(line: Line, word: Word, predicates: Sequence[Predicate]) -> bool:
    """Whether a noun owns a funding round or gets a new owner: 가온의 누적 투자금은, 가온의 새 주인은."""
    next_word = line.text.find(" ", word.end) + 1
    owned = (
        p.start
        for p in predicates
        if (p.form == "noun" and p.frame.kind.raising) or "amount" not in p.frame.slots
    )
    return word.case == "genitive" and next_word in owned


def owning(line: Line, word: Word, grammar: Grammar) -> bool:
    """Whether a noun has shares, or a chief whom a paper has met: 가온의 주가는, 가온의 김누리 대표를 만났다."""
    behind = grammar.patterns["its_shares"].match(line.text, word.end)
    return word.case == "genitive" and behind is not None


def traded_with(line: Line, word: Word, predicates: Sequence[Predicate], grammar: Grammar) -> bool:
    """Whether goods or works are contracted with a noun: 나래오르빗과 공급 계약을, 나래오르빗에 3억원어치의 부품을 납품한다."""
    kinds = {p.frame.kind for p in predicates}
    dealing = any(kind.order or kind.purchase for kind in kinds)
    if not dealing or word.end - word.start <= _LONG:
        return False
    return grammar.patterns["dealt_with"].match(line.text, word.end) is not None


def glossed(line: Line, word: Word, grammar: Grammar) -> bool:
    """Whether brackets spell a noun in Latin letters: 블루리지리튬(Blue Ridge Lithium)에."""
    behind = (aside.text for aside in line.asides if aside.at == word.end)
    named = any(_SPELLED.fullmatch(text) for text in behind)
    return named and is_name(line.text[word.start : word.end], grammar)


def glossed_from(line: Line, word: Word, start: int, grammar: Grammar) -> int:
    """Where a name begins that brackets spell in as many Latin words: 벤투스 도브루자(Ventus Dobrogea)에."""
    behind = (aside.text for aside in line.asides if aside.at == word.end)
    spelt = next((text for text in behind if _SPELLED.fullmatch(text)), "")
    before = line.text[:start].split(" ")
    more = before[-1 - spelt.count(" ") : -1] if spelt.count(" ") < len(before) else []
    words = [one for one in more if one.isalpha() and _bare(one, grammar)]
    plain = words and len(words) == spelt.count(" ") and not before[-1]
    return start - len(" ".join(words)) - 1 if plain else start


def _bare(word: str, grammar: Grammar) -> bool:
    """Whether a word may be a part of a name: no particle and no verb ends it."""
    plain = split(word, grammar)[1] == "none" and is_name(word, grammar)
    return plain and grammar.patterns["phrase_stop"].search(word) is None


def of_several(line: Line, word: Word, grammar: Grammar) -> bool:
    """Whether a noun is named as one of several firms, or as one that money is for: 다온 등 5개 기업이, 다온에 시설자금 3억원을."""
    behind = (
        "with_others",
        "funded_firm",
        "signed_with",
        "stands_as_firm",
        "raised_from",
        "acts_in_round",
    )
    return any(grammar.patterns[name].match(line.text, word.end) for name in behind)


def with_firm(line: Line, word: Word, grammar: Grammar) -> bool:
    """Whether a noun and a firm are named together: 마루핀과 소담전자에, 소담전자와 마루핀은."""
    firms = [p for p in line.of("COMPANY") if not is_weak(p.mention)]
    nxt = line.text.find(" ", word.end) + 1
    together = word.case == "joined" and any(p.start == nxt for p in firms)
    together = together or (
        word.case in _ABOUT
        and word.end - word.start >= _LONG
        and any(
            case_after(line.text, p.end, grammar) == "joined"
            and line.text.find(" ", p.end) + 1 in _with_land(line, word)
            for p in firms
        )
    )
    name = line.text[word.start : word.end]
    traded = grammar.patterns["named_by_trade"].fullmatch(name) is not None
    named = is_name(name, grammar, sure=traded)
    return (together and named) or _ends_list(line, word, firms, grammar)


def _with_land(line: Line, word: Word) -> set[int]:
    """Where a noun begins, or the land that owns it: 소담전자와 독일의 마루핀은."""
    lands = line.of("COUNTRY", "NATIONALITY")
    owning = {p.start for p in lands if word.start - p.end in _OWNING}
    return {word.start, *owning}


def _ends_list(line: Line, word: Word, firms: Sequence[Placed], grammar: Grammar) -> bool:
    """Whether a noun that acts ends a list of firms: 소담전자와 나래캐피탈, 마루데가."""
    before = [p for p in firms if p.end + len(_COMMA) == word.start]
    if word.case not in _ABOUT or not before or not line.text.startswith(_COMMA, before[0].end):
        return False
    listed = any(
        grammar.patterns["list_join"].match(line.text[p.end : before[0].start])
        for p in firms
        if p.end < before[0].start
    )
    return listed and is_name(line.text[word.start : word.end], grammar, sure=True)


def spelled(text: str, grammar: Grammar) -> bool:
    """Whether the words of a bracket are a name: Shimizu, 다온건설."""
    return bool(_SPELLED.fullmatch(text)) or is_name(text, grammar)
