"""Mails (.eml) and saved pages (.mhtml): the body, and what is attached to it."""

from __future__ import annotations

import base64
import io
import re
from email.errors import InvalidBase64LengthDefect
from email.header import decode_header
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO, cast

from extractor.reading.decoding import decode
from extractor.reading.given import Defaults
from extractor.reading.unread import Failure, Item, Member, failure, whole_of
from extractor.types.retrieval import Retrieval

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from email.header import Header
    from email.message import Message

    from extractor.reading.unread import Place

_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_FORMS = {"text/plain": "text", "text/html": "html"}


def mailed(stream: BinaryIO, place: Place) -> Iterator[Item | Member | Failure]:
    """The body of a mail, or the page of an MHTML file, then the attachments.

    A mail has a subject and a day; a saved page states its own, and has an address.
    """
    data = whole_of(stream, place.name)
    message = BytesParser().parsebytes(data)
    parts = [part for part in message.walk() if not part.is_multipart()]
    page = message.get_content_type() == "multipart/related"
    body = _body(parts, ("text/html",) if page else ("text/plain", "text/html"))
    if body is None:
        yield failure(place.name, "is a mail without text", "give the mail's text", "empty")
    elif page or "Snapshot-Content-Location" in message:
        yield _saved_page(message, body, place)
    else:
        yield _mail(message, body, place)
    for part in parts:
        name = _name(part, place.name)
        if name and part.get_content_disposition() == "attachment" and part is not body:
            yield Member(place.member(name), io.BytesIO(_payload(part)))


def _body(parts: list[Message], kinds: tuple[str, ...]) -> Message | None:
    """The first part of the first kind that has one with words in it."""
    for kind in kinds:
        for part in parts:
            attached = part.get_content_disposition() == "attachment"
            if part.get_content_type() == kind and not attached and _payload(part).strip():
                return part
    return None


def _mail(message: Message, body: Message, place: Place) -> Item:
    sent = _sent(message)
    day = sent.date().isoformat() if sent else None
    given = Defaults(title=_header(message, "Subject", place.name), published=day)
    form = _FORMS[body.get_content_type()]
    charset = body.get_content_charset()
    return Item(place.name, place.source, _payload(body), form, charset, given=given)


def _saved_page(message: Message, body: Message, place: Place) -> Item:
    url = message["Snapshot-Content-Location"] or body["Content-Location"]
    sent = _sent(message)
    came = Retrieval(str(url), sent.isoformat()) if url and sent else None
    given = Defaults(url=None if came or not url else str(url))
    charset = body.get_content_charset()
    return Item(place.name, place.source, _payload(body), "html", charset, came, given)


def _payload(part: Message) -> bytes:
    """What a part holds. Of base64 that is cut off, what is there: the mail's own decoder gives it undecoded."""
    data = cast("bytes", part.get_payload(decode=True)) or b""
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        letters = _NO_BASE64.sub(b"", data)
        return base64.b64decode(letters[: len(letters) // 4 * 4])
    return data


def _sent(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["Date"]))
    except ValueError:
        return None


def _name(part: Message, where: str) -> str | None:
    name = part.get_filename()
    return _decoded(name, where) if name else None


def _header(message: Message, name: str, where: str) -> str | None:
    value = message[name]
    return " ".join(_decoded(value, where).split()) or None if value else None


def _decoded(value: str | Header, where: str) -> str:
    """A header's text: encoded words, or bytes as they are, in the charsets that Korean mails use."""
    pieces = []
    for piece, charset in decode_header(value):
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            pieces.append(decode(piece, where, charset=charset).text if piece.strip() else " ")
    return "".join(pieces)
