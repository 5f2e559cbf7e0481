"""An amount that a predicate governs, before it is decided whether it belongs to a deal, and to which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re

    from extractor.joining.forms.clauses import Link, Reading
    from extractor.joining.forms.context import Context
    from extractor.joining.forms.line import Line
    from extractor.rules.grammar import Frame, Grammar, Slot
    from extractor.types import Mention, Span


class Candidate(NamedTuple):
    """A governed amount with its sentence, the context of the sentences before, and the rules.

    ``region`` is the half-open stretch of the line that belongs to this amount alone.
    """

    reading: Reading
    link: Link
    region: tuple[int, int]
    context: Context
    grammar: Grammar

    @property
    def line(self) -> Line:
        """The sentence's line."""
        return self.reading.line

    @property
    def text(self) -> str:
        """The line's text."""
        return self.reading.line.text

    @property
    def frame(self) -> Frame:
        """The frame of the predicate that governs the amount."""
        return self.link.predicate.frame

    @property
    def words(self) -> Span:
        """The span of the predicate in the article."""
        start, end = self.link.predicate.start, self.link.predicate.end
        # A predicate that its sentence leaves out has no words: the amount stands for it.
        return self.line.span(start, end) if start < end else self.link.amount.mention.span

    def slot(self, role: str) -> Slot | None:
        """The frame's slot for a role; None if it has none."""
        return self.frame.slots.get(role)

    def search(self, pattern: str, *at: int) -> re.Match[str] | None:
        """The first match of a small pattern in the line; ``at`` bounds it by start, or start and end."""
        return self.grammar.patterns[pattern].search(self.text, *at)

    def match(self, pattern: str, at: int) -> re.Match[str] | None:
        """The match of a small pattern that begins at a position of the line."""
        return self.grammar.patterns[pattern].match(self.text, at)

    def span(self, found: re.Match[str]) -> Span:
        """The span of a match in the article's text."""
        return self.line.span(*found.span())


class Parties(NamedTuple):
    """Who gives and who takes; ``carried`` if one of them comes from an earlier sentence."""

    investors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    carried: bool = False

    @property
    def both(self) -> tuple[Mention, ...]:
        """All parties, the recipients first."""
        return (*self.recipients, *self.investors)
