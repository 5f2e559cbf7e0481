"""Completes names that share their end: 국민·하나은행 is 국민은행 and 하나은행."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# A word before a name that lacks the name's end.
_HEAD = re.compile(r"(?<![^\W_])(?P<head>[^\W_]{1,8})[·ㆍ]$")
_REACH = 10


def shared_tails(
    text: str, listed: Sequence[Mention], firm: Callable[[str], Mention | None]
) -> Iterator[Mention]:
    """A firm for each word that a dot joins to a listed firm, if it is a listed name with that firm's end.

    ``firm`` gives the listed firm of a form. The longest end that makes a name is taken.
    """
    for mention in listed:
        if mention.label == "COMPANY":
            yield from _before(text, mention, firm)


def _before(
    text: str, mention: Mention, firm: Callable[[str], Mention | None]
) -> Iterator[Mention]:
    """The heads before one firm, from right to left: 신한·국민·하나은행."""
    whole, start = text[mention.start : mention.end], mention.start
    while match := _HEAD.search(text[max(0, start - _REACH) : start]):
        at = start - 1 - len(match["head"])
        ends = (whole[n:] for n in range(1, len(whole)))
        found = next((f for end in ends if (f := firm(match["head"] + end))), None)
        if found is None:
            return
        yield Mention(found.label, Span(at, start - 1), found.value, found.rule)
        start = at


def strong_firm(mention: Mention | None) -> Mention | None:
    """The mention, if it is a firm and its form is no everyday word; else None."""
    if mention is None or not isinstance(mention.value, Name) or mention.value.weak:
        return None
    return mention if mention.label == "COMPANY" else None
