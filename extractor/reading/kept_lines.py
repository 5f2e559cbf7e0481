"""Decides which lines belong to the article, by the rules for lines, in pages and in pasted text.

A heading over headlines of other articles is cut with them; running text behind them belongs to the
article again. The line behind a label of a form is its value, and is kept.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.credits import Part, ends_sentence, has_sentence, part_line
from extractor.reading.page_rules import first_match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.reading.page_rules import PageRules

# After how many characters of the article a line may end it.
_BEFORE_STOP = 200
# The shortest line of running text, in characters, where another follows and where none does.
_RUNNING, _ALONE = 30, 200
_MOSTLY = 0.5


class LineText(NamedTuple):
    """A line without white space around it; ``linked`` counts its characters that are links."""

    text: str
    linked: int = 0


def judge_lines(
    lines: Sequence[LineText], rules: PageRules, title: str = "", *, pasted: bool = False
) -> Iterator[tuple[Part, ...]]:
    """The parts of each line, in order; blank lines have none.

    ``title`` is a headline that is not to be repeated; ``pasted`` adds the rules for text without
    markup.
    """
    return _Judge(lines, rules, title, pasted=pasted).parts()


class _Judge:
    """Judges the lines in order, with the length of the article so far."""

    def __init__(
        self, lines: Sequence[LineText], rules: PageRules, title: str, *, pasted: bool
    ) -> None:
        self.lines, self.rules, self.title = lines, rules, title
        self.drop = rules.around if pasted else rules.drop
        self._length = 0
        self._has_sentence = False
        self._labelled = False

    def parts(self) -> Iterator[tuple[Part, ...]]:
        resumed, rule = 0, ""
        for at, line in enumerate(self.lines):
            if at >= resumed:
                rule, resumed = self.ending(at)
            if at >= resumed:
                yield self.counted(line)
            else:
                yield (Part(0, len(line.text), rule),) if line.text else ()

    def ending(self, at: int) -> tuple[str, int]:
        """The rule by which a line ends the article, and the number of the line where it resumes."""
        text = self.lines[at].text
        if self._length >= _BEFORE_STOP and (found := first_match(self.rules.stop, text)):
            return f"stop.{found[0].name}", len(self.lines)
        if self._has_sentence and (found := first_match(self.rules.others, text)):
            filled, running = self.following[at + 1]
            # Right above running text it is a heading of the article itself.
            heading = filled == running < len(self.lines)
            return f"others.{found[0].name}", at if heading else max(running, at + 1)
        return "", at

    @cached_property
    def following(self) -> list[tuple[int, int]]:
        """For each line the next line (itself included) that is not blank, and the next of running text.

        Running text is two lines in a row that end as sentences do, or a long one with a sentence.
        """
        last = len(self.lines)
        found = [(last, last)] * (last + 1)
        for at in range(last - 1, -1, -1):
            filled, running = found[at + 1]
            if self.runs(at, _ALONE) or (self.ends(at) and self.ends(filled)):
                running = at
            found[at] = (at if self.lines[at].text else filled, running)
        return found

    def runs(self, at: int, length: int) -> bool:
        if at == len(self.lines):
            return False
        text, linked = self.lines[at]
        prose = (
            len(text) >= length and linked <= _MOSTLY * len(text) and has_sentence(text, self.rules)
        )
        return prose and not first_match(self.drop, text)

    def ends(self, at: int) -> bool:
        """Whether a line is running text that ends as a sentence does; headlines may have one inside."""
        return self.runs(at, _RUNNING) and ends_sentence(self.lines[at].text, self.rules)

    def counted(self, line: LineText) -> tuple[Part, ...]:
        parts = self.line(line)
        kept = [(start, end) for start, end, rule in parts if not rule]
        self._length += sum(end - start for start, end in kept)
        if not self._has_sentence and kept:
            self._has_sentence = has_sentence(line.text, self.rules)
        return parts

    def line(self, line: LineText) -> tuple[Part, ...]:
        text, linked = line
        if not text:
            return ()
        if text == self.title:
            return (Part(0, len(text), "title"),)
        labelled = self._labelled
        self._labelled = first_match(self.rules.label, text) is not None
        if labelled:
            return (Part(0, len(text), ""),)
        parts = part_line(text, self.drop, self.rules)
        is_link = linked > _MOSTLY * len(text) and not any(part.rule for part in parts)
        if is_link and not has_sentence(text, self.rules):
            return (Part(0, len(text), "links"),)
        return parts
