"""Reports on a run: messages on stderr, failures, and the exit code."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, TextIO

import click

from extractor.errors import ExtractorError, InputError, internal_error
from extractor.terminal import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.pipeline import Extractor, Result
    from extractor.reading import Failure, Reader
    from extractor.types import Article

SOME_FAILED, ALL_FAILED = 3, 4


class Report:
    """Writes messages to stderr and counts failures. ``errors`` gets the failures as JSON lines.

    ``quiet`` leaves only messages about failures; ``hints`` adds one for an article without records.
    """

    def __init__(
        self, *, quiet: bool = False, hints: bool = False, errors: TextIO | None = None
    ) -> None:
        self.read = self.failed = self._noted = 0
        self._quiet, self._hints, self._errors = quiet, hints, errors

    @property
    def exit_code(self) -> int:
        """0 if every input was read, 3 if some failed, 4 if all did."""
        if not self.failed:
            return 0
        return SOME_FAILED if self.read else ALL_FAILED

    def note(self, message: str) -> None:
        """Write a message, unless the report is quiet."""
        if not self._quiet:
            click.echo(f"extractor: {message}", err=True)

    def notes_of(self, reader: Reader) -> None:
        """Write the reader's notes (files that it skipped) since the last call."""
        for message in reader.notes[self._noted :]:
            self.note(message)
        self._noted = len(reader.notes)

    def failure(self, source: str, error: ExtractorError) -> None:
        """Write the error of an input that failed, also if the report is quiet."""
        self.failed += 1
        click.echo(f"extractor: {error}", err=True)
        if self._errors:
            line = {"source": source, "error": error.what, "mend": error.mend}
            self._errors.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._errors.flush()

    def result(self, result: Result) -> None:
        """Write the article's warnings, and a hint if it has no record."""
        self.read += 1
        source = result.article.source
        for warning in result.article.warnings:
            self.note(f"{source or result.article.id}: {warning}")
        if self._hints and not result.records:
            seen = f"no record, {_seen(result)}"
            more = f"`extractor explain {shlex.quote(source or '-')}` shows the sentences"
            self.note(f"{source or result.article.id}: {seen}; {more}")


def _seen(result: Result) -> str:
    """The number of amounts, and the commonest reason for no record, in words."""
    # Imported only for an article without records.
    from extractor.reviewing.answers import answers, commonest  # noqa: PLC0415
    from extractor.reviewing.saying import reason  # noqa: PLC0415
    from extractor.reviewing.wording import read_wording  # noqa: PLC0415

    answered = answers(result)
    seen = f"{counted(len(answered), 'amount')} seen"
    most = commonest(answered)
    if most is None:
        return seen
    against = reason(most, result.article, read_wording("en"))
    return f"{seen}, most often: {against}" if len(answered) > 1 else f"{seen}: {against}"


def results(
    extractor: Extractor,
    articles: Iterable[Article | Failure],
    report: Report,
    *,
    stop: bool = False,
) -> Iterator[Result]:
    """The results of the articles that can be read; ``report`` gets the failures of the others.

    With ``stop`` the first input that fails is the last.
    """
    # Imported late: reading loads the HTML parser, which --help and --version do not need.
    from extractor.reading import Failure  # noqa: PLC0415

    for article in articles:
        if isinstance(article, Failure):
            report.failure(article.source, article.error)
        elif result := _extracted(extractor, article, report):
            report.result(result)
            yield result
        if stop and report.failed:
            report.note("stopped at the first input that failed; later ones were not read")
            return


def _extracted(extractor: Extractor, article: Article, report: Report) -> Result | None:
    try:
        return extractor.extract(article)
    except InputError as error:
        report.failure(article.source or article.id, error)
        return None
    except Exception as error:  # noqa: BLE001 - no article may end the run of the others
        where = article.source or article.id
        report.failure(where, internal_error(where, error))
        return None
