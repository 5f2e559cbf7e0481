"""An article, ready to be read for records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from extractor.types.offsets import OffsetMap
from extractor.types.spans import Quote, Span

# The language of a text that is in none that is known (ISO 639-2).
UNDETERMINED = "und"


class Sentence(NamedTuple):
    """A sentence's place in the text; ``title`` marks those of the headline."""

    start: int
    end: int
    title: bool = False


@dataclass(frozen=True)
class Article:
    """Clean text and what is known of it.

    ``title_span`` is the headline's place in ``text`` where the headline stands in it.
    ``published`` is an ISO 8601 date or None. ``offsets`` leads back to the input as given, and for
    the first ``apart`` characters to the title that was given apart from it. ``language`` is
    ``UNDETERMINED`` where no rules read it.
    ``given`` is the text that quotes are of where ``text`` only reads it: capitals made small.
    """

    id: str
    text: str
    language: str
    source: str | None = None
    title: str | None = None
    title_span: Span | None = None
    published: str | None = None
    url: str | None = None
    offsets: OffsetMap = field(default_factory=OffsetMap)
    warnings: tuple[str, ...] = ()
    apart: int = 0
    given: str | None = None

    @property
    def day(self) -> date | None:
        """The day of publication. Raises ValueError where ``published`` is no ISO 8601 date."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    def quote(self, span: Span) -> Quote:
        """The words at ``span`` and their place in text and raw input."""
        place = self.offsets.to_raw(span.start, span.end)
        text = self.text if self.given is None else self.given
        raw_in = "title" if span.end <= self.apart else None
        return Quote(text[span.start : span.end], *span, *place, raw_in)

    def to_dict(self) -> dict[str, Any]:
        """The article as the command prints it, and how its text came about where that matters."""
        from extractor.types.documented import document_dict  # noqa: PLC0415 - it imports this

        return document_dict(self)

    @classmethod
    def from_dict(cls, line: Mapping[str, Any]) -> Article:
        """The article of its dict, equal to the original, or of a line that the command printed.

        Of such a line the way back to the raw input is not known: raw places are those of the text.
        Raises InputError, naming the field, for what is neither, and for a text with another SHA-256.
        """
        from extractor.types.documented import document_of  # noqa: PLC0415 - it imports this

        return document_of(line)


# What a result calls its article.
Document = Article
