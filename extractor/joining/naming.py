"""Names by capital letters: runs of capitalised words that no list has, over a whole article.

What one sentence tells of a name counts in the others: ``GreenVolt, an Indian company`` is a firm
in the headline too, and ``Orbit`` is ``Orbit Aluminum Industries`` where the article has both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from extractor.joining.evidence import Run, calls_firm, real_names
from extractor.joining.projects import as_project, project_runs
from extractor.types import Mention, Name, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Sentence

_SHORTEST = 2
# How many words of a headline are tried as one name.
_LONGEST = 6
# MTN Nigeria: letters before a place are a name with it.
_ACRONYM = re.compile(r"[A-Z]{2,6} ")
# Capitalised words right behind a name.
_GOES_ON = re.compile(r"(?: [A-Z][\w&-]*+)+")
_TITLE_WORD = re.compile(r"[^\s,:;]+")
# A headline in Title Case: most of its longer words begin with a capital.
_FEW, _MOST = 3, 0.7
_AROUND = 60
# How many words a name has before a place that ends it: Nissei Electric India.
_BEFORE = 2
_IN_NAMES = {"COUNTRY", "PLACE", "NATIONALITY"}
# A name by its capitals alone, and one that the words around it call a firm.
_MAYBE, _FIRM = "role", "firm"


def with_names(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], grammar: Grammar
) -> list[Mention]:
    """The mentions, and the runs of capitals that are somebody's name.

    A run may hold a place and go on (China Railway); what lies inside it is left out. Forms of
    one name get one value; a name that nothing calls a firm is weak.
    """
    mentions = [m for m in mentions if not _first_name(text, m, grammar)]
    titled = [s for s in sentences if s.title and _title_case(text[s.start : s.end])]
    plain = [s for s in sentences if s not in titled]
    mentions = _extended(text, plain, mentions) if grammar.capitalises else mentions
    runs = [run for s in plain for run in _runs(text, s, mentions, grammar)]
    mentions = _without_seats(text, mentions, runs, grammar)
    projects = project_runs(text, runs, grammar)
    runs = [run for run in runs if run not in projects]
    runs = real_names(text, runs, [m for m in mentions if m.label == "COMPANY"], grammar)
    known = _forms(text, runs, mentions, grammar)
    told = (run for s in titled for run in _told_again(text, s, known, grammar))
    runs += [run for run in told if _free(run, text, mentions, grammar)]
    named = [
        *(as_project(text, run, grammar) for run in projects),
        *(_mention(text, run, known) for run in runs),
    ]
    spans = sorted(m.span for m in named)
    kept = [m if m.label != "COMPANY" else _canonical(m, text, known) for m in mentions]
    return sorted([*named, *(m for m in kept if not _inside(m.span, spans))], key=lambda m: m.start)


def _extended(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Mention]:
    """The mentions, listed names with the capitals that go on with them: MTN Nigeria."""
    found: list[Mention] = []
    for mention, after in zip_longest(mentions, mentions[1:]):
        if found and found[-1].label == "COMPANY" and mention.start < found[-1].end:
            continue
        end = _end(mention, text, sentences)
        free = after is None or after.start >= end or after.label in _IN_NAMES
        found.append(replace(mention, span=Span(mention.start, end)) if free else mention)
    return found


def _end(mention: Mention, text: str, sentences: Sequence[Sentence]) -> int:
    """Where a listed name ends with the capitals behind it; else where the mention does."""
    at = bisect_right(sentences, mention.start, key=lambda s: s.start) - 1
    listed = isinstance(mention.value, Name) and mention.value.listed
    if not listed or mention.label != "COMPANY" or at < 0 or mention.end >= sentences[at].end:
        return mention.end
    more = _GOES_ON.match(text, mention.end, sentences[at].end)
    return more.end() if more else mention.end


def _without_seats(
    text: str, mentions: Sequence[Mention], runs: Sequence[Run], grammar: Grammar
) -> list[Mention]:
    """The mentions without cities in the names of bodies: the Shanghai Stock Exchange."""
    bodies = [
        Span(r.start, r.end)
        for r in runs
        if grammar.patterns["no_place"].search(text[r.start : r.end])
    ]
    return [m for m in mentions if m.label not in _IN_NAMES or not _inside(m.span, bodies)]


def _runs(
    text: str, sentence: Sentence, mentions: Sequence[Mention], grammar: Grammar
) -> Iterator[Run]:
    """The free runs of a sentence, without leading words such as The or Chief."""
    first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    last = bisect_left(mentions, sentence.end, key=lambda m: m.start)
    here = mentions[first:last]
    words = text[sentence.start : sentence.end]
    dateline = grammar.patterns["dateline"].match(words)
    begin = sentence.start + (dateline.end() if dateline else 0)
    begin += len(text[begin : sentence.end]) - len(text[begin : sentence.end].lstrip(" \"“'‘"))
    for match in grammar.patterns["capitals"].finditer(words, begin - sentence.start):
        start, end = _without_function_words(match, grammar)
        run = Run(
            sentence.start + start, sentence.start + end, match.start() == begin - sentence.start
        )
        run = _before_values(run, text, here)
        if run.end - run.start >= _SHORTEST and _free(run, text, here, grammar):
            yield run._replace(opening=run.opening and sentence.start + start == begin)


def _before_values(run: Run, text: str, mentions: Sequence[Mention]) -> Run:
    """The run up to an amount or a date that its capitals ran into: Alder Foods for EUR 12m."""
    inside = (m for m in mentions if run.start < m.start < run.end)
    value = next((m for m in inside if m.label not in {*_IN_NAMES, "COMPANY"}), None)
    if value is None:
        return run
    words = text[run.start : value.start].rstrip(" ").split(" ")
    while words and words[-1][:1].islower():
        words.pop()
    return run._replace(end=run.start + len(" ".join(words)))


def _without_function_words(match: re.Match[str], grammar: Grammar) -> tuple[int, int]:
    """The run from its first name on, up to a title: the BMP Chief Commissioner, Contractor Hallam."""
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


def _free(run: Run, text: str, mentions: Sequence[Mention], grammar: Grammar) -> bool:
    """Whether no mention is there but places and nationalities that the run is more than."""
    for mention in mentions:
        if mention.start < run.end and run.start < mention.end:
            inside = run.start <= mention.start and mention.end <= run.end
            whole = mention.start == run.start and mention.end == run.end
            if mention.label not in _IN_NAMES or not inside or whole:
                return False
            if mention.start == run.start and text[mention.end + 1 : mention.end + 2].islower():
                return False  # a loan from Japan for Dhaka
            before = text[run.start : mention.start]
            short = before.count(" ") < _BEFORE and not _ACRONYM.fullmatch(before)
            body = grammar.patterns["body_of"].search(before)
            if mention.end == run.end and (short or before.endswith(" of ")) and not body:
                return False
    return True


def _title_case(text: str) -> bool:
    words = re.findall(r"[A-Za-z]{4,}", text)
    return len(words) > _FEW and sum(w[0].isupper() for w in words) > _MOST * len(words)


def _first_name(text: str, mention: Mention, grammar: Grammar) -> bool:
    """Rafael Callejas is a person, whatever firm is called Rafael."""
    name = text[mention.start : mention.end + _AROUND]
    return mention.label == "COMPANY" and grammar.patterns["person"].match(name) is not None


def _forms(
    text: str, runs: Sequence[Run], mentions: Sequence[Mention], grammar: Grammar
) -> Mapping[str, Name]:
    """Each form of a name with its value; a shorter form has that of the longer it begins."""
    firms = {text[r.start : r.end] for r in runs if calls_firm(text, r, grammar)}
    known: dict[str, Name] = {}
    for mention in mentions:
        if mention.label == "COMPANY" and isinstance(mention.value, Name):
            known.setdefault(text[mention.start : mention.end], mention.value)
            _abbreviated(text, mention.span, mention.value, known, grammar)
    for run in runs:
        form = text[run.start : run.end]
        value = Name(form, weak=form not in firms, listed=False)
        known.setdefault(form, replace(value, country=_country(mentions, run)))
        _abbreviated(text, Span(run.start, run.end), known[form], known, grammar)
    return _joined(known, grammar)


def _abbreviated(
    text: str, span: Span, value: Name, known: dict[str, Name], grammar: Grammar
) -> None:
    """Bruhat Mahanagara Palike (BMP): the letters in brackets are a form of the name."""
    match = grammar.patterns["abbreviated"].match(text[span.end : span.end + _AROUND])
    if match:
        known.setdefault(match["short"], value)


def _joined(known: Mapping[str, Name], grammar: Grammar) -> dict[str, Name]:
    """Forms that begin a longer one mean the same, where only one longer name does."""
    heads: dict[str, list[str]] = {}
    for form in known:
        words = form.split(" ")
        for n in range(1, len(words)):
            head = _own_form(" ".join(words[:n]).rstrip(","), grammar)
            heads.setdefault(head, []).append(form)
    found = dict(known)
    for form, value in known.items():
        names = {known[longer].name for longer in heads.get(form, ())}
        if len(names) == 1 and not value.listed:
            longest = max(heads[form], key=len)
            firm = known[longest] if not known[longest].weak or value.weak else value
            found[form] = replace(known[longest], weak=firm.weak)
    for form, value in found.items():
        if value.weak and any(not found[one].weak for one in heads.get(form, ())):
            found[form] = replace(value, weak=False)
    return found


def _own_form(words: str, grammar: Grammar) -> str:
    """The name without the mark of an owner: Alder's."""
    return grammar.patterns["genitive_end"].sub("", words)


