"""Words of a sentence that may stand for an earlier name: it, its, the company, the initiative.

Where one is an object it is read as a name would be: Alder bought the company for $3m.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ANAPHOR
from extractor.joining.forms.line import Placed
from extractor.rules.grammar import PROJECT
from extractor.types import Mention, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Grammar

SINGLE = Name("one", weak=True, listed=False)
SEVERAL = Name("several", weak=True, listed=False)
# The company, the Japanese carmaker: a firm, no government.
FIRM = Name("firm", weak=True, listed=False)
# The initiative, the project: a project that was named.
THING = Name("thing", "project", weak=True, listed=False)
# 시는, 도는: a town or a province.
OFFICE = Name("office", "government", weak=True, listed=False)
# Its parent, its owner: of whom another sentence says that the firm belongs to him.
OWNER = Name("owner", weak=True, listed=False)
# The former, the latter: of two that were named together.
FIRST, SECOND = (Name(name, weak=True, listed=False) for name in ("first", "second"))
# The two as objects of a line where they are read as names.
_NAMED = {SINGLE: Name("one", listed=False), FIRM: Name("firm", listed=False)}
_WEAK = {named: weak for weak, named in _NAMED.items()}
_BARE, _OBJECT = "bare", "bare-object"
_GROUPS = {
    "several": SEVERAL,
    "noun": FIRM,
    "thing": THING,
    "office": OFFICE,
    "owner": OWNER,
    "first": FIRST,
    "second": SECOND,
}


def anaphors(line: Line, grammar: Grammar) -> Iterator[tuple[Mention, int, int]]:
    """The line's pronouns and definite nouns that may stand for a party, with their places."""
    firms = line.of("COMPANY")
    for match in grammar.patterns["anaphor"].finditer(line.text):
        named = any(match.start() < p.start and p.end <= match.end() for p in firms)
        if named and grammar.patterns["named_fund_noun"].search(match[0]):
            continue  # the Alder fund: it has a name
        groups = match.groupdict()
        value = next((_GROUPS[name] for name, words in groups.items() if words), SINGLE)
        label = PROJECT if value is THING else "COMPANY"
        yield Mention(label, line.span(*match.span()), value, ANAPHOR), *match.span()


def with_objects_named(line: Line, grammar: Grammar) -> Line:
    """The line with a name of as many letters in place of each pronoun or definite noun that is an object."""
    matches = list(grammar.patterns["anaphor_taken"].finditer(line.text))
    if not matches:
        return line
    starts = [placed.start for placed in line.placed]
    pieces, named, end = list[str](), list[Placed](), 0
    for match in matches:
        first, last = match.span("taken")
        near = bisect_left(starts, last)
        if near and line.placed[near - 1].end > first:
            continue  # the Alder fund: it has a name
        value = _NAMED[FIRM if match["noun"] else SINGLE]
        named.append(
            Placed(Mention("COMPANY", line.span(first, last), value, ANAPHOR), first, last)
        )
        pieces += line.text[end:first], f"X{'x' * (last - first - 1)}"
        end = last
    text = "".join((*pieces, line.text[end:]))
    placed = tuple(sorted((*line.placed, *named), key=lambda p: p.start))
    return replace(line, text=text, placed=placed, worded=line.text) if named else line


def as_anaphors(reading: Reading) -> Reading:
    """The reading with what stands for a name where the line had one; an object is no subject of its clause."""
    if not reading.line.worded:
        return reading
    placed = tuple(p for p in reading.line.placed if p.mention.rule != ANAPHOR)
    reading = replace(reading, line=replace(reading.line, placed=placed))
    return reading.with_arguments(lambda arguments: tuple(map(_as_anaphor, arguments)))


def _as_anaphor(argument: Argument) -> Argument:
    value = argument.mention.value
    if argument.mention.rule != ANAPHOR or value not in _WEAK:
        return argument
    case = _OBJECT if argument.case == _BARE else argument.case
    return argument._replace(mention=replace(argument.mention, value=_WEAK[value]), case=case)
