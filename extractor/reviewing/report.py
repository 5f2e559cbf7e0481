"""What happens in a run, told on stderr and kept for the exit code."""

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
    """Tells what happens and counts it. ``errors`` gets the inputs that failed, as JSON lines.

    ``quiet`` leaves only the inputs that failed; ``hints`` helps on where nothing was found.
    """

    def __init__(
        self, *, quiet: bool = False, hints: bool = False, errors: TextIO | None = None
    ) -> None:
        self.read = self.failed = self._noted = 0
        self._quiet, self._hints, self._errors = quiet, hints, errors

    @property
    def exit_code(self) -> int:
        """0 where every input was read, 3 where some failed, 4 where all did."""
        if not self.failed:
            return 0
        return SOME_FAILED if self.read else ALL_FAILED

    def note(self, message: str) -> None:
        """Say it, unless asked to be quiet."""
        if not self._quiet:
            click.echo(f"extractor: {message}", err=True)

    def notes_of(self, reader: Reader) -> None:
        """Say what the reader has passed over since the last time."""
        for message in reader.notes[self._noted :]:
            self.note(message)
        self._noted = len(reader.notes)

    def failure(self, source: str, error: ExtractorError) -> None:
        """Name the input that failed, also when quiet."""
        self.failed += 1
        click.echo(f"extractor: {error}", err=True)
        if self._errors:
            line = {"source": source, "error": error.what, "mend": error.mend}
            self._errors.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._errors.flush()

    def result(self, result: Result) -> None:
        """Pass on the article's warnings, and help on where it has no record."""
        self.read += 1
        source = result.article.source
        for warning in result.article.warnings:
            self.note(f"{source or result.article.id}: {warning}")
        if self._hints and not result.records:
            seen = f"no record, {_seen(result)}"
            more = f"`extractor explain {shlex.quote(source or '-')}` shows the sentences"
            self.note(f"{source or result.article.id}: {seen}; {more}")


def _seen(result: Result) -> str:
    """How many amounts were seen, and why most of them gave no record."""
    # What explains is imported where an article has no record alone.
    from extractor.reviewing.answers import answers, commonest  # noqa: PLC0415
    from extractor.reviewing.saying import why  # noqa: PLC0415
    from extractor.reviewing.wording import read_wording  # noqa: PLC0415

    told = answers(result)
    seen = f"{counted(len(told), 'amount')} seen"
    most = commonest(told)
    if most is None:
        return seen
    reason = why(most, result.article, read_wording("en")).removeprefix("no record: ")
    return f"{seen}, most often: {reason}" if len(told) > 1 else f"{seen}: {reason}"


def results(
    extractor: Extractor,
    articles: Iterable[Article | Failure],
    report: Report,
    *,
    stop: bool = False,
) -> Iterator[Result]:
    """The results of the articles that can be read; the others are told to ``report``.

    With ``stop`` the first input that fails is the last.
    """
    # Reading brings the HTML parser with it, which help and version do without.
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
