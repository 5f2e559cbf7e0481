"""Reads how a page was fetched, from the JSON file beside it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.storage import Remote, is_remote
from extractor.types.retrieval import BESIDE, Retrieval

if TYPE_CHECKING:
    from extractor.types import Article


def retrieval_beside(name: str) -> Retrieval | None:
    """How the file ``name`` was fetched; None where no JSON file beside it says so.

    >>> retrieval_beside("no-such-file.html")

    Raises:
        InputError: the JSON file does not say what `extractor fetch` writes.
    """
    path = Remote(name) if is_remote(name) else Path(name)
    beside = path.with_name(path.stem + BESIDE)
    if not beside.is_file():
        return None
    try:
        facts = json.loads(beside.read_bytes())
        url, retrieved, charset = (facts[key] for key in ("final_url", "retrieved", "charset"))
        if isinstance(url, str) and isinstance(retrieved, str) and isinstance(charset, str | None):
            return Retrieval(url, retrieved, charset)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    what = "does not say how the page beside it was fetched"
    raise InputError(str(beside), what, "fetch it again, or remove this file")


def located(article: Article, came: Retrieval | None) -> Article:
    """The article with the address that it was fetched from, where the page does not say one."""
    return replace(article, url=article.url or came.url) if came else article
