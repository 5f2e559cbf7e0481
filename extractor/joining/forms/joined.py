"""The result of joining: the records, and what became of every amount of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.forms.weighed import Weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar
    from extractor.types import Record


class Joined(NamedTuple):
    """The records of an article and the facts and readings that they come from.

    ``facts`` are the facts of each record, in the records' order; ``refused`` are facts that are no
    deal, ``unnamed`` the facts of deals that name nobody. ``sport`` is set for an article about
    sport, of which no sentence is read. ``weighed`` is the weight of the article's words, where it
    has records. ``grammar`` is that of its language, for who explains the readings.
    """

    records: tuple[Record, ...] = ()
    facts: tuple[tuple[Fact, ...], ...] = ()
    refused: tuple[Fact, ...] = ()
    unnamed: tuple[tuple[Fact, ...], ...] = ()
    readings: Sequence[Reading] = ()
    sport: bool = False
    weighed: Weighed = Weighed()
    grammar: Grammar | None = None
