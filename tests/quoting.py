"""The quotes of what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    """All quotes in the lines that are printed, at whatever depth."""
    if isinstance(value, dict):
        if {"start", "text"} <= value.keys():
            yield value
        for one in value.values():
            yield from quotes(one)
    elif isinstance(value, list):
        for one in value:
            yield from quotes(one)
