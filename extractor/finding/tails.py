"""Names that share their end: 국민·하나은행 is 국민은행 and 하나은행, 삼성·LG전자 is 삼성전자 and LG전자."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# What stands before a name and lacks its end.
_HEAD = re.compile(r"(?<![^\W_])(?P<head>[^\W_]{1,8})[·ㆍ]$")
_REACH = 10


def shared_tails(
    text: str, listed: Sequence[Mention], firm: Callable[[str], Mention | None]
) -> Iterator[Mention]:
    """A firm for each word that a dot ties to a listed firm whose end makes a listed name of it.

    ``firm`` gives the listed firm of a form. The longest end that does is meant.
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
    """The mention, where it is a firm by a form that is no everyday word."""
    if mention is None or not isinstance(mention.value, Name) or mention.value.weak:
        return None
    return mention if mention.label == "COMPANY" else None
