"""Runs of capitalised words that may be names and that no other mention covers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from extractor.finding.names import opens_with
from extractor.joining.forms.cases import TIMES
from extractor.joining.naming.datelines import dateline_end
from extractor.joining.naming.evidence_of_names import Run
from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Sentence

_SHORTEST = 2
# Capital letters before a place form one name with it: MTN Nigeria.
_ACRONYM = re.compile(r"[A-Z]{2,6} ")
# A capitalised word right before a name that does not open its sentence.
_WORD_BEFORE = re.compile(r"(?<=\w )(?P<word>[A-Z][a-z]+) $")
# Capitalised words right behind a name.
_GOES_ON = re.compile(r"(?: [A-Z][\w&-]*+['’]?)+")
_LETTER = re.compile(r"[^\W\d_]")
_AROUND = 60
# How many words a name has before a place that ends it: Nissei Electric India.
_WORDS_BEFORE = 2
# Between a town and the land that it lies in.
_LAND_BEHIND = ", "
_IN_NAMES = {"COUNTRY", "PLACE", "NATIONALITY"}


def whole_names(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], grammar: Grammar
) -> list[Mention]:
    """The mentions without first names of persons; names without by-lines, extended to their full length.

    ``sentences`` are those in which a capital letter marks a name (not title-case headlines).
    """
    firms = [m for m in mentions if not _first_name(text, m, grammar)]
    if not grammar.capitalises:
        return firms
    places = {m.start for m in mentions if m.label in _IN_NAMES}
    firms = [
        m
        for m in firms
        if not _begins_name(text, m, grammar)
        if not (
            _is_word(m)
            and (_ends_other(text, m, grammar) or _begins_other(text, m, places, grammar))
        )
    ]
    behind = [_behind_byline(text, m, sentences, grammar) for m in firms]
    return _extended(text, sentences, behind)


def free_runs(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], grammar: Grammar
) -> list[Run]:
    """The runs of capitals in the sentences that no mention covers."""
    return [run for s in sentences for run in _of_sentence(text, s, mentions, grammar)]


def without_seats(
    text: str, mentions: Sequence[Mention], runs: Sequence[Run], grammar: Grammar
) -> list[Mention]:
    """The mentions without cities in the names of bodies: the Shanghai Stock Exchange."""
    bodies = [
        Span(r.start, r.end)
        for r in runs
        if grammar.patterns["no_place"].search(text[r.start : r.end])
    ]
    return [m for m in mentions if m.label not in _IN_NAMES or not inside(m.span, bodies)]


def inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether one of the runs holds the span."""
    at = bisect_left(spans, span.start + 1, key=lambda s: s.start) - 1
    return at >= 0 and span.end <= spans[at].end


def is_free(run: Run, text: str, mentions: Sequence[Mention], grammar: Grammar) -> bool:
    """Whether a run overlaps no mention but places and nationalities that are a part of its name."""
    return all(
        _part_of_name(mention, run, text, grammar)
        for mention in mentions
        if mention.start < run.end and run.start < mention.end
    )


def _part_of_name(mention: Mention, run: Run, text: str, grammar: Grammar) -> bool:
    """Whether a mention is only a part of the name in a run."""
    before = text[run.start : mention.start]
    whole = mention.start == run.start and mention.end == run.end
    if not (run.start <= mention.start and mention.end <= run.end):
        return False
    if mention.label == "COMPANY" and not whole:
        return grammar.patterns["heads_name"].fullmatch(before) is not None
    if mention.label == "PLACE" and _called_firm(run, text, grammar):
        return True
    if mention.label not in _IN_NAMES or whole:
        return False
    if mention.start == run.start and text[mention.end + 1 : mention.end + 2].islower():
        return False  # a loan from Japan for Dhaka
    return mention.end < run.end or _ends_name(before, run, text, grammar)


def _called_firm(run: Run, text: str, grammar: Grammar) -> bool:
    """Whether the words beside the name of a place call it a firm: Bristol, an insurer."""
    before = text[max(0, run.start - _AROUND) : run.start]
    if grammar.patterns["firm_before"].search(before):
        return True
    placed = grammar.patterns["lies_in"].search(before)
    return not placed and grammar.patterns["firm_apposed"].match(text, run.end) is not None


