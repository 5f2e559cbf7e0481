"""Reads the JSON-LD of a page about its article."""

from __future__ import annotations

import contextlib
import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.reading.page_markup import read_attributes
from extractor.reading.page_text import decode_references, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.reading.page_text import Range

_ARTICLE = re.compile(r"article|posting|report", re.IGNORECASE)
_STRING = r'"(?:[^"\\]++|\\.)*+"'
_SPARE_COMMA = re.compile(rf"({_STRING})|,(?=\s*+[\]}}])", re.DOTALL)
_PAIR = re.compile(
    rf'"(headline|datePublished|dateModified|inLanguage)"\s*+:\s*+({_STRING})', re.DOTALL
)
_BEGIN = re.compile(r'\{(?=\s*+["}])|\[(?=\s*+["{\[\]])')
_DECODER = json.JSONDecoder(strict=False)


class LinkedData(NamedTuple):
    """Headline, days, publisher, authors and language, as the JSON-LD states them."""

    headline: str | None = None
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    publisher: str | None = None
    author: str | None = None
    language: str | None = None


def read_linked_data(page: str, scripts: Iterable[Range]) -> LinkedData:
    """The values of the data scripts among ``scripts``; objects of articles come before others."""
    nodes = [node for place in scripts for node in _nodes(page, place)]
    nodes.sort(key=lambda node: not _ARTICLE.search(str(node.get("@type"))))
    articles = [node for node in nodes if _ARTICLE.search(str(node.get("@type")))]
    headlines = (fold(decode_references(one)) for one in _strings(articles, "headline"))
    return LinkedData(
        headline=next(headlines, None),
        published=_strings(nodes, "datePublished"),
        modified=_strings(nodes, "dateModified"),
        publisher=next(_names(nodes, "publisher"), None),
        author=next(_names(nodes, "author"), None),
        language=next(iter(_strings(nodes, "inLanguage")), None),
    )


def _nodes(page: str, place: Range) -> Iterator[dict[str, Any]]:
    """Every object in a script of JSON-LD, outer ones first."""
    inner = page.find(">", place[0]) + 1
    kind = read_attributes(page, place[0], inner).get("type", "").lower()
    if "json" not in kind:
        return
    waiting = deque(_values(page[inner : page.rfind("<", inner, place[1])]))
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _values(text: str) -> list[Any]:
    """The value of a JSON text; of faulty JSON as much as can be read.

    >>> _values('{"a": [1, 2,], "b": "c,}",};')
    [{'a': [1, 2], 'b': 'c,}'}]
    >>> _values('{"headline": "Gaon", "about": "a "plant" in Lodz"}')
    [{'@type': 'Article', 'headline': 'Gaon'}]
    """
    try:
        return [json.loads(text, strict=False)]
    except RecursionError:
        return []
    except ValueError:
        return _mended(text) or [_pairs(text)]


def _mended(text: str) -> list[Any]:
    """The objects and lists in a text, a comma before their end and all else around them left out."""
    text = _SPARE_COMMA.sub(lambda found: found[1] or "", text)
    values, at = [], 0
    try:
        while begin := _BEGIN.search(text, at):
            value, at = _DECODER.raw_decode(text, begin.start())
            values.append(value)
    except (ValueError, RecursionError):
        pass
    return values


def _pairs(text: str) -> dict[str, str]:
    """The first value of each name asked for, at any depth."""
    found = {"@type": "Article"}
    for name, value in _PAIR.findall(text):
        with contextlib.suppress(ValueError):
            found.setdefault(name, json.loads(value, strict=False))
    return found


def _strings(nodes: Sequence[dict[str, Any]], key: str) -> tuple[str, ...]:
    return tuple(node[key] for node in nodes if isinstance(node.get(key), str) and node[key])


def _names(nodes: Sequence[dict[str, Any]], key: str) -> Iterator[str]:
    """Names of people and publishers: a string, an object with a name, or a list of these."""
    for node in nodes:
        value = node.get(key)
        values = value if isinstance(value, list) else [value]
        found = [one.get("name") if isinstance(one, dict) else one for one in values]
        said = ", ".join(fold(decode_references(name)) for name in found if isinstance(name, str))
        if said:
            yield said
