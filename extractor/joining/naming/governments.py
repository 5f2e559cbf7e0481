"""Resolves "the government": the one that the article named before, or that of its country."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.rules.parties import PartyRules


def with_governments(
    mentions: Sequence[Mention], main: Sequence[Mention], rules: PartyRules
) -> Iterator[Mention]:
    """The mentions, with unnamed governments given the name or the country that is meant.

    ``the Ontario government … the government``, ``Leeds City Council … the council``, ``the city of Oslo … the city``.
    """
    country = next((m.value.country for m in main if isinstance(m.value, Place)), None)
    last_named: Mention | None = None
    bodies: dict[str, Mention] = {}
    for mention in mentions:
        value = mention.value
        if mention.label != "GOVERNMENT" or not isinstance(value, Name):
            yield mention
        elif mention.rule in rules.shortened:
            body = bodies.get(_ends(value.name)[-1])
            yield replace(mention, value=body.value, rule=body.rule) if body else mention
        elif mention.rule in rules.unnamed:
            of_country = replace(value, country=country)
            yield (
                replace(mention, value=last_named.value, rule=last_named.rule)
                if last_named
                else replace(mention, value=of_country)
            )
        else:
            bodies.update(dict.fromkeys(_ends(value.name), mention))
            last_named = mention if mention.rule in rules.stood_for else last_named
            yield mention


def _ends(name: str) -> tuple[str, str]:
    """The first and the last word: one of them says what the body is."""
    words = name.casefold().split()
    return words[0], words[-1]