def _ends_name(before: str, run: Run, text: str, grammar: Grammar) -> bool:
    """Whether a place ends the name that stands before it: Nissei Electric India, Alder India will."""
    if grammar.patterns["body_of"].search(before):
        return True
    if before.endswith(" of ") or grammar.patterns["region_of"].match(before):
        return False
    long = before.count(" ") >= _WORDS_BEFORE or _ACRONYM.fullmatch(before)
    return bool(long or grammar.patterns["acting_name"].match(text, run.end))


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
        free = after is None or after.start >= end or after.label in _IN_NAMES
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


def _of_sentence(
    text: str, sentence: Sentence, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[Run]:
    """The free runs of a sentence, without leading words such as The or Chief."""
    first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    last = bisect_left(mentions, sentence.end, key=lambda m: m.start)
    here = mentions[first:last]
    words = text[sentence.start : sentence.end]
    places = (m.start - sentence.start for m in here if m.label in _IN_NAMES)
    begin = sentence.start + dateline_end(words, places, grammar)
    begin += len(text[begin : sentence.end]) - len(text[begin : sentence.end].lstrip(" \"“'‘"))
    for match in grammar.patterns["capitals"].finditer(words, begin - sentence.start):
        start, end = _without_function_words(match, grammar)
        run = Run(
            sentence.start + start, sentence.start + end, match.start() == begin - sentence.start
        )
        run = _before_values(_behind_opening(run, text, here, grammar), text, here)
        run = _without_home(run, text, here, grammar)
        if run.end - run.start < _SHORTEST or grammar.patterns["seat"].match(text, run.end):
            continue  # Tilburg-based Alder
        if not _LETTER.search(text, run.start, run.end):
            continue  # Some 64,000 households
        if is_free(run, text, here, grammar):
            yield run._replace(opening=run.opening and sentence.start + start == begin)


def _behind_opening(run: Run, text: str, mentions: Sequence[Mention], grammar: Grammar) -> Run:
    """The run without a date or a place that opens its sentence: In Poland Alder, On May 3 Alder."""
    opening = grammar.patterns["opening_place"]
    for mention in mentions:
        if mention.start <= run.start < mention.end < run.end and (
            mention.label in TIMES
            or (mention.label in _IN_NAMES and opens_with(text, mention, opening))
        ):
            start = mention.end + (text[mention.end] == " ")
            run = Run(start, run.end, opening=False)
    return run


def _before_values(run: Run, text: str, mentions: Sequence[Mention]) -> Run:
    """The run, cut before an amount or a date that it ran into: Alder Foods for EUR 12m."""
    inside = (m for m in mentions if run.start < m.start < run.end)
    value = next((m for m in inside if m.label not in {*_IN_NAMES, "COMPANY"}), None)
    if value is None:
        return run
    words = text[run.start : value.start].rstrip(" ").split(" ")
    while words and words[-1][:1].islower():
        words.pop()
    return run._replace(end=run.start + len(" ".join(words)))


def _without_home(run: Run, text: str, mentions: Sequence[Mention], grammar: Grammar) -> Run:
    """The run without where its firm is from: Vireo of Utrecht, Alder Foods of Norway.

    A town that no list has is told by the land behind it, or by a name of more than one word.
    """
    found = grammar.patterns["of_home"].fullmatch(text, run.start, run.end)
    if found is None:
        return run
    begin = found.start("home")
    listed = any(
        m.start <= begin < m.end or m.start == run.end + len(_LAND_BEHIND)
        for m in mentions
        if m.label in _IN_NAMES
    )
    if not listed and " " not in found["name"]:
        return run
    return run._replace(end=found.end("name"))


def _without_function_words(match: re.Match[str], grammar: Grammar) -> tuple[int, int]:
    """The half-open part of a run between function words and a title: the BMP Chief Commissioner."""
    start, text = match.start(), match[0]
    while text:
        first = text.split(" ", 1)[0]
        small = first[0].islower() and start > match.start()
        trade = first in grammar.words["openers"] and first != text
        if first not in grammar.words["not_names"] and not small and not trade:
            break
        rest = text[len(first) :].lstrip(" ")
        start += len(text) - len(rest)
        text = rest
    title = grammar.patterns["title_inside"].search(text)
    return start, start + (title.start() if title else len(text))
