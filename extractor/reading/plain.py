"""Cleans pasted and plain text: lines outside the article are removed, the others stay as they are.

Nothing is written anew: text is deleted, and a line end inside a paragraph becomes a space, so that
each character is where it was given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.reading.edits import Draft, Edit
from extractor.reading.joints import MARK
from extractor.reading.kept_lines import LineText, judge_lines
from extractor.reading.leftovers import without_leftovers
from extractor.reading.normalising import normalised
from extractor.reading.seams import Habits
from extractor.reading.unwrapping import broken_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.reading.credits import Part
    from extractor.reading.page_rules import PageRules
    from extractor.reading.removed import Removed
    from extractor.types import OffsetMap

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_QUOTED = re.compile(r"(?<![ \t>])[ \t]*+(?:>[ \t]?)++")
_RULER = re.compile(r"\A[-*_=~ \t]{3,}$")
# Marks of Markdown inside a line; the text between them is a group, and stays.
_MARKDOWN = re.compile(
    r"!\[[^\]\n]{0,200}\]\([^()\s]{1,2000}\)"
    r"|\[([^\[\]\n]{1,300})\]\((?:https?://|/|#)[^()\s]{0,2000}\)"
    r"|(?<![\w*])\*\*([^\s*](?:[^*\n]{0,300}[^\s*])?)\*\*(?![*])|`([^`\n]{1,300})`"
)
_ITEM = re.compile(rf"^[ \t]*{MARK}", re.MULTILINE)
_MOSTLY = 0.5
NO_HABITS = Habits()


@dataclass(frozen=True, slots=True)
class CleanText:
    """The article's text, the offsets to the input, and what was deleted."""

    text: str
    offsets: OffsetMap
    cut: tuple[Removed, ...]

    def removed(self) -> tuple[Removed, ...]:
        """All that was deleted, in order."""
        return self.cut


def clean_text(text: str, rules: PageRules, habits: Habits = NO_HABITS) -> CleanText:
    r"""The article in ``text``, by the rules for lines; a text without chrome comes back as it is.

    References and tags that a crawler left, quotation marks of e-mail, bullets and marks of Markdown
    are deleted too, a paragraph that was broken into lines becomes one line, as ``habits`` say, and
    every line end is ``\n``.
    """
    draft = normalised(without_leftovers(Draft(text)))
    draft = draft.edited(_quoting(draft.text))
    draft = draft.edited(broken_lines(draft.text, habits))
    draft = draft.edited(_chrome(draft.text, rules))
    draft = draft.edited(_marks(draft.text))
    return CleanText(draft.text, draft.offsets, tuple(sorted(draft.removed)))


def _quoting(text: str) -> Iterator[Edit]:
    """The marks of a text that is mostly quoted."""
    if ">" not in text:
        return
    lines = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
    marks = [mark for line in lines if (mark := _QUOTED.match(text, *line))]
    if len(marks) > _MOSTLY * len(lines):
        yield from (Edit(*mark.span(), rule="mark.quoted") for mark in marks)


def _chrome(text: str, rules: PageRules) -> Iterator[Edit]:
    """Edits that delete what the rules cut of lines, and the blanks around what they keep.

    Of blank lines in a row one is kept, and none at the beginning.
    """
    lines = list(_LINE.finditer(text))
    said = [LineText(line[0].strip()) for line in lines]
    blank = True
    for line, parts in zip(lines, judge_lines(said, rules, pasted=True), strict=True):
        if parts and _RULER.match(line[0].strip()):
            yield Edit(*line.span(), rule="mark.ruler")
            continue
        kept = any(not part.rule for part in parts) if parts else not blank
        if kept:
            blank = not parts
        yield from _less(line, parts, line.end() - (kept and line[0].endswith("\n")))


def _less(line: re.Match[str], parts: Sequence[Part], end: int) -> Iterator[Edit]:
    """Edits that delete all of ``line`` up to ``end`` but the parts that no rule cuts."""
    begin = line.start() + len(line[0]) - len(line[0].lstrip())
    at = line.start()
    for first, last, rule in parts:
        if at < begin + first:
            yield Edit(at, begin + first)
        at = begin + last
        if rule:
            yield Edit(begin + first, at, rule=rule)
    if at < end:
        yield Edit(at, end)


def _marks(text: str) -> Iterator[Edit]:
    """Bullets and marks of headings, and what Markdown puts around words."""
    return iter(sorted((*_item_marks(text), *_markdown(text))))


def _item_marks(text: str) -> Iterator[Edit]:
    return (Edit(*mark.span(), rule="mark.item") for mark in _ITEM.finditer(text))


def _markdown(text: str) -> Iterator[Edit]:
    for mark in _MARKDOWN.finditer(text):
        start, end = mark.span(mark.lastindex or 0)
        if not mark.lastindex:
            start = end = mark.end()
        yield Edit(mark.start(), start, rule="mark.markdown")
        yield Edit(end, mark.end(), rule="mark.markdown")
