"""Whom mentions name, and which of them are public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Sequence


def names_of(mentions: Sequence[Mention]) -> set[str]:
    """What the mentions name, whichever form the text has."""
    return {m.value.name for m in mentions if isinstance(m.value, Name | Place)}


def is_body(mention: Mention) -> bool:
    """A government or a public institution, by the lists or by its name."""
    value = mention.value
    return isinstance(value, Name) and value.type in {"government", "institution"}


def is_institution(mention: Mention) -> bool:
    """A development bank, a fund of the state."""
    return isinstance(mention.value, Name) and mention.value.type == "institution"


def is_public(mention: Mention) -> bool:
    """A country, a town or a government."""
    return isinstance(mention.value, Place) or is_body(mention)
