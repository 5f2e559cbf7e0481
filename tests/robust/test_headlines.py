"""A deal is told the same below a headline that tells it in title case or in capitals, and by such a headline alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from changes import sides
from test_insertions import read, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

# How many sentences of the tables of deals at least make a headline.
_FEWEST = 100
# Words that stay small in title case.
_SMALL = {
    "a",
    "an",
    "the",
    "and",
    "or",
    "of",
    "in",
    "on",
    "to",
    "for",
    "by",
    "at",
    "as",
    "with",
    "from",
    "but",
    "into",
    "over",
    "per",
    "than",
    "up",
    "bn",
    "m",
    "crore",
    "lakh",
}
_WORD = re.compile(r"(?<![\w.’'])([a-z])([\w’'-]*)")


def title_case(text: str) -> str:
    """The text as a headline of the American press has it.

    >>> title_case("Gaon Foods buys a mill in Peru for $3 million")
    'Gaon Foods Buys a Mill in Peru for $3 Million'
    """
    return _WORD.sub(lambda m: m[0] if m[0] in _SMALL else m[1].upper() + m[2], text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "below", "most"),
    [
        (title_case, True, 0.05),
        (str.upper, True, 0.05),
        (title_case, False, 0.36),
        (str.upper, False, 0.4),
    ],
)
def test_a_headline_tells_the_same_deal(
    written: Callable[[str], str], below: bool, most: float
) -> None:
    tried, changed = 0, []
    for row in sentences("en", step=5):
        text = row["text"].strip()
        if re.search(r"\n|\. |“", text):
            continue
        body = text if below else "The announcement was made on Tuesday."
        headline = written(text.rstrip("."))
        tried += 1
        if sides(read(f"{headline}\n\n{body}", "en")) != sides(read(text, "en")):
            changed.append(headline)
    assert tried >= _FEWEST
    assert len(changed) <= most * tried, changed
