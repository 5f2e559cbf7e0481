"""Names that lists and rules have found, made whole: without first names and by-lines, with all their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import IN_NAMES
from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Sentence

# A capitalised word right before a name.
_WORD_BEFORE = re.compile(r"(?:(?<![\s\S])|(?<=[\w.!?:”\"] )|(?<=\n))(?P<word>[A-Z][a-z]+) $")
# Capitalised words right behind a name.
_GOES_ON = re.compile(r"(?: [A-ZÀ-ÖØ-Þ][\w&-]*+['’]?)+")
_AROUND = 60


def whole_names(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], grammar: Grammar
) -> list[Mention]:
    """The mentions without first names of persons; names without by-lines, extended to their full length.

    ``sentences`` are those in which a capital letter marks a name (not title-case headlines).
    """
    firms = [m for m in mentions if not _first_name(text, m, grammar)]
    if not grammar.capitalises:
        return firms
    places = {m.start for m in mentions if m.label in IN_NAMES}
    firms = [
        m
        for m in firms
        if not _begins_name(text, m, grammar)
        if not (
            _is_word(m)
            and (
                _ends_other(text, m, grammar)
                or _begins_other(text, m, places, grammar)
                or grammar.patterns["as_adjective"].match(text, m.end)
            )
        )
    ]
    behind = [_behind_byline(text, m, sentences, grammar) for m in firms]
    return _extended(text, sentences, behind)


def _first_name(text: str, mention: Mention, grammar: Grammar) -> bool:
    """Whether a firm's name is a person's first name here: Rafael in Rafael Callejas."""
    if mention.label != "COMPANY" or " " in text[mention.start : mention.end]:
        return False
    name = text[mention.start : mention.end + _AROUND]
    return grammar.patterns["person"].match(name) is not None


def _begins_name(text: str, mention: Mention, grammar: Grammar) -> bool:
    """Whether a paper's name only begins a longer one: the National Milk Board (NMB)."""
    more = _GOES_ON.match(text, mention.end) if mention.label == "MEDIUM" else None
    if more is None:
        return False
    return (
        grammar.patterns["abbreviated"].match(text[more.end() : more.end() + _AROUND]) is not None
    )


def _is_word(mention: Mention) -> bool:
    """Whether it is the name of a listed firm that is an everyday word too: Delta."""
    name = mention.value
    return mention.label == "COMPANY" and isinstance(name, Name) and name.listed and name.weak


def _ends_other(text: str, mention: Mention, grammar: Grammar) -> bool:
    """Whether such a name ends or goes on with another's: Nile Delta Foods."""
    before = _WORD_BEFORE.search(text, max(0, mention.start - _AROUND), mention.start)
    words = grammar.words["not_names"] | grammar.words["openers"]
    return before is not None and before["word"] not in words


def _begins_other(text: str, mention: Mention, places: Collection[int], grammar: Grammar) -> bool:
    """Whether such a name only begins another's: Delta Ridge.

    A place behind it, or what firms are called by, leaves it the listed firm: Delta Canada, Delta Inc.
    """
    more = _GOES_ON.match(text, mention.end)
    if more is None or mention.end + 1 in places:
        return False
    return grammar.patterns["firm_name"].search(text[mention.start : more.end()]) is None


def _behind_byline(
    text: str, mention: Mention, sentences: Sequence[Sentence], grammar: Grammar
) -> Mention:
    """The mention without the writer's name that ran into it: By Ole Brodal Gaon Steel will."""
    name = mention.value
    at = bisect_right(sentences, mention.start, key=lambda s: s.start) - 1
    if at < 0 or mention.label != "COMPANY" or not isinstance(name, Name) or name.listed:
        return mention
    start, end, _ = sentences[at]
    byline = grammar.patterns["byline"].match(text[start : min(end, mention.end + _AROUND)])
    begin = start + byline.end() if byline else start
    if not mention.start < begin < mention.end:
        return mention
    rest = name.name[begin - mention.start :]
    return replace(mention, span=Span(begin, mention.end), value=replace(name, name=rest))


def _extended(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Mention]:
    """The mentions, listed names extended by the capitalised words that follow: MTN Nigeria."""
    found: list[Mention] = []
    for mention, after in zip_longest(mentions, mentions[1:]):
        if found and found[-1].label == "COMPANY" and mention.start < found[-1].end:
            continue
        end = _end(mention, text, sentences)
        free = after is None or after.start >= end or after.label in IN_NAMES
        found.append(replace(mention, span=Span(mention.start, end)) if free else mention)
    return found


def _end(mention: Mention, text: str, sentences: Sequence[Sentence]) -> int:
    """The end of a listed name with the capitalised words behind it; else the mention's end."""
    at = bisect_right(sentences, mention.start, key=lambda s: s.start) - 1
    listed = isinstance(mention.value, Name) and mention.value.listed
    if not listed or mention.label != "COMPANY" or at < 0 or mention.end >= sentences[at].end:
        return mention.end
    more = _GOES_ON.match(text, mention.end, sentences[at].end)
    return more.end() if more else mention.end
