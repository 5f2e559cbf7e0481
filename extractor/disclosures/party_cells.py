"""Reads the parties of a form: in the cells of its labels, in a list of allottees, above its title."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from extractor.disclosures.fields import is_blank
from extractor.types import Mention, Name, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.disclosures.fields import Field, Filled
    from extractor.disclosures.value_cells import Source
    from extractor.rules.disclosures import DisclosureRules, Label

_NAMED = ("COMPANY", "GOVERNMENT", "MEDIUM")
_EDGES = " \t\u00a0\u3000*-–:：/[]<>【】「」'\"‘’“”"
_LINE = re.compile(r"[^\n]+")
_PIECE = re.compile(r"[^\[\]【】<>/]+")
_LONGEST = 80


def read_names(
    source: Source, cell: Span, rules: DisclosureRules, rule: str
) -> tuple[Mention, ...]:
    """The mentions of all names in a value; a mere description gives none."""
    text = source.text
    cuts = list(rules.patterns["and"].pattern.finditer(text, *cell))
    edges = [cell.start, *(place for cut in cuts for place in cut.span()), cell.end]
    pieces = [Span(*piece) for piece in list(pairwise(edges))[::2]]
    return tuple(m for piece in pieces for m in _named(source, piece, rules, rule))


def _named(source: Source, piece: Span, rules: DisclosureRules, rule: str) -> Iterator[Mention]:
    span = _trimmed(source, piece, rules)
    bare = _bare(source, span, rules)
    words = source.words(bare)
    if not any(sign.isalpha() for sign in words) or is_blank(words, rules) or len(words) > _LONGEST:
        return
    if rules.patterns["nobody"].pattern.search(words):
        return
    known = source.inside(span, *_NAMED)
    same = next((m for m in known if _bare(source, m.span, rules) == bare), None)
    yield replace(same, span=span) if same else _unlisted(span, words, rule)


def _unlisted(span: Span, name: str, rule: str) -> Mention:
    return Mention("COMPANY", span, Name(name, listed=False), rule)


def _trimmed(source: Source, span: Span, rules: DisclosureRules) -> Span:
    """The span without white space, marks, and words behind a name: 외 3인, (폴란드)."""
    behind = rules.patterns["behind"].pattern
    while True:
        words = source.words(span)
        inner = words.strip(_EDGES)
        cut = behind.search(inner)
        inner = inner[: cut.start()] if cut else inner
        if inner == words:
            return span
        start = span.start + words.index(inner)
        span = Span(start, start + len(inner))


def _bare(source: Source, span: Span, rules: DisclosureRules) -> Span:
    """The span of a name without its legal form: 다온철강 of (주)다온철강."""
    start, end = span
    for form in rules.patterns["legal"].pattern.finditer(source.words(span)):
        if form.start() == 0:
            start = span.start + form.end()
        else:
            end = span.start + form.start()
    return Span(start, max(start, end))


def read_filer(
    source: Source,
    head: Sequence[Field],
    filled: Filled,
    above: Sequence[Span],
    rules: DisclosureRules,
) -> tuple[Mention, ...]:
    """The firm that files a form, at most one: of a subsidiary's deal the subsidiary.

    By a label, else by the words around its title. ``head`` are the fields before the first form,
    ``above`` the spans before this one that are in no form.
    """
    fields = (*filled.fields, *head)
    rule = filled.form.id
    sections = {label.section for group in filled.form.labels.values() for label in group}
    of_subsidiaries = [f for f in fields if f.token.key in rules.lists["subsidiaries"]]
    of_filers = [
        f
        for f in fields
        if f.token.key in rules.lists["filers"] and f.section not in (sections - {""})
    ]
    for field in (*of_subsidiaries, *of_filers):
        for cell in field.cells[:1]:
            if found := read_names(source, cell, rules, rule)[:1]:
                return found
    titled = (_beside(source, Span(t.start, t.span.start), rules, rule) for t in filled.titles)
    lines = [*_lines(source, [filled.heading]), *reversed(_lines(source, above))]
    named = (_signed(source, line, rules, rule) for line in lines)
    return next((found for found in chain(titled, named) if found), _only_firm(source, above))


def _beside(source: Source, span: Span, rules: DisclosureRules, rule: str) -> tuple[Mention, ...]:
    """The name before a title in its cell: [정정]가온전자(주) 단일판매ㆍ공급계약체결."""
    if known := source.inside(span, *_NAMED):
        return (known[0],)
    if source.words(span).rstrip().endswith(":"):
        return ()
    pieces = (Span(*match.span()) for match in _PIECE.finditer(source.text, *span))
    named = [m for piece in pieces for m in read_names(source, piece, rules, rule)]
    return tuple(named[-1:])


def _only_firm(source: Source, above: Sequence[Span]) -> tuple[Mention, ...]:
    """The firm that the prose above a form names, if it names only one."""
    firms = [m for span in above for m in source.inside(span, "COMPANY")]
    names = {m.value.name for m in firms if isinstance(m.value, Name)}
    return tuple(firms[:1]) if len(names) == 1 else ()


def _lines(source: Source, spans: Sequence[Span]) -> list[Span]:
    """The short whole lines of the spans."""
    text = source.text
    matches = (
        m
        for s in spans
        for m in _LINE.finditer(text, *s)
        if m.start() == 0 or text[m.start() - 1] == "\n"
    )
    return [Span(*m.span()) for m in matches if m.end() - m.start() <= _LONGEST]


def _signed(source: Source, line: Span, rules: DisclosureRules, rule: str) -> tuple[Mention, ...]:
    """The filer named by a line such as 가온전자 공시, 가온전자(012340), or by one that is only a name."""
    found = rules.patterns["filer"].pattern.search(source.words(line))
    if found:
        start, end = found.span("name")
        return read_names(source, Span(line.start + start, line.start + end), rules, rule)[:1]
    span = _trimmed(source, line, rules)
    return tuple(
        m
        for m in source.inside(line, *_NAMED)
        if _bare(source, m.span, rules) == _bare(source, span, rules)
    )


def read_list(
    source: Source,
    fields: Sequence[Field],
    labels: Sequence[Label],
    rules: DisclosureRules,
    rule: str,
) -> tuple[Mention, ...]:
    """The names in the first column of a table whose header begins with a label: 제3자배정 대상자, 관계 ….

    The labels of the header have no cells; the cells of the last of them are the rows.
    """
    for at, field in enumerate(fields):
        if field.cells or not any(field.has(label) for label in labels):
            continue
        last = next((i for i in range(at, len(fields)) if fields[i].cells), at)
        cells, width = fields[last].cells, last - at + 1
        if len(cells) == 1:  # written in one line
            return tuple(source.inside(cells[0], *_NAMED))
        names = cells[::width] if len(cells) % width == 0 else _first_of_lines(source, cells)
        return tuple(m for cell in names for m in read_names(source, cell, rules, rule))
    return ()


def _first_of_lines(source: Source, cells: Sequence[Span]) -> list[Span]:
    """The cells that name somebody and begin a line of several cells."""
    text = source.text
    return [
        cell
        for cell in cells
        if "\n" not in text[cell.end : text.find("\n", cell.end)] and source.inside(cell, *_NAMED)
    ]
