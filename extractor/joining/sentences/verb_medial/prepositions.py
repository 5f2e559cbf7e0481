"""Cases by preposition and place: what stands before a name says its part in the sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import LAND_BEHIND, PLACES, TIMES, WITH
from extractor.joining.forms.clauses import Argument
from extractor.joining.naming.datelines import dateline_end
from extractor.joining.sentences.anaphors import anaphors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.clauses import Predicate
    from extractor.joining.forms.line import Line, Placed
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

_PARTIES = ("COMPANY", "GOVERNMENT", "COUNTRY", "PLACE", "MEDIUM", "PROJECT")
# What begins a clause too: after Alder, after Alder gave up.
_CLAUSE = "clause"
_AGENT = "by"
# No letter of a word: what stands before it does not reach what stands behind it.
_CUT = ","
# What ends the clause before a name.
_COLON = ": "
# The letter that stands for each letter of a nationality, so that it is one word of a description.
_MASKED = "x"
# How far before a place the words begin that make it open its sentence.
_OPENING = 12
# The cases of a name that no preposition marks.
_UNMARKED = {"bare", "described"}
_WINDOW = 70
# How many words may describe a name: from newly formed Dutch battery maker Alder.
_DESCRIBING = 7
_WORD = re.compile(r"([a-z][\w'’.-]{0,40}) $")


def cased_arguments(
    line: Line, predicates: Sequence[Predicate], grammar: Grammar
) -> Iterator[Argument]:
    """The line's parties with their cases; the place of a dateline is no part of the sentence."""
    places = (placed.start for placed in line.of("COUNTRY", "PLACE"))
    begin = dateline_end(line.text, places, grammar)
    text = _plain(line, grammar)
    verbs = frozenset(p.end for p in predicates if p.form != "noun")
    for placed in line.placed:
        if placed.mention.label in _PARTIES and placed.start >= begin:
            case = _case_of(placed, line, text, verbs, grammar)
            yield Argument(placed.mention, case, placed.start, placed.end)
    yield from _assets(line, text, verbs, grammar)
    yield from _bought(line, predicates, grammar)
    for mention, start, end in anaphors(line, grammar):
        possessive = grammar.patterns["possessive"].fullmatch(line.text, start, end)
        case = "genitive" if possessive else _case(text, start, end, verbs, grammar)
        yield Argument(mention, case, start, end)


def _case_of(placed: Placed, line: Line, text: str, verbs: frozenset[int], grammar: Grammar) -> str:
    """The case of a name by what stands before it, and by what stands behind it."""
    case = _case(text, placed.start, placed.end, verbs, grammar)
    if case == "genitive" and _of_assets(placed, line, grammar):
        case = _marked(text, placed.start, verbs, grammar)
    if placed.mention.label in PLACES:
        case = _of_place(placed, line, text, verbs, grammar, case=case)
    elif _of_group(placed, line, grammar):
        case = "described"
    opens = case == _CLAUSE or _behind_colon(placed, case, line)
    if opens and grammar.patterns["acting_name"].match(line.text, placed.end):
        case = "bare"  # after Alder gave up its plant; it has a new owner: Alder has bought it
    if case not in _UNMARKED and grammar.patterns["officer_of"].match(line.text, placed.end):
        case = "described"  # set up by Alder founder Ole Brodal
    if case == "bare" and (_lone(placed, line) or placed.mention.label in PLACES):
        case = _acting(line.text, placed, grammar)
    asset = grammar.patterns["asset"]
    if case != "bare" and _lone(placed, line) and asset.match(line.text, placed.end):
        case = "described"  # its Mitchelstown site; not Alder builds a mill
    return case


def _behind_colon(placed: Placed, case: str, line: Line) -> bool:
    """Whether a name behind a verb and a colon opens a clause of its own."""
    before = line.text[max(0, placed.start - len(_COLON)) : placed.start]
    return case == "bare-object" and before == _COLON


def coordinated(
    arguments: Sequence[Argument], line: Line, grammar: Grammar
) -> tuple[Argument, ...]:
    """The arguments, in order; those of a list share the first one's case: in Peru and Chile.

    Of names only partners do: together with Alder and Gaon Steel.
    """
    found: list[Argument] = []
    for argument in arguments:
        if found and argument.case in _UNMARKED and _listed(found[-1], argument, line, grammar):
            argument = argument._replace(case=found[-1].case)  # noqa: PLW2901
        found.append(argument)
    return tuple(found)


