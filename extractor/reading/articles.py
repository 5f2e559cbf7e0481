"""Makes articles of decoded text or pages, with their metadata and what cleaning left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.deadline import deadline
from extractor.errors import InputError
from extractor.reading.given import (
    NOTHING,
    Defaults,
    base_language,
    given_day,
    known_language,
)
from extractor.reading.headline import Headed, headed
from extractor.reading.language import detect_language
from extractor.reading.metadata import Metadata, MetadataField, settle_metadata, with_given
from extractor.reading.page_metadata import line_facts
from extractor.reading.plain import CleanText, clean_text
from extractor.reading.seams import Habits
from extractor.types import UNDETERMINED, Article, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.decoding import Decoded
    from extractor.reading.language import LanguageProfile, Strangers
    from extractor.reading.page import CleanPage
    from extractor.reading.page_rules import PageRules
    from extractor.reading.stated import StatedValue

_DAY = len("YYYY-MM-DD")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from: its id and source, metadata given from outside, decoding warnings."""

    id: str
    source: str | None = None
    given: Defaults = NOTHING
    warnings: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The name that messages use for it."""
        return self.source or self.id


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its metadata and the cleaned input.

    ``data`` and ``decoded`` are the file as it was; None where the input was a part of a file.
    """

    article: Article
    metadata: tuple[MetadataField, ...]
    clean: CleanPage | CleanText
    data: bytes | None = None
    decoded: Decoded | None = None


class Maker:
    """Makes articles by the rules for pages; ``defaults`` are metadata for inputs that state none.

    ``strangers`` are everyday words, by language, of languages without rules.
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
        """The article of plain or pasted text.

        Raises:
            InputError: the text is empty, a given day is no date, or reading takes too long.
        """
        with deadline(origin.where):
            return self._from_text(text, origin)

    def _from_text(self, text: str, origin: Origin) -> Reading:
        clean = clean_text(text, self.rules, self._habits)
        if not clean.text.strip():
            what = "has no article text, only lines around one" if clean.removed() else "is empty"
            raise InputError(origin.where, what, code="no-text" if clean.removed() else "empty")
        title = origin.given.title or self.defaults.title
        found = headed(clean.text, clean.offsets, title)
        language, source = self._language(found.text, origin, None)
        stated = line_facts([removed.text for removed in clean.removed()], self.rules)
        settled = settle_metadata(stated, language, None, self.rules)
        metadata = self._settle(settled.with_field("language", language, source), language, origin)
        if found.title and not title:
            metadata = metadata._replace(
                fields=(MetadataField("title", found.title, "first line"), *metadata.fields)
            )
        return Reading(self._article(found, metadata, language, origin), metadata.fields, clean)

    def from_page(self, page: str, origin: Origin) -> Reading:
        """The article of an HTML page, its headline first.

        Raises:
            InputError: the page exceeds a limit or has no article text, or a given day is no date.
        """
        with deadline(origin.where):
            return self._from_page(page, origin)

    def _from_page(self, page: str, origin: Origin) -> Reading:
        from extractor.reading.page import clean_page  # noqa: PLC0415 - BeautifulSoup, for pages alone

        clean = clean_page(page, self.rules, origin.where)
        language, source = self._language(clean.text, origin, clean.facts.language)
        retrieved = origin.given.retrieved or self.defaults.retrieved
        settled = settle_metadata(clean.facts, language, retrieved, self.rules)
        metadata = self._settle(settled.with_field("language", language, source), language, origin)
        found = Headed(clean.text, clean.offsets, metadata.value("title"), Span(0, clean.title_end))
        if not clean.title_end:
            found = headed(clean.text, clean.offsets, found.title)
        return Reading(self._article(found, metadata, language, origin), metadata.fields, clean)

    def _article(self, found: Headed, metadata: Metadata, language: str, origin: Origin) -> Article:
        published = metadata.value("published")
        unread = (self._unread(),) if language == UNDETERMINED else ()
        return Article(
            id=origin.id,
            text=found.text,
            language=language,
            source=origin.source,
            title=found.title,
            title_span=found.span,
            published=published[:_DAY] if published else None,
            url=metadata.value("url"),
            offsets=found.offsets,
            warnings=(*origin.warnings, *metadata.warnings, *unread),
            apart=found.apart,
        )

    def _unread(self) -> str:
        codes = [profile.code for profile in self.profiles]
        known = f"is in none of the languages that the rules read ({', '.join(codes)})"
        return f"{known}: no records; if it is, give --language {'|'.join(codes)}"

    def _language(self, text: str, origin: Origin, hint: StatedValue | None) -> tuple[str, str]:
        """The language code and the source that it is known from."""
        said = origin.given.language or self.defaults.language
        if said:
            return known_language(said, self.profiles, origin.where), "given"
        codes = [profile.code for profile in self.profiles]
        found = detect_language(text, self.profiles, self._strangers)
        if not found and hint and base_language(hint.value) in codes:
            return base_language(hint.value), hint.source
        return found if found in codes else UNDETERMINED, "text"

    def _settle(self, metadata: Metadata, language: str, origin: Origin) -> Metadata:
        """The metadata with given values and defaults: given values win over the page, the page over defaults."""
        given, defaults = origin.given, self.defaults
        found = {field.name for field in metadata.fields}
        settled = {
            name: stated or (None if name in found else default)
            for name, stated, default in (
                ("title", given.title, defaults.title),
                ("published", given.published, defaults.published),
                ("url", given.url, defaults.url),
            )
        }
        day = given_day(settled["published"], language, origin.where)
        if settled["published"]:
            metadata = metadata._replace(warnings=())
        return with_given(metadata, **{**settled, "published": day})
