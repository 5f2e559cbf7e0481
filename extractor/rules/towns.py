"""Towns that count where the words beside them make them one: in Galashiels, outside Stranraer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.files import not_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extractor.rules.paths import RulePath

_HEAD = "name,country"
_ROW = r"[^,\"\n]+,[A-Z]{2}"
_ROWS = re.compile(rf"{_HEAD}\n(?:{_ROW}\n)*")


@dataclass(frozen=True)
class Towns:
    """The names in ``towns.csv`` with the country that they lie in, read when one is first asked for.

    They stay lines of one text, which a lookup searches: few articles need one, and no table has to be built.
    """

    path: RulePath

    def country(self, name: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of a town's country; None for a name that is not listed.

        A row of an add-on counts before the package's. Raises RulesError with file and line for a
        line that is no name with a country.
        """
        row = f"\n{name},"
        at = self.lines.find(row) + len(row)
        return self.lines[at : at + 2] if at >= len(row) else None

    @cached_property
    def lines(self) -> str:
        """The lines of all layers, the package's last; empty without a file."""
        return "".join(map(_checked, reversed(self.path.existing)))


def _checked(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_utf8(file, error) from error
    text = text if text.endswith("\n") else f"{text}\n"
    if not _ROWS.fullmatch(text):
        raise next(_faults(file, text))
    return text


def _faults(file: Path, text: str) -> Iterator[RulesError]:
    head, *rows = text.splitlines()
    if head != _HEAD:
        yield RulesError(f"{file}:1", f"{head!r} is not the head", _HEAD)
    for at, row in enumerate(rows, start=2):
        if not re.fullmatch(_ROW, row):
            what, mend = (
                f"{row!r} is no name with a country",
                "a name, a comma, two capital letters",
            )
            yield RulesError(f"{file}:{at}", what, mend)
