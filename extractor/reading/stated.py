"""A value that an input states of its article."""

from __future__ import annotations

from typing import NamedTuple


class StatedValue(NamedTuple):
    """A value as the page writes it, and its source: ``meta og:title``, ``json-ld`` …."""

    value: str
    source: str
