"""Reads ``[[status]]`` of ``endings.toml``: the status of a deal by verbs, tense and modality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.errors import RulesError
from extractor.rules.notation import (
    NOTHING,
    Example,
    compile_pattern,
    read_example,
    require_examples,
)
from extractor.types.record import STATUSES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from extractor.rules.files import Table
    from extractor.rules.paths import RulePath

# The status of a deal that is denied, ruled out or only supposed.
NONE = "none"
_KEYS = {
    "name",
    "about",
    "is",
    "of",
    "before",
    "wide",
    "match",
    "then",
    "follows",
    "expect",
    "reject",
}


class Before(NamedTuple):
    """The words before a predicate: in its clause, and in its sentence (bounded)."""

    clause: str
    sentence: str


@dataclass(frozen=True, eq=False)
class StatusRule:
    """Words near a predicate that give the status of a deal (of one of ``kinds``, if there are any).

    A rule that ``follows`` is for the present tense: after an agreement of the kind was mentioned, the
    deal keeps the agreement's status. ``before`` is matched in the predicate's clause, or with
    ``wide`` in its sentence. Examples are sentences whose deals have the status (``expect``), or not.
    """

    id: str
    where: str
    status: str
    kinds: frozenset[str]
    before: re.Pattern[str]
    match: re.Pattern[str]
    then: re.Pattern[str] | None
    follows: bool
    wide: bool
    expect: tuple[Example, ...]
    reject: tuple[str, ...]

    def find(self, kind: str, before: Before, after: str) -> tuple[int, int] | None:
        """Where the words stand that give a deal of the kind the status; None if it has another.

        The offsets count from the predicate: below 0 in the words before it, from 0 on in ``after``.
        A rule without kinds is for all.
        """
        if self.kinds and kind not in self.kinds:
            return None
        text = before.sentence if self.wide else before.clause
        match, shift = None, 0
        if self.before is not NOTHING and (match := self.before.search(text)):
            shift = -len(text)
        elif self.match is not NOTHING:
            match = self.match.search(after)
        if match is None or (self.then is not None and self.then.search(after) is None):
            return None
        return match.start() + shift, match.end() + shift


def read_statuses(
    endings: Table, parts: Mapping[str, str], path: RulePath, code: str
) -> Iterator[StatusRule]:
    """The file's tables in their order: the first that holds decides. Raises RulesError."""
    for table in endings.get("status", []):
        where = path.entry(str(table.get("name", "")))
        _require_keys(table, where)
        what = f"status {table['name']}"
        before, match, then = (
            compile_pattern(table[key], parts, f"{where}: {what}") if key in table else None
            for key in ("before", "match", "then")
        )
        yield StatusRule(
            f"{code}/endings.{table['name']}",
            where,
            table["is"],
            frozenset(table.get("of", ())),
            before or NOTHING,
            match or NOTHING,
            then,
            bool(table.get("follows")),
            bool(table.get("wide")),
            tuple(read_example(line) for line in table["expect"]),
            tuple(table["reject"]),
        )


def _require_keys(table: Mapping[str, Any], where: str) -> None:
    if not table.get("name") or not table.get("is") or not {"before", "match"} & set(table):
        mend = "add the missing line"
        raise RulesError(where, "a status needs name, is, and before or match", mend)
    unknown = set(table) - _KEYS
    if unknown:
        what = f"status {table['name']}: unknown key {', '.join(sorted(unknown))}"
        raise RulesError(where, what, f"known keys: {', '.join(sorted(_KEYS))}")
    require_examples(dict(table), f"status {table['name']}", where)
    if table["is"] != NONE:
        require_status(table["is"], f"status {table['name']}", where)


def require_status(status: object, what: str, where: str) -> None:
    """Raises RulesError for a word that is no status; ``what`` names its rule. None is allowed."""
    if status is not None and status not in STATUSES:
        raise RulesError(
            where, f"{what}: no such status: {status}", f"one of {', '.join(STATUSES)}"
        )
