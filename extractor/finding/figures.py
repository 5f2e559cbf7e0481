"""Masks figures, character by character, before the rules for amounts are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.rules.money import Figures


def masked(text: str, figures: Figures) -> str:
    """The text with its figures masked; no offset changes."""
    return "".join(_pieces(text, figures))


def _pieces(text: str, figures: Figures) -> Iterator[str]:
    at = done = 0
    while place := figures.starts.search(text, at):
        match = figures.pattern.match(text, place.start())
        if match is None or not match[0]:
            at = place.start() + 1
            continue
        at = match.end()
        mask = figures.masks.get(match.lastgroup or "")
        if mask:
            first, rest = mask
            yield text[done : match.start()]
            yield first + rest * (at - match.start() - 1)
            done = at
    yield text[done:]
