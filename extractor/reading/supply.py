"""The documents of all inputs, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import InputError
from extractor.reading.inputs import FORMS, STDIN, fetched, is_address, list_sources, shown
from extractor.reading.opening import documents, guarded, plain
from extractor.reading.retrieval import retrieval_beside
from extractor.reading.streams import open_input, size_of
from extractor.reading.unread import Failure, Place, failure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from extractor.reading.inputs import Fetch
    from extractor.reading.opening import Found, Note

FORMATS = ("auto", *dict.fromkeys(FORMS.values()), "csv")


@dataclass
class Progress:
    """How far reading is: the inputs that are read, and the share of the one that is being read."""

    inputs: int = 0
    share: Fraction = Fraction(0)


def items(  # noqa: PLR0913, PLR0917 - what a run is told of its inputs
    inputs: Iterable[str],
    form: str,
    note: Note,
    stdin: BinaryIO | None = None,
    fetch: Fetch | None = None,
    progress: Progress | None = None,
    own: Collection[str] = (),
) -> Found:
    """What the inputs hold, in order: documents as they lie there, and what cannot be opened.

    ``note`` is called with a message for files that were skipped; ``progress`` is kept up to date. Files
    of ``own`` are what the run writes.

    Raises:
        InputError: there is no such form.
    """
    if form not in FORMATS:
        raise InputError(form, "no such form", f"one of {', '.join(FORMATS)}")
    sources = list_sources(inputs, form, note, own)
    return _items(sources, form, note, stdin, fetch, progress or Progress())


def _items(  # noqa: PLR0913, PLR0917 - as above
    sources: Iterable[str | Failure],
    form: str,
    note: Note,
    stdin: BinaryIO | None,
    fetch: Fetch | None,
    progress: Progress,
) -> Found:
    for source in sources:
        if isinstance(source, Failure):
            yield source
        elif source == STDIN and stdin is None:
            yield failure(STDIN, "there is no standard input", "give a file")
        elif source == STDIN and stdin is not None:
            yield from documents(stdin, Place("stdin", None, form), note)
        elif is_address(source):
            yield from guarded(source, _page(source, form, fetch))
        else:
            yield from guarded(shown(source), _file(source, form, note, progress))
        progress.inputs, progress.share = progress.inputs + 1, Fraction(0)


def _page(name: str, form: str, fetch: Fetch | None) -> Found:
    data, form, came = fetched(name, form, fetch)
    yield from plain(data, Place(name, name, came=came), form)


def _file(name: str, form: str, note: Note, progress: Progress) -> Found:
    source = shown(name)
    with open_input(name, source) as stream:
        place = Place(source, source, form, source, came=retrieval_beside(name))
        size = size_of(name)
        for found in documents(stream, place, note):
            if size:
                progress.share = min(Fraction(stream.tell(), size), Fraction(1))
            yield found
