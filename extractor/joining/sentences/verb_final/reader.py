"""Reading a sentence whose verb comes last and whose particles mark the parts (Korean).

An amount is governed by the first predicate to its right that no other verb cuts off; a list of
amounts shares it: ``스페인에 157억 유로, 프랑스에 12억 유로를 투자한다``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT, PASSED, PLACES
from extractor.joining.forms.clauses import Argument, Earlier, Idle, Link, Predicate, Reading
from extractor.joining.forms.particles import case_after
from extractor.joining.naming.evident_firms import described
from extractor.joining.naming.listed_sums import items_of
from extractor.joining.naming.unlisted import unlisted
from extractor.joining.sentences.anaphors import anaphors
from extractor.joining.sentences.members import members
from extractor.joining.sentences.phrases import phrases
from extractor.joining.sentences.predicates import find_predicates
from extractor.joining.sentences.ungoverned import (
    told_of_no_deal,
    ungoverned,
    vetoes_of_sentence,
)
from extractor.joining.sentences.verb_final.counting import resumed, veto
from extractor.joining.sentences.verb_final.headlines import PART, heads_described
from extractor.joining.sentences.verb_final.itemising import itemised, with_item
from extractor.joining.sentences.verb_final.linking import of_goods_bought
from extractor.joining.sentences.verb_final.relatives import named_behind, said_of_role
from extractor.joining.sentences.verb_final.scope import with_parties
from extractor.joining.sentences.verb_final.whatever_verb import governed_by
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar

_PARTIES = ("COMPANY", "GOVERNMENT", "COUNTRY", "PLACE", "MEDIUM")
_HEADLINE = 24
# The cases of a sum whose item begins with it.
_LEADING = {"topic", "subject"}
# Where it goes, as a noun with its particle or before another (인도 공장 증설에, 인도의 공장에).
_THERE = {"locative", "none", "genitive", "attributed"}
# By its case, the words behind a name that make it a giver.
_GIVING = {
    "subject": "backing",
    "object": "backing",
    "locative": "allotted_to",
    "genitive": "backed_by",
}
# To whom something goes.
_TO = "locative"
# How a name stands right before the noun that is done to it.
_BESIDE_NOUN = {"none", "attributed"}
# By its case, the words behind a name whose matter the money goes into.
_WHOSE = {"genitive": "attributed", "subject": "builds_it"}


def read_final(line: Line, grammar: Grammar, earlier: Earlier) -> Reading:
    """The line's parties by case, and its amounts with the predicates that govern them."""
    predicates = find_predicates(line, grammar)
    arguments = tuple(_arguments(line, grammar, predicates, counted=earlier.counts))
    said = ((m, veto(line, m, grammar)) for m in line.of("MONEY"))
    vetoes = {m: found for m, found in said if found and not resumed(found, predicates)}
    items = items_of(line, grammar, counted=earlier.counts)
    no_deal = told_of_no_deal(line, grammar)
    listed = [] if no_deal else list(itemised(line, items, predicates, grammar, earlier.stated))
    others = {*vetoes, *(link.amount for link in listed)}
    governed = () if no_deal else governed_by(line, predicates, grammar, earlier.governing, others)
    links = [with_parties(link, line, arguments, grammar) for link in governed]
    links += [with_item(link, items, arguments) for link in listed]
    links.sort(key=lambda link: link.amount.start)
    idle = tuple(_idle(predicates, links, line, arguments, grammar))
    loose, vetoed = ungoverned(line, links, vetoes.get)
    vetoed += tuple(vetoes_of_sentence(line, loose, predicates, grammar, no_deal))
    regions = _regions(line, links, grammar)
    return Reading(line, arguments, tuple(links), regions, idle, loose, vetoed)


def _idle(
    predicates: Sequence[Predicate],
    links: Sequence[Link],
    line: Line,
    arguments: Sequence[Argument],
    grammar: Grammar,
) -> Iterator[Idle]:
    """Predicates without an amount.

    A noun of a frame that takes none has its names behind it, and so has a verb: 사들인 곳은 가온이다.
    """
    governing = {link.predicate for link in links}
    for predicate in predicates:
        if predicate not in governing and not _of_ground(predicate, line, grammar):
            naming = predicate.form == "noun" and "amount" not in predicate.frame.slots
            near = tuple(a for a in arguments if naming or a.end <= predicate.end)
            told = naming or any(a.case in ABOUT and a.case != "subject" for a in near)
            behind = () if told else named_behind(predicate, line, arguments, grammar)
            stated = of_goods_bought(predicate, line, grammar)
            role = naming and grammar.patterns["role_is"].match(line.text, predicate.end)
            if not naming and _done(predicate, line, grammar):
                stated = stated._replace(form="verb")
                near = tuple(_as_bought(a, predicate) for a in near)
            yield Idle(stated, (*near, *behind), predicate.start, bool(role or behind))


