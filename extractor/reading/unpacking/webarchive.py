"""Pages of web archives (WARC, WET), record by record, by FastWARC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Literal, cast

from extractor.errors import InputError, missing_extra
from extractor.reading.unread import LARGEST, AsItComes, Failure, Item, failure
from extractor.types.retrieval import Retrieval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.unread import Place

_PAGES = ("text/html", "application/xhtml+xml")
_FOUND = 200
# What makes the answer of a server a record, apart from its length.
_ANSWER = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"


def archived(stream: BinaryIO, place: Place) -> Iterator[Item | Failure]:
    """The pages and texts of a web archive; what is no text or was not found is passed over.

    Raises:
        InputError: FastWARC is not installed, or the archive is broken or cut off.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra(place.name, "is a web archive (WARC)", "warc") from error
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    come = cast("BinaryIO", AsItComes(stream))
    try:
        # All kinds are looked at: of a record whose head is cut off the kind is not known.
        for record in ArchiveIterator(come, parse_http=False, stream_detect=False):
            yield from _read(record, place, wanted=bool(record.record_type & kinds))
    except BaseException as error:
        # What FastWARC's Rust panics with is no Exception.
        panicked = type(error).__name__ == "PanicException"
        if isinstance(error, InputError) or not (isinstance(error, Exception) or panicked):
            raise
        what = f"is a broken web archive: {error}"
        raise InputError(place.name, what, "get the file again", "broken") from error


def _read(record: Any, place: Place, *, wanted: bool) -> Iterator[Item | Failure]:  # noqa: ANN401 - FastWARC's
    where = f"{place.name}!{record.record_id}"
    stated = record.headers.get("Content-Length", "")
    if not stated.isdigit():
        yield failure(where, "is cut off in its head", "get the file again", "broken")
    elif wanted and int(stated) > LARGEST:
        yield failure(where, f"is larger than {LARGEST // 2**20} MB", "leave it out", "too-large")
    elif wanted:
        # FastWARC hands out what is there of a record that is cut off.
        block = record.reader.read()
        if len(block) < int(stated):
            what = f"is cut off: {len(block)} of {stated} bytes are there"
            yield failure(where, what, "get the file again", "broken")
        else:
            yield from _whole(record, block, where)


def _whole(record: Any, block: bytes, where: str) -> Iterator[Item | Failure]:  # noqa: ANN401 - FastWARC's
    try:
        yield from _page(record, block, where)
    except OSError as error:
        what = f"is no answer that can be unpacked: {error}"
        yield failure(where, what, "leave it out, or fetch the page again", "broken")


def _page(record: Any, block: bytes, where: str) -> Iterator[Item]:  # noqa: ANN401 - FastWARC's
    url, day = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
    kind = record.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    answer = charset = None
    if kind == "application/http":
        answer = _answer(block, "none")
        if answer.http_headers is None or answer.http_headers.status_code != _FOUND:
            return
        kind, charset = (answer.http_content_type or "").lower(), answer.http_charset
    if kind not in _PAGES and kind != "text/plain":
        return
    if answer:
        block = _answer(block, "all").reader.read()
    form = "html" if kind in _PAGES else "text"
    came = Retrieval(url, day, charset) if url and day else None
    yield Item(where, where, block, form, charset, came)


def _answer(block: bytes, unpacked: Literal["none", "all"]) -> Any:  # noqa: ANN401 - FastWARC's
    """The answer of a server as a record by itself: where unpacking one of the archive fails, no other can be read."""
    from fastwarc.warc import WarcRecord  # noqa: PLC0415 - an extra

    head = b"%bContent-Length: %d\r\n\r\n" % (_ANSWER, len(block))
    record = WarcRecord.from_bytes(head + block + b"\r\n\r\n")
    record.parse_http(auto_decode=unpacked)
    return record
