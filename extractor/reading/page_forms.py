"""Finds tables of labels and values, as stock exchanges publish them: articles without a sentence."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extractor.reading.page_rules import PageRules, first_match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.page_scan import Element, Text

# The least number of labels that make a table a form, one of them with a unit or a day.
_LEAST = 3
_NUMBERED = re.compile(r"\d{1,2}\. ?[^\W\d][^.!?]{1,30}")
# Limits of the text around a form that belongs to it: its title, who files it.
_HEADING = 400


def cells_of_forms(
    elements: Sequence[Element], texts: Sequence[Text], rules: PageRules
) -> list[bool]:
    """For each text, whether it is in a table that is a form."""
    if not any(element.name == "table" for element in elements):
        return [False] * len(texts)
    tables: list[int] = []
    for at, element in enumerate(elements):
        above = tables[element.parent] if element.parent >= 0 else -1
        tables.append(at if element.name == "table" else above)
    inside = [(tables[text.element], text.text) for text in texts if tables[text.element] >= 0]
    labels = Counter(table for table, said in inside if first_match(rules.label, said))
    numbered = Counter(
        table for table, said in inside if labels[table] and _NUMBERED.fullmatch(said)
    )
    forms = {table for table, count in labels.items() if count + numbered[table] >= _LEAST}
    return [tables[text.element] in forms for text in texts]


def with_heading(
    elements: Sequence[Element], texts: Sequence[Text], formal: Sequence[bool], chosen: int
) -> int:
    """The element around a form's table and its title; any other element is returned as it is."""
    if not any(formal):
        return chosen
    beside = [0] * len(elements)
    holds = [False] * len(elements)
    for text, cell in zip(texts, formal, strict=True):
        beside[text.element] += 0 if cell else len(text.text)
        holds[text.element] |= cell
    for at in range(len(elements) - 1, 0, -1):
        beside[elements[at].parent] += beside[at]
        holds[elements[at].parent] |= holds[at]
    while holds[chosen] and chosen > 0 and beside[elements[chosen].parent] <= _HEADING:
        chosen = elements[chosen].parent
    return chosen
