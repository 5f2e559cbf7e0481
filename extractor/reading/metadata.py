"""Metadata of an article: what a page or an input states of it, checked, each value with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_rules import first_match
from extractor.reading.published import parse_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.page_metadata import PageFacts
    from extractor.reading.page_rules import PageRules
    from extractor.reading.stated import StatedValue

_DAY = len("YYYY-MM-DD")


class MetadataField(NamedTuple):
    """A value and its source: ``h1``, ``meta og:title``, ``json-ld``, ``line …``, ``given``."""

    name: str
    value: str
    source: str


class Metadata(NamedTuple):
    """The fields of an article, in a fixed order of names, and warnings about values that were refused."""

    fields: tuple[MetadataField, ...]
    warnings: tuple[str, ...]

    def value(self, name: str) -> str | None:
        """The value of a field; None if there is none."""
        return next((field.value for field in self.fields if field.name == name), None)

    def with_field(self, name: str, value: str, source: str) -> Metadata:
        """The metadata with another value of a field."""
        others = (field for field in self.fields if field.name != name)
        return self._replace(fields=(*others, MetadataField(name, value, source)))


def settle_metadata(
    page: PageFacts, language: str, retrieved: str | None, rules: PageRules
) -> Metadata:
    """The metadata of a page in ``language``.

    Days are ISO 8601; one after ``retrieved``, or one that is no date, is left out with a warning.
    """
    days = _Days(language, rules, retrieved)
    published, odd = days.settle("published", page.published)
    modified, _ = days.settle("modified", page.modified)
    title = (
        [MetadataField("title", page.title.line.text, page.title.source)]
        if page.title.source
        else []
    )
    others = {
        "deck": page.deck,
        "url": page.url,
        "publisher": page.publisher,
        "byline": page.byline,
    }
    rest = [MetadataField(name, *found) for name, found in others.items() if found]
    return Metadata((*title, *published, *modified, *rest), odd)


class _Days:
    """Reads days, in the time zone of the language's papers."""

    def __init__(self, language: str, rules: PageRules, retrieved: str | None) -> None:
        self.language = language
        zone = first_match(rules.zone, language)
        self.zone = zone[0].name if zone else ""
        self.last = parse_moment(retrieved, zone=self.zone) if retrieved else None

    def settle(
        self, name: str, candidates: Sequence[StatedValue]
    ) -> tuple[tuple[MetadataField, ...], tuple[str, ...]]:
        """The field of the first value that is a day and not after the retrieval; warnings where none is."""
        refused: list[str] = []
        for candidate in candidates:
            moment = parse_moment(candidate.value, self.language, self.zone)
            problem = self._problem(moment)
            if moment and not problem:
                return (MetadataField(name, moment, candidate.source),), ()
            refused.append(f"{name} {candidate.value!r} of the page {problem}")
        return (), tuple(refused[:1])

    def _problem(self, moment: str | None) -> str:
        if not moment:
            return "is no date"
        late = self.last and moment[:_DAY] > self.last[:_DAY]
        return "is after its retrieval" if late else ""


def with_given(metadata: Metadata, **given: str | None) -> Metadata:
    """The metadata with the given values in place of those that were found."""
    replacing = {
        name: MetadataField(name, value, "given") for name, value in given.items() if value
    }
    kept = (replacing.pop(field.name, field) for field in metadata.fields)
    return metadata._replace(fields=(*kept, *replacing.values()))
