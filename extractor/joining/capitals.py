"""Names by capital letters, and cases by what stands before a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.joining.clauses import Argument
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.line import Line
    from extractor.rules.grammar import Grammar

_SHORTEST = 2
# A headline in Title Case: most of its longer words begin with a capital.
_FEW, _MOST = 3, 0.7
_WINDOW = 48
_GENITIVE = re.compile(r"['’]s?(?![a-z])")
_IN_NAMES = {"COUNTRY", "PLACE", "NATIONALITY"}
_RULE = "role"


def case_before(text: str, start: int, end: int, grammar: Grammar) -> str:
    """The preposition's case, genitive before 's, bare-object behind a verb, else bare."""
    if _GENITIVE.match(text, end):
        return "genitive"
    left = text[max(0, start - _WINDOW) : start]
    if grammar.patterns["standing_for"].search(left.lower()):
        return "bare"
    for match in grammar.patterns["preposition"].finditer(left):
        if match.end() == len(left):
            verb = grammar.patterns["infinitive"].match(left, match.start())
            return "bare-object" if verb else grammar.cases.get(match["case"].lower(), "about")
    return "bare-object" if grammar.patterns["object_verb"].search(left) else "bare"


def unlisted_names(line: Line, grammar: Grammar) -> Iterator[Argument]:
    """Runs of capitalised words that no list has: names by their part in the sentence.

    A run may hold a place and go on (China Railway, Scottish and Newcastle); not a listed company.
    """
    if line.sentence.title and _title_case(line.text):
        return
    dateline = grammar.patterns["dateline"].match(line.text)
    for match in grammar.patterns["capitals"].finditer(
        line.text, dateline.end() if dateline else 0
    ):
        start, end = _without_function_words(match, grammar)
        if end - start < _SHORTEST or not _free(line, start, end):
            continue
        if _person(line.text, start, end, grammar):
            continue
        if grammar.patterns["not_company"].search(line.text[start:end]):
            continue
        name = Name(line.text[start:end], country=_country(line, start, end), listed=False)
        mention = Mention("COMPANY", line.span(start, end), name, _RULE)
        yield Argument(mention, case_before(line.text, start, end, grammar), start, end)


def _country(line: Line, start: int, end: int) -> str | None:
    """The country that a name holds: Saudi Grains Organization."""
    for placed in line.placed:
        if start <= placed.start and placed.end <= end and isinstance(placed.mention.value, Place):
            return placed.mention.value.country
    return None


def _free(line: Line, start: int, end: int) -> bool:
    """Whether no mention is there but places and nationalities that the run is more than."""
    for placed in line.placed:
        if placed.start < end and start < placed.end:
            inside = start <= placed.start and placed.end <= end
            whole = placed.start == start and placed.end == end
            if placed.mention.label not in _IN_NAMES or not inside or whole:
                return False
            if placed.end == end or line.text[start : placed.end].count(" ") > 1:
                return False
    return True


def _title_case(text: str) -> bool:
    words = re.findall(r"[A-Za-z]{4,}", text)
    return len(words) > _FEW and sum(w[0].isupper() for w in words) > _MOST * len(words)


def _without_function_words(match: re.Match[str], grammar: Grammar) -> tuple[int, int]:
    """The run without leading words such as The or Chief."""
    start, text = match.start(), match[0]
    while text:
        first = text.split(" ", 1)[0]
        if first not in grammar.words["not_names"]:
            break
        rest = text[len(first) :].lstrip(" ")
        start += len(text) - len(rest)
        text = rest
    return start, start + len(text)


def _person(text: str, start: int, end: int, grammar: Grammar) -> bool:
    before = re.findall(r"[A-Za-z]{2,}", text[max(0, start - 24) : start])
    after = text[end : end + 12]
    named = bool(before) and before[-1] in grammar.words["titles"]
    if named or grammar.patterns["said_itself"].match(text[end : end + 90]):
        return named
    return grammar.patterns["said"].match(after.lstrip(" ,")) is not None
