"""Lists the kinds, languages and files of a folder of rules without reading all of it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.files import read_toml
from extractor.rules.paths import RulePath, rule_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# The endings of rule files.
_READ = ("toml", "csv", "tsv")


def kinds(rules: str | Path | RulePath | None = None) -> tuple[str, ...]:
    """The kinds of records, in the order of ``kinds.toml``."""
    return tuple(read_toml(rule_path(rules) / "kinds.toml"))


def languages(rules: str | Path | RulePath | None = None) -> tuple[str, ...]:
    """The languages: each folder with a ``language.toml``, by name."""
    found = rule_path(rules).names("*/language.toml")
    return tuple(name.partition("/")[0] for name in found)


def require_known_files(rules: RulePath, codes: Iterable[str]) -> None:
    """Raises RulesError for a file of an add-on that is of no use: nobody would read it."""
    packaged, *added = rules.layers
    if not added:
        return
    names = {path.name for ending in _READ for path in packaged.glob(f"*/*.{ending}")}
    names |= {f"{kind}.toml" for kind in kinds(rules)}
    known = {path.name for path in packaged.iterdir() if path.is_file()}
    known |= {f"{code}/{name}" for code in codes for name in names}
    own = RulePath(tuple(added))
    found = [name for ending in _READ for name in own.names(f"**/*.{ending}")]
    for name in found:
        if name not in known:
            what = "no rules are read from a file of this name"
            near = difflib.get_close_matches(name, known, 1)
            mend = f"did you mean {near[0]}?" if near else "extractor rules where shows the names"
            raise RulesError(str(rules / name), what, mend)
    if not found:
        raise RulesError(str(rules), "no rules in this folder", "see rules/README.md")
