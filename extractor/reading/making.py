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
)
from extractor.reading.headline import Headed, headed
from extractor.reading.language import detect_language
from extractor.reading.page import CleanPage, clean_page
from extractor.reading.page_metadata import line_facts
from extractor.reading.plain import CleanText, clean_text
from extractor.reading.seams import Habits
from extractor.types import UNDETERMINED, Article, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.decoding import Decoded
    from extractor.reading.language import LanguageProfile, Strangers
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


class Maker:
    """Makes articles by the rules for pages; ``defaults`` hold where an input says nothing.

    ``strangers`` are everyday words of languages that no rules read.
    """

    def __init__(
        self,
        profiles: Sequence[LanguageProfile],
        rules: PageRules,
        defaults: Defaults = NOTHING,
        strangers: Strangers | None = None,
    ) -> None:
        self.profiles, self.rules, self.defaults = profiles, rules, defaults
        self._strangers, self._habits = strangers, Habits.of(profiles)

    def from_text(self, text: str, origin: Origin) -> Reading:
        """The article that plain or pasted text is.

        Raises:
            InputError: it is empty, a given day is none, or it takes too long.
        """
        with deadline(origin.where):
            return self._from_text(text, origin)

    def _from_text(self, text: str, origin: Origin) -> Reading:
        clean = clean_text(text, self.rules, self._habits)
        if not clean.text.strip():
            what = "has no article text, only lines around one" if clean.removed() else "is empty"
            raise InputError(origin.where, what)
        title = origin.given.title or self.defaults.title
        found = headed(clean.text, clean.offsets, title)
        language, source = self._language(found.text, origin, None)
        told = line_facts([removed.text for removed in clean.removed()], self.rules)
        settled = settle_facts(told, language, None, self.rules)
        facts = self._settle(settled.told("language", language, source), language, origin)
        if found.title and not title:
            facts = facts._replace(said=(Fact("title", found.title, "first line"), *facts.said))
        return Reading(self._article(found, facts, language, origin), facts.said, clean)

    def from_page(self, page: str, origin: Origin) -> Reading:
        """The article of an HTML page, its headline first.

        Raises:
            InputError: the page passes a limit or has no article text, or a given day is none.
        """
        with deadline(origin.where):
            return self._from_page(page, origin)

    def _from_page(self, page: str, origin: Origin) -> Reading:
        clean = clean_page(page, self.rules, origin.where)
        language, source = self._language(clean.text, origin, clean.facts.language)
        retrieved = origin.given.retrieved or self.defaults.retrieved
        told = settle_facts(clean.facts, language, retrieved, self.rules)
        facts = self._settle(told.told("language", language, source), language, origin)
        found = Headed(clean.text, clean.offsets, facts.value("title"), Span(0, clean.title_end))
        if not clean.title_end:
            found = headed(clean.text, clean.offsets, found.title)
        return Reading(self._article(found, facts, language, origin), facts.said, clean)

    def _article(self, found: Headed, facts: Facts, language: str, origin: Origin) -> Article:
        published = facts.value("published")
        unread = (self._unread(),) if language == UNDETERMINED else ()
        return Article(
            id=origin.id,
            text=found.text,
            language=language,
            source=origin.source,
            title=found.title,
            title_span=found.span,
            published=published[:_DAY] if published else None,
            url=facts.value("url"),
            offsets=found.offsets,
            warnings=(*origin.warnings, *facts.warnings, *unread),
            apart=found.apart,
        )

    def _unread(self) -> str:
        codes = [profile.code for profile in self.profiles]
        known = f"is in none of the languages that the rules read ({', '.join(codes)})"
        return f"{known}: no records; if it is, give --language {'|'.join(codes)}"

    def _language(self, text: str, origin: Origin, hint: Said | None) -> tuple[str, str]:
        """The language, and what tells it."""
        said = origin.given.language or self.defaults.language
        if said:
            return known_language(said, self.profiles, origin.where), "given"
        codes = [profile.code for profile in self.profiles]
        found = detect_language(text, self.profiles, self._strangers)
        if not found and hint and base_language(hint.value) in codes:
            return base_language(hint.value), hint.source
        return found if found in codes else UNDETERMINED, "text"

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
