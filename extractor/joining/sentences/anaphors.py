"""Words of a sentence that may stand for an earlier name: it, its, the company, the initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ANAPHOR
from extractor.rules.grammar import PROJECT
from extractor.types import Mention, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

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
