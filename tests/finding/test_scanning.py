"""Rules that are tried where they may begin find what all of them find that are tried everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor.finding import scanning
from extractor.finding.figures import masked
from extractor.finding.manywords import words_within
from extractor.finding.scanning import fold, scan
from extractor.rules import load

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from extractor.rules import Rule

TEXTS = sorted((Path(__file__).parents[2] / "samples").rglob("*.txt"))


@pytest.mark.slow
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_each_rule_where_it_may_begin_is_all_rules_everywhere(path: Path) -> None:
    text = fold(path.read_text(encoding="utf-8"))
    for language in load().languages.values():
        money, dates, names = language.money, language.dates, language.names
        for read, rules, starts in (
            (masked(text, money.figures), money.rules, money.starts),
            (text, dates.simple, dates.starts),
            (text, names.rules, names.starts),
        ):
            assert [*scan(read, rules, starts)] == [*_at_once(read, rules, starts)]


def _at_once(
    text: str, rules: Sequence[Rule], starts: re.Pattern[str] | None
) -> Iterator[scanning.Found]:
    """What is found if each rule is tried at each place, or where it may begin."""
    at = 0
    for place in range(len(text)):
        if place < at or (starts and not starts.match(text, place)):
            continue
        tried = ((rule, rule.pattern.match(text, place)) for rule in rules)
        rule, match = next(((rule, m) for rule, m in tried if m), (None, None))
        if rule and match:
            found = scanning._found(rule, match)  # noqa: SLF001 - the other way to do it
            if scanning._holds(text, found):  # noqa: SLF001 - the same
                yield found
                at = match.end()


def test_words_are_found_where_a_word_of_the_text_begins() -> None:
    words = ("Po", "Poland", "land", "po", "가온", "가온전선", "美")
    lengths = {"Po": [2, 6], "la": [4], "po": [2], "가온": [2, 4], "美": [1]}
    found = sorted(words_within("In Poland, Poland 가온은 日美 land", words, lengths))
    at = [(3, "Po"), (3, "Poland"), (11, "Po"), (11, "Poland")]
    assert found == [*at, (18, "가온"), (23, "美"), (25, "land")]