def _listed(first: Argument, other: Argument, line: Line, grammar: Grammar) -> bool:
    """Whether the second goes on a list of partners, or of places and describes nothing."""
    if first.case == WITH:
        between = line.text[first.end : other.start]
        alone = not between.strip(" ,")
        return not alone and grammar.patterns["list_join"].match(between) is not None
    places = first.mention.label in PLACES and other.mention.label in PLACES
    if not places or first.case in {*_UNMARKED, "genitive"}:
        return False
    ends = grammar.patterns["place_end"].match(line.text, other.end)
    return ends is not None and bool(
        grammar.patterns["place_join"].fullmatch(line.text, first.end, other.start)
    )


def _assets(line: Line, text: str, verbs: frozenset[int], grammar: Grammar) -> Iterator[Argument]:
    """In its Swedish network, a $1.2bn Saudi rail contract, its Chile operations: the adjective says where."""
    sums = {money.end + 1 for money in line.of("MONEY")}
    for placed in line.of("NATIONALITY", "COUNTRY"):
        asset = grammar.patterns["asset"].match(line.text, placed.end)
        adjective = placed.mention.label == "NATIONALITY"
        giver = grammar.patterns["giving"].match(line.text, placed.end)
        if placed.start in sums and adjective and not giver:
            yield Argument(_as_country(placed), "attribute", placed.start, placed.end)
        elif asset and adjective:
            case = _case(text, placed.start, placed.end, verbs, grammar)
            if case == "bare" and grammar.patterns["firm_part"].match(line.text, placed.end):
                case = "attribute"  # Alder's Polish unit acts, not Poland
            yield Argument(_as_country(placed), case, placed.start, placed.end)
        elif asset:
            yield Argument(placed.mention, "attribute", placed.start, placed.end)


def _bought(line: Line, predicates: Sequence[Predicate], grammar: Grammar) -> Iterator[Argument]:
    """To buy two Peruvian cement firms: where what is bought is at home."""
    bought = [p.end for p in predicates if p.frame.kind.purchase and p.form == "verb"]
    gap = grammar.patterns["bought_gap"]
    for placed in line.of("NATIONALITY") if bought else ():
        if any(end < placed.start and gap.match(line.text[end : placed.start]) for end in bought):
            yield Argument(_as_country(placed), "attribute", placed.start, placed.end)


def _as_country(placed: Placed) -> Mention:
    return replace(placed.mention, label="COUNTRY")


def _plain(line: Line, grammar: Grammar) -> str:
    """The line with describing places in small letters, same length.

    What only opens the sentence is cut off from the name behind it: In Peru Alder, On May 3 Alder.
    """
    letters = list(line.text)
    opening = grammar.patterns["opening_phrase"].match(line.text)
    if opening:
        letters[: opening.end()] = _CUT * opening.end()
    for town in grammar.patterns["seated"].finditer(line.text):
        letters[town.start() : town.end()] = _MASKED * len(town[0])
    for placed in line.placed:
        sign = _sign(placed, line, grammar)
        if sign:
            letters[placed.start : placed.end] = sign * (placed.end - placed.start)
    return "".join(letters)


def _sign(placed: Placed, line: Line, grammar: Grammar) -> str | None:
    """What stands for a place or a date in the line where cases are decided."""
    named = line.text[placed.end + 1 : placed.end + 2].isupper()
    if placed.mention.label in TIMES:
        behind = line.text[placed.end : placed.end + len(LAND_BEHIND) + 1]
        return _CUT if named or behind.removeprefix(LAND_BEHIND).isupper() else None
    if placed.mention.label in PLACES and named:
        before = line.text[: placed.start]
        if grammar.patterns["opening_place"].search(before, max(0, placed.start - _OPENING)):
            return _CUT
    describes = placed.mention.label in PLACES and grammar.patterns["describing"].match(
        line.text, placed.end
    )
    masked = placed.mention.label == "NATIONALITY" or describes or _of_group(placed, line, grammar)
    return _MASKED if masked else None


def _of_group(placed: Placed, line: Line, grammar: Grammar) -> bool:
    """Bought Gaon Group subsidiary Alder: the first name says whose the second is."""
    if placed.mention.label != "COMPANY":
        return False
    behind = grammar.patterns["firm_of_group"].match(line.text, placed.end)
    return behind is not None and _names_behind(behind.end(), line)


def _of_assets(placed: Placed, line: Line, grammar: Grammar) -> bool:
    """For Syria's hospitals: the money goes there."""
    asset = grammar.patterns["asset_of"].match(line.text, placed.end)
    return placed.mention.label in PLACES and asset is not None


