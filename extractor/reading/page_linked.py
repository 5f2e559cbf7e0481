"""What the JSON-LD of a page says of its article."""

from __future__ import annotations

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


class LinkedData(NamedTuple):
    """The headline, the days, the publisher, the authors and the language, as the data say them."""

    headline: str | None = None
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    publisher: str | None = None
    author: str | None = None
    language: str | None = None


def read_linked_data(page: str, scripts: Iterable[Range]) -> LinkedData:
    """What the data scripts among ``scripts`` say; articles are asked before other things."""
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
    try:
        waiting = deque([json.loads(page[inner : page.rfind("<", inner, place[1])], strict=False)])
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


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
