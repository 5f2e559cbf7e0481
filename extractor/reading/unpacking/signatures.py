"""Which kind of container bytes are, by how they begin."""

from __future__ import annotations

import re

from extractor.reading.binary import names_document
from extractor.reading.sniffing import looks_like_page

# What is looked at of a file to tell what it is.
HEAD = 4096

_SIGNATURES = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\xfd7zXZ\0", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_WARC = re.compile(rb"WARC/\d\.\d+\r?\n")
_PARQUET = re.compile(rb"PAR1[^\t\n\r -\xff]")
_HEADERS = re.compile(
    rb"\A(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+"
)
_MAIL = re.compile(
    rb"^(?:mime-version|received|message-id|return-path):", re.IGNORECASE | re.MULTILINE
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_XML = b"<"
_MARK = b"\xef\xbb\xbf \t\r\n"
_TAR = slice(257, 262)


def kind_of(head: bytes, name: str = "") -> str:
    r"""The kind of container that begins with ``head``; empty for a document or what is unknown.

    >>> kind_of(b"\x1f\x8b\x08"), kind_of(b"MZ"), kind_of(b"<rss version='2.0'>")
    ('gzip', '', 'feed')
    """
    found = next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), "")
    if found or head[_TAR] == b"ustar":
        return found or "tar"
    for pattern, kind in ((_BZIP2, "bzip2"), (_WARC, "warc"), (_PARQUET, "parquet")):
        if pattern.match(head):
            return kind
    start = head.lstrip(_MARK)
    if start.startswith(_XML) and _FEED.search(start) and not looks_like_page(start[:200]):
        return "feed"
    return "mail" if _is_mail(head, name) else _by_name(name)


def _is_mail(head: bytes, name: str) -> bool:
    """Whether bytes begin with the headers of a mail; a name that says so needs fewer of them."""
    headers = _HEADERS.match(head)
    if not headers:
        return False
    return bool(_MAIL.search(headers[0])) or name.lower().endswith((".eml", ".mht", ".mhtml"))


def _by_name(name: str) -> str:
    return "csv" if name.lower().endswith((".csv", ".tsv")) else ""


def holds_articles(head: bytes, name: str) -> bool:
    """Whether a file whose name does not say so is read: a container, a page, a document, a picture.

    A document or a picture that is not read gives a failure: it may be an article all the same.
    A text counts where its name has no ending.
    """
    if kind_of(head, name) or names_document(head) or looks_like_page(head.lstrip(_MARK)):
        return True
    return "." not in name and bool(head) and b"\0" not in head
