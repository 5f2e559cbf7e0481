"""A value that an input says of its article."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """A value as the page writes it, and where it comes from: ``meta og:title``, ``json-ld`` …."""

    value: str
    source: str
