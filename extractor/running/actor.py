"""What stands on each core of a Ray cluster: it starts the work once, and does it shard by shard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor import __version__
from extractor.errors import ExtractorError, internal_error
from extractor.rules.paths import fingerprint
from extractor.running.pool import Pool

if TYPE_CHECKING:
    from extractor.reading import Item
    from extractor.running.outcomes import Outcome
    from extractor.running.work import Work


class Copy(NamedTuple):
    """With what an actor works; it has to be what the run was started with."""

    version: str
    rules: str


def copy_of(work: Work) -> Copy:
    """The version and the rules that are on this machine. Raises RulesError."""
    return Copy(__version__, fingerprint(work.rules))


class Actor:
    """One process that works, and this one that hands it documents.

    A document that ends the process is set aside as on one machine: ``extractor.running.pool`` knows how.
    """

    def __init__(self, work: Work) -> None:
        self._work, self._pool = work, Pool(work, 1)
        self._pool.__enter__()

    def copy(self) -> Copy | ExtractorError:
        """With what it works. What goes wrong is returned: Ray would wrap it."""
        try:
            return copy_of(self._work)
        except ExtractorError as error:
            return error

    def outcomes(self, items: list[Item]) -> list[Outcome] | ExtractorError:
        """What becomes of the documents, in their order; or what keeps the work from starting."""
        try:
            return list(self._pool.outcomes(items))
        except ExtractorError as error:
            return error
        except Exception as error:  # noqa: BLE001 - it goes to whoever started this
            return internal_error("--engine ray", error)
