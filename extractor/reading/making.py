"""Decoded text or a page to an article, with what is known of it and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.deadline import deadline
from extractor.errors import InputError
from extractor.reading.facts import Fact, Facts, given_facts, settle_facts
from extractor.reading.given import (
    NOTHING,
    Defaults,
    base_language,
    given_day,
    known_language,
    unknown_language,
)
from extractor.reading.language import detect_language
from extractor.reading.normalising import compose_letters
from extractor.reading.page import CleanPage, clean_page
from extractor.reading.page_metadata import line_facts
from extractor.reading.plain import CleanText, clean_text, find_title
from extractor.types import Article, OffsetMap, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.decoding import Decoded
    from extractor.reading.language import LanguageProfile
    from extractor.reading.page_rules import PageRules
    from extractor.reading.said import Said

_DAY = len("YYYY-MM-DD")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from: its id and source, what is said of it, and how it was decoded."""

    id: str
    source: str | None = None
    given: Defaults = NOTHING
    warnings: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """How messages name it."""
        return self.source or self.id


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, what is known of it and from where, and what cleaning left out.

    ``data`` and ``decoded`` are the file as it was, None where the input was a part of a file.
    """

    article: Article
    facts: tuple[Fact, ...]
    clean: CleanPage | CleanText
    data: bytes | None = None
    decoded: Decoded | None = None


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes articles by the rules for pages; ``defaults`` hold where an input says nothing."""

    profiles: Sequence[LanguageProfile]
    rules: PageRules
    defaults: Defaults

    def from_text(self, text: str, origin: Origin) -> Reading:
        """The article that plain or pasted text is.

        Raises:
            InputError: it is empty, its language cannot be told, a given day is none, or it takes
                too long.
        """
        with deadline(origin.where):
            return self._from_text(text, origin)

    def _from_text(self, text: str, origin: Origin) -> Reading:
        if not text.strip():
            raise InputError(origin.where, "is empty")
        clean = clean_text(text, self.rules)
        composed, offsets = compose_letters(clean.text, clean.offsets)
        if not composed.strip():
            raise InputError(origin.where, "has no article text, only lines around one")
        given = origin.given
        title = given.title or self.defaults.title
        place = find_title(composed, title)
        said = title or (composed[place.start : place.end] if place else None)
        language, source = self._language(composed, origin, None)
        found = line_facts([removed.text for removed in clean.removed()], self.rules)
        settled = settle_facts(found, language, None, self.rules)
        facts = self._settle(settled.told("language", language, source), language, origin)
        if said and not title:
            facts = facts._replace(said=(Fact("title", said, "first line"), *facts.said))
        published = facts.value("published")
        article = Article(
            id=origin.id,
            text=composed,
            language=language,
            source=origin.source,
            title=said,
            title_span=place,
            published=published[:_DAY] if published else None,
            url=facts.value("url"),
            offsets=offsets,
            warnings=origin.warnings,
        )
        return Reading(article, facts.said, clean)

    def from_page(self, page: str, origin: Origin) -> Reading:
        """The article of an HTML page, its headline first.

        Raises:
            InputError: the page passes a limit or has no article text, its language cannot be told,
                or a given day is none.
        """
        with deadline(origin.where):
            return self._from_page(page, origin)

    def _from_page(self, page: str, origin: Origin) -> Reading:
        clean = clean_page(page, self.rules, origin.where)
        text, offsets = compose_letters(clean.text, clean.offsets)
        length = len(compose_letters(clean.text[: clean.title_end], OffsetMap())[0])
        hint = clean.facts.language
        language, source = self._language(text, origin, hint)
        retrieved = origin.given.retrieved or self.defaults.retrieved
        found = settle_facts(clean.facts, language, retrieved, self.rules)
        facts = self._settle(found.told("language", language, source), language, origin)
        published = facts.value("published")
        article = Article(
            id=origin.id,
            text=text,
            language=language,
            source=origin.source,
            title=facts.value("title"),
            title_span=Span(0, length) if length else None,
            published=published[:_DAY] if published else None,
            url=facts.value("url"),
            offsets=offsets,
            warnings=(*origin.warnings, *facts.warnings),
        )
        return Reading(article, facts.said, clean)

    def _language(self, text: str, origin: Origin, hint: Said | None) -> tuple[str, str]:
        """The language, and what tells it."""
        said = origin.given.language or self.defaults.language
        if said:
            return known_language(said, self.profiles, origin.where), "given"
        found = detect_language(text, self.profiles)
        if found:
            return found, "text"
        if hint and base_language(hint.value) in [profile.code for profile in self.profiles]:
            return base_language(hint.value), hint.source
        raise unknown_language(self.profiles, origin.where)

    def _settle(self, facts: Facts, language: str, origin: Origin) -> Facts:
        """What the input's line says goes before what the page says, and that before the defaults."""
        given, defaults = origin.given, self.defaults
        found = {fact.name for fact in facts.said}
        settled = {
            name: own or (None if name in found else other)
            for name, own, other in (
                ("title", given.title, defaults.title),
                ("published", given.published, defaults.published),
                ("url", given.url, defaults.url),
            )
        }
        day = given_day(settled["published"], language, origin.where)
        if settled["published"]:
            facts = facts._replace(warnings=())
        return given_facts(facts, **{**settled, "published": day})
