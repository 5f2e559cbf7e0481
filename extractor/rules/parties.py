"""``parties.toml``: how parties are named where the words alone do not name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.rules.files import read_toml

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class PartyRules:
    """The name of a national government with its ``{country}``, and the rules that find one.

    ``seen_from_home`` are rules that name a country as seen from the paper's own.
    """

    government: str
    governments: frozenset[str]
    seen_from_home: frozenset[str]


def read_parties(path: Path) -> PartyRules:
    """The file's tables."""
    table = read_toml(path)
    return PartyRules(
        str(table.get("government", "{country}")),
        frozenset(table.get("governments", ())),
        frozenset(table.get("seen_from_home", ())),
    )