def _told_again(
    text: str, title: Sentence, known: Mapping[str, Name], grammar: Grammar
) -> Iterator[Run]:
    """Names of the body in a headline whose every word has a capital."""
    words = [*_TITLE_WORD.finditer(text, title.start, title.end)]
    at = 0
    while at < len(words):
        start = words[at].start()
        forms = [_own_form(text[start : w.end()], grammar) for w in words[at : at + _LONGEST]]
        told = next((n for n in range(len(forms), 0, -1) if forms[n - 1] in known), 0)
        if told:
            yield Run(start, start + len(forms[told - 1]), at == 0)
        at += max(told, 1)


def _mention(text: str, run: Run, known: Mapping[str, Name]) -> Mention:
    value = known[text[run.start : run.end]]
    rule = _MAYBE if value.weak else _FIRM
    return Mention("COMPANY", Span(run.start, run.end), replace(value, weak=False), rule)


def _canonical(mention: Mention, text: str, known: Mapping[str, Name]) -> Mention:
    """A name by its form (Nordhavn A/S) keeps its value; a short form takes the longer one's."""
    value = known.get(text[mention.start : mention.end])
    own = mention.value
    if value is None or not isinstance(own, Name) or own.listed:
        return mention
    return replace(mention, value=value)


def _country(mentions: Sequence[Mention], run: Run) -> str | None:
    """The country that a name holds: Saudi Grains Organization."""
    first = bisect_left(mentions, run.start, key=lambda m: m.start)
    for mention in mentions[first : first + 4]:
        if mention.end <= run.end and isinstance(mention.value, Place):
            return mention.value.country
    return None


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether one of the runs holds the span."""
    at = bisect_left(spans, span.start + 1, key=lambda s: s.start) - 1
    return at >= 0 and span.end <= spans[at].end
