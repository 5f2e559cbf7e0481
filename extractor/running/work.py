"""What is done with each document, wherever it is done: read, search, shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import InputError, internal_error
from extractor.reviewing.report import hint
from extractor.running.outcomes import EXTRACT, READ, Done, Outcome, failed

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.pipeline import Result
    from extractor.reading import Defaults, Item
    from extractor.writing.sinks import Format


@dataclass(frozen=True)
class Work:
    """How documents are read and shaped: small, and sent to each process that does it.

    ``rules`` is a folder to add to the package's, ``model`` a spaCy pipeline; ``hints`` adds a note to
    an article without records.
    """

    rules: Path | None
    model: str | None
    defaults: Defaults
    format: Format
    hints: bool = False

    def start(self) -> Worker:
        """Somebody to do it, who has read the rules. Raises RulesError or ModelError."""
        return Worker(self)


class Worker:
    """Rules, read once, for many documents."""

    def __init__(self, work: Work) -> None:
        # Seconds of imports and rules, which the process that only hands out work does without.
        from extractor.pipeline import Extractor  # noqa: PLC0415

        self._work = work
        self._extractor = Extractor(work.rules, work.model)
        self._reader = self._extractor.reader(work.defaults)

    def __call__(self, item: Item) -> Outcome:
        """What becomes of a document; whatever goes wrong with it is a failure of it."""
        # Imported by now: the reader is there.
        from extractor.reading import Failure  # noqa: PLC0415

        reading = self._reader.reading(item)
        if isinstance(reading, Failure):
            return failed(item.where, READ, reading.error)
        try:
            result = self._extractor.extract(reading.article)
            return self._done(result)
        except InputError as error:
            return failed(item.where, EXTRACT, error)
        except Exception as error:  # noqa: BLE001 - no article may end the run of the others
            return failed(item.where, EXTRACT, internal_error(item.where, error))

    def _done(self, result: Result) -> Done:
        article = result.article
        where = article.source or article.id
        notes = [f"{where}: {warning}" for warning in article.warnings]
        if self._work.hints and not result.records:
            notes.append(hint(result))
        return Done(self._work.format.shape(result), len(result.records), tuple(notes))
