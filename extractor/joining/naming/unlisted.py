"""Names that no list has, by the role of a noun in a Korean sentence.

A noun in the role of a party is a name unless it is an everyday word. Its rule is "role", or
"described" where a description says what it names: ``물류 기업 다온은``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import DESCRIBED, ROLE
from extractor.joining.forms.clauses import Argument
from extractor.joining.forms.particles import case_after, words
from extractor.joining.naming.evident_firms import (
    DESCRIBED_FROM,
    called,
    called_firm,
    glossed_from,
    is_evident,
)
from extractor.joining.naming.listed_sums import holds_place, with_own_sums
from extractor.joining.naming.possible_names import is_name
from extractor.types import Mention, Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line
    from extractor.joining.forms.particles import Word
    from extractor.rules.grammar import Grammar

# The cases in which a party stands.
PARTY_CASES = {
    "topic",
    "subject",
    "also",
    "source",
    "joined",
    "with",
    "locative",
    "object",
    "genitive",
    "at",
    "until",
    "instrument",
}
# A noun in one of these cases is a name only if it is described.
_DESCRIBED_CASES = {"genitive", "none", "at", "until", "instrument"}
_PLACES = {"COUNTRY", "PLACE", "NATIONALITY"}
_TO = "locative"
_ACTING = {"topic", "subject", "also", "source", "joined"}
_LATIN = re.compile(r"(?<!\S)(?P<name>[A-Z][A-Za-z0-9&]*(?: [A-Z&][A-Za-z0-9&]*){0,3}) $")
# The longest subject of a headline, in characters.
_HEAD_BEFORE_COMMA = 24
_ITEM = re.compile(r"[^,·ㆍ\s][^,·ㆍ]*")


def unlisted(
    line: Line, grammar: Grammar, predicates: Sequence[Predicate], *, counted: bool
) -> Iterator[Argument]:
    """The nouns of a line in the role of a party that may be names, as arguments.

    ``counted`` is set where the sentence before says how many parties there are.
    """
    taken = [(p.start, p.end) for p in line.placed if not called_firm(p, line, grammar)]
    taken += [(p.start, p.end) for p in predicates]
    dotted = list(_dotted(line, grammar))
    listed = [*_enumerated(line, grammar, dotted, taken), *_of_towns(line, grammar, taken)]
    yield from listed
    taken += [(a.start, a.end) for a in listed]
    cases = {*_ACTING, _TO} if any(map(_dealing, predicates)) else _ACTING
    among_firms = {items[-1][0] for items in dotted}
    made = grammar.patterns["made_by_it"]  # 두부를 만드는 회사: goods are no firm
    for word in words(line.text, grammar):
        case = _case_of(word, line, grammar)
        if (
            case is not None
            and not (word.case == "object" and made.match(line.text, word.end))
            and is_name(line.text[word.start : word.end], grammar, sure=True)
            and not _taken(word.start, word.end, taken)
        ):
            start = _start(line.text, word.start, taken, grammar)
            start = min(start, glossed_from(line, word, start, grammar))
            sure = word.start in among_firms or called(
                line, word, start, grammar, acts=word.case in cases
            )
            evident = sure or is_evident(line, word, predicates, grammar)
            if (evident or word.case not in _DESCRIBED_CASES) and (
                sure or is_name(line.text[start : word.end], grammar)
            ):
                rule = DESCRIBED if evident else ROLE
                yield _named(line, start, word.end, case, rule)
    yield from _identified(line, grammar, predicates, taken)
    yield from _item(line, grammar, taken)
    yield from _with_own_sum(line, grammar, taken, counted=counted)
    if line.sentence.title:
        yield from _headline(line, grammar, taken)


def _case_of(word: Word, line: Line, grammar: Grammar) -> str | None:
    """The case in which a noun may be a party; without a particle only with what makes it a firm: 다온 이사회는."""
    if word.case != "none":
        return word.case if word.case in PARTY_CASES else None
    found = grammar.patterns["stands_as_firm"].match(line.text, word.end)
    if found is None:
        return None
    return case_after(line.text, found.end(), grammar) if found["board"] else word.case


def _dealing(predicate: Predicate) -> bool:
    """Whether somebody stands behind the predicate's other party: 일본 미나토에 팔았다, 일본 미나토에 납품한다."""
    giver = predicate.frame.slots.get("investor")
    sold = predicate.frame.kind.purchase and giver is not None and _TO in giver.cases
    return predicate.frame.kind.order or sold


