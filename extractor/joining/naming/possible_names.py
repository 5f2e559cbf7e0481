"""Which nouns may be names where no capital letter marks one (Korean)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.rules.grammar import Grammar

_SHORTEST = 2
_LETTERS = re.compile(r"[\w&]+")
# A name that begins with a figure: 7가온, 11번가.
_NUMBERED = re.compile(r"[0-9]{1,3}[^\W\d_]{2,}")


def is_name(text: str, grammar: Grammar, *, sure: bool = False) -> bool:
    """Whether a noun may be a name: no everyday word, no title, no stem of a verb.

    ``sure`` is set if a description calls it a firm: then it may end as everyday words do.
    """
    return _may_be_name(text.rsplit(" ", 1)[-1], grammar, sure=sure)


@lru_cache(maxsize=20_000)
def _may_be_name(last: str, grammar: Grammar, *, sure: bool) -> bool:
    counted = last[0].isdigit() and not (sure and _NUMBERED.fullmatch(last))
    if len(last) < _SHORTEST or counted or not _LETTERS.fullmatch(last):
        return False
    if last.isascii() and last.islower():
        return False
    if any(
        last in grammar.words[name]
        for name in ("nobody", "descriptors", "firms", "not_invested", "wares")
    ):
        return False
    common = (
        ("verb_stem_whole", "common_noun") if sure else ("verb_stem", "common_noun", "common_word")
    )
    if any(grammar.patterns[name].search(last) for name in common):
        return sure and _by_trade(last, grammar)
    return last not in grammar.words["titles"] and not last.endswith(_title_ends(grammar))


@lru_cache(maxsize=8)
def _title_ends(grammar: Grammar) -> tuple[str, ...]:
    """The titles that no name ends in."""
    return tuple(sorted(t for t in grammar.words["titles"] if len(t) >= _SHORTEST))


def _by_trade(name: str, grammar: Grammar) -> bool:
    """Whether a name is an invented word and its trade: 마중물교육, and not 직업교육."""
    found = grammar.patterns["named_by_trade"].fullmatch(name)
    return found is not None and not any(
        found["own"] in grammar.words[words] for words in ("nobody", "wares", "descriptors")
    )
