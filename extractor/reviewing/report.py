"""Reports on a run: messages on stderr, failures, and the exit code."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

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
    """Writes messages to stderr and counts failures; ``quiet`` leaves only messages about failures."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.read = self.failed = self._noted = 0
        self._quiet = quiet

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

    def failure(self, error: ExtractorError) -> None:
        """Write the error of an input that failed, also if the report is quiet."""
        self.failed += 1
        click.echo(f"extractor: {error}", err=True)

    def result(self, result: Result) -> None:
        """Write the article's warnings."""
        self.read += 1
        for warning in result.article.warnings:
            self.note(f"{result.article.source or result.article.id}: {warning}")


def hint(result: Result) -> str:
    """What is said of an article without records: how many amounts it has, and why they give none."""
    source = result.article.source
    more = f"`extractor explain {shlex.quote(source or '-')}` shows the sentences"
    return f"{source or result.article.id}: no record, {_seen(result)}; {more}"


def _seen(result: Result) -> str:
    """The number of amounts, and the commonest reason for no record, in words."""
    # Imported only for an article without records.
    from extractor.reviewing.answers import answers, commonest  # noqa: PLC0415
    from extractor.reviewing.saying import reason  # noqa: PLC0415
    from extractor.reviewing.setting import Setting  # noqa: PLC0415
    from extractor.reviewing.wording import read_wording  # noqa: PLC0415

    answered = answers(result)
    seen = f"{counted(len(answered), 'amount')} seen"
    most = commonest(answered)
    if most is None:
        return seen
    against = reason(most, Setting(result, read_wording("en")))
    return f"{seen}, most often: {against}" if len(answered) > 1 else f"{seen}: {against}"


def results(
    extractor: Extractor, articles: Iterable[Article | Failure], report: Report
) -> Iterator[Result]:
    """The results of the articles that can be read; ``report`` gets the failures of the others."""
    # Imported late: reading loads the HTML parser, which --help and --version do not need.
    from extractor.reading import Failure  # noqa: PLC0415

    for article in articles:
        if isinstance(article, Failure):
            report.failure(article.error)
        elif result := _extracted(extractor, article, report):
            report.result(result)
            yield result


def _extracted(extractor: Extractor, article: Article, report: Report) -> Result | None:
    try:
        return extractor.extract(article)
    except InputError as error:
        report.failure(error)
    except Exception as error:  # noqa: BLE001 - no article may end the run of the others
        report.failure(internal_error(article.source or article.id, error))
    return None
