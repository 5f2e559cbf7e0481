"""Opens inputs: each stream is a document, or holds documents, which are streams again."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from extractor.errors import InputError, internal_error
from extractor.reading.binary import refuse_binary
from extractor.reading.inputs import (
    form_of,
    is_aside,
    reason,
    says_article,
)
from extractor.reading.jsonlines import filled_lines, load, make_entry
from extractor.reading.sniffing import is_json_line, sniff
from extractor.reading.unpacking.packed import PACKINGS, unpack
from extractor.reading.unpacking.signatures import HEAD, holds_articles, kind_of
from extractor.reading.unread import (
    LARGEST,
    Failure,
    Item,
    Member,
    Place,
    failure,
    lines_of,
    too_large,
    whole_of,
)
from extractor.terminal import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

# Archives and packings around a document.
DEEPEST = 5
# Bytes of a JSON list, which is read whole.
LONGEST_LIST = 256 * 2**20

# Where the errors of what unpacks come from.
_PACKERS = {"zlib", "zipfile", "tarfile"}

Found = Iterator[Item | Failure]
Note = Callable[[str], None]


def documents(stream: BinaryIO, place: Place, note: Note) -> Found:
    """The documents of a stream, in order; a failure for each that cannot be read.

    ``note`` is called with a message for members of archives that are no articles.
    """
    yield from _once(guarded(place.name, _documents(_peekable(stream), place, note)))


def _once(found: Found) -> Found:
    """What is found, without repeated failures: behind a member that is cut off its archive fails too."""
    said = None
    for item in found:
        saying = str(item.error) if isinstance(item, Failure) else None
        if saying is None or saying != said:
            yield item
        said = saying


def guarded(where: str, found: Found) -> Found:
    """What is found in an input up to where it fails, then a failure; the other inputs are not affected."""
    try:
        yield from found
    except OSError as error:
        yield failure(where, reason(error), code=_code(error))
    except Exception as error:  # noqa: BLE001 - the other inputs go on
        yield failed(where, error)


def failed(where: str, error: Exception) -> Failure:
    """The failure of an input: an InputError as raised, any other error as an internal error."""
    if isinstance(error, InputError):
        return Failure(where, error)
    if isinstance(error, EOFError) or type(error).__module__ in _PACKERS:
        return failure(where, f"is broken or cut off: {error}", "get the file again", "broken")
    return Failure(where, internal_error(where, error))


def _code(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "not-found"
    return "permission" if isinstance(error, PermissionError) else "unreadable"


def _peekable(stream: BinaryIO) -> BinaryIO:
    if hasattr(stream, "peek"):
        return stream
    return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", stream)))


def _documents(stream: BinaryIO, place: Place, note: Note) -> Found:
    head = cast("io.BufferedReader", stream).peek(HEAD)[:HEAD]
    kind = kind_of(head, place.inner) if place.form == "auto" or _packs(head) else ""
    if place.depth > DEEPEST:
        what = f"lies more than {DEEPEST} archives deep"
        yield failure(place.name, what, "unpack it first", "too-large")
    elif kind in PACKINGS:
        unpacked = cast("BinaryIO", unpack(kind, stream, place))
        yield from _documents(unpacked, place.unpacked(), note)
    elif kind or place.form == "csv":
        yield from _contained(kind or "csv", stream, place, note)
    else:
        yield from _plain(stream, place)


def _packs(head: bytes) -> bool:
    """Whether bytes are packed or an archive, whatever form their articles are said to have."""
    return kind_of(head) in {*PACKINGS, "zip", "tar"}


def _contained(kind: str, stream: BinaryIO, place: Place, note: Note) -> Found:
    """What a container holds; its members are opened one after the other."""
    read = skipped = 0
    for found in _opener(kind)(stream, place):
        if not isinstance(found, Member):
            read += 1
            yield found
            continue
        inside = _peekable(found.stream)
        if is_member(found.place, cast("io.BufferedReader", inside)):
            read += 1
            yield from documents(inside, found.place, note)
        else:
            skipped += 1
    if skipped:
        note(f"{place.name}: passed over {counted(skipped, 'file')} (no articles)")
    if not read:
        yield failure(place.name, "holds no articles", "give one that has some", "empty")


def _opener(kind: str) -> Callable[[BinaryIO, Place], Iterator[Item | Member | Failure]]:
    """What opens a kind of container; each is imported when the first one comes."""
    if kind in {"zip", "tar"}:
        from extractor.reading.unpacking import archives  # noqa: PLC0415

        return archives.zipped if kind == "zip" else archives.tarred
    if kind in {"csv", "parquet"}:
        from extractor.reading.unpacking import rows  # noqa: PLC0415

        return rows.tabled if kind == "csv" else rows.columned
    if kind == "feed":
        from extractor.reading.unpacking.feeds import fed  # noqa: PLC0415

        return fed
    if kind == "warc":
        from extractor.reading.unpacking.webarchive import archived  # noqa: PLC0415

        return archived
    from extractor.reading.unpacking.mails import mailed  # noqa: PLC0415

    return mailed


def is_member(place: Place, stream: io.BufferedReader) -> bool:
    """Whether a member of an archive is read: by the rules for the files of a folder."""
    # A folder may be packed as "." or "..": ./news/a.txt.
    parts = [part for part in place.inner.split("/") if part not in {".", ".."}]
    if (
        not parts
        or is_aside(parts[-1])
        or any(part.startswith((".", "__MACOSX")) for part in parts[:-1])
    ):
        return False
    if place.form != "auto" or says_article(parts[-1]):
        return True
    return holds_articles(stream.peek(HEAD)[:HEAD], parts[-1])


def _plain(stream: BinaryIO, place: Place) -> Found:
    """A file, a pipe or standard input that is no container; JSON lines are read as they come."""
    form = form_of(place.inner, place.form)
    first = b"" if form in {"text", "html", "json"} else next(lines_of(stream, place.name), b"")
    if form == "jsonl" or (form == "auto" and is_json_line(first)):
        refuse_binary(first, place.name)
        yield from _lines(itertools.chain([first], lines_of(stream, place.name)), place.name)
        return
    most = LONGEST_LIST if form in {"auto", "json"} else LARGEST
    data = first + whole_of(stream, place.name, most)
    if not data.strip():
        yield failure(place.name, "is empty", code="empty")
        return
    yield from plain(data, place, form)


def plain(data: bytes, place: Place, form: str) -> Found:
    """The document of bytes, or the documents of a JSON value."""
    form = sniff(data) if form == "auto" else form
    charset = place.came.charset if place.came else None
    if form == "json":
        yield from _json(data, place.name)
    elif len(data) > LARGEST:
        yield Failure(place.name, too_large(place.name))
    else:
        yield Item(place.name, place.source, data, form, charset, place.came)


def _lines(lines: Iterable[bytes], source: str) -> Found:
    number = 0
    for number, line in filled_lines(lines):
        yield Item(f"{source}:{number}", source, line, "line")
    if not number:
        yield failure(source, "is empty", code="empty")


def _json(data: bytes, source: str) -> Found:
    from extractor.reading.decoding import decode  # noqa: PLC0415

    decoded = decode(data, source)
    value = load(decoded.text, source)
    if not isinstance(value, list):
        yield Item(source, source, make_entry(value, source, source))
        return
    if not value:
        yield failure(source, "holds no articles: the list is empty", code="empty")
    for number, item in enumerate(value, 1):
        where = f"{source}:{number}"
        try:
            yield Item(where, source, make_entry(item, where, where))
        except InputError as error:
            yield Failure(where, error)