def _done(predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """Whether a noun stands for its verb: 공사를 누리에서 수주. 누리와 공급 계약을 맺었다."""
    if predicate.form != "noun" or line.sentence.title:
        return False
    ends = not line.text[predicate.end :].strip(" .")
    return ends or grammar.patterns["noun_done"].match(line.text, predicate.end) is not None


def _as_bought(argument: Argument, noun: Predicate) -> Argument:
    """다온 매각에 나섰다: the name right before the noun of a takeover is its object."""
    beside = argument.end + 1 == noun.start and argument.case in _BESIDE_NOUN
    return argument._replace(case="object") if beside and noun.frame.kind.purchase else argument


def _of_ground(predicate: Predicate, line: Line, grammar: Grammar) -> bool:
    """터를 사들여 공장을 짓는다: ground that is bought to build on it is no takeover."""
    if not predicate.frame.kind.purchase:
        return False
    found = grammar.patterns["ground_for_works"].finditer(line.text)
    return any(match.start() <= predicate.start < match.end() for match in found)


def _arguments(
    line: Line, grammar: Grammar, predicates: Sequence[Predicate], *, counted: bool
) -> list[Argument]:
    listed = [
        Argument(
            _sure(p, line, grammar),
            "copula" if said_of_role(p, line, grammar) else _case(line, p, grammar),
            p.start,
            p.end,
        )
        for p in line.placed
        if p.mention.label in _PARTIES and not _compounded(p, line, grammar)
    ]
    listed += [one for p in line.of("COMPANY") for one in _owner(p, line, grammar)]
    standing = (
        Argument(mention, _case_of_firm(line.text, end, grammar), start, end)
        for mention, start, end in anaphors(line, grammar)
    )
    named = list(unlisted(line, grammar, predicates, counted=counted))
    things = [_of_name(thing, named) for thing in phrases(line, grammar, predicates)]
    funds = [a for a in things if a.mention.label == "PROJECT"]
    firms = (a for a in (*listed, *standing, *named) if not any(_within(a, f) for f in funds))
    beside = members(line, grammar)
    found = (_backer(a, line, grammar) for a in (*firms, *things, *beside))
    return sorted(found, key=lambda a: a.start)


def _of_name(thing: Argument, named: Sequence[Argument]) -> Argument:
    """발전소를 운영하는 선라이트 파워의 지분을: what is bought has all words of its name."""
    whole = (a for a in named if a.start < thing.start and a.end == thing.end)
    name = next(whole, None)
    return thing._replace(mention=name.mention, start=name.start) if name else thing


def _within(argument: Argument, other: Argument) -> bool:
    return other.start <= argument.start and argument.end <= other.end


def _backer(argument: Argument, line: Line, grammar: Grammar) -> Argument:
    """누리벤처스가 주도한 시리즈A에서, 누리의 투자 3억 유로를 유치했다: who gives to whom the sentence is about."""
    text = line.text[argument.end :]
    if argument.case == _TO and grammar.patterns["supplied_by_it"].match(text):
        return argument._replace(case=PASSED)
    giving = _GIVING.get(argument.case)
    gives = giving and grammar.patterns[giving].match(text)
    return argument._replace(case="source") if gives else argument


def _compounded(placed: Placed, line: Line, grammar: Grammar) -> bool:
    """배정 대상은: a name that is also an everyday word is one behind a noun of that word."""
    weak = isinstance(placed.mention.value, Name) and placed.mention.value.weak
    if placed.mention.label == "COMPANY" and grammar.patterns["lies_near"].match(
        line.text, placed.end
    ):
        return True  # 누리면세점 옆 호텔을
    return weak and grammar.patterns["compounded"].search(line.text[: placed.start]) is not None


def _sure(placed: Placed, line: Line, grammar: Grammar) -> Mention:
    """The mention; a weak name behind a description is a name (전기차 업체 루시드), a weak place with a site one."""
    value = placed.mention.value
    if not isinstance(value, Name | Place) or not value.weak:
        return placed.mention
    if isinstance(value, Name):
        known = described(line.text, placed.start, grammar)
    else:
        there = "site_there" if placed.mention.label == "PLACE" else "site_of_country"
        known = grammar.patterns[there].match(line.text, placed.end) is not None
    return replace(placed.mention, value=replace(value, weak=False)) if known else placed.mention


def _case(line: Line, placed: Placed, grammar: Grammar) -> str:
    case = case_after(line.text, placed.end, grammar)
    place = placed.mention.label in PLACES and case in ABOUT
    if place and grammar.patterns["site_of"].match(line.text, placed.end):
        return "none"
    statesman = grammar.patterns["statesman"].match(line.text[placed.end :])
    if case == "none" and statesman and placed.mention.label in {"COUNTRY", "NATIONALITY"}:
        after = case_after(line.text, placed.end + statesman.end(), grammar)
        return "attributed" if after == "genitive" else after
    officer = grammar.patterns["officer"].match(line.text[placed.end : placed.end + _HEADLINE])
    if case == "none" and officer and placed.mention.label == "COMPANY":
        return case_after(line.text, placed.end + officer.end(), grammar)
    item = grammar.patterns["item"].match(line.text)
    if case == "none" and item and item.start("name") == placed.start:
        return "headline"
    if placed.mention.label == "COMPANY" and case in {"none", "genitive"}:
        case = _case_of_firm(line.text, placed.end, grammar)
    titled = case == "none" and line.sentence.title
    if titled and _opens_part(line, placed, grammar):
        return "headline"
    return _headline_case(line, placed, grammar) if titled else case


def _opens_part(line: Line, placed: Placed, grammar: Grammar) -> bool:
    """포항에 500억 투자…경북도 50억 지원: who stands right before the sum of a headline's next part.

    Behind a part that ends in a firm it is another party: 가온전자…다온소프트 3000억에 인수.
    """
    if any(firm.end + len(PART) == placed.start for firm in line.of("COMPANY")):
        return False
    name = line.text[placed.start : placed.end]
    acts = placed.mention.label in {"COMPANY", "GOVERNMENT"} or (
        placed.mention.label == "PLACE" and grammar.patterns["public_place"].search(name)
    )
    summed = any(m.start == placed.end + 1 for m in line.of("MONEY"))
    return bool(acts and summed) and line.text[: placed.start].rstrip().endswith(PART)


def _headline_case(line: Line, placed: Placed, grammar: Grammar) -> str:
    """가온전자, 폴란드에 …: who stands before the comma, or opens the headline, is its subject.

    So is the first firm, if the headline's parting dots follow it: 가온전자…폴란드에 3억 유로 투자.
    """
    after = line.text[placed.end : placed.end + 1]
    acts = after in ",·" and placed.start < line.text.find(",")
    acts = acts or (after == PART and line.of("COMPANY")[:1] == [placed])
    opens = placed.start == 0 and after == " " and placed.mention.label in {"COMPANY", "GOVERNMENT"}
    # 가온중공업 계열사인 누리조선이: whose firm it is.
    owns = grammar.patterns["belonging"].match(line.text[placed.end :])
    opens = opens and not owns and not heads_described(line, placed.end, grammar)
    return "headline" if acts or opens else "none"


def _case_of_firm(text: str, end: int, grammar: Grammar) -> str:
    """The case of a firm by the words that it stands with: 다온 지분 60%를, 다온 백신 개발에, 다온의 태국 법인이."""
    unit = grammar.patterns["unit_acts"].match(text, end)
    if unit:
        return case_after(text, unit.end(), grammar)
    if grammar.patterns["share_object"].match(text[end:]):
        return "object"
    case = case_after(text, end, grammar)
    attributed = case == "none" and grammar.patterns["attributed"].match(text[end:])
    return "attributed" if attributed else case


def _owner(placed: Placed, line: Line, grammar: Grammar) -> Iterator[Argument]:
    """다온의 백신 개발에, 다온이 짓는 공장에 지원한다: whom it is for, besides being an owner or a builder."""
    name = _WHOSE.get(case_after(line.text, placed.end, grammar))
    if name and grammar.patterns[name].match(line.text[placed.end :]):
        yield Argument(placed.mention, "attributed", placed.start, placed.end)


def _regions(line: Line, links: Sequence[Link], grammar: Grammar) -> tuple[tuple[int, int], ...]:
    """The stretch of the line that belongs to each amount: from the amount before to this one."""
    regions: list[tuple[int, int]] = []
    for i, link in enumerate(links):
        same = i > 0 and links[i - 1].predicate == link.predicate
        start = links[i - 1].amount.end if same else _region_start(line, link, links[:i], grammar)
        last = i + 1 == len(links) or links[i + 1].predicate != link.predicate
        stop = link.predicate.end if last else links[i + 1].amount.start
        end = max(link.predicate.end, link.amount.end) if last else link.amount.start
        regions.append((link.amount.start, stop) if _opens(link, stop) else (start, end))
    return tuple(regions)


def _opens(link: Link, stop: int) -> bool:
    """3억 유로는 체코에, 2억 유로는 인도 공장 증설에 투입한다: the place stands behind its sum."""
    behind = (a for a in link.arguments if link.amount.end <= a.start < stop)
    placed = any(a.mention.label in PLACES and a.case in _THERE for a in behind)
    return link.case in _LEADING and placed


def _region_start(line: Line, link: Link, before: Sequence[Link], grammar: Grammar) -> int:
    floor = max((max(b.amount.end, b.predicate.end) for b in before), default=0)
    anchor = min(link.amount.start, link.predicate.start)
    barriers = (m.end() for m in grammar.patterns["barrier"].finditer(line.text, floor, anchor))
    return max([floor, *barriers])
