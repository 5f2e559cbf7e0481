"""Places in an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.types.values import Value


class Span(NamedTuple):
    """A half-open range of code points of the article's text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Quote(NamedTuple):
    """Words at [start, end) of the clean text; what stands for them in the input, at [raw_start, raw_end), may be written with entities, escapes or tags.

    Both count code points. Once those are decoded and left out, the raw slice is the quote.
    ``raw_in`` is "title" where the raw place is one in the title that was given apart from the text.
    """

    text: str
    start: int
    end: int
    raw_start: int
    raw_end: int
    raw_in: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that the text names at ``span``: its label, its value and the rule that says so."""

    label: str
    span: Span
    value: Value
    rule: str

    @property
    def start(self) -> int:
        """First code point of the mention."""
        return self.span.start

    @property
    def end(self) -> int:
        """One past the last code point of the mention."""
        return self.span.end

    def to_dict(self) -> dict[str, Any]:
        """The mention as the command prints it, with all of its value but without the words."""
        from extractor.types.mentioned import mention_dict  # noqa: PLC0415 - it imports this

        return mention_dict(self)

    @classmethod
    def from_dict(cls, line: Mapping[str, Any]) -> Mention:
        """The mention of its dict, equal to the original, or of a line that the command printed.

        Raises InputError, naming the field, for what is neither.
        """
        from extractor.types.mentioned import mention_of  # noqa: PLC0415 - it imports this

        return mention_of(line)
