"""Reads inputs to articles, one by one; an input that cannot be read gives a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from extractor.reading.arguments import (
    as_given,
    as_inputs,
    require_stream,
    require_string,
    require_text,
)
from extractor.reading.articles import Maker, Origin, Reading
from extractor.reading.decoding import decode
from extractor.reading.given import NOTHING, Defaults
from extractor.reading.jsonlines import Entry, parse_entry
from extractor.reading.language import LanguageProfile
from extractor.reading.opening import Found, failed
from extractor.reading.page_rules import load_page_rules
from extractor.reading.retrieval import located
from extractor.reading.supply import items
from extractor.reading.unread import Failure, Item
from extractor.rules.settings import read_strangers

if TYPE_CHECKING:
    from extractor.reading.inputs import Fetch
    from extractor.reading.language import Strangers
    from extractor.reading.page_rules import PageRules
    from extractor.rules.paths import RulePath
    from extractor.rules.settings import Settings
    from extractor.types import Article

Note = Callable[[str], None]


class Reader:
    """Reads files, folders, patterns, lists and standard input.

    ``profiles`` are the languages with rules, ``pages`` the rules for HTML, ``defaults`` metadata for
    inputs that state none. ``note`` is called with a message for files that were skipped.
    ``strangers`` are everyday words, by code, of languages without rules.
    """

    def __init__(
        self,
        profiles: Sequence[LanguageProfile],
        pages: PageRules,
        defaults: Defaults | None = None,
        note: Note | None = None,
        strangers: Strangers | None = None,
    ) -> None:
        self.profiles = tuple(profiles)
        self._maker = Maker(self.profiles, pages, as_given(defaults or NOTHING), strangers)
        self.notes: list[str] = []
        self._note = note or self.notes.append

    def read(
        self,
        inputs: Iterable[str],
        form: str = "auto",
        stdin: BinaryIO | None = None,
        fetch: Fetch | None = None,
    ) -> Iterator[Article | Failure]:
        """An article or a failure for each input, and for each line of JSON lines, in order.

        ``form`` is auto (by how the file begins, and by its ending), text, html, jsonl, json or csv.
        ``fetch`` gets the inputs that are addresses of pages.

        Raises:
            InputError: there is no such form.
        """
        for found in self.readings(inputs, form, stdin, fetch):
            yield found if isinstance(found, Failure) else found.article

    def readings(
        self,
        inputs: Iterable[str],
        form: str = "auto",
        stdin: BinaryIO | None = None,
        fetch: Fetch | None = None,
    ) -> Iterator[Reading | Failure]:
        """As ``read``, each article with its metadata and what cleaning left out."""
        for found in self.items(inputs, form, stdin, fetch):
            yield found if isinstance(found, Failure) else self.reading(found)

    def read_text(
        self,
        text: str,
        id: str,  # noqa: A002 - the field's name
        source: str | None = None,
        given: Defaults = NOTHING,
    ) -> Article:
        """The article of plain or pasted text; offsets lead to code points of ``text``.

        ``given`` is metadata that wins over the reader's defaults.

        Raises:
            InputError: the text is empty, or a given day is no date.
        """
        require_text(text)
        return self._maker.from_text(text, _origin(id, source, given)).article

    def read_html(
        self,
        page: str,
        id: str,  # noqa: A002 - the field's name
        source: str | None = None,
        given: Defaults = NOTHING,
    ) -> Article:
        """The article of a page, its headline first; offsets lead to code points of ``page``.

        ``given`` is metadata that wins over what the page states.

        Raises:
            InputError: the page exceeds a limit or has no article text, or a given day is no date.
        """
        require_text(page, "page")
        return self._maker.from_page(page, _origin(id, source, given)).article

    def items(
        self,
        inputs: Iterable[str],
        form: str = "auto",
        stdin: BinaryIO | None = None,
        fetch: Fetch | None = None,
    ) -> Found:
        """What the inputs hold, in order: documents as they lie there, and what cannot be opened.

        Raises:
            InputError: there is no such form, or an input is no path.
        """
        require_stream(stdin)
        return items(as_inputs(inputs), form, self._note, stdin, fetch)

    def reading(self, item: Item) -> Reading | Failure:
        """The article of a document, or why there is none."""
        try:
            return self._reading(item)
        except Exception as error:  # noqa: BLE001 - the other inputs go on
            return failed(item.where, error)

    def _reading(self, item: Item) -> Reading:
        if isinstance(item.content, Entry):
            return self._entry(item.content, item)
        if item.form == "line":
            decoded = decode(item.content, item.where)
            number = int(item.where.rpartition(":")[2])
            entry = parse_entry(decoded.text, item.where, item.where, number)
            return self._entry(entry, replace(item, warnings=decoded.warnings))
        page = item.form == "html"
        decoded = decode(item.content, item.where, page=page, charset=item.charset)
        make = self._maker.from_page if page else self._maker.from_text
        came = item.came
        given = replace(item.given, retrieved=came.retrieved if came else None)
        warnings = (*item.warnings, *decoded.warnings)
        reading = make(decoded.text, Origin(item.where, item.source, given, warnings))
        article = located(reading.article, came)
        return replace(reading, article=article, data=item.content, decoded=decoded)

    def _entry(self, entry: Entry, item: Item) -> Reading:
        given = Defaults(entry.language, entry.published, entry.title, entry.url)
        origin = Origin(entry.id, item.where, given, item.warnings)
        if entry.text and entry.text.strip():
            reading = self._maker.from_text(entry.text, origin)
        else:
            reading = self._maker.from_page(entry.html or "", origin)
        return replace(reading, article=replace(reading.article, source=item.source))


def _origin(identity: str, source: str | None, given: Defaults) -> Origin:
    require_string(identity, "id")
    if source is not None:
        require_string(source, "source")
    return Origin(identity, source, as_given(given))


@dataclass(frozen=True)
class ReadingRules:
    """The rules that readers need, loaded once for many readers."""

    profiles: tuple[LanguageProfile, ...]
    pages: PageRules
    strangers: Strangers

    @classmethod
    def of(cls, settings: Iterable[Settings], folder: RulePath) -> ReadingRules:
        """The rules for the languages with these settings, and the folder's rules for pages.

        Raises:
            RulesError: the rules for pages cannot be used.
        """
        profiles = tuple(LanguageProfile.of(one) for one in settings)
        strangers = read_strangers(folder / "languages.toml")
        return cls(profiles, load_page_rules(folder), strangers)

    def reader(self, defaults: Defaults) -> Reader:
        """A reader by these rules; ``defaults`` are metadata for its inputs."""
        return Reader(self.profiles, self.pages, defaults, strangers=self.strangers)