def _taken(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _start(line: str, start: int, taken: Sequence[tuple[int, int]], grammar: Grammar) -> int:
    """The position where a name of several words begins.

    It begins after its description (클라우드 업체 카빈드라 클라우드웍스), or at a word in Latin letters
    before its last word (A1 미디어).
    """
    described = grammar.patterns["described_name"].search(
        line, max(0, start - DESCRIBED_FROM), start
    )
    latin = _LATIN.search(line, max(0, start - DESCRIBED_FROM), start)
    for found in (described, latin):
        if found and found.end() == start and _opens(found, start, taken, grammar):
            return found.start("name")
    return start


def _opens(
    found: re.Match[str], start: int, taken: Sequence[tuple[int, int]], grammar: Grammar
) -> bool:
    free = not _taken(found.start("name"), start - 1, taken)
    return free and found["name"].strip() not in grammar.words["descriptors"]


def _enumerated(
    line: Line,
    grammar: Grammar,
    dotted: Sequence[Sequence[tuple[int, int]]],
    taken: Sequence[tuple[int, int]],
) -> Iterator[Argument]:
    """The names of a list: ``카카오, 굿워터, 알토스가 참여했다``.

    It is one of three, one that ends in 등 3개 기업, or one of ``dotted``, each given by its items.
    """
    for match in grammar.patterns["enumeration"].finditer(line.text):
        sure = grammar.patterns["with_others"].match(line.text, match.end()) is not None
        yield from _names_of(_items(match), line, grammar, taken, sure=sure)
    for items in dotted:
        yield from _names_of(items, line, grammar, taken, sure=True)


def _dotted(line: Line, grammar: Grammar) -> Iterator[list[tuple[int, int]]]:
    """The items of each list with dots of which one is a known firm: ``가온·나르다·누리은행이``."""
    firms = {placed.start for placed in line.of("COMPANY")}
    lists = grammar.patterns["dotted_list"].finditer(line.text) if firms else ()
    for items in map(_items, lists):
        if any(start in firms for start, _ in items):
            yield items


def _items(listed: re.Match[str]) -> list[tuple[int, int]]:
    """The half-open spans of the items of a list."""
    items = _ITEM.finditer(listed.string, listed.start(), listed.end())
    return [item.span() for item in items]


def _names_of(
    items: Sequence[tuple[int, int]],
    line: Line,
    grammar: Grammar,
    taken: Sequence[tuple[int, int]],
    *,
    sure: bool,
) -> Iterator[Argument]:
    """The items that may be names, but for the last, which has a particle."""
    for start, end in items[:-1]:
        if not _taken(start, end, taken) and is_name(line.text[start:end], grammar, sure=sure):
            yield _named(line, start, end, "none", DESCRIBED)


def _with_own_sum(
    line: Line, grammar: Grammar, taken: Sequence[tuple[int, int]], *, counted: bool
) -> Iterator[Argument]:
    """The names of a list of sums that stand among known ones: ``가온전자에 3조원, 나르다에 2조원을``."""
    for item in with_own_sums(line, grammar, counted=counted):
        start, end, *_ = item
        free = not (_taken(start, end, taken) or holds_place(item, line))
        if free and is_name(line.text[start:end], grammar, sure=counted):
            yield _named(line, start, end, case_after(line.text, end, grammar), DESCRIBED)


def _of_towns(line: Line, grammar: Grammar, taken: Sequence[tuple[int, int]]) -> Iterator[Argument]:
    """The names of a list of firms by their towns: ``보령의 다온팜, 부여의 나래온실, 서산의 푸른팜에``."""
    towns = {p.start for p in line.of("PLACE")}
    found = list(grammar.patterns["firm_of_town"].finditer(line.text)) if len(towns) > 1 else []
    spans = [
        match.span("name") if match["name"] else match.span("name2")
        for match in found
        if match.start() in towns
    ]
    for start, end in spans if len(spans) > 1 else ():
        free = not _taken(start, end, taken)
        if free and is_name(line.text[start:end], grammar, sure=True):
            yield _named(line, start, end, case_after(line.text, end, grammar), DESCRIBED)


def _identified(
    line: Line,
    grammar: Grammar,
    predicates: Sequence[Predicate],
    taken: Sequence[tuple[int, int]],
) -> Iterator[Argument]:
    """The name of whom a sentence is to identify: ``사들인 곳은 다온이다``, ``인수자는 다온이다``."""
    roles = [
        p for p in predicates if p.form != "noun" or p.frame.adds or "amount" not in p.frame.slots
    ]
    said = [w for w in words(line.text, grammar) if _said_of(w, line, grammar)] if roles else []
    ends = grammar.patterns["ends_like_copula"]
    for word in said:
        named = is_name(line.text[word.start : word.end], grammar)
        named = named and not _taken(word.start, word.end, taken)
        if named and any(_leads_to(p, word.start, line, grammar) for p in roles):
            start = _start(line.text, word.start, taken, grammar)
            # 누리플레이다: the first letter of the copula is the name's last.
            end = word.end + bool(ends.search(line.text, word.start, word.end + 1))
            yield _named(line, start, end, "copula", DESCRIBED)


def _said_of(word: Word, line: Line, grammar: Grammar) -> bool:
    """Whether a noun is a predicate, with its copula or without: 발주처는 다온이다, 발주처는 다온."""
    ends = word.start < word.end and not line.text[word.end :].strip(" .,")
    if word.case != "none" or not ends:
        return word.case == "copula"
    return grammar.patterns["bare_noun"].search(line.text, word.start, word.end) is not None


def _leads_to(predicate: Predicate, start: int, line: Line, grammar: Grammar) -> bool:
    """Whether the words between a predicate and a noun say that the noun is whom it means."""
    names = ["role_is" if predicate.form == "noun" else "cleft"]
    if predicate.form == "verb" and grammar.patterns["goes_on"].match(line.text[predicate.start :]):
        names.append("cleft_after")
    found = (grammar.patterns[name].fullmatch(line.text, predicate.end, start) for name in names)
    return any(found)


def _item(line: Line, grammar: Grammar, taken: Sequence[tuple[int, int]]) -> Iterator[Argument]:
    """The name that a list item is about: ``◆ 음매 = 소의 귀에 다는 …``."""
    found = grammar.patterns["item"].match(line.text)
    if found and not _taken(*found.span("name"), taken) and is_name(found["name"], grammar):
        yield _named(line, *found.span("name"), "headline", DESCRIBED)


def _named(line: Line, start: int, end: int, case: str, rule: str) -> Argument:
    name = Name(line.text[start:end], listed=False)
    return Argument(Mention("COMPANY", line.span(start, end), name, rule), case, start, end)


def _headline(line: Line, grammar: Grammar, taken: Sequence[tuple[int, int]]) -> Iterator[Argument]:
    """The subject of a headline, before its first comma or its words: ``가온전자, 폴란드에 …``, ``가온전자 “…``."""
    quoting = grammar.patterns["opens_quote"].match(line.text)
    comma = quoting.end("name") if quoting else line.text.find(",")
    head = line.text[:comma] if comma > 0 else ""
    names = [p.start for p in line.placed if p.mention.label not in _PLACES]
    if not head or len(head) > _HEAD_BEFORE_COMMA or any(at < comma for at in names):
        return
    for match in re.finditer(r"[^·ㆍ]+", head):
        text = match[0].strip()
        start = head.find(text, match.start())
        first = text.rsplit(" ", 1)[-1]
        start += len(text) - len(first)
        if not _taken(start, start + len(first), taken) and is_name(first, grammar):
            yield _named(line, start, start + len(first), "headline", DESCRIBED)
