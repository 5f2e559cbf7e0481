"""What joining gives: the records, and what each sum of the article came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.types import Record


class Joined(NamedTuple):
    """The records of an article and what they come from.

    ``facts`` are those of each record, in the records' order; ``refused`` are facts of no deal,
    ``unnamed`` those of each deal that names nobody. ``sport`` is set for an article of sport, of
    which no sentence is read.
    """

    records: tuple[Record, ...] = ()
    facts: tuple[tuple[Fact, ...], ...] = ()
    refused: tuple[Fact, ...] = ()
    unnamed: tuple[tuple[Fact, ...], ...] = ()
    readings: tuple[Reading, ...] = ()
    sport: bool = False
