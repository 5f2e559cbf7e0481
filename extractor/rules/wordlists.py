"""``[lists]`` of ``words.toml``: word lists, of which one may hold others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.files import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extractor.rules.paths import RulePath

_LIST = re.compile(r"\{([a-z]\w*)\}")

# The word lists of ``words.toml`` and ``particles.toml``.
LISTS = (
    "after_consonant",
    "after_vowel",
    "any_firm",
    "descriptors",
    "determiners",
    "firm_nouns",
    "everyday_words",
    "goods_nouns",
    "joining_words",
    "no_description",
    "nobody",
    "not_invested",
    "not_names",
    "openers",
    "past_forms",
    "pots",
    "quantities",
    "reached",
    "stand_ins",
    "suffixes",
    "title_small",
    "titles",
    "traders",
    "ventures",
    "verb_forms",
    "wares",
    "whole",
    "whole_ends",
    "within_names",
)


def read_lists(path: RulePath) -> Mapping[str, tuple[str, ...]]:
    """The lists by name. ``{openers}`` in a list stands for all words of a list before it.

    Raises RulesError where no list before it has that name.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for name, words in read_toml(path).get("lists", {}).items():
        lists[name] = tuple(dict.fromkeys(_words(name, words, lists, path)))
    return lists


def _words(
    name: str, words: list[str], lists: Mapping[str, tuple[str, ...]], path: RulePath
) -> Iterator[str]:
    for word in words:
        held = _LIST.fullmatch(word)
        if held is None:
            yield word
        elif held[1] in lists:
            yield from lists[held[1]]
        else:
            what = f"[lists] {name}: no list {held[1]} stands before it"
            raise RulesError(path.key("lists", name), what, f"known lists: {', '.join(lists)}")
