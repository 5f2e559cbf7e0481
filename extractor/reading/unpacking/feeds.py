"""Entries of RSS and Atom feeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import InputError
from extractor.reading.decoding import decode
from extractor.reading.jsonlines import Entry
from extractor.reading.unread import Item, whole_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from extractor.reading.unread import Place

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,30})""")
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
# What an entry says, by the names that formats have for it; the fullest first.
_CONTENT = ("encoded", "content", "description", "summary")
_DAY = ("pubDate", "published", "date", "issued", "updated", "modified")


def fed(stream: BinaryIO, place: Place) -> Iterator[Item]:
    """The entries of a feed, each with its title, day and address.

    Raises:
        InputError: it has no entries.
    """
    data = whole_of(stream, place.name)
    root, fault = _parsed(data, place.name)
    found = [node for node in root.iter() if _local(node) in {"item", "entry"}]
    if not found:
        what = "is a feed without entries" + (f", and no sound XML: {fault}" if fault else "")
        raise InputError(place.name, what, "give a feed that has some", "empty")
    warnings = (f"is no sound XML: {fault}; entries may be missing",) if fault else ()
    for number, node in enumerate(found, 1):
        where = f"{place.name}:{number}"
        yield Item(where, place.name, _entry(node, where), warnings=warnings)


def _parsed(data: bytes, where: str) -> tuple[_Element, str]:
    """The root of the feed, and what is wrong with it as XML."""
    from lxml import etree  # noqa: PLC0415 - for feeds alone

    named = _ENCODING.search(data[:500])
    decoded = decode(data, where, charset=named[1].decode("ascii") if named else None)
    text = _DECLARATION.sub("", decoded.text, count=1).encode("utf-8", "replace")
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, strip_cdata=True
    )
    root = etree.fromstring(text.strip(), parser)
    if root is None:
        raise InputError(where, "is no XML that can be read", "get the feed again", "broken")
    return root, parser.error_log[0].message if len(parser.error_log) else ""


def _local(node: _Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _entry(node: _Element, where: str) -> Entry:
    fields: dict[str, str] = {}
    for child in node:
        fields.setdefault(_local(child), _content(child))
    title = " ".join(_TAG.sub("", fields.get("title", "")).split()) or None
    content = next(filter(None, map(fields.get, _CONTENT)), "") or title or ""
    page = bool(_TAG.search(content))
    return Entry(
        id=fields.get("guid") or fields.get("id") or where,
        text=None if page else content,
        html=content if page else None,
        published=next(filter(None, map(fields.get, _DAY)), None),
        language=None,
        url=_link(node),
        title=title,
    )


def _content(node: _Element) -> str:
    """The text of an element, or its markup where it is XHTML."""
    from lxml import etree  # noqa: PLC0415 - for feeds alone

    if len(node) and node.get("type") == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode") for child in node).strip()
    return "".join(node.itertext()).strip()


def _link(node: _Element) -> str | None:
    links = [child for child in node if _local(child) == "link"]
    alternate = [link for link in links if link.get("rel", "alternate") == "alternate"]
    for link in alternate:
        found = (link.get("href") or link.text or "").strip()
        if found:
            return found
    return None
