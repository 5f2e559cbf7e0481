"""Pages in a folder: the bytes, and beside them a JSON file that says how they came."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urlsplit

from extractor.fetching.fetched import SUFFIXES, now
from extractor.types.retrieval import BESIDE, Retrieval

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.fetching.fetched import Page

_UNSAFE = re.compile(r"[^a-z0-9.]+|\.(?=\.)")
_LONGEST = 80
_DIGEST = 10
_PRIVATE = {"set-cookie", "set-cookie2"}


@dataclass(frozen=True, slots=True)
class Saved:
    """A page that was fetched before; ``validators`` ask the server whether it has changed."""

    path: Path
    retrieval: Retrieval
    validators: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of fetched pages; what lies in it is asked for again only where it has changed."""

    path: Path

    def known(self, url: str) -> Saved | None:
        """The page of ``url`` as it was saved; None where it was not, or is not what was saved."""
        try:
            facts = json.loads(self._beside(url).read_bytes())
            path = self.path / Path(facts["file"]).name
            if hashlib.sha256(path.read_bytes()).hexdigest() != facts["sha256"]:
                return None
            retrieval = Retrieval(facts["final_url"], facts["retrieved"], facts["charset"])
            return Saved(path, retrieval, _validators(facts["headers"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def save(self, page: Page) -> Path:
        """Write the page and the JSON file beside it; the page's path. Raises OSError."""
        self.path.mkdir(parents=True, exist_ok=True)
        path = self.path / (file_stem(page.asked) + SUFFIXES[page.retrieval.form])
        for other in {*SUFFIXES.values()} - {path.suffix}:
            path.with_suffix(other).unlink(missing_ok=True)
        _put(path, page.body)
        _put(self._beside(page.asked), _json(_facts(page, path)))
        return path

    def confirm(self, url: str, saved: Saved) -> Path:
        """Note that the server still has what was saved; the page's path. Raises OSError."""
        facts = json.loads(self._beside(url).read_bytes())
        _put(self._beside(url), _json({**facts, "checked": now()}))
        return saved.path

    def _beside(self, url: str) -> Path:
        """The file that says how the page of an address came."""
        return self.path / (file_stem(url) + BESIDE)


def file_stem(url: str) -> str:
    """A file name, without its ending, that is safe anywhere and always the same for an address.

    >>> file_stem("https://news.example/2024/가온?id=7#top")
    'news.example-2024-id-7-ab556195c8'
    """
    url = urldefrag(url)[0]
    parts = urlsplit(url)
    said = f"{parts.hostname}-{parts.path}-{parts.query}".lower()
    name = _UNSAFE.sub("-", said)[:_LONGEST].strip("-.")
    return f"{name}-{hashlib.sha256(url.encode()).hexdigest()[:_DIGEST]}"


def _facts(page: Page, path: Path) -> dict[str, Any]:
    came = page.retrieval
    headers = {name.lower(): said for name, said in page.headers.items()}
    return {
        "url": page.asked,
        "final_url": came.url,
        "retrieved": came.retrieved,
        "checked": came.retrieved,
        "file": path.name,
        "charset": came.charset,
        "sha256": hashlib.sha256(page.body).hexdigest(),
        "headers": {name: headers[name] for name in sorted(headers.keys() - _PRIVATE)},
    }


def _validators(headers: Mapping[str, str]) -> dict[str, str]:
    found = {
        "If-None-Match": headers.get("etag"),
        "If-Modified-Since": headers.get("last-modified"),
    }
    return {name: said for name, said in found.items() if said}


def _json(facts: dict[str, Any]) -> bytes:
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _put(path: Path, data: bytes) -> None:
    """Write beside and rename: a file is whole or as it was."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
