"""Inputs to articles, one by one; what cannot be read is told and left behind."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import InputError
from extractor.reading.dates import parse_published
from extractor.reading.decoding import decode
from extractor.reading.inputs import (
    FORMS,
    STDIN,
    Failure,
    Fetch,
    failure,
    form_of,
    list_sources,
    read_source,
    shown,
)
from extractor.reading.jsonlines import Entry, filled_lines, load, make_entry, parse_entry
from extractor.reading.language import LanguageProfile, base_language, detect_language
from extractor.reading.normalising import compose_letters
from extractor.reading.page import CleanPage, clean_page
from extractor.reading.plain import find_title
from extractor.reading.retrieval import located
from extractor.reading.sniffing import is_json_line, sniff
from extractor.types import Article, OffsetMap, Span

if TYPE_CHECKING:
    from extractor.reading.page_rules import PageRules
    from extractor.types.retrieval import Retrieval

Note = Callable[[str], None]
Outcome = Iterator[Article | Failure]

_FORMS = ("auto", *dict.fromkeys(FORMS.values()))


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for inputs that do not say it themselves."""

    language: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None


class Reader:
    """Reads files, folders, patterns, lists and standard input.

    ``profiles`` are the languages that are known, ``pages`` the rules for HTML, ``defaults`` what
    inputs do not say. ``note`` is told of what was passed over.
    """

    def __init__(
        self,
        profiles: Sequence[LanguageProfile],
        pages: PageRules,
        defaults: Defaults | None = None,
        note: Note | None = None,
    ) -> None:
        self.profiles = tuple(profiles)
        self.pages = pages
        self.defaults = defaults or Defaults()
        self.notes: list[str] = []
        self._note = note or self.notes.append

    def read(
        self,
        inputs: Iterable[str],
        form: str = "auto",
        stdin: BinaryIO | None = None,
        fetch: Fetch | None = None,
    ) -> Outcome:
        """An article or a failure for each input, and for each line of JSON lines, in order.

        ``form`` is auto (by the file's ending, or what standard input begins with), text, html,
        jsonl or json. ``fetch`` gets the inputs that are addresses of pages.

        Raises:
            InputError: there is no such form.
        """
        if form not in _FORMS:
            raise InputError(form, "no such form", f"one of {', '.join(_FORMS)}")
        for source in list_sources(inputs, form, self._note):
            if isinstance(source, Failure):
                yield source
            elif source == STDIN:
                yield from self._read_stdin(stdin, form)
            else:
                yield from self._read_file(source, form, fetch)

    def read_text(  # noqa: PLR0913 - each is a field of the article
        self,
        text: str,
        id: str,  # noqa: A002 - the field's name
        source: str | None = None,
        *,
        title: str | None = None,
        published: str | None = None,
        language: str | None = None,
        url: str | None = None,
        warnings: tuple[str, ...] = (),
    ) -> Article:
        """The article that plain text is; offsets lead to code points of ``text``.

        Raises:
            InputError: it is empty, its language cannot be told, or ``published`` is no date.
        """
        if not text.strip():
            raise InputError(source or id, "is empty")
        composed, offsets = compose_letters(text, OffsetMap())
        title = title or self.defaults.title
        place = find_title(composed, title)
        language = self._language(composed, language, source or id)
        return Article(
            id=id,
            text=composed,
            language=language,
            source=source,
            title=title or (composed[place.start : place.end] if place else None),
            title_span=place,
            published=self._published(published, language, source or id),
            url=url or self.defaults.url,
            offsets=offsets,
            warnings=warnings,
        )

    def read_html(  # noqa: PLR0913 - each is a field of the article
        self,
        page: str,
        id: str,  # noqa: A002 - the field's name
        source: str | None = None,
        *,
        title: str | None = None,
        published: str | None = None,
        language: str | None = None,
        url: str | None = None,
        warnings: tuple[str, ...] = (),
    ) -> Article:
        """The article of a page, its headline first; offsets lead to code points of ``page``.

        Raises:
            InputError: the page is too large or too deep, has no article text, its language cannot
                be told, or ``published`` is no date.
        """
        where = source or id
        clean = clean_page(page, self.pages, where)
        text, offsets = compose_letters(clean.text, clean.offsets)
        language = self._language(text, language, where, clean.language)
        length = len(compose_letters(clean.text[: clean.title_end], OffsetMap())[0])
        said, more = self._page_day(clean, published, language, where)
        return Article(
            id=id,
            text=text,
            language=language,
            source=source,
            title=title or (text[:length] if length else self.defaults.title),
            title_span=Span(0, length) if length else None,
            published=said,
            url=url or clean.url or self.defaults.url,
            offsets=offsets,
            warnings=(*warnings, *more),
        )

    def _page_day(
        self, clean: CleanPage, given: str | None, language: str, where: str
    ) -> tuple[str | None, tuple[str, ...]]:
        """What a page says badly is a warning: its reader cannot mend it."""
        if given:
            return self._published(given, language, where), ()
        days = [parse_published(said, language) for said in clean.published]
        found = next(filter(None, days), None)
        bad = clean.published and not found
        warning = (f"published {clean.published[0]!r} of the page is no date",) if bad else ()
        return found or self._published(None, language, where), warning

    def _published(self, given: str | None, language: str, where: str) -> str | None:
        said = given or self.defaults.published
        if not said:
            return None
        day = parse_published(said, language)
        if day is None:
            raise InputError(where, f"published {said!r} is no date", "write YYYY-MM-DD")
        return day

    def _language(self, text: str, given: str | None, where: str, hint: str | None = None) -> str:
        known = [profile.code for profile in self.profiles]
        said = given or self.defaults.language
        code = base_language(said) if said else detect_language(text, self.profiles)
        if not code and hint and base_language(hint) in known:
            code = base_language(hint)
        if not code:
            raise InputError(
                where, "its language cannot be told", f"give --language {'|'.join(known)}"
            )
        if code not in known:
            raise InputError(
                where, f"no rules for the language {said!r}", f"known: {', '.join(known)}"
            )
        return code

    def _read_file(self, name: str, form: str, fetch: Fetch | None) -> Outcome:
        source, form = shown(name), form_of(name, form)
        try:
            if form == "jsonl":
                with Path(name).open("rb") as lines:
                    yield from self._read_lines(lines, source)
            else:
                data, form, came = read_source(name, form, fetch)
                for found in self._read_data(data, source, source, form, came):
                    yield located(found, came) if isinstance(found, Article) else found
        except InputError as error:
            yield Failure(source, error)
        except OSError as error:
            yield failure(source, (error.strerror or str(error)).lower())

    def _read_stdin(self, stdin: BinaryIO | None, form: str) -> Outcome:
        if stdin is None:
            yield failure(STDIN, "there is no standard input")
            return
        first = b"" if form in {"text", "html", "json"} else stdin.readline()
        if form == "jsonl" or (form == "auto" and is_json_line(first)):
            yield from self._read_lines(itertools.chain([first], stdin), "stdin")
        else:
            data = first + stdin.read()
            blank = failure("stdin", "is empty")
            yield from self._read_data(data, "stdin", None, form) if data.strip() else [blank]

    def _read_data(
        self,
        data: bytes,
        id: str,  # noqa: A002
        source: str | None,
        form: str,
        came: Retrieval | None = None,
    ) -> Outcome:
        """One input that is no JSON lines; ``source`` is None for standard input."""
        try:
            form = sniff(data) if form == "auto" else form
            decoded = decode(data, id, page=form == "html", charset=came.charset if came else None)
            if form == "json":
                yield from self._read_json(decoded.text, id)
            elif form == "html":
                yield self.read_html(decoded.text, id, source, warnings=decoded.warnings)
            else:
                yield self.read_text(decoded.text, id, source, warnings=decoded.warnings)
        except InputError as error:
            yield Failure(id, error)

    def _read_lines(self, lines: Iterable[bytes], source: str) -> Outcome:
        number = 0
        for number, line in filled_lines(lines):
            where = f"{source}:{number}"
            try:
                decoded = decode(line, where)
                entry = parse_entry(decoded.text, where, where, number)
                yield self._read_entry(entry, where, source, decoded.warnings)
            except InputError as error:
                yield Failure(where, error)
        if not number:
            yield failure(source, "is empty")

    def _read_json(self, text: str, source: str) -> Outcome:
        value = load(text, source)
        if not isinstance(value, list):
            yield self._read_entry(make_entry(value, source, source), source, source)
            return
        if not value:
            yield failure(source, "holds no articles: the list is empty")
        for number, item in enumerate(value, 1):
            where = f"{source}:{number}"
            try:
                yield self._read_entry(make_entry(item, where, where), where, source)
            except InputError as error:
                yield Failure(where, error)

    def _read_entry(
        self, entry: Entry, where: str, source: str, warnings: tuple[str, ...] = ()
    ) -> Article:
        plain = bool(entry.text and entry.text.strip())
        read = self.read_text if plain else self.read_html
        article = read(
            (entry.text if plain else entry.html) or "",
            entry.id,
            where,
            title=entry.title,
            published=entry.published,
            language=entry.language,
            url=entry.url,
            warnings=warnings,
        )
        return replace(article, source=source)
