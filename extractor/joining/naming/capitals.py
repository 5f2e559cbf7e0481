"""Names by capital letters: runs of capitalised words that no list has, over a whole article.

What one sentence says of a name counts in the others: ``GreenVolt, an Indian company`` is a firm
in the headline too, and ``Orbit`` is ``Orbit Aluminum Industries`` where the article has both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.finding.title_case import in_title_case
from extractor.joining.forms.cases import LAND_BEHIND
from extractor.joining.naming.evidence_of_names import Run, calls_firm, real_names
from extractor.joining.naming.known_names import whole_names
from extractor.joining.naming.namesakes import namesakes
from extractor.joining.naming.projects import as_project, project_runs
from extractor.joining.naming.runs import free_runs, inside, is_free, without_seats
from extractor.joining.naming.small_names import small_runs
from extractor.types import Mention, Name, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.rules.grammar import Grammar
    from extractor.types import Sentence

# The most words of a headline that are tried as one name.
_LONGEST = 6
_TITLE_WORD = re.compile(r"[^\s,:;]+")
_AROUND = 60
# How many words the end of a name has at least that stands for the whole.
_PAIR = 2
# Rules of a name known by its capitals alone, and of one that the words around it call a firm.
_MAYBE, _FIRM = "role", "firm"
# Whose names may have a short form, and which type of name is a public body's.
_BODIES, _PUBLIC = {"COMPANY", "GOVERNMENT"}, "government"


def with_names(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], grammar: Grammar
) -> list[Mention]:
    """The mentions, with those runs of capitals that are names.

    A run may include a place (China Railway); mentions inside it are left out. All forms of one name
    get one value; a name that nothing calls a firm gets the rule "role".
    """
    titled = [s for s in sentences if s.title and in_title_case(text[s.start : s.end], grammar)]
    plain = [s for s in sentences if s not in titled]
    mentions = whole_names(text, plain, mentions, grammar)
    runs = free_runs(text, plain, mentions, grammar)
    runs = [run for run in runs if not _town(text, run, mentions, grammar)]
    mentions = without_seats(text, mentions, runs, grammar)
    projects = project_runs(text, runs, grammar)
    runs = [run for run in runs if run not in projects]
    runs = real_names(text, runs, [m for m in mentions if m.label == "COMPANY"], grammar)
    small = small_runs(text, plain, grammar)
    runs += [run for run in small if run not in runs and is_free(run, text, mentions, grammar)]
    short = [*namesakes(text, mentions, runs, grammar)]
    places = {(run.start, run.end) for run in short}
    mentions = [m for m in mentions if (m.start, m.end) not in places]
    runs += short
    known = _forms(text, runs, mentions, grammar)
    in_titles = (run for s in titled for run in _known_in_title(text, s, known, grammar))
    runs += [run for run in in_titles if is_free(run, text, mentions, grammar)]
    named = [
        *(as_project(text, run, grammar) for run in projects),
        *(_mention(text, run, known) for run in runs),
    ]
    spans = sorted(m.span for m in named)
    kept = [m if m.label != "COMPANY" else _canonical(m, text, known) for m in mentions]
    return sorted([*named, *(m for m in kept if not inside(m.span, spans))], key=lambda m: m.start)


def _town(text: str, run: Run, mentions: Sequence[Mention], grammar: Grammar) -> bool:
    """Whether a run is a town that no list has: on looms in Galashiels, Scotland."""
    at = bisect_left(mentions, run.end, key=lambda m: m.start)
    behind = mentions[at] if at < len(mentions) else None
    if behind is None or not isinstance(behind.value, Place):
        return False
    stated = grammar.patterns["in_town"].search(text, max(0, run.start - _AROUND), run.start)
    return stated is not None and text[run.end : behind.start] == LAND_BEHIND


def _forms(
    text: str, runs: Sequence[Run], mentions: Sequence[Mention], grammar: Grammar
) -> Mapping[str, Name]:
    """Each form of a name with its value; a form that begins a longer one has the longer one's value."""
    firms = {text[r.start : r.end] for r in runs if calls_firm(text, r, grammar)}
    known: dict[str, Name] = {}
    for mention in mentions:
        if mention.label not in _BODIES or not isinstance(mention.value, Name):
            continue
        if mention.label == "COMPANY":
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
    """Bruhat Mahanagara Palike (BMP), or BMP, or BMP for short: the letters are a form of the name."""
    match = grammar.patterns["abbreviated"].match(text[span.end : span.end + _AROUND])
    if match:
        known.setdefault(match["short"], value)


def _joined(known: Mapping[str, Name], grammar: Grammar) -> dict[str, Name]:
    """The forms, each with the value of the longer name that it begins, if there is only one such name.

    Two words may end it as well: Cerro Alto is Minera Cerro Alto.
    """
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    for form in known:
        words = form.split(" ")
        for n in range(1, len(words)):
            head = _base_form(" ".join(words[:n]).rstrip(","), grammar)
            heads.setdefault(head, []).append(form)
        if len(words) > _PAIR and not known[form].listed:
            tails.setdefault(" ".join(words[1:]), []).append(form)
    found = dict(known)
    for form, value in known.items():
        longer = heads.get(form) or tails.get(form)
        if longer and not value.listed and _one_name({known[one].name for one in longer}):
            longest = max(longer, key=len)
            firm = known[longest] if not known[longest].weak or value.weak else value
            found[form] = replace(known[longest], weak=firm.weak)
    for form, value in found.items():
        if value.weak and any(not found[one].weak for one in heads.get(form, ())):
            found[form] = replace(value, weak=False)
    return found


def _one_name(names: set[str]) -> bool:
    """Whether the names are one: Alder Drilling is Alder Drilling Services."""
    longest = max(names, key=len)
    return all(longest == name or longest.startswith(f"{name} ") for name in names)


def _base_form(words: str, grammar: Grammar) -> str:
    """The name without a genitive ending: Alder for Alder's."""
    return grammar.patterns["genitive_end"].sub("", words)


def _known_in_title(
    text: str, title: Sentence, known: Mapping[str, Name], grammar: Grammar
) -> Iterator[Run]:
    """The runs of a title-case headline that are names of the body."""
    words = [*_TITLE_WORD.finditer(text, title.start, title.end)]
    at = 0
    while at < len(words):
        start = words[at].start()
        forms = [_base_form(text[start : w.end()], grammar) for w in words[at : at + _LONGEST]]
        length = next((n for n in range(len(forms), 0, -1) if forms[n - 1] in known), 0)
        if length:
            yield Run(start, start + len(forms[length - 1]), at == 0)
        at += max(length, 1)


def _mention(text: str, run: Run, known: Mapping[str, Name]) -> Mention:
    value = known[text[run.start : run.end]]
    rule = _MAYBE if value.weak else _FIRM
    label = "GOVERNMENT" if value.type == _PUBLIC else "COMPANY"
    return Mention(label, Span(run.start, run.end), replace(value, weak=False), rule)


def _canonical(mention: Mention, text: str, known: Mapping[str, Name]) -> Mention:
    """The mention with the value of its form; a listed name keeps its own."""
    value = known.get(text[mention.start : mention.end])
    present = mention.value
    if value is None or not isinstance(present, Name) or present.listed:
        return mention
    return replace(mention, value=value)


def _country(mentions: Sequence[Mention], run: Run) -> str | None:
    """The ISO code of a country inside a name (Saudi Grains Organization); None if there is none."""
    first = bisect_left(mentions, run.start, key=lambda m: m.start)
    for mention in mentions[first : first + 4]:
        if mention.end <= run.end and isinstance(mention.value, Place):
            return mention.value.country
    return None
