"""Reads ``parties.toml``: how parties are named if their words alone do not name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.rules.files import read_toml

if TYPE_CHECKING:
    from extractor.rules.paths import RulePath


@dataclass(frozen=True)
class PartyRules:
    """The name of a national government with its ``{country}``, and the rules that find one.

    ``seen_from_home`` are rules that name a country as seen from the paper's own, ``unnamed`` those
    that say "the government" alone, ``stood_for`` those of the governments that this may mean,
    ``shortened`` those that say a body's last word (the council). ``seats`` are the kinds of places whose
    names stand for the government there.
    """

    government: str
    governments: frozenset[str]
    seen_from_home: frozenset[str]
    unnamed: frozenset[str]
    stood_for: frozenset[str]
    shortened: frozenset[str]
    seats: frozenset[str]


def read_parties(path: RulePath) -> PartyRules:
    """The file's tables."""
    table = read_toml(path)
    return PartyRules(
        str(table.get("government", "{country}")),
        frozenset(table.get("governments", ())),
        frozenset(table.get("seen_from_home", ())),
        frozenset(table.get("unnamed", ())),
        frozenset(table.get("stood_for", ())),
        frozenset(table.get("shortened", ())),
        frozenset(table.get("seats", ())),
    )
