"""How a fetched page came, and where that is kept: in a small JSON file beside the page."""

from __future__ import annotations

from typing import NamedTuple

BESIDE = ".fetch.json"


class Retrieval(NamedTuple):
    """Where and when a page was fetched.

    ``url`` is the address after all redirects, ``retrieved`` an ISO 8601 time with its zone,
    ``charset`` and ``form`` (html, text) what the HTTP header says of the bytes.
    """

    url: str
    retrieved: str
    charset: str | None = None
    form: str = "auto"
