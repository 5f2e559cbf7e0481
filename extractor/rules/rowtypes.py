"""What the values of a rule's keys must be: a text, or a list of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEND = 'write a text as "text", a list as ["text", "text"]'
_TEXTS = (
    *("name", "about", "match", "unless", "before", "then"),
    *("pattern", "given", "widens", "qualifier", "label"),
)
_LISTS = ("expect", "reject", "predicate", "passive", "noun", "needs", "lends", "symbols", "codes")


def wrong_values(row: Mapping[str, Any]) -> Iterator[str]:
    """For each key of a rule whose value is of the wrong type what is wrong.

    >>> list(wrong_values({"match": 7, "expect": ["a", 5], "reject": ["b"]}))
    ['match is 7, not a text in quotes', 'expect is no list of texts: 5']
    """
    for key in _TEXTS:
        if key in row and not isinstance(row[key], str):
            yield f"{key} is {row[key]!r}, not a text in quotes"
    for key in _LISTS:
        listed = row.get(key, [])
        if not isinstance(listed, list):
            yield f"{key} is no list of texts: {listed!r}"
        else:
            yield from (
                f"{key} is no list of texts: {one!r}" for one in listed if not isinstance(one, str)
            )
