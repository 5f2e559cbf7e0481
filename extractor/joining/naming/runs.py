"""Runs of capitalised words that may be names and that no other mention covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extractor.finding.names import opens_with
from extractor.joining.forms.cases import IN_NAMES, LAND_BEHIND, PLACES, TIMES
from extractor.joining.naming.datelines import dateline_end
from extractor.joining.naming.evidence_of_names import Run
from extractor.types import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Sentence

_SHORTEST = 2
# Capital letters before a place form one name with it: MTN Nigeria.
_ACRONYM = re.compile(r"[A-Z]{2,6} ")
_LETTER = re.compile(r"[^\W\d_]")
_AROUND = 60
# How many words a name has before a place that ends it: Nissei Electric India.
_WORDS_BEFORE = 2


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
    return [m for m in mentions if m.label not in IN_NAMES or not inside(m.span, bodies)]


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
    if mention.label not in IN_NAMES or whole:
        return False
    if mention.start == run.start and text[mention.end + 1 : mention.end + 2].islower():
        # A loan from Japan for Dhaka, but Porto de Alder.
        return grammar.patterns["ties_name"].match(text, mention.end) is not None
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


def _of_sentence(
    text: str, sentence: Sentence, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[Run]:
    """The free runs of a sentence, without leading words such as The or Chief."""
    first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    last = bisect_left(mentions, sentence.end, key=lambda m: m.start)
    here = mentions[first:last]
    words = text[sentence.start : sentence.end]
    places = (m.start - sentence.start for m in here if m.label in PLACES)
    begin = sentence.start + dateline_end(words, places, grammar)
    begin += len(text[begin : sentence.end]) - len(text[begin : sentence.end].lstrip(" \"“'‘"))
    for match in grammar.patterns["capitals"].finditer(words, begin - sentence.start):
        opens = match.start() == begin - sentence.start
        start, end = _without_function_words(match, grammar, opens)
        run = Run(sentence.start + start, sentence.start + end, opens)
        run = _before_values(_behind_opening(run, text, here, grammar), text, here, grammar)
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
            or (mention.label in IN_NAMES and opens_with(text, mention, opening))
        ):
            start = mention.end + (text[mention.end] == " ")
            run = Run(start, run.end, opening=False)
    return run


def _before_values(run: Run, text: str, mentions: Sequence[Mention], grammar: Grammar) -> Run:
    """The run, cut before an amount, a date or a firm that it ran into: Alder Foods for EUR 12m, Alder for Nuri Foods."""
    inside = (m for m in mentions if run.start < m.start < run.end)
    value = next((m for m in inside if _no_part(m, run, text, grammar)), None)
    if value is None:
        return run
    words = text[run.start : value.start].rstrip(" ").split(" ")
    while words and words[-1][:1].islower():
        words.pop()
    return run._replace(end=run.start + len(" ".join(words)))


def _no_part(mention: Mention, run: Run, text: str, grammar: Grammar) -> bool:
    """Whether a mention inside of a run is no part of its name: a value, or a firm that something is for."""
    if mention.label != "COMPANY":
        return mention.label not in IN_NAMES
    return grammar.patterns["ends_in_for"].search(text, run.start, mention.start) is not None


def _without_home(run: Run, text: str, mentions: Sequence[Mention], grammar: Grammar) -> Run:
    """The run without where its firm is from: Vireo of Utrecht, Alder Foods of Norway.

    A town that no list has is told by the land behind it, or by a name of more than one word.
    """
    found = grammar.patterns["of_home"].fullmatch(text, run.start, run.end)
    if found is None:
        return run
    begin = found.start("home")
    listed = any(
        m.start <= begin < m.end or m.start == run.end + len(LAND_BEHIND)
        for m in mentions
        if m.label in IN_NAMES
    )
    if not listed and " " not in found["name"]:
        return run
    return run._replace(end=found.end("name"))


def _without_function_words(match: re.Match[str], grammar: Grammar, opens: bool) -> tuple[int, int]:
    """The half-open part of a run between function words and a title: the BMP Chief Commissioner.

    Inside of a sentence a capital makes some of them a part of the name: has bought Two Rivers.
    """
    start, text = match.start(), match[0]
    while text:
        first = text.split(" ", 1)[0]
        small = first[0].islower() and start > match.start()
        trade = first in grammar.words["openers"] and first != text
        named = not opens and first != text and first in grammar.words["within_names"]
        if named or (first not in grammar.words["not_names"] and not small and not trade):
            break
        rest = text[len(first) :].lstrip(" ")
        start += len(text) - len(rest)
        text = rest
    title = grammar.patterns["title_inside"].search(text)
    return start, start + (title.start() if title else len(text))
