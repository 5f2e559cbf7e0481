"""The command line: arguments in, exit code out. Results on stdout, messages on stderr.

What a command needs is imported inside it, so that help comes at once.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extractor import __version__
from extractor.commands.diff import diff
from extractor.commands.doctor import doctor
from extractor.commands.fetch import fetch, page_at
from extractor.commands.interchange import export, import_
from extractor.commands.link import link
from extractor.commands.query import query
from extractor.commands.review import review
from extractor.commands.rules import rules
from extractor.commands.run import run
from extractor.configuring.optionnames import give_variables
from extractor.deadline import interrupting
from extractor.errors import ExtractorError, InputError
from extractor.options import (
    MODEL,
    RULES,
    STDIN,
    Question,
    Sources,
    explaining,
    reading,
    refuse_unknown_language,
    taken,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.pipeline import Extractor, Result
    from extractor.reading import Defaults
    from extractor.reviewing.report import Report

USAGE, INTERRUPTED = 2, 130
EXIT_CODES = {
    "0": "every input was read, with or without a record",
    "1": "findings: of diff, rules check, doctor",
    "2": "usage, settings, or rules that cannot be used",
    "3": "some inputs failed; the others still came out",
    "4": "all inputs failed",
    "130": "interrupted",
}
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
        except click.BadParameter as error:
            raise _located(error) from error
        except (ExtractorError, OSError) as error:
            raise Refused(str(error)) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; its options have their defaults from the file of options."""
        name, command, rest = super().resolve_command(ctx, args)
        asks_for_help = {*ctx.help_option_names} & {*args}
        if not (ctx.resilient_parsing or asks_for_help):
            _configure(ctx, self, bears_all=command is doctor)
        return name, command, rest


def _configure(ctx: click.Context, group: click.Group, *, bears_all: bool) -> None:
    """Take defaults from the file of options, if there is one; who bears all reports what is wrong."""
    from extractor.configuring.configfile import ConfigurationError, configuration_of

    try:
        configuration = configuration_of(ctx.params["config"])
        if configuration:
            from extractor.configuring.defaults import META, default_map

            ctx.meta[META], ctx.default_map = configuration, default_map(configuration, group)
    except ConfigurationError:
        if not bears_all:
            raise


def _located(error: click.BadParameter) -> click.BadParameter:
    """The error, with where its value comes from if that is not the command line."""
    from extractor.configuring.defaults import origin

    error.param_hint = origin(error) or error.param_hint
    return error


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="extractor")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="EXTRACTOR_CONFIG",
    metavar="FILE",
    help="Options for all commands. Default: extractor.toml, pyproject.toml. [env var: EXTRACTOR_CONFIG]",
)
@click.pass_context
def commands(ctx: click.Context, config: Path | None) -> None:  # noqa: ARG001 - read before the command
    """Investment records, with their source spans, from Korean and English news."""
    if ctx.invoked_subcommand is None:
        click.echo(EXAMPLES, nl=False)


commands.add_command(diff)
commands.add_command(doctor)
commands.add_command(export)
commands.add_command(fetch)
commands.add_command(import_)
commands.add_command(link)
commands.add_command(query)
commands.add_command(review)
commands.add_command(rules)
commands.add_command(run)


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

    sources, report = taken(Sources, given), Report()
    question = asdict(taken(Question, given))
    for result in _results(_extractor(sources, given), sources, report):
        try:
            click.echo(explained(result, **question))
        except InputError as error:
            report.read -= 1
            report.failure(error)
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

    sources, report = taken(Sources, given), Report()
    refuse_unknown_language(sources)
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


# Each command is there by now.
give_variables(commands)


def _extractor(sources: Sources, given: dict[str, Any]) -> Extractor:
    from extractor.pipeline import Extractor

    refuse_unknown_language(sources)
    return Extractor(sources.rules, given["model"])


def _results(extractor: Extractor, sources: Sources, report: Report) -> Iterator[Result]:
    from extractor.reviewing.report import results

    reader = extractor.reader(_defaults(sources, report))
    articles = reader.read(sources.inputs, sources.form, sys.stdin.buffer, page_at)
    yield from results(extractor, articles, report)
    report.notes_of(reader)


def _defaults(sources: Sources, report: Report) -> Defaults:
    from extractor.reading import Defaults

    if STDIN in sources.inputs and sys.stdin.isatty():
        report.note("paste an article, end with Ctrl-D")
    return Defaults(sources.language, sources.published, sources.title, sources.url)
