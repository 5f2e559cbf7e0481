"""The command line: arguments in, exit code out. Results on stdout, messages on stderr.

Exit codes: 0 all read, 1 findings, 2 usage or rules, 3 some inputs failed, 4 all failed,
130 interrupted. What a command needs is imported inside it, so that help comes at once.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extractor import __version__
from extractor.commands.diff import diff
from extractor.commands.fetch import fetch, page_at
from extractor.commands.review import review
from extractor.commands.rules import rules
from extractor.deadline import interrupting
from extractor.errors import ExtractorError, InputError
from extractor.options import (
    MODEL,
    RULES,
    STDIN,
    Question,
    Sources,
    explaining,
    file,
    reading,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.pipeline import Extractor, Result
    from extractor.reading import Defaults
    from extractor.reviewing.report import Report
    from extractor.writing.formats import Output

USAGE, ALL_FAILED, INTERRUPTED = 2, 4, 130
EXAMPLES = """\
Investment records, with their source spans, from Korean and English news articles.

  extractor run article.html                  what an article says, as a table
  extractor run articles/ -o records.jsonl    a folder of articles, as JSON lines
  extractor run -                             paste an article, end with Ctrl-D

`extractor --help` names every command, `extractor run --help` every option.
"""
Given = TypeVar("Given")


class Refused(click.ClickException):
    """What was asked for cannot be done as asked."""

    exit_code = USAGE


class Commands(click.Group):
    """Commands that end with the documented exit codes however they end."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - what click says
        """Run the command; Ctrl-C, a closed pipe and bad rules have their own exit codes."""
        try:
            with interrupting():
                super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # Else Python complains when it flushes stdout at the very end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except (ExtractorError, OSError) as error:
            raise Refused(str(error)) from error


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="extractor")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Investment records, with their source spans, from Korean and English news."""
    if ctx.invoked_subcommand is None:
        click.echo(EXAMPLES, nl=False)


commands.add_command(diff)
commands.add_command(fetch)
commands.add_command(review)
commands.add_command(rules)


@commands.command()
@reading
@MODEL
@click.option(
    "--format",
    type=click.Choice(["jsonl", "json", "table", "csv", "xlsx", "parquet", "sqlite"]),
    help="Default: by the ending of FILE (.csv, .xlsx, .parquet, .db); table on a terminal, else jsonl.",
)
@click.option("-o", "--output", "file", callback=file, metavar="FILE", help="Not to stdout.")
@click.option(
    "--bom/--no-bom", default=None, help="CSV for Excel. Default: if a .csv FILE has Korean."
)
@click.option("--mentions", is_flag=True, help="Also all that is named (jsonl, json).")
@click.option("--documents", is_flag=True, help="Also the articles' text (jsonl, json).")
@click.option("--errors", callback=file, metavar="FILE", help="Failed inputs, as JSON lines.")
@click.option(
    "--on-error",
    type=click.Choice(["continue", "stop"]),
    default="continue",
    show_default=True,
    help="After an input that failed.",
)
@click.option("--quiet", is_flag=True, help="On stderr only the inputs that failed.")
@click.pass_context
def run(
    ctx: click.Context, /, *, errors: Path | None, on_error: str, quiet: bool, **given: object
) -> None:
    """Write the investment records that the articles state.

    INPUT is a file, a folder, a pattern, an address (https://…), @FILE with one of these a line,
    or - for stdin.
    """
    from extractor.reviewing.report import Report
    from extractor.writing.output import utf8

    sources, output = _taken(Sources, given), _output(given)
    _refuse_overwriting(sources, output.file, errors)
    extractor = _extractor(sources, given)
    shape = output.chosen()
    with ExitStack() as kept, ExitStack() as stack:
        log = kept.enter_context(utf8(errors, "w")) if errors else None
        sink = shape.open(output.file)
        stack.callback(sink.abort)
        report = Report(quiet=quiet, hints=output.watched, errors=log)
        for result in _results(extractor, sources, report, stop=on_error == "stop"):
            sink.write(shape.shape(result))
        if output.file and report.exit_code == ALL_FAILED:
            report.note(f"{output.file} is left as it was")
        else:
            stack.pop_all()
            sink.close({"read": report.read, "failed": report.failed})
    ctx.exit(report.exit_code)


@commands.command()
@reading
@MODEL
@explaining
@click.pass_context
def explain(ctx: click.Context, /, **given: object) -> None:
    """Say of every amount which record it gave, and why, or why it gave none.

    INPUT is the same as for `extractor run`.
    """
    from extractor.reviewing.explain import explained
    from extractor.reviewing.report import Report

    sources, report = _taken(Sources, given), Report()
    question = asdict(_taken(Question, given))
    for result in _results(_extractor(sources, given), sources, report):
        try:
            click.echo(explained(result, **question))
        except InputError as error:
            report.read -= 1
            report.failure(result.article.source or result.article.id, error)
    ctx.exit(report.exit_code)


@commands.command()
@reading
@click.option(
    "--spans", is_flag=True, help="Each run of text with its start and length in the input."
)
@click.option("--removed", is_flag=True, help="Also what was left out, and by which rule.")
@click.option("--bytes", "in_bytes", is_flag=True, help="Count bytes, not characters.")
@click.pass_context
def clean(
    ctx: click.Context, /, *, spans: bool, removed: bool, in_bytes: bool, **given: object
) -> None:
    """Print the articles alone: what is known of each, and its text.

    INPUT is the same as for `extractor run`.
    """
    from extractor.reviewing import cleaning
    from extractor.reviewing.report import Report

    sources, report = _taken(Sources, given), Report()
    _refuse_unknown_language(sources)
    reader = cleaning.make_reader(sources.rules, _defaults(sources, report))
    readings = reader.readings(sources.inputs, sources.form, sys.stdin.buffer, page_at)
    for number, one in enumerate(cleaning.cleaned(readings, report)):
        try:
            shown = cleaning.show(one, spans=spans, removed=removed, in_bytes=in_bytes)
        except InputError as error:
            raise click.UsageError(str(error)) from error
        click.echo("\n" * bool(number) + shown, nl=False)
    report.notes_of(reader)
    ctx.exit(report.exit_code)


@commands.command()
@RULES
def schema(rules: Path | None) -> None:
    """Print the JSON Schema of an output line."""
    from extractor.rules.inventory import kinds, languages
    from extractor.writing.schema import schema as generated

    shape = generated(kinds(rules), languages(rules))
    click.echo(json.dumps(shape, ensure_ascii=False, indent=2))


def _taken(kind: type[Given], given: dict[str, Any]) -> Given:
    return kind(**{field.name: given[field.name] for field in fields(kind)})  # type: ignore[arg-type]


def _output(given: dict[str, Any]) -> Output:
    from extractor.writing.formats import Output

    try:
        return _taken(Output, given)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _refuse_overwriting(sources: Sources, *files: Path | None) -> None:
    """Raise UsageError where a file that is written to is an input, or another one."""
    written = [path.resolve() for path in files if path]
    if len(set(written)) < len(written):
        raise click.UsageError("-o and --errors name the same file")
    for path in written:
        if path in [Path(name).resolve() for name in sources.inputs]:
            raise click.UsageError(f"{path} is an input; it would be overwritten")


def _extractor(sources: Sources, given: dict[str, Any]) -> Extractor:
    from extractor.pipeline import Extractor

    _refuse_unknown_language(sources)
    return Extractor(sources.rules, given["model"])


def _refuse_unknown_language(sources: Sources) -> None:
    from extractor.rules.inventory import languages

    known = languages(sources.rules)
    if sources.language not in {None, *known}:
        message = f"'{sources.language}' is not one of {', '.join(known)}"
        raise click.BadParameter(message, param_hint="--language")


def _results(
    extractor: Extractor, sources: Sources, report: Report, *, stop: bool = False
) -> Iterator[Result]:
    from extractor.reviewing.report import results

    reader = extractor.reader(_defaults(sources, report))
    articles = reader.read(sources.inputs, sources.form, sys.stdin.buffer, page_at)
    yield from results(extractor, articles, report, stop=stop)
    report.notes_of(reader)


def _defaults(sources: Sources, report: Report) -> Defaults:
    from extractor.reading import Defaults

    if STDIN in sources.inputs and sys.stdin.isatty():
        report.note("paste an article, end with Ctrl-D")
    return Defaults(sources.language, sources.published, sources.title, sources.url)
