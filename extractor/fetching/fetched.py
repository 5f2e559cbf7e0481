"""A fetched page: its bytes as they came, unpacked, and what the server said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.types.retrieval import Retrieval

SUFFIXES = {"html": ".html", "text": ".txt"}
_FORMS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came. ``asked`` is the address given, ``retrieval`` where it led, and when."""

    asked: str
    body: bytes
    headers: Mapping[str, str]
    retrieval: Retrieval


def kind(content_type: str | None) -> tuple[str | None, str | None, str]:
    """The form (None for what is no page), the charset and the media type of a Content-Type header.

    >>> kind('Text/HTML; charset="EUC-KR"')
    ('html', 'euc-kr', 'text/html')
    >>> kind(None), kind("image/png")
    (('html', None, 'text/html'), (None, None, 'image/png'))
    """
    message = Message()
    message["content-type"] = content_type or "text/html"
    media = message.get_content_type()
    return _FORMS.get(media), message.get_content_charset(), media


def now() -> str:
    """The current time in UTC as ISO 8601, to the second.

    >>> len(now()), now()[-6:]
    (25, '+00:00')
    """
    return datetime.now(UTC).isoformat(timespec="seconds")
