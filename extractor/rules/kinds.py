"""Reads ``kinds.toml``: the kinds of records, with the traits that decide how sentences are read."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError
from extractor.rules.files import read_toml
from extractor.rules.paths import RulePath, rule_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SIDES = ("investors", "recipients")


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of records. ``rules/README.md`` says what each trait changes.

    ``nameless`` records may name no party. ``home`` is the role of the party whose country the record
    has if no place is stated (None: neither). ``becomes`` gives, by the name of a finding, the kind
    that a sentence has instead: goods that are bought are an order.
    """

    name: str
    nameless: bool = False
    outlay: bool = False
    purchase: bool = False
    raising: bool = False
    aid: bool = False
    order: bool = False
    pays: bool = False
    holds_sum: bool = False
    joint: bool = False
    shares: bool = False
    home: str | None = None
    becomes: Mapping[str, str] = field(default_factory=dict)

    @property
    def away(self) -> str | None:
        """The role of the party whose country does not count; None if ``home`` is None."""
        if self.home is None:
            return None
        return _SIDES[1] if self.home == _SIDES[0] else _SIDES[0]


TRAITS = tuple(f.name for f in fields(Kind) if f.type == "bool")
# Findings in a sentence that change its kind; ``joining.deciding.kind`` tests each.
FINDINGS = (
    "public_taker",
    "public_giver",
    "to_build",
    "allotted",
    "firm",
    "joining_in",
    "goods",
    "new_shares",
    "public_money",
    "after_round",
    "in_round",
)
_KEYS = {"about", "traits", "home", "becomes"}


@lru_cache(maxsize=8)
def read_kinds(rules: str | Path | RulePath | None = None) -> Mapping[str, Kind]:
    """The kinds by their names, in the order of ``kinds.toml``.

    Raises RulesError for a file without kinds, and for a trait, a side or a kind that does not exist.
    """
    path = rule_path(rules) / "kinds.toml"
    tables = read_toml(path)
    if not tables:
        what = "says no kind of records" if path.existing else "is missing"
        raise RulesError(f"{path}:1", what, "put the packaged file back: extractor rules where")
    return {name: _kind(name, table, tables, path) for name, table in tables.items()}


def _kind(name: str, table: dict[str, Any], tables: Mapping[str, Any], path: RulePath) -> Kind:
    becomes = table.get("becomes", {})
    wrong = (
        ("key", set(table) - _KEYS, sorted(_KEYS)),
        ("trait", set(table.get("traits", ())) - set(TRAITS), TRAITS),
        ("side", {table.get("home", _SIDES[0])} - set(_SIDES), _SIDES),
        ("finding", set(becomes) - set(FINDINGS), FINDINGS),
        ("kind", set(becomes.values()) - set(tables), list(tables)),
    )
    for what, unknown, known in wrong:
        if unknown:
            what_is_wrong = f"kind {name}: no such {what}: {', '.join(sorted(unknown))}"
            raise RulesError(path.table(name), what_is_wrong, f"one of {', '.join(known)}")
    traits = dict.fromkeys(table.get("traits", ()), True)
    return Kind(name, home=table.get("home"), becomes=becomes, **traits)
