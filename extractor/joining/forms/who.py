"""The names of parties, and which parties are public."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import DEALING, ROLE
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Sequence


def names_of(mentions: Sequence[Mention]) -> set[str]:
    """The names of the mentions, as listed, whichever form the text has."""
    return {m.value.name for m in mentions if isinstance(m.value, Name | Place)}


def is_body(mention: Mention) -> bool:
    """Whether a mention is a government or a public institution, by the lists or by its name."""
    value = mention.value
    return isinstance(value, Name) and value.type in {"government", "institution"}


def is_institution(mention: Mention) -> bool:
    """Whether a mention is a public institution: a development bank, a state fund."""
    return isinstance(mention.value, Name) and mention.value.type == "institution"


def is_public(mention: Mention) -> bool:
    """Whether a mention is a country, a town, a government or a public institution."""
    return isinstance(mention.value, Place) or is_body(mention)


def is_weak(mention: Mention) -> bool:
    """Whether a mention is of a name that is also an everyday word."""
    value = mention.value
    return isinstance(value, Name | Place) and value.weak


def all_public(mentions: Sequence[Mention]) -> bool:
    """Whether there are mentions, and all of them are public."""
    return bool(mentions) and all(map(is_public, mentions))


def as_dealer(party: Mention) -> Mention:
    """An unlisted name of whom the text says that he deals as a firm does: 다온기공이 물량을 따냈다."""
    return replace(party, rule=DEALING) if party.rule == ROLE else party
