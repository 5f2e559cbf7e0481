"""Line ends inside paragraphs, each with the lines on both sides."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# The mark of a heading or a list item, whose line continues no other.
MARK = r"(?:#{1,6}[ \t]+(?=\S)|(?:[•▪◦‣●○■□◆◇∙]|[*+-](?=[ \t]))[ \t]*(?=\S))"
SENTENCE_END = re.compile(r"[.!?。…:;]['\"’”」』)\]]*$")
# Beginnings of lines that continue no other: a list item, a table row, a label with its value.
_BEGINS = re.compile(rf"{MARK}|\d{{1,2}}[.)][ \t]|\||[^:\n]{{2,60}} : ")
_PARAGRAPH = re.compile(r"^[ \t]*+[^\n]++(?:\n[ \t]*+[^\n]++)++", re.MULTILINE)
_LINE = re.compile(r"[^ \t\n](?:[^\n]*[^ \t\n])?")
_OPENING = "\"'“‘「『(["
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]"
)


class Joint(NamedTuple):
    """A line end with the lines around it; ``text[start:end]`` is the line end with the blanks at it.

    ``paragraph`` is where their paragraph begins; ``first`` says that no line comes before them,
    ``prose`` that the paragraph ends as sentences do, ``spaced`` that a blank stands at the line end.
    """

    start: int
    end: int
    before: str
    after: str
    paragraph: int
    first: bool
    prose: bool
    spaced: bool

    @property
    def columns(self) -> int:
        """The width of the line before."""
        return columns(self.before)

    @property
    def word(self) -> str:
        """The first word of the line after."""
        return self.after.split(maxsplit=1)[0]

    @property
    def open(self) -> bool:
        """Whether the line before may continue in the next, by its end and by how the next begins."""
        begins = self.after.lstrip(_OPENING)[:1]
        return begins.islower() or not (begins.isupper() or SENTENCE_END.search(self.before))


def find_joints(text: str) -> Iterator[Joint]:
    r"""The line ends inside the paragraphs of ``text``, without those before a list item or a form's row.

    >>> [joint.before for joint in find_joints("one \ntwo\n- three\n\nfour")]
    ['one']
    """
    begun = len(text) - len(text.lstrip())
    for paragraph in _PARAGRAPH.finditer(text):
        lines = list(_LINE.finditer(text, *paragraph.span()))
        prose = bool(SENTENCE_END.search(lines[-1][0]))
        for before, after in pairwise(lines):
            if not _BEGINS.match(after[0]):
                first = before.start() == begun
                place = before.end(), after.start(), before[0], after[0], paragraph.start()
                spaced = text[before.end()] != "\n"
                yield Joint(*place, first=first, prose=prose, spaced=spaced)


def columns(line: str) -> int:
    """The width of a line in columns: one for each letter, two for letters of East Asia.

    >>> columns("3억 euros")
    9
    """
    return len(line) + len(_WIDE.findall(line))
