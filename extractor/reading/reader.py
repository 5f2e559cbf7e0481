"""Reads inputs to articles, one by one; an input that cannot be read gives a failure."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import InputError, internal_error
from extractor.reading.articles import Maker, Origin, Reading
from extractor.reading.binary import refuse_binary
from extractor.reading.decoding import decode
from extractor.reading.given import NOTHING, Defaults
from extractor.reading.inputs import (
    FORMS,
    STDIN,
    Failure,
    Fetch,
    failure,
    fetched,
    form_of,
    is_address,
    list_sources,
    reason,
    shown,
)
from extractor.reading.jsonlines import Entry, filled_lines, load, make_entry, parse_entry
from extractor.reading.language import LanguageProfile
from extractor.reading.page_rules import load_page_rules
from extractor.reading.retrieval import located, retrieval_beside
from extractor.reading.sniffing import is_json_line, sniff
from extractor.reading.streams import open_input
from extractor.rules.settings import read_strangers

if TYPE_CHECKING:
    from extractor.reading.language import Strangers
    from extractor.reading.page_rules import PageRules
    from extractor.rules.paths import RulePath
    from extractor.rules.settings import Settings
    from extractor.types import Article
    from extractor.types.retrieval import Retrieval

Note = Callable[[str], None]
Outcome = Iterator[Reading | Failure]

_FORMS = ("auto", *dict.fromkeys(FORMS.values()))


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
        self._maker = Maker(self.profiles, pages, defaults or NOTHING, strangers)
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

        ``form`` is auto (by the file's ending, or what standard input begins with), text, html,
        jsonl or json. ``fetch`` gets the inputs that are addresses of pages.

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
    ) -> Outcome:
        """As ``read``, each article with its metadata and what cleaning left out."""
        if form not in _FORMS:
            raise InputError(form, "no such form", f"one of {', '.join(_FORMS)}")
        for source in list_sources(inputs, form, self._note):
            if isinstance(source, Failure):
                yield source
            elif source == STDIN:
                yield from _guarded("stdin", self._read_stdin(stdin, form))
            else:
                yield from _guarded(shown(source), self._read_file(source, form, fetch))

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
        return self._maker.from_text(text, Origin(id, source, given)).article

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
        return self._maker.from_page(page, Origin(id, source, given)).article

    def _read_file(self, name: str, form: str, fetch: Fetch | None) -> Outcome:
        source, form = shown(name), form_of(name, form)
        if is_address(name):
            data, form, came = fetched(name, form, fetch)
            yield from self._read_data(data, source, source, form, came)
        else:
            with open_input(name, source) as stream:
                yield from self._read_stream(stream, source, source, form, name)

    def _read_stdin(self, stdin: BinaryIO | None, form: str) -> Outcome:
        if stdin is None:
            yield failure(STDIN, "there is no standard input")
            return
        yield from self._read_stream(stdin, "stdin", None, form)

    def _read_stream(
        self,
        stream: BinaryIO,
        id: str,  # noqa: A002
        source: str | None,
        form: str,
        name: str = "",
    ) -> Outcome:
        """A file, a pipe or standard input; JSON lines are read as they come."""
        first = b"" if form in {"text", "html", "json"} else stream.readline()
        if form == "jsonl" or (form == "auto" and is_json_line(first)):
            refuse_binary(first, id)
            yield from self._read_lines(itertools.chain([first], stream), id)
            return
        data = first + stream.read()
        if not data.strip():
            yield failure(id, "is empty")
            return
        came = retrieval_beside(name) if name else None
        yield from self._read_data(data, id, source, form, came)

    def _read_data(
        self,
        data: bytes,
        id: str,  # noqa: A002
        source: str | None,
        form: str,
        came: Retrieval | None = None,
    ) -> Outcome:
        """One input in another form than JSON lines; ``source`` is None for standard input."""
        try:
            form = sniff(data) if form == "auto" else form
            decoded = decode(data, id, page=form == "html", charset=came.charset if came else None)
            if form == "json":
                yield from self._read_json(decoded.text, id)
                return
            make = self._maker.from_page if form == "html" else self._maker.from_text
            given = Defaults(retrieved=came.retrieved) if came else NOTHING
            reading = make(decoded.text, Origin(id, source, given, decoded.warnings))
            article = located(reading.article, came)
            yield replace(reading, article=article, data=data, decoded=decoded)
        except Exception as error:  # noqa: BLE001 - the other inputs go on
            yield _failed(id, error)

    def _read_lines(self, lines: Iterable[bytes], source: str) -> Outcome:
        number = 0
        for number, line in filled_lines(lines):
            where = f"{source}:{number}"
            try:
                decoded = decode(line, where)
                entry = parse_entry(decoded.text, where, where, number)
                yield self._read_entry(entry, where, source, decoded.warnings)
            except Exception as error:  # noqa: BLE001 - the other inputs go on
                yield _failed(where, error)
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
            except Exception as error:  # noqa: BLE001 - the other inputs go on
                yield _failed(where, error)

    def _read_entry(
        self, entry: Entry, where: str, source: str, warnings: tuple[str, ...] = ()
    ) -> Reading:
        given = Defaults(entry.language, entry.published, entry.title, entry.url)
        origin = Origin(entry.id, where, given, warnings)
        if entry.text and entry.text.strip():
            reading = self._maker.from_text(entry.text, origin)
        else:
            reading = self._maker.from_page(entry.html or "", origin)
        return replace(reading, article=replace(reading.article, source=source))


def _guarded(where: str, outcome: Outcome) -> Outcome:
    """The results of an input up to where it fails, then a failure; the other inputs are not affected."""
    try:
        yield from outcome
    except OSError as error:
        yield failure(where, reason(error))
    except Exception as error:  # noqa: BLE001 - the other inputs go on
        yield _failed(where, error)


def _failed(where: str, error: Exception) -> Failure:
    """The failure of an input: an InputError as raised, any other error as an internal error."""
    shown_error = error if isinstance(error, InputError) else internal_error(where, error)
    return Failure(where, shown_error)


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
