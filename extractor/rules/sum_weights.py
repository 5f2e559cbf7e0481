"""Weights of the words around a sum, by the class of deals that they speak for, learnt from annotated texts (``make train``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.caching import computed
from extractor.errors import RulesError
from extractor.rules.files import read_lines

if TYPE_CHECKING:
    from collections.abc import Collection

    from extractor.rules.files import Table
    from extractor.rules.paths import RulePath

# The first class: the sum is of no deal.
NONE = "none"
# Behind the kind of a class whose sentences are about who takes the money.
TAKER = "<"
# In what the weights are whole numbers: so many to one of the log-odds.
HUNDREDTHS = 100
# The row with what every sum weighs.
_ALWAYS = "*"


@dataclass(frozen=True, eq=False)
class SumWeights:
    """A linear model with integer weights, in hundredths of log-odds: exact, in whatever order they are added.

    A class is ``none``, a kind, or a kind with ``<`` where who takes the money is told first. The table of an add-on
    takes the place of the package's.
    """

    path: RulePath

    @cached_property
    def table(self) -> Table:
        """``classes``, and ``rows``: the weights by feature, in the order of the classes. Raises RulesError."""
        *_, file = (None, *self.path.existing)
        if file is None:
            return {"classes": [], "rows": {}}
        return computed(_read, str(file), sha256(file.read_bytes()).hexdigest())

    def __bool__(self) -> bool:
        return bool(self.table["rows"])

    def scores(self, features: Collection[str]) -> dict[str, int]:
        """The summed weights of the features, by class."""
        rows = self.table["rows"]
        found = [rows[_ALWAYS], *(rows[one] for one in features if one in rows)]
        return dict(zip(self.table["classes"], map(sum, zip(*found, strict=True)), strict=True))


def _read(path: str, _hash: str) -> Table:
    """The table of a file: a head with the classes, and a row for each feature, with tabs between.

    Raises RulesError with file and line for a row that cannot be used.
    """
    head, *lines = read_lines(Path(path))
    first, *classes = head.split("\t")
    if first != "feature" or classes[:1] != [NONE]:
        what = f"{head!r} is not the head"
        raise RulesError(f"{path}:1", what, f"feature, {NONE} and the kinds of deals, tabs between")
    rows: dict[str, list[int]] = {}
    for at, line in enumerate(lines, start=2):
        feature, *cells = line.split("\t")
        try:
            rows[feature] = [int(cell or 0) for cell in cells]
        except ValueError as error:
            what = f"{line!r} is no feature with its weights"
            raise RulesError(f"{path}:{at}", what, "whole numbers, tabs between") from error
        if len(cells) != len(classes):
            what = f"{len(cells)} weights for {len(classes)} classes"
            raise RulesError(f"{path}:{at}", what, "one for each class of the head")
    if _ALWAYS not in rows:
        raise RulesError(f"{path}:1", f"no row {_ALWAYS}", "what every sum weighs")
    return {"classes": classes, "rows": rows}