def _of_place(  # noqa: PLR0913 - the case of one name in one line
    placed: Placed, line: Line, text: str, verbs: frozenset[int], grammar: Grammar, *, case: str
) -> str:
    """Lima-registered Alder: described; settled on Holt County, Ohio: the state has the town's case."""
    if line.text[placed.end : placed.end + 1] == "-":
        return "described"
    describes = grammar.patterns["describing"].match(line.text, placed.end)
    if describes and case in {_AGENT, "from"} and _names_behind(describes.end(), line):
        return "described"  # by Saudi utility Alder
    if case != "bare":
        return case
    town = grammar.patterns["in_state"].search(text, max(0, placed.start - _WINDOW), placed.start)
    return _marked(text, town.start("town"), verbs, grammar) if town else case


def _names_behind(start: int, line: Line) -> bool:
    """Whether a firm's name begins there."""
    return any(p.start == start and p.mention.label == "COMPANY" for p in line.placed)


def _lone(placed: Placed, line: Line) -> bool:
    """A name of one word that nothing calls a firm."""
    return placed.mention.rule == "role" and " " not in line.text[placed.start : placed.end]


def _acting(text: str, placed: Placed, grammar: Grammar) -> str:
    """Who is followed by a verb acts; else it only describes the noun: US investment, Telvar shares."""
    pattern = "acting" if placed.mention.label in PLACES else "acting_name"
    return "bare" if grammar.patterns[pattern].match(text, placed.end) else "described"


def _case(text: str, start: int, end: int, verbs: frozenset[int], grammar: Grammar) -> str:
    """The preposition's case, genitive before 's, bare-object behind a verb, else bare."""
    if grammar.patterns["genitive"].match(text, end):
        return "genitive"
    return _marked(text, start, verbs, grammar)


def _marked(text: str, start: int, verbs: frozenset[int], grammar: Grammar) -> str:
    """The case by what stands before the name."""
    begin = max(0, start - _WINDOW)
    left = text[begin:start]
    for at, words in _noun_phrase(left, grammar):
        if begin + at - 1 in verbs:
            return "bare-object"
        whole = grammar.patterns["made_up"].search(left[:at])
        if whole:  # to a joint venture of X and Y, from the venture arm of X
            return _marked(text, begin + whole.start(), verbs, grammar)
        stood = grammar.patterns["standing_for"].search(left[:at].lower())
        if stood:  # approved by the board of X
            case = _marked(text, begin + stood.start(), verbs, grammar)
            return case if case == _AGENT else "bare"
        found = grammar.patterns["preposition"].search(left[:at])
        if found:
            return _under(found["case"].lower(), words, grammar)
    return "bare-object" if grammar.patterns["object_verb"].search(left) else "bare"


def _noun_phrase(left: str, grammar: Grammar) -> Iterator[tuple[int, list[str]]]:
    """Where the noun phrase that ends in the name may begin, and its words before the name."""
    at = len(left)
    words: list[str] = []
    yield at, words
    while len(words) < _DESCRIBING:
        match = _WORD.search(left, max(0, at - 24), at)
        if not match or match[1] in grammar.cases or _ends_phrase(match[1], words, grammar):
            break
        at = match.start()
        words = [match[1], *words]
        if match[1] in grammar.words["determiners"] and not _describes(words, grammar):
            break
        yield at, words


def _ends_phrase(word: str, words: Sequence[str], grammar: Grammar) -> bool:
    """Whether a word is no part of what describes a name; toys and games group Alder is."""
    joins = word in grammar.words["joining_words"] and (not words or _describes(words, grammar))
    return word in grammar.words["no_description"] and not joins


def _describes(words: Sequence[str], grammar: Grammar) -> bool:
    """The chip maker X, the trading house X, the ailing X; not the stake X.

    What is left of a nationality in the line is _MASKED: the Danish X.
    """
    last, nouns = words[-1], grammar.words["firm_nouns"]
    named = last in nouns or " ".join(words[-2:]) in nouns or last in grammar.words["determiners"]
    adjective = grammar.patterns["adjective"].search(last) is not None
    return named or adjective or "-" in last or set(last) == {_MASKED}


def _under(preposition: str, words: Sequence[str], grammar: Grammar) -> str:
    """The case, where no other verb stands between: by acquiring Alder, to join Alder."""
    between = " ".join([preposition, *words])
    if grammar.patterns["infinitive"].match(between):
        return "bare-object"
    return grammar.cases.get(preposition, "about")
